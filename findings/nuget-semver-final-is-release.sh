#!/usr/bin/env bash
# @snyk/nuget-semver 1.6.1: the pre-releases 1.0.0-final, 1.0.0-ga and 1.0.0-release are taken for the release 1.0.0.
#
# Expected: NuGet's documentation "Package versioning", section "Pre-release versions": any text after a hyphen makes a version a pre-release, below the version without it; no
# label has a meaning of its own (the words in its table are called a convention). SemVer 2.0.0, item 9, says the same.
# Seen: three labels are dropped, so that a pre-release equals the release and satisfies `[1.0.0]`; with any other label it does not.
# Cause: the words are removed from a version's labels while it is read. Maven has such a rule for them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --ignore-scripts --no-audit --no-fund --silent @snyk/nuget-semver@1.6.1

cat > look.mjs <<'EOF'
import { readFileSync } from "node:fs";
import nuget from "@snyk/nuget-semver";

console.log(`@snyk/nuget-semver ${JSON.parse(readFileSync("node_modules/@snyk/nuget-semver/package.json", "utf8")).version}`);
for (const label of ["rc", "final", "ga", "release"]) {
  console.log(`1.0.0-${label}: equal to 1.0.0 ${nuget.eq(`1.0.0-${label}`, "1.0.0")}, within [1.0.0] ${nuget.satisfies(`1.0.0-${label}`, "[1.0.0]")}`);
}
EOF
node look.mjs | tee seen

diff - seen <<'EOF'
@snyk/nuget-semver 1.6.1
1.0.0-rc: equal to 1.0.0 false, within [1.0.0] false
1.0.0-final: equal to 1.0.0 true, within [1.0.0] true
1.0.0-ga: equal to 1.0.0 true, within [1.0.0] true
1.0.0-release: equal to 1.0.0 true, within [1.0.0] true
EOF
echo 'as described'

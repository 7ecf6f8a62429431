#!/usr/bin/env bash
# @snyk/nuget-semver 1.6.1: a version with build metadata is no version.
#
# Expected: NuGet's documentation "Package versioning", section "Semantic Versioning 2.0.0": NuGet from 4.3 takes build metadata after a plus sign and ignores it when comparing,
# so 1.0.0+5a3c equals 1.0.0 and is within [1.0.0].
# Seen: it is read as an empty version, which is below every other and within no range with a lower end.
# Cause: before reading, a version is refused if it holds anything but letters, digits, underscores, dots, asterisks and hyphens.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --ignore-scripts --no-audit --no-fund --silent @snyk/nuget-semver@1.6.1

cat > look.mjs <<'EOF'
import { readFileSync } from "node:fs";
import nuget from "@snyk/nuget-semver";

console.log(`@snyk/nuget-semver ${JSON.parse(readFileSync("node_modules/@snyk/nuget-semver/package.json", "utf8")).version}`);
for (const version of ["2.0.0", "2.0.0+5a3c"]) {
  console.log(`${version}: valid ${JSON.stringify(nuget.valid(version))}, equal to 2.0.0 ${nuget.eq(version, "2.0.0")}, above 1.0.0 ${nuget.gt(version, "1.0.0")}, within [1.0.0,3.0.0) ${nuget.satisfies(version, "[1.0.0,3.0.0)")}`);
}
EOF
node look.mjs | tee seen

diff - seen <<'EOF'
@snyk/nuget-semver 1.6.1
2.0.0: valid "2.0.0", equal to 2.0.0 true, above 1.0.0 true, within [1.0.0,3.0.0) true
2.0.0+5a3c: valid "", equal to 2.0.0 false, above 1.0.0 false, within [1.0.0,3.0.0) false
EOF
echo 'as described'

#!/usr/bin/env bash
# @snyk/nuget-semver 1.6.1: 1.0.0-beta.10 is below 1.0.0-beta.9.
#
# Expected: NuGet's documentation "Package versioning", section "Pre-release versions": NuGet follows SemVer 2.0.0 for pre-release labels with dots, so the parts between dots are
# compared as numbers where they are numbers (SemVer 2.0.0, item 11); beta.9 < beta.10, and the highest of both is beta.10.
# Seen: the labels are compared as texts, and the highest version found for a range is beta.9.
# Cause: a label is split at hyphens only, and what holds a dot is kept whole and compared sign by sign.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --ignore-scripts --no-audit --no-fund --silent @snyk/nuget-semver@1.6.1 semver@7.7.3

cat > look.mjs <<'EOF'
import { readFileSync } from "node:fs";
import nuget from "@snyk/nuget-semver";
import semver from "semver";

console.log(`@snyk/nuget-semver ${JSON.parse(readFileSync("node_modules/@snyk/nuget-semver/package.json", "utf8")).version}`);
const versions = ["1.0.0-beta.2", "1.0.0-beta.9", "1.0.0-beta.10"];
console.log(`by SemVer: ${semver.sort([...versions]).join(" < ")}`);
console.log(`by the library: ${[...versions].sort(nuget.compare).join(" < ")}`);
console.log(`highest within [1.0.0-beta.1,1.0.0): ${nuget.maxSatisfying(versions, "[1.0.0-beta.1,1.0.0)")}`);
EOF
node look.mjs | tee seen

diff - seen <<'EOF'
@snyk/nuget-semver 1.6.1
by SemVer: 1.0.0-beta.2 < 1.0.0-beta.9 < 1.0.0-beta.10
by the library: 1.0.0-beta.10 < 1.0.0-beta.2 < 1.0.0-beta.9
highest within [1.0.0-beta.1,1.0.0): 1.0.0-beta.9
EOF
echo 'as described'

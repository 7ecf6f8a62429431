#!/usr/bin/env bash
# @snyk/ruby-semver 4.2.1: 2.0.0.rc1 is not 2.0.rc1.
#
# Expected: the documentation of Gem::Version: the segments compared are canonical, without zeros at the end and without those right before the first letter, so that 2.0.0.rc1,
# 2.0.rc1 and 2.rc1 are one version and `= 2.0.rc1` takes all of them. RubyGems answers so, and so does @renovatebot/ruby-semver, which is the same interface for the same rules.
# Seen: the three differ, and the one with more zeros is the higher one.
# Cause: only zeros at the very end of a version are taken away; those before a letter are compared, and a number is higher than letters.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --ignore-scripts --no-audit --no-fund --silent @snyk/ruby-semver@4.2.1 @renovatebot/ruby-semver@4.1.3

cat > look.mjs <<'EOF'
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import * as renovate from "@renovatebot/ruby-semver";

const snyk = createRequire(import.meta.url)("@snyk/ruby-semver");
const version = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")).version;
console.log(`@snyk/ruby-semver ${version("@snyk/ruby-semver")}, @renovatebot/ruby-semver ${version("@renovatebot/ruby-semver")}`);
for (const [gem, requirement] of [["2.0.0.rc1", "= 2.0.rc1"], ["2.0.0.rc1", "<= 2.rc1"], ["2.0.0.rc1", "> 2.rc2"], ["2.0.0", "= 2"]]) {
  console.log(`${gem} ${requirement}: snyk ${snyk.satisfies(gem, requirement)}, renovatebot ${renovate.satisfies(gem, requirement)}`);
}
EOF
node look.mjs | tee seen

diff - seen <<'EOF'
@snyk/ruby-semver 4.2.1, @renovatebot/ruby-semver 4.1.3
2.0.0.rc1 = 2.0.rc1: snyk false, renovatebot true
2.0.0.rc1 <= 2.rc1: snyk false, renovatebot true
2.0.0.rc1 > 2.rc2: snyk true, renovatebot false
2.0.0 = 2: snyk true, renovatebot true
EOF
echo 'as described'

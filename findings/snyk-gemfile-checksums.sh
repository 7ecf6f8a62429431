#!/usr/bin/env bash
# @snyk/gemfile 1.3.0: in a Gemfile.lock with checksums the version of a gem swallows its checksum.
#
# Expected: a gem's version stands in parentheses. Since Bundler 2.5 a lockfile may have a section CHECKSUMS, in which "name (version) sha256=…" stands on each line.
# Seen: the version in that section begins right, and goes on behind the closing parenthesis up to the last sign but one of the checksum.
# Cause: a version is what stands between the first parenthesis and the end of the line less one sign.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --ignore-scripts --no-audit --no-fund --silent @snyk/gemfile@1.3.0

cat > look.mjs <<'EOF'
import { readFileSync } from "node:fs";
import gemfile from "@snyk/gemfile";

console.log(`@snyk/gemfile ${JSON.parse(readFileSync("node_modules/@snyk/gemfile/package.json", "utf8")).version}`);
const lock = `GEM
  remote: https://rubygems.org/
  specs:
    racc (1.8.1)

PLATFORMS
  ruby

DEPENDENCIES
  racc

CHECKSUMS
  racc (1.8.1) sha256=4a7f6929

BUNDLED WITH
   2.6.2
`;
const { GEM, CHECKSUMS } = gemfile.interpret(lock);
console.log(`GEM: ${JSON.stringify(GEM.specs)}`);
console.log(`CHECKSUMS: ${JSON.stringify(CHECKSUMS)}`);
EOF
node look.mjs | tee seen

diff - seen <<'EOF'
@snyk/gemfile 1.3.0
GEM: {"racc":{"version":"1.8.1"}}
CHECKSUMS: {"racc":{"version":"1.8.1) sha256=4a7f692"}}
EOF
echo 'as described'

#!/usr/bin/env bash
# @renovatebot/pep440 5.0.1: 10 is 10.0, but does not match ==10.0.*.
#
# Expected: PEP 440, section "Version matching": release segments are padded with zeros to the same length, and a prefix ignores what the release segment has beyond it, or lacks.
# The reference implementation (packaging, which pip carries) lets 10 match ==10.0.*. `~=` is defined by such a prefix, so 10 satisfies ~=10.0.0 as well.
# Seen: 10 equals 10.0, yet ==10.0.* refuses it, !=10.0.* takes it, and ~=10.0.0 refuses it.
# Cause: a prefix is matched by comparing its segments with those written in the version, and fails at once if the version has fewer.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --ignore-scripts --no-audit --no-fund --silent @renovatebot/pep440@5.0.1

cat > look.mjs <<'EOF'
import { readFileSync } from "node:fs";
import { satisfies } from "@renovatebot/pep440";

console.log(`@renovatebot/pep440 ${JSON.parse(readFileSync("node_modules/@renovatebot/pep440/package.json", "utf8")).version}`);
for (const version of ["10", "10.0"]) {
  console.log(`${version}: ${["==10.0", "==10.0.*", "!=10.0.*", "~=10.0.0"].map((specifier) => `${specifier} ${satisfies(version, specifier)}`).join(", ")}`);
}
EOF
node look.mjs | tee seen

diff - seen <<'EOF'
@renovatebot/pep440 5.0.1
10: ==10.0 true, ==10.0.* false, !=10.0.* true, ~=10.0.0 false
10.0: ==10.0 true, ==10.0.* true, !=10.0.* false, ~=10.0.0 true
EOF
echo 'as described'

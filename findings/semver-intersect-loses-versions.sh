#!/usr/bin/env bash
# semver-intersect 1.5.0: what >=2.0.0 and <4.0.0 have in common is said to be ^2.0.0.
#
# Expected: the intersection of two ranges is met by just the versions that meet both (npm's semver: `satisfies`). 3.1.0 meets >=2.0.0 and <4.0.0.
# Seen: it does not meet the answer ^2.0.0. With a lower end below 1.0.0 the answer is 0, which leaves out all that is from 1.0.0.
# Cause: the common range is computed rightly and then shortened. The shortening takes the ends' major versions for neighbours if they are unequal, and writes a caret and the
# lower end (or 0).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --ignore-scripts --no-audit --no-fund --silent semver-intersect@1.5.0 semver@7.7.3

cat > look.mjs <<'EOF'
import { readFileSync } from "node:fs";
import semver from "semver";
import { intersect } from "semver-intersect";

console.log(`semver-intersect ${JSON.parse(readFileSync("node_modules/semver-intersect/package.json", "utf8")).version}`);
for (const [one, other, version] of [[">=2.0.0", "<3.0.0", "2.1.0"], [">=2.0.0", "<4.0.0", "3.1.0"], [">=0.5.0", "<2.0.0", "1.1.0"]]) {
  const common = intersect(one, other);
  const meets = (range) => semver.satisfies(version, range);
  console.log(`${one} and ${other} give ${common}; ${version} meets the first ${meets(one)}, the second ${meets(other)}, the answer ${meets(common)}`);
}
EOF
node look.mjs | tee seen

diff - seen <<'EOF'
semver-intersect 1.5.0
>=2.0.0 and <3.0.0 give ^2.0.0; 2.1.0 meets the first true, the second true, the answer true
>=2.0.0 and <4.0.0 give ^2.0.0; 3.1.0 meets the first true, the second true, the answer false
>=0.5.0 and <2.0.0 give 0; 1.1.0 meets the first true, the second true, the answer false
EOF
echo 'as described'

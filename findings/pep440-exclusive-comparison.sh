#!/usr/bin/env bash
# @renovatebot/pep440 5.0.1: `>` and `<` refuse every version with the same release numbers, whatever else differs.
#
# Expected: PEP 440, section "Exclusive ordered comparison": `>V` leaves out the post-releases of V unless V is one itself, and `<V` the pre-releases of V unless V is one itself;
# everything else follows the order of versions. So 1.0 is above 1.0rc1, 1.0.post2 above 1.0.post1, 1.0 below 1.0.post1, and any version of epoch 2 above one of epoch 0.
# Seen: each of these is false, while `>=` and `<=` answer by the order.
# Cause: before comparing, both operators answer false where the release segments are equal; epoch, pre-, post- and development release play no part in that.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --ignore-scripts --no-audit --no-fund --silent @renovatebot/pep440@5.0.1

cat > look.mjs <<'EOF'
import { readFileSync } from "node:fs";
import { compare, satisfies } from "@renovatebot/pep440";

console.log(`@renovatebot/pep440 ${JSON.parse(readFileSync("node_modules/@renovatebot/pep440/package.json", "utf8")).version}`);
for (const [version, operator, bound] of [
  ["1.0", ">", "1.0rc1"],
  ["1.0.post2", ">", "1.0.post1"],
  ["1.0", "<", "1.0.post1"],
  ["2!1.0", ">", "1"],
  ["1.0", "<", "2!1.0"],
]) {
  console.log(`compare(${version}, ${bound}) is ${compare(version, bound)}; ${operator}${bound}: ${satisfies(version, operator + bound)}, ${operator}=${bound}: ${satisfies(version, `${operator}=${bound}`)}`);
}
EOF
node look.mjs | tee seen

diff - seen <<'EOF'
@renovatebot/pep440 5.0.1
compare(1.0, 1.0rc1) is 1; >1.0rc1: false, >=1.0rc1: true
compare(1.0.post2, 1.0.post1) is 1; >1.0.post1: false, >=1.0.post1: true
compare(1.0, 1.0.post1) is -1; <1.0.post1: false, <=1.0.post1: true
compare(2!1.0, 1) is 1; >1: false, >=1: true
compare(1.0, 2!1.0) is -1; <2!1.0: false, <=2!1.0: true
EOF
echo 'as described'

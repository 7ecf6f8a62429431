#!/usr/bin/env bash
# mvncmp 1.0.0: of two Maven versions each is lower than the other.
#
# Expected: the order of versions in Maven's POM reference, section "Version Order Specification", is a total order; a text after a dot is below a number after a hyphen there
# (`1.foo` < `1-1`), and the library says that it follows Maven's ComparableVersion as closely as possible. So 4.12-1 is above 4.12.v20201010, and a comparison the other way
# round has the opposite sign.
# Seen: both ways round the answer is -1, and a sorted list depends on the order that it was in before.
# Cause: the part after a hyphen is a list, that after a dot a text. Text compared with a list answers "lower", and list compared with text answers "lower" too, although the
# comment at that line says that it is higher.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --ignore-scripts --no-audit --no-fund --silent mvncmp@1.0.0

cat > look.mjs <<'EOF'
import { readFileSync } from "node:fs";
import maven from "mvncmp";

console.log(`mvncmp ${JSON.parse(readFileSync("node_modules/mvncmp/package.json", "utf8")).version}`);
for (const [one, other] of [["4.12-1", "4.12.v20201010"], ["1-1", "1.x"]]) {
  console.log(`${one} with ${other}: ${maven.compare(one, other)}; ${other} with ${one}: ${maven.compare(other, one)}`);
}
console.log(["4.12-1", "4.12.v20201010"].sort(maven.compare).join(" < "));
console.log(["4.12.v20201010", "4.12-1"].sort(maven.compare).join(" < "));
EOF
node look.mjs | tee seen

diff - seen <<'EOF'
mvncmp 1.0.0
4.12-1 with 4.12.v20201010: -1; 4.12.v20201010 with 4.12-1: -1
1-1 with 1.x: -1; 1.x with 1-1: -1
4.12.v20201010 < 4.12-1
4.12-1 < 4.12.v20201010
EOF
echo 'as described'

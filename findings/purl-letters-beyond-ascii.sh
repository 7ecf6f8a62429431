#!/usr/bin/env bash
# purl 2.1.0: the library cannot read a package URL that it wrote, where a name has a letter beyond ASCII.
#
# Expected: the package URL specification, clause "Character encoding": a component is encoded as UTF-8 before its octets are percent-encoded, so é is %C3%A9.
# Seen: é is written %E9, which is no UTF-8, and for that string `parse` gives null, its answer for what is no package URL. The form of the specification is read rightly, and
# spoilt by `normalize`.
# Cause: what is written is the number of the UTF-16 unit in hexadecimal digits; what is read goes through decodeURIComponent, which expects UTF-8.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --ignore-scripts --no-audit --no-fund --silent purl@2.1.0

cat > look.mjs <<'EOF'
import { readFileSync } from "node:fs";
import { normalize, parse, stringify } from "purl";

console.log(`purl ${JSON.parse(readFileSync("node_modules/purl/package.json", "utf8")).version}`);
const written = stringify({ type: "generic", name: "café", version: "1.0" });
console.log(`written: ${written}`);
console.log(`read again: ${parse(written)}`);
console.log(`pkg:generic/caf%C3%A9@1.0: read ${parse("pkg:generic/caf%C3%A9@1.0").name}, normalized ${normalize("pkg:generic/caf%C3%A9@1.0")}`);
EOF
node look.mjs | tee seen

diff - seen <<'EOF'
purl 2.1.0
written: pkg:generic/caf%E9@1.0
read again: null
pkg:generic/caf%C3%A9@1.0: read café, normalized pkg:generic/caf%E9@1.0
EOF
echo 'as described'

#!/usr/bin/env bash
# pip-requirements-js 1.0.3: a requirement with an address and a marker is a syntax error.
#
# Expected: PEP 508, section "Grammar", rule url_req: an address may be followed by white space, a semicolon and a marker, and the specification's first examples of the form are
# of this kind. pip takes it in a requirements file.
# Seen: an address alone is read, a version with a marker is read, the two together are not. The loose reader passes over addresses by design, so it says nothing.
# Cause: the grammar asks for a white space and a marker, but does so in one of Ohm's syntactic rules, which pass over white space before each part; the white space asked for is
# gone by then, however many are written.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --ignore-scripts --no-audit --no-fund --silent pip-requirements-js@1.0.3

cat > look.mjs <<'EOF'
import { readFileSync } from "node:fs";
import requirements from "pip-requirements-js";

console.log(`pip-requirements-js ${JSON.parse(readFileSync("node_modules/pip-requirements-js/package.json", "utf8")).version}`);
for (const line of ["idna @ https://example.org/idna.whl", 'idna==3.10 ; python_version < "3.8"', 'idna @ https://example.org/idna.whl ; python_version < "3.8"']) {
  let read;
  try {
    read = JSON.stringify(requirements.parsePipRequirementsLine(line));
  } catch (error) {
    read = error.message;
  }
  console.log(`${line}\n  ${read}`);
}
EOF
node look.mjs | tee seen

diff - seen <<'EOF'
pip-requirements-js 1.0.3
idna @ https://example.org/idna.whl
  {"type":"ProjectURL","name":"idna","url":"https://example.org/idna.whl"}
idna==3.10 ; python_version < "3.8"
  {"type":"ProjectName","name":"idna","versionSpec":[{"operator":"==","version":"3.10"}],"environmentMarkerTree":{"left":"python_version","operator":"<","right":"\"3.8\""}}
idna @ https://example.org/idna.whl ; python_version < "3.8"
  Failed to parse requirements line. Line 1, col 37: expected end of input, "#", or a space
EOF
echo 'as described'

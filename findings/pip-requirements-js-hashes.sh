#!/usr/bin/env bash
# pip-requirements-js 1.0.3: the files that pip-compile writes with hashes cannot be read, neither strictly nor loosely.
#
# Expected: pip's documentation "Requirements File Format", section "Per-requirement options", allows `--hash` after a requirement, and section "Line continuations" a backslash
# at a line's end; `pip-compile --generate-hashes` and `pip hash` write that. The library's documentation says that it follows this page and reads what pip-tools makes.
# Seen: a syntax error for the whole file at the first hash. Without hashes the same file is read.
# Cause: in the grammar a requirement ends with its marker or comment; there is no rule for options that follow it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --ignore-scripts --no-audit --no-fund --silent pip-requirements-js@1.0.3

cat > look.mjs <<'EOF'
import { readFileSync } from "node:fs";
import requirements from "pip-requirements-js";

console.log(`pip-requirements-js ${JSON.parse(readFileSync("node_modules/pip-requirements-js/package.json", "utf8")).version}`);
const hash = "0".repeat(64);
for (const file of ["idna==3.10\nsix==1.17.0\n", `idna==3.10 --hash=sha256:${hash}\nsix==1.17.0\n`, `idna==3.10 \\\n    --hash=sha256:${hash}\nsix==1.17.0\n`]) {
  for (const reader of ["parsePipRequirementsFile", "parsePipRequirementsFileLoosely"]) {
    let read;
    try {
      read = `${requirements[reader](file).length} requirements`;
    } catch (error) {
      read = error.message.split(":")[0];
    }
    console.log(`${reader} ${JSON.stringify(file.replaceAll(hash, "…"))}: ${read}`);
  }
}
EOF
node look.mjs | tee seen

diff - seen <<'EOF'
pip-requirements-js 1.0.3
parsePipRequirementsFile "idna==3.10\nsix==1.17.0\n": 2 requirements
parsePipRequirementsFileLoosely "idna==3.10\nsix==1.17.0\n": 2 requirements
parsePipRequirementsFile "idna==3.10 --hash=sha256:…\nsix==1.17.0\n": Failed to parse requirements file. Line 1, col 12
parsePipRequirementsFileLoosely "idna==3.10 --hash=sha256:…\nsix==1.17.0\n": Failed to loosely parse requirements file. Line 1, col 12
parsePipRequirementsFile "idna==3.10 \\\n    --hash=sha256:…\nsix==1.17.0\n": Failed to parse requirements file. Line 1, col 12
parsePipRequirementsFileLoosely "idna==3.10 \\\n    --hash=sha256:…\nsix==1.17.0\n": Failed to loosely parse requirements file. Line 1, col 12
EOF
echo 'as described'

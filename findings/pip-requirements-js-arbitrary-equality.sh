#!/usr/bin/env bash
# pip-requirements-js 1.0.3: the operator === is a syntax error for the strict reader, and fine for the loose one.
#
# Expected: PEP 440, section "Arbitrary equality", and PEP 508, section "Complete Grammar" (rule version_cmp) have the operator ===. The library's grammar names it too, and its
# documentation calls the strict reader an implementation of PEP 508.
# Seen: the strict reader takes the first two signs as == and then finds no version. Markers with === fail in the same way.
# Cause: in the strict reader's grammar (a parsing expression grammar, where the first alternative that fits wins) == comes before ===.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --ignore-scripts --no-audit --no-fund --silent pip-requirements-js@1.0.3

cat > look.mjs <<'EOF'
import { readFileSync } from "node:fs";
import requirements from "pip-requirements-js";

console.log(`pip-requirements-js ${JSON.parse(readFileSync("node_modules/pip-requirements-js/package.json", "utf8")).version}`);
for (const line of ["requests===2.31.0", 'requests; python_full_version === "3.12.1"']) {
  for (const reader of ["parsePipRequirementsLine", "parsePipRequirementsLineLoosely"]) {
    try {
      console.log(`${reader} ${line}: ${JSON.stringify(requirements[reader](line))}`);
    } catch (error) {
      console.log(`${reader} ${line}: ${error.message.slice(0, 58)}`);
    }
  }
}
EOF
node look.mjs | tee seen

diff - seen <<'EOF'
pip-requirements-js 1.0.3
parsePipRequirementsLine requests===2.31.0: Failed to parse requirements line. Line 1, col 11: expecte
parsePipRequirementsLineLoosely requests===2.31.0: {"type":"ProjectName","name":"requests","versionSpec":[{"operator":"===","version":"2.31.0"}]}
parsePipRequirementsLine requests; python_full_version === "3.12.1": Failed to parse requirements line. Line 1, col 33: expecte
parsePipRequirementsLineLoosely requests; python_full_version === "3.12.1": {"type":"ProjectName","name":"requests"}
EOF
echo 'as described'

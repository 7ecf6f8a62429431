#!/usr/bin/env bash
# @renovatebot/pep440 5.0.1 and pip-requirements-js 1.0.3: a version specifier that ends in a comma is refused.
#
# Expected: the specification "Dependency specifiers" of the Python Packaging User Guide, section "Grammar": since June 2024 the rule version_many ends in an optional comma
# (section "History"). The reference implementation (packaging) took one before that, too.
# Seen: pep440 says that the range is not valid, so that no version satisfies it; pip-requirements-js raises a syntax error.
# Cause: pep440 splits at commas and demands a comparison in each part, the empty one too; the grammar of pip-requirements-js is that of PEP 508 as published in 2015.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --ignore-scripts --no-audit --no-fund --silent @renovatebot/pep440@5.0.1 pip-requirements-js@1.0.3

cat > look.mjs <<'EOF'
import { readFileSync } from "node:fs";
import { satisfies, validRange } from "@renovatebot/pep440";
import requirements from "pip-requirements-js";

const version = (name) => `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")).version}`;
for (const specifier of [">=1.0,<2", ">=1.0,<2,"]) {
  console.log(`${version("@renovatebot/pep440")}: ${specifier} valid ${validRange(specifier)}, satisfied by 1.5 ${satisfies("1.5", specifier)}`);
  let read;
  try {
    read = JSON.stringify(requirements.parsePipRequirementsLine(`requests${specifier}`).versionSpec);
  } catch (error) {
    read = error.name;
  }
  console.log(`${version("pip-requirements-js")}: requests${specifier} ${read}`);
}
EOF
node look.mjs | tee seen

diff - seen <<'EOF'
@renovatebot/pep440 5.0.1: >=1.0,<2 valid true, satisfied by 1.5 true
pip-requirements-js 1.0.3: requests>=1.0,<2 [{"operator":">=","version":"1.0"},{"operator":"<","version":"2"}]
@renovatebot/pep440 5.0.1: >=1.0,<2, valid false, satisfied by 1.5 false
pip-requirements-js 1.0.3: requests>=1.0,<2, Error
EOF
echo 'as described'

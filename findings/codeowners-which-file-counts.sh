#!/usr/bin/env bash
# codeowners 5.1.1 and codeowners-utils 1.0.2: of two CODEOWNERS files they read the one that GitHub does not.
#
# Expected: GitHub's documentation "About code owners", section "CODEOWNERS file location": it looks in .github/, then in the repository's root, then in docs/, and uses the first
# that is there.
# Seen: with one file in the root and one in docs/, both libraries read the one in docs/. codeowners-utils says of its list that the order is GitHub's.
# Cause: in the list of places of both, docs/ stands before the root.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --ignore-scripts --no-audit --no-fund --silent codeowners@5.1.1 codeowners-utils@1.0.2

cat > look.mjs <<'EOF'
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import Codeowners from "codeowners";
import utils from "codeowners-utils";

const version = (name) => `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")).version}`;
mkdirSync("project/docs", { recursive: true });
mkdirSync("project/.git");
writeFileSync("project/CODEOWNERS", "* @example/of-the-root\n");
writeFileSync("project/docs/CODEOWNERS", "* @example/of-docs\n");
console.log(`${version("codeowners")}: ${new Codeowners("project").getOwner("a.js")}`);
console.log(`${version("codeowners-utils")}: ${(await utils.loadOwners(resolve("project"))).map(({ owners }) => owners)}`);
EOF
node look.mjs | tee seen

diff - seen <<'EOF'
codeowners 5.1.1: @example/of-docs
codeowners-utils 1.0.2: @example/of-docs
EOF
echo 'as described'

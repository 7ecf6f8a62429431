#!/usr/bin/env bash
# git-attributes 1.0.0: a pattern with a slash in its middle matches at any depth.
#
# Expected: gitattributes(5) takes patterns as gitignore(5) does, section "Pattern format": a slash at the beginning or in the middle ties a pattern to the folder of the file
# that it stands in. So docs/*.md holds for docs/a.md and not for packages/web/docs/a.md.
# Seen: the library gives the attribute to both; git's own `check-attr` to the first only.
# Cause: only a slash at the very beginning is looked at; before every other pattern the library puts **/.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --ignore-scripts --no-audit --no-fund --silent git-attributes@1.0.0

cat > look.mjs <<'EOF'
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import GitAttributes from "git-attributes";

console.log(`git-attributes ${JSON.parse(readFileSync("node_modules/git-attributes/package.json", "utf8")).version}`);
const text = "docs/*.md linguist-documentation\n";
execFileSync("git", ["init", "--quiet"], { stdio: "ignore" });
writeFileSync(".gitattributes", text);
const attributes = new GitAttributes();
attributes.parse(text);
for (const file of ["docs/a.md", "packages/web/docs/a.md"]) {
  const byGit = execFileSync("git", ["check-attr", "linguist-documentation", file], { encoding: "utf8" }).trim();
  console.log(`git: ${byGit}; library: ${JSON.stringify(attributes.attrsForPath(file))}`);
}
EOF
node look.mjs | tee seen

diff - seen <<'EOF'
git-attributes 1.0.0
git: docs/a.md: linguist-documentation: set; library: {"linguist-documentation":true}
git: packages/web/docs/a.md: linguist-documentation: unspecified; library: {"linguist-documentation":true}
EOF
echo 'as described'

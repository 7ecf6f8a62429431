#!/usr/bin/env bash
# git-attributes 1.0.0: attributes do not reach files below a folder whose name begins with a dot.
#
# Expected: gitattributes(5) matches patterns as gitignore(5) does, where a name that begins with a dot is a name like any other: *.yml holds for .github/workflows/ci.yml.
# Seen: the library finds no attributes for that file, nor for a hidden file in the root; git's own `check-attr` does.
# Cause: patterns are matched by minimatch with its defaults, by which an asterisk matches no name that begins with a dot.
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
const text = "*.yml linguist-generated\n";
execFileSync("git", ["init", "--quiet"], { stdio: "ignore" });
writeFileSync(".gitattributes", text);
const attributes = new GitAttributes();
attributes.parse(text);
for (const file of ["ci/build.yml", ".github/workflows/ci.yml", ".travis.yml"]) {
  const byGit = execFileSync("git", ["check-attr", "linguist-generated", file], { encoding: "utf8" }).trim();
  console.log(`git: ${byGit}; library: ${JSON.stringify(attributes.attrsForPath(file))}`);
}
EOF
node look.mjs | tee seen

diff - seen <<'EOF'
git-attributes 1.0.0
git: ci/build.yml: linguist-generated: set; library: {"linguist-generated":true}
git: .github/workflows/ci.yml: linguist-generated: set; library: {}
git: .travis.yml: linguist-generated: set; library: {}
EOF
echo 'as described'

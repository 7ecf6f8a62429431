#!/usr/bin/env bash
# gitignore-parser 0.0.2: the pattern build ignores builder.js.
#
# Expected: gitignore(5), section "Pattern format": a pattern is matched with whole names between slashes.
# Seen: whatever begins with the pattern is ignored: builder.js and buildings/map.js by build, notes.txt.md by *.txt. git ignores none of these.
# Cause: the regular expression made of a pattern is tied to the path's beginning and not to an end or a slash.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --ignore-scripts --no-audit --no-fund --silent gitignore-parser@0.0.2

cat > look.mjs <<'EOF'
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import parser from "gitignore-parser";

console.log(`gitignore-parser ${JSON.parse(readFileSync("node_modules/gitignore-parser/package.json", "utf8")).version}`);
const text = "build\n*.txt\n";
spawnSync("git", ["init", "--quiet"]);
writeFileSync(".gitignore", text);
for (const file of ["build/a.js", "builder.js", "buildings/map.js", "notes.txt", "notes.txt.md"]) {
  const byGit = spawnSync("git", ["check-ignore", "--quiet", file]).status === 0;
  console.log(`${file}: git ignores it ${byGit}, the library ${parser.compile(text).denies(file)}`);
}
EOF
node look.mjs | tee seen

diff - seen <<'EOF'
gitignore-parser 0.0.2
build/a.js: git ignores it true, the library true
builder.js: git ignores it false, the library true
buildings/map.js: git ignores it false, the library true
notes.txt: git ignores it true, the library true
notes.txt.md: git ignores it false, the library true
EOF
echo 'as described'

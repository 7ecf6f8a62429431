#!/usr/bin/env bash
# cspell-gitignore 9.8.0: a class of characters that begins with an exclamation mark means its opposite.
#
# Expected: gitignore(5), section "Pattern format", has ranges as fnmatch(3) of the shell: [!a] is one sign that is not an a.
# Seen: [!a].js ignores a.js and leaves b.js; git has it the other way round. [^a].js, which git takes as well, is read rightly.
# Cause: the pattern goes to picomatch, a matcher of globs, where an exclamation mark within brackets is a sign of the class like any other.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --ignore-scripts --no-audit --no-fund --silent cspell-gitignore@9.8.0

cat > look.mjs <<'EOF'
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { GitIgnore } from "cspell-gitignore";

console.log(`cspell-gitignore ${JSON.parse(readFileSync("node_modules/cspell-gitignore/package.json", "utf8")).version}`);
for (const [folder, pattern] of [["one", "[!a].js"], ["two", "[^a].js"]]) {
  mkdirSync(folder);
  execFileSync("git", ["init", "--quiet", folder], { stdio: "ignore" });
  writeFileSync(`${folder}/.gitignore`, `${pattern}\n`);
  const byGit = execFileSync("git", ["check-ignore", "a.js", "b.js"], { cwd: folder, encoding: "utf8" }).trim().split("\n");
  const reader = new GitIgnore([resolve(folder)]);
  for (const file of ["a.js", "b.js"]) {
    console.log(`${pattern} ${file}: git ignores it ${byGit.includes(file)}, the library ${await reader.isIgnored(resolve(folder, file))}`);
  }
}
EOF
node look.mjs | tee seen

diff - seen <<'EOF'
cspell-gitignore 9.8.0
[!a].js a.js: git ignores it false, the library true
[!a].js b.js: git ignores it true, the library false
[^a].js a.js: git ignores it false, the library false
[^a].js b.js: git ignores it true, the library true
EOF
echo 'as described'

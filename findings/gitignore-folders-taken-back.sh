#!/usr/bin/env bash
# fast-ignore 2.0.0 and cspell-gitignore 9.8.0: after * and !*/ nothing is ignored any more.
#
# Expected: gitignore(5), section "Pattern format": a pattern with a slash at its end matches folders only. So !*/ takes back the folders and no file; with * before it, the
# well-known beginning of a list of what is to be kept, every file stays ignored.
# Seen: both libraries say that src/a.js is not ignored; git and the library "ignore" say that it is.
# Cause: both turn a pattern for a folder into one for all that is below it, which is right for ignoring and wrong for taking back: a file is not taken back with its folder if
# another pattern ignores the file itself.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --ignore-scripts --no-audit --no-fund --silent fast-ignore@2.0.0 cspell-gitignore@9.8.0 ignore@7.0.5

cat > look.mjs <<'EOF'
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { GitIgnore } from "cspell-gitignore";
import fastIgnore from "fast-ignore";
import ignore from "ignore";

const version = (name) => `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")).version}`;
const text = "*\n!*/\n";
mkdirSync("project/src", { recursive: true });
execFileSync("git", ["init", "--quiet", "project"], { stdio: "ignore" });
writeFileSync("project/.gitignore", text);
writeFileSync("project/src/a.js", "");
const byGit = execFileSync("git", ["check-ignore", "src/a.js"], { cwd: "project", encoding: "utf8" }).trim() === "src/a.js";
console.log(`git: src/a.js is ignored: ${byGit}`);
console.log(`${version("ignore")}: ${ignore().add(text).ignores("src/a.js")}`);
console.log(`${version("fast-ignore")}: ${fastIgnore(text)("src/a.js")}`);
console.log(`${version("cspell-gitignore")}: ${await new GitIgnore([resolve("project")]).isIgnored(resolve("project/src/a.js"))}`);
EOF
node look.mjs | tee seen

diff - seen <<'EOF'
git: src/a.js is ignored: true
ignore 7.0.5: true
fast-ignore 2.0.0: false
cspell-gitignore 9.8.0: false
EOF
echo 'as described'

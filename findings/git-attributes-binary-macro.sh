#!/usr/bin/env bash
# git-attributes 1.0.0: the built-in macro "binary" leaves text and merge as they were, and macros of one's own are patterns.
#
# Expected: gitattributes(5), sections "Using macro attributes" and "Defining macro attributes": `binary` stands for -diff -merge -text, and [attr] defines further ones.
# Seen: a file marked *.png binary after * text=auto has diff unset, but still text=auto; git's own `check-attr` has text unset. A macro defined by [attr] in the same file sets
# its name only.
# Cause: `binary` is treated as one of a few special cases, which unsets diff alone; [attr] has no meaning there.
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
const text = "[attr]made linguist-generated -diff\n* text=auto\n*.png binary\n*.pb.go made\n";
execFileSync("git", ["init", "--quiet"], { stdio: "ignore" });
writeFileSync(".gitattributes", text);
const attributes = new GitAttributes();
attributes.parse(text);
for (const file of ["a.png", "a.pb.go"]) {
  const byGit = execFileSync("git", ["check-attr", "text", "diff", "linguist-generated", "--", file], { encoding: "utf8" }).trim().replaceAll(`${file}: `, "").split("\n");
  console.log(`${file}: git ${byGit.join(", ")}; library ${JSON.stringify(attributes.attrsForPath(file))}`);
}
EOF
node look.mjs | tee seen

diff - seen <<'EOF'
git-attributes 1.0.0
a.png: git text: unset, diff: unset, linguist-generated: unspecified; library {"text":"auto","binary":true,"diff":false}
a.pb.go: git text: auto, diff: unset, linguist-generated: set; library {"text":"auto","made":true}
EOF
echo 'as described'

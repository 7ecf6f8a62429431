#!/usr/bin/env bash
# gitignore-parser 0.0.2: *.log and .env are ignored in the root and nowhere else.
#
# Expected: gitignore(5), section "Pattern format": a pattern without a slash at its beginning or in its middle matches at any level below the folder of its file.
# Seen: app.log and .env are ignored, logs/app.log and packages/web/.env are not; git ignores all four.
# Cause: every pattern becomes a regular expression for the whole path from its beginning, whether it has a slash or not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --ignore-scripts --no-audit --no-fund --silent gitignore-parser@0.0.2

cat > look.mjs <<'EOF'
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import parser from "gitignore-parser";

console.log(`gitignore-parser ${JSON.parse(readFileSync("node_modules/gitignore-parser/package.json", "utf8")).version}`);
const text = "*.log\n.env\n";
execFileSync("git", ["init", "--quiet"], { stdio: "ignore" });
writeFileSync(".gitignore", text);
const files = ["app.log", "logs/app.log", ".env", "packages/web/.env"];
const byGit = execFileSync("git", ["check-ignore", ...files], { encoding: "utf8" }).trim().split("\n");
for (const file of files) console.log(`${file}: git ignores it ${byGit.includes(file)}, the library ${parser.compile(text).denies(file)}`);
EOF
node look.mjs | tee seen

diff - seen <<'EOF'
gitignore-parser 0.0.2
app.log: git ignores it true, the library true
logs/app.log: git ignores it true, the library false
.env: git ignores it true, the library true
packages/web/.env: git ignores it true, the library false
EOF
echo 'as described'

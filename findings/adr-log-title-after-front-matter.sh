#!/usr/bin/env bash
# adr-log 2.2.0 with madr 4.0.0: a record made from MADR's template has no title in the log.
#
# Expected: adr-log is the tool that MADR's documentation names for a log of its records, and it takes front matter into account; the template of MADR 4.0.0 has front matter, an
# empty line, and then the heading.
# Seen: the record is listed without a title. Made from the template without front matter, it has one.
# Cause: the title is the first line after the front matter, less its first two characters; that line is empty there.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --ignore-scripts --no-audit --no-fund --silent adr-log@2.2.0 madr@4.0.0

cat > look.mjs <<'EOF'
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

const version = (name) => `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")).version}`;
console.log(`${version("adr-log")}, ${version("madr")}`);
mkdirSync("decisions");
const title = "# Keep tags short";
["adr-template.md", "adr-template-minimal.md"].forEach((template, index) => {
  const text = readFileSync(`node_modules/madr/template/${template}`, "utf8").replace(/^# \{.*\}$/m, title);
  const lines = text.split("\n");
  const heading = lines.indexOf(title);
  console.log(`${template}: heading on line ${heading + 1}, before it ${JSON.stringify(lines.slice(Math.max(0, heading - 2), heading))}`);
  writeFileSync(`decisions/000${index + 1}-${template}`, text);
});
execFileSync("npx", ["--no-install", "adr-log", "-d", "decisions", "-i", "decisions/index.md"], { stdio: "ignore" });
for (const line of readFileSync("decisions/index.md", "utf8").split("\n").filter((line) => line.startsWith("* "))) console.log(JSON.stringify(line));
EOF
node look.mjs | tee seen

diff - seen <<'EOF'
adr-log 2.2.0, madr 4.0.0
adr-template.md: heading on line 10, before it ["---",""]
adr-template-minimal.md: heading on line 1, before it []
"* [ADR-0001](0001-adr-template.md) - "
"* [ADR-0002](0002-adr-template-minimal.md) - Keep tags short"
EOF
echo 'as described'

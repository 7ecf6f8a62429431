#!/usr/bin/env bash
# yaml-front-matter 4.1.1 with madr 4.0.0: a record whose front matter holds only MADR's own comment raises a TypeError.
#
# Expected: MADR's template begins its front matter with a comment that all the elements below it are optional and may be removed; with all of them removed the comment stays.
# YAML 1.2.2, section 9.1, calls a document without a node valid, and it is read as null.
# Seen: the library fails at setting a property of null. gray-matter 4.0.3 gives empty data and the text.
# Cause: what YAML's reader returns is taken for an object whenever the front matter's text is not empty, and the rest of the page is put into it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --ignore-scripts --no-audit --no-fund --silent yaml-front-matter@4.1.1 gray-matter@4.0.3 madr@4.0.0

cat > look.mjs <<'EOF'
import { readFileSync } from "node:fs";
import matter from "gray-matter";
import yamlFrontMatter from "yaml-front-matter";

const version = (name) => `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")).version}`;
const template = readFileSync("node_modules/madr/template/adr-template.md", "utf8");
const record = template.replace(/^(---\n#[^\n]*\n)[^]*?^(---\n)/m, "$1$2");
console.log(JSON.stringify(record.slice(0, record.indexOf("\n\n"))));
for (const [name, read] of [["gray-matter", () => Object.keys(matter(record).data)], ["yaml-front-matter", () => Object.keys(yamlFrontMatter.loadFront(record))]]) {
  try {
    console.log(`${version(name)}: ${JSON.stringify(read())}`);
  } catch (error) {
    console.log(`${version(name)}: ${error.name}: ${error.message}`);
  }
}
EOF
node look.mjs | tee seen

diff - seen <<'EOF'
"---\n# These are optional metadata elements. Feel free to remove any of them.\n---"
gray-matter 4.0.3: []
yaml-front-matter 4.1.1: TypeError: Cannot set properties of null (setting '__content')
EOF
echo 'as described'

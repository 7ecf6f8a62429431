#!/usr/bin/env bash
# codeowners 5.1.1 and codeowners-utils 1.0.2: `docs/*` owns files in folders below docs.
#
# Expected: GitHub's documentation "About code owners", section "CODEOWNERS syntax", where the sample file says of docs/* that it matches docs/getting-started.md, but nothing
# nested deeper such as docs/build-app/troubleshooting.md.
# Seen: both libraries name the owners of docs/* for the nested file too.
# Cause: both give each pattern to the library "ignore", which is right for .gitignore: there a pattern that matches a folder covers all that is in it, and docs/* matches the
# folder docs/build-app. In CODEOWNERS a trailing * does not do that.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --ignore-scripts --no-audit --no-fund --silent codeowners@5.1.1 codeowners-utils@1.0.2

cat > look.mjs <<'EOF'
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import Codeowners from "codeowners";
import utils from "codeowners-utils";

const version = (name) => `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")).version}`;
const text = "* @example/everybody\ndocs/* @example/writers\n";
mkdirSync("project");
writeFileSync("project/CODEOWNERS", text);
const owners = new Codeowners("project");
for (const file of ["docs/getting-started.md", "docs/build-app/troubleshooting.md"]) {
  console.log(`${file}: ${version("codeowners")} ${owners.getOwner(file)}, ${version("codeowners-utils")} ${utils.matchFile(file, utils.parse(text)).owners}`);
}
EOF
node look.mjs | tee seen

diff - seen <<'EOF'
docs/getting-started.md: codeowners 5.1.1 @example/writers, codeowners-utils 1.0.2 @example/writers
docs/build-app/troubleshooting.md: codeowners 5.1.1 @example/writers, codeowners-utils 1.0.2 @example/writers
EOF
echo 'as described'

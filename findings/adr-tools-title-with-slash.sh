#!/usr/bin/env bash
# adr-tools 2.0.4 (npm): no record can be made whose title holds a slash.
#
# Expected: in the adr-tools after which it is named, every run of signs that are neither letters nor digits becomes one hyphen in the file's name, so that a title may hold
# whatever a title holds; `v1/v2`, `read/write` or `and/or` are ordinary words of decisions.
# Seen: the command ends with a raised ENOENT, as the part before the slash is taken for a folder. @meza/adr-tools 2.0.3, another port, makes 0002-keep-the-api-v1-v2.md.
# Cause: the file's name is made of the title by a conversion that leaves slashes (and dots) as they are.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --ignore-scripts --no-audit --no-fund --silent adr-tools@2.0.4 meza@npm:@meza/adr-tools@2.0.3

cat > look.mjs <<'EOF'
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";

const root = process.cwd();
const run = (folder, file, ...words) => spawnSync(process.execPath, [`${root}/node_modules/${file}`, ...words], { cwd: folder, encoding: "utf8", env: { ...process.env, HOME: root } });
const version = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")).version;
mkdirSync("one");
mkdirSync("two");
run("one", "adr-tools/build/main/cli.js", "init", "en");
for (const title of ["Keep the API", "Keep the API v1/v2"]) {
  const { status, stderr } = run("one", "adr-tools/build/main/cli.js", "new", title);
  console.log(`adr-tools ${version("adr-tools")}, ${title}: exit code ${status}; ${stderr.match(/^Error: .*/m)?.[0] ?? readdirSync("one/docs/adr").filter((name) => /^\d/.test(name)).join(", ")}`);
}
run("two", "meza/dist/index.js", "init", "docs/adr");
run("two", "meza/dist/index.js", "new", "Keep the API v1/v2");
console.log(`@meza/adr-tools ${version("meza")}: ${readdirSync("two/docs/adr").filter((name) => name.startsWith("0002")).join(", ")}`);
EOF
node look.mjs | tee seen

diff - seen <<'EOF'
adr-tools 2.0.4, Keep the API: exit code 0; 0001-keep-the-api.md
adr-tools 2.0.4, Keep the API v1/v2: exit code 1; Error: ENOENT: no such file or directory, open 'docs/adr/0002-keep-the-api-v1/v2.md'
@meza/adr-tools 2.0.3: 0002-keep-the-api-v1-v2.md
EOF
echo 'as described'

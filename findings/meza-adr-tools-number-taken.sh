#!/usr/bin/env bash
# @meza/adr-tools 2.0.3: two records get one number after one was written without the tool.
#
# Expected: the adr-tools that it is a port of take the highest number among the files plus one, and so does adr-tools 2.0.4 in npm. Records arrive by other ways than the tool:
# by hand, from another branch, from another tool.
# Seen: beside 0002-written-by-hand.md the tool makes 0002-keep-tags-short.md; both are in its table of contents as number 2.
# Cause: the next number comes from a file .adr-sequence.lock which the tool writes; the names of the records are looked at only where that file is missing.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --ignore-scripts --no-audit --no-fund --silent @meza/adr-tools@2.0.3 other@npm:adr-tools@2.0.4

cat > look.mjs <<'EOF'
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";

const root = process.cwd();
const byHand = "# 2. Written by hand\n\nDate: 2026-03-01\n\n## Status\n\nAccepted\n";
const records = (folder) => readdirSync(`${folder}/docs/adr`).filter((name) => /^\d/.test(name)).join(", ");
for (const [name, file, init, first] of [["@meza/adr-tools", "@meza/adr-tools/dist/index.js", "docs/adr", false], ["other", "other/build/main/cli.js", "en", true]]) {
  const folder = name.replace("/", "-");
  mkdirSync(folder);
  const run = (...words) => spawnSync(process.execPath, [`${root}/node_modules/${file}`, ...words], { cwd: folder, encoding: "utf8", env: { ...process.env, HOME: root } });
  run("init", init);
  if (first) run("new", "Record architecture decisions");
  writeFileSync(`${folder}/docs/adr/0002-written-by-hand.md`, byHand);
  run("new", "Keep tags short");
  const manifest = JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8"));
  console.log(`${manifest.name} ${manifest.version}: ${records(folder)}`);
}
EOF
node look.mjs | tee seen

diff - seen <<'EOF'
@meza/adr-tools 2.0.3: 0001-record-architecture-decisions.md, 0002-keep-tags-short.md, 0002-written-by-hand.md
adr-tools 2.0.4: 0001-record-architecture-decisions.md, 0002-written-by-hand.md, 0003-keep-tags-short.md
EOF
echo 'as described'

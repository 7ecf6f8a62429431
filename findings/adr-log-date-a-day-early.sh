#!/usr/bin/env bash
# adr-log 2.2.0: west of Greenwich a record is listed by the day before its date.
#
# Expected: a date without a time in YAML front matter (YAML 1.1, "Timestamp Language-Independent Type": at 0 o'clock UTC) is that day everywhere; MADR's records have such a
# date. A log that several people write should not change with the place it is written at.
# Seen: with TZ=UTC the record is ADR-2026-03-01, with TZ=America/New_York ADR-2026-02-28. (The date is used for records whose file name begins with no number.)
# Cause: the date comes as an instant at midnight UTC, and year, month and day are taken from it by local time.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --ignore-scripts --no-audit --no-fund --silent adr-log@2.2.0

cat > look.mjs <<'EOF'
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

console.log(`adr-log ${JSON.parse(readFileSync("node_modules/adr-log/package.json", "utf8")).version}`);
for (const zone of ["UTC", "America/New_York"]) {
  const folder = zone.replace("/", "-");
  mkdirSync(folder);
  writeFileSync(`${folder}/keep-tags-short.md`, "---\nstatus: accepted\ndate: 2026-03-01\n---\n# Keep tags short\n");
  writeFileSync(`${folder}/index.md`, "<!-- adrlog -->\n\n<!-- adrlogstop -->\n");
  execFileSync("npx", ["--no-install", "adr-log", "-d", folder, "-i", `${folder}/index.md`], { stdio: "ignore", env: { ...process.env, TZ: zone } });
  console.log(`${zone}: ${readFileSync(`${folder}/index.md`, "utf8").split("\n").find((line) => line.startsWith("* "))}`);
}
EOF
node look.mjs | tee seen

diff - seen <<'EOF'
adr-log 2.2.0
UTC: * [ADR-2026-03-01](keep-tags-short.md) - Keep tags short
America/New_York: * [ADR-2026-02-28](keep-tags-short.md) - Keep tags short
EOF
echo 'as described'

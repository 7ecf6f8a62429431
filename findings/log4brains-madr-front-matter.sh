#!/usr/bin/env bash
# @log4brains/core 1.1.0 with madr 4.0.0: a rejected record made from MADR's template is an accepted one, and a comment is its title.
#
# Expected: log4brains says that it reads and writes MADR's format. In MADR 4.0.0 (and 3) status, date and decision makers stand in front matter; the first heading is the title.
# Seen: the title is the comment at the beginning of the template's front matter, the status "accepted", the date and the deciders are unknown. A record in MADR 2's form, with a
# list under its heading, is read right.
# Cause: the page is read as Markdown with no notion of front matter, so that a YAML comment is a heading of the first level; a record in which no status is found counts as
# accepted.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --ignore-scripts --no-audit --no-fund --silent @log4brains/core@1.1.0 madr@4.0.0

cat > look.mjs <<'EOF'
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import log4brains from "@log4brains/core";

const version = (name) => `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")).version}`;
console.log(`${version("@log4brains/core")}, ${version("madr")}`);
mkdirSync("project/docs/adr", { recursive: true });
const template = readFileSync("node_modules/madr/template/adr-template.md", "utf8");
const made = template
  .replace(/^# \{.*\}$/m, "# Keep tags short")
  .replace(/^status: .*$/m, "status: rejected")
  .replace(/^date: .*$/m, "date: 2026-03-01")
  .replace(/^decision-makers: .*$/m, "decision-makers: [Ann, Bo]")
  .replace(/^(consulted|informed): .*\n/gm, "");
writeFileSync("project/docs/adr/20260301-keep-tags-short.md", made);
writeFileSync("project/docs/adr/20260302-older-form.md", "# Keep names short\n\n* Status: rejected\n* Deciders: Ann, Bo\n* Date: 2026-03-02\n\n## Context and Problem Statement\n\nNames are long.\n");
writeFileSync("project/.log4brains.yml", "project:\n  name: example\n  tz: UTC\n  adrFolder: ./docs/adr\n");
const git = (...words) => execFileSync("git", ["-C", "project", "-c", "user.name=Ann", "-c", "user.email=ann@example.org", ...words], { stdio: "ignore" });
git("init");
git("add", ".");
git("commit", "-m", "records");
for (const { slug, title, status, deciders, publicationDate } of (await log4brains.Log4brains.create(resolve("project")).searchAdrs()).sort((a, b) => (a.slug < b.slug ? -1 : 1))) {
  console.log(`${slug}: "${title}", ${status}, by ${deciders.join(" and ") || "nobody"}, ${publicationDate ? publicationDate.slice(0, 10) : "no date"}`);
}
process.exit(0);
EOF
node look.mjs | tee seen

diff - seen <<'EOF'
@log4brains/core 1.1.0, madr 4.0.0
20260301-keep-tags-short: "These are optional metadata elements. Feel free to remove any of them.", accepted, by nobody, no date
20260302-older-form: "Keep names short", rejected, by Ann and Bo, 2026-03-02
EOF
echo 'as described'

#!/usr/bin/env bash
# markdownlint-cli2-formatter-sarif 0.0.4 and @secretlint/secretlint-formatter-sarif 13.0.5: the report names the tool with a version that it does not have.
#
# Expected: SARIF 2.1.0, section 3.19 (toolComponent): the version is that of the component which the name says, here markdownlint-cli2 and secretlint. Readers use it to tell a
# change of the tool from a change of the code.
# Seen: markdownlint-cli2 has the version 0.0.4, whatever is installed, and secretlint 1.0.0.
# Cause: the first formatter writes the version from its own package.json, the second a constant.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --ignore-scripts --no-audit --no-fund --silent markdownlint-cli2@0.22.1 markdownlint-cli2-formatter-sarif@0.0.4 secretlint@12.0.0 @secretlint/secretlint-formatter-sarif@13.0.5 @secretlint/secretlint-rule-pattern@12.0.0

cat > look.mjs <<'EOF'
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

mkdirSync("project");
process.chdir("project");
writeFileSync("a.md", "# One\n\n# Two\n");
writeFileSync(".markdownlint-cli2.jsonc", JSON.stringify({ outputFormatters: [["markdownlint-cli2-formatter-sarif", { name: "markdownlint.sarif" }]] }));
writeFileSync(".secretlintrc.json", JSON.stringify({ rules: [{ id: "@secretlint/secretlint-rule-pattern", options: { patterns: [] } }] }));
spawnSync("npx", ["--no-install", "markdownlint-cli2", "*.md"]);
const secretlint = spawnSync("npx", ["--no-install", "secretlint", "--format", "@secretlint/secretlint-formatter-sarif", "*.md"], { encoding: "utf8" }).stdout;
for (const text of [readFileSync("markdownlint.sarif", "utf8"), secretlint]) {
  const { name, version } = JSON.parse(text).runs[0].tool.driver;
  console.log(`in the report: ${name} ${version}; installed: ${JSON.parse(readFileSync(`../node_modules/${name}/package.json`, "utf8")).version}`);
}
EOF
node look.mjs | tee seen

diff - seen <<'EOF'
in the report: markdownlint-cli2 0.0.4; installed: 0.22.1
in the report: secretlint 1.0.0; installed: 12.0.0
EOF
echo 'as described'

#!/usr/bin/env bash
# markdownlint-cli2-formatter-sarif 0.0.4 and @secretlint/secretlint-formatter-sarif 13.0.5: a finding in one file is reported at another.
#
# Expected: SARIF 2.1.0, section 3.4.3 (uri property of an artifactLocation): a valid URI reference by RFC 3986, so spaces, brackets and percent signs of a file's name are
# percent-encoded, and a reader decodes them.
# Seen: names are written as they are. "a b.md" is no URI reference, and what is found in the file a%20b.md is, read by the rules, found in the file "a b.md", which exists and is
# in order.
# Cause: both put the file's path into the property unchanged.
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
writeFileSync("a b.md", "# In order\n");
writeFileSync("a%20b.md", "# Twice\n\nforbidden\n\n# Twice\n");
writeFileSync(".markdownlint-cli2.jsonc", JSON.stringify({ config: { default: false, MD025: true }, outputFormatters: [["markdownlint-cli2-formatter-sarif", { name: "markdownlint.sarif" }]] }));
const pattern = { id: "@secretlint/secretlint-rule-pattern", options: { patterns: [{ name: "forbidden", patterns: ["/forbidden/"] }] } };
writeFileSync(".secretlintrc.json", JSON.stringify({ rules: [pattern] }));
spawnSync("npx", ["--no-install", "markdownlint-cli2", "*.md"]);
const secretlint = spawnSync("npx", ["--no-install", "secretlint", "--format", "@secretlint/secretlint-formatter-sarif", "*.md"], { encoding: "utf8" }).stdout;

for (const [name, text] of [["markdownlint-cli2-formatter-sarif", readFileSync("markdownlint.sarif", "utf8")], ["@secretlint/secretlint-formatter-sarif", secretlint]]) {
  const { version } = JSON.parse(readFileSync(`../node_modules/${name}/package.json`, "utf8"));
  for (const { ruleId, locations } of JSON.parse(text).runs[0].results) {
    const { uri } = locations[0].physicalLocation.artifactLocation;
    console.log(`${name} ${version}: ${ruleId}, uri ${uri}, decoded: ${decodeURIComponent(uri)}`);
  }
}
EOF
node look.mjs | tee seen

diff - seen <<'EOF'
markdownlint-cli2-formatter-sarif 0.0.4: MD025, uri a%20b.md, decoded: a b.md
@secretlint/secretlint-formatter-sarif 13.0.5: @secretlint/secretlint-rule-pattern, uri a%20b.md, decoded: a b.md
EOF
echo 'as described'

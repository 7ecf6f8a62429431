#!/usr/bin/env bash
# Biome 2.6.8 and stylelint-sarif-formatter 1.0.7: the place of a finding is an absolute path written as a relative reference.
#
# Expected: SARIF 2.1.0, sections 3.4.3 and 3.4.4: uri is a URI reference, absolute (with the scheme file for a file), or relative to the base that uriBaseId names. By RFC 3986,
# section 4.2, a reference that begins with one slash is a relative one. ESLint's formatter (@microsoft/eslint-formatter-sarif 3.1.0) writes file:///….
# Seen: /folder/src/a.css, with no uriBaseId; taken at the word, it leads to the root of whatever base a reader has, and a reader that joins it to the repository's folder finds
# nothing.
# Cause: both write the absolute path of the operating system into the property.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --ignore-scripts --no-audit --no-fund --silent @biomejs/biome@2.6.8 stylelint@17.16.0 stylelint-sarif-formatter@1.0.7 eslint@9.39.5 @microsoft/eslint-formatter-sarif@3.1.0

cat > look.mjs <<'EOF'
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";

const version = (name) => `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")).version}`;
const root = realpathSync(".");
mkdirSync("src");
writeFileSync("src/a.css", "a {\n}\n");
writeFileSync("src/a.js", "if (true) {\n}\n");
writeFileSync(".stylelintrc.json", '{ "rules": { "block-no-empty": true } }');
writeFileSync("eslint.config.mjs", 'export default [{ rules: { "no-empty": "error" } }];\n');
const run = (...words) => JSON.parse(spawnSync("npx", ["--no-install", ...words], { encoding: "utf8" }).stdout).runs[0];
spawnSync("npx", ["--no-install", "stylelint", "src/a.css", "--custom-formatter", "stylelint-sarif-formatter", "-o", "stylelint.sarif"]);
for (const [name, report] of [
  ["@biomejs/biome", run("biome", "lint", "--reporter=sarif", "src/a.css")],
  ["stylelint-sarif-formatter", JSON.parse(readFileSync("stylelint.sarif", "utf8")).runs[0]],
  ["@microsoft/eslint-formatter-sarif", run("eslint", "-f", "@microsoft/eslint-formatter-sarif", "src/a.js")],
]) {
  const { uri, uriBaseId } = report.results[0].locations[0].physicalLocation.artifactLocation;
  console.log(`${version(name)}: uri ${uri.replace(root, "/folder")}, uriBaseId ${uriBaseId}`);
}
EOF
node look.mjs | tee seen

diff - seen <<'EOF'
@biomejs/biome 2.6.8: uri /folder/src/a.css, uriBaseId undefined
stylelint-sarif-formatter 1.0.7: uri /folder/src/a.css, uriBaseId undefined
@microsoft/eslint-formatter-sarif 3.1.0: uri file:///folder/src/a.js, uriBaseId undefined
EOF
echo 'as described'

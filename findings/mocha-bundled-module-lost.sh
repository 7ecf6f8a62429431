#!/usr/bin/env bash
# mocha 12.0.3 with esbuild 0.28.2: a CommonJS bundle that imports mocha's browser build exports mocha instead of what it should export.
#
# Expected: importing `mocha/mocha.js`, the browser build, for its effect (as the tests of VS Code's web extensions do) leaves the exports of the importing module alone. With
# mocha 11.7.5 it does.
# Seen: with mocha 12.0.3 the bundle's `module.exports` is mocha's, and the module's own export is gone.
# Cause: mocha.js is a UMD file that looks for `module` and `exports`; since mocha 12 its package.json says "type": "module". By Node.js's rule for such a package the file is an
# ES module, so esbuild does not wrap it, and in a bundle for CommonJS it finds the `module` of the bundle itself.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --ignore-scripts --no-audit --no-fund --silent mocha@12.0.3 older@npm:mocha@11.7.5 esbuild@0.28.2

cat > look.mjs <<'EOF'
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { buildSync, version } from "esbuild";

const require = createRequire(import.meta.url);
for (const name of ["older", "mocha"]) {
  writeFileSync(`${name}.entry.mjs`, `import "${name}/mocha.js";\nexport const answer = 42;\n`);
  buildSync({ entryPoints: [`${name}.entry.mjs`], bundle: true, format: "cjs", outfile: `${name}.cjs`, logLevel: "silent" });
  const exported = require(`./${name}.cjs`);
  const { version: mocha, type } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8"));
  console.log(`mocha ${mocha} (type ${type}), esbuild ${version}: answer is ${exported.answer}, exports of mocha there: ${"suite" in exported}`);
}
EOF
node look.mjs | tee seen

diff - seen <<'EOF'
mocha 11.7.5 (type commonjs), esbuild 0.28.2: answer is 42, exports of mocha there: false
mocha 12.0.3 (type module), esbuild 0.28.2: answer is undefined, exports of mocha there: true
EOF
echo 'as described'

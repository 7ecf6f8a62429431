#!/usr/bin/env bash
# linguist-languages 9.5.0: the shebang of Node.js does not tell JavaScript.
#
# Expected: a file without an extension that begins with `#!/usr/bin/env node` is JavaScript: Node.js takes types from .ts, .mts and .cts only (its documentation "Modules:
# TypeScript") and reads a file of no extension as JavaScript. Who looks a shebang up in the list of interpreters expects one language.
# Seen: "node" is listed as an interpreter of JavaScript and of TypeScript, so that the answer depends on which of them is met last or first; "deno" and "bun" are shared in the
# same way, "nodejs" is JavaScript's alone.
# Cause: the package holds linguist's data unchanged. Linguist asks further strategies if a shebang names several languages, which the data alone does not say.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --ignore-scripts --no-audit --no-fund --silent linguist-languages@9.5.0

cat > look.mjs <<'EOF'
import { readFileSync } from "node:fs";
import * as languages from "linguist-languages";

console.log(`linguist-languages ${JSON.parse(readFileSync("node_modules/linguist-languages/package.json", "utf8")).version}`);
for (const interpreter of ["node", "nodejs", "deno", "bun", "python3"]) {
  const named = Object.values(languages).filter(({ interpreters }) => interpreters?.includes(interpreter));
  console.log(`${interpreter}: ${named.map(({ name }) => name).sort().join(", ")}`);
}
EOF
node look.mjs | tee seen

diff - seen <<'EOF'
linguist-languages 9.5.0
node: JavaScript, TypeScript
nodejs: JavaScript
deno: JavaScript, TypeScript
bun: JavaScript, TypeScript
python3: Python
EOF
echo 'as described'

#!/usr/bin/env bash
# codeowners 5.1.1: a comment after the owners is read as further owners.
#
# Expected: GitHub's documentation "About code owners", section "CODEOWNERS syntax": everything after a # is a comment, also at the end of a line; its sample file has a line of
# that kind.
# Seen: the sign and each word of the comment are named as owners. codeowners-utils 1.0.2 leaves them out.
# Cause: only lines that begin with # are passed over; every other line is split at white space, and all but its first part is taken as owners.
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
const text = "*.js @example/web # until the move\n";
mkdirSync("project");
writeFileSync("project/CODEOWNERS", text);
console.log(`${version("codeowners")}: ${JSON.stringify(new Codeowners("project").getOwner("a.js"))}`);
console.log(`${version("codeowners-utils")}: ${JSON.stringify(utils.matchFile("a.js", utils.parse(text)).owners)}`);
EOF
node look.mjs | tee seen

diff - seen <<'EOF'
codeowners 5.1.1: ["@example/web","#","until","the","move"]
codeowners-utils 1.0.2: ["@example/web"]
EOF
echo 'as described'

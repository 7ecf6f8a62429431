#!/usr/bin/env bash
# gemfile-parser 0.1.0: gems whose names stand in double quotes are lost.
#
# Expected: a Gemfile is Ruby (Bundler's manual page gemfile(5)), where "rails" and 'rails' are the same text; `bundle init` and `bundle add` write double quotes.
# Seen: of three gems without a group only the one in single quotes is read. The first in double quotes becomes part of the header, those after it are gone; a group with double
# quotes only is empty.
# Cause: a line is taken for a gem only if it has the word gem, a space and a single quote.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --ignore-scripts --no-audit --no-fund --silent gemfile-parser@0.1.0

cat > look.mjs <<'EOF'
import { readFileSync } from "node:fs";
import gemfile from "gemfile-parser";

console.log(`gemfile-parser ${JSON.parse(readFileSync("node_modules/gemfile-parser/package.json", "utf8")).version}`);
const file = `source "https://rubygems.org"\n\ngem "rails", "~> 8.0"\ngem 'pg', '~> 1.5'\ngem "puma", "~> 6.4"\n\ngroup :test do\n  gem "rspec"\nend\n`;
console.log(`double quotes: ${JSON.stringify(gemfile.parseGemfile(file))}`);
console.log(`single quotes: ${JSON.stringify(gemfile.parseGemfile(file.replaceAll('gem "', "gem '").replace(/^( *gem .*)$/gm, (line) => line.replaceAll('"', "'"))))}`);
EOF
node look.mjs | tee seen

diff - seen <<'EOF'
gemfile-parser 0.1.0
double quotes: {"header":"source \"https://rubygems.org\"\n\ngem \"rails\", \"~> 8.0\"\n","defaultGroup":{"pg":"'pg', '~> 1.5'"},"otherGroups":{":test":{}}}
single quotes: {"header":"source \"https://rubygems.org\"\n\n","defaultGroup":{"rails":"'rails', '~> 8.0'","pg":"'pg', '~> 1.5'","puma":"'puma', '~> 6.4'"},"otherGroups":{":test":{"rspec":"'rspec'"}}}
EOF
echo 'as described'

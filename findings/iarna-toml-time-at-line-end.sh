#!/usr/bin/env bash
# @iarna/toml 3.0.0: a time of day at a line's end is an error unless it is the last line.
#
# Expected: TOML 1.0.0, section "Local Time": 07:32:00 is a value as any other, and "Spec" (key/value pair): a new line ends it.
# Seen: an error that white space, a comment or the end of the line was expected, at the line below. With a fraction of a second, a comment behind it, or nothing below it, it is
# read; smol-toml 1.4.2 reads all of them.
# Cause: after a time without a fraction the reader takes the sign that follows (the new line) as looked at, and goes on behind it in the state that waits for a line's end.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --ignore-scripts --no-audit --no-fund --silent @iarna/toml@3.0.0 smol-toml@1.4.2

cat > look.mjs <<'EOF'
import { readFileSync } from "node:fs";
import iarna from "@iarna/toml";
import { parse } from "smol-toml";

const version = (name) => `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")).version}`;
const read = (reader, text) => {
  try {
    return Object.keys(reader(text)).join(" and ");
  } catch (error) {
    return error.message.split("\n")[0];
  }
};
for (const text of ["at = 07:32:00", "at = 07:32:00.5\nname = 1\n", "at = 07:32:00 # daily\nname = 1\n", "at = 07:32:00\nname = 1\n"]) {
  console.log(`${JSON.stringify(text)}: ${version("@iarna/toml")} ${read(iarna.parse, text)}; ${version("smol-toml")} ${read(parse, text)}`);
}
EOF
node look.mjs | tee seen

diff - seen <<'EOF'
"at = 07:32:00": @iarna/toml 3.0.0 at; smol-toml 1.4.2 at
"at = 07:32:00.5\nname = 1\n": @iarna/toml 3.0.0 at and name; smol-toml 1.4.2 at and name
"at = 07:32:00 # daily\nname = 1\n": @iarna/toml 3.0.0 at and name; smol-toml 1.4.2 at and name
"at = 07:32:00\nname = 1\n": @iarna/toml 3.0.0 Unexpected character, expected only whitespace or comments till end of line at row 2, col 1, pos 15:; smol-toml 1.4.2 at and name
EOF
echo 'as described'

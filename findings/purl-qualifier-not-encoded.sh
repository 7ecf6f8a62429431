#!/usr/bin/env bash
# purl 2.1.0: a qualifier's value that holds an ampersand comes back as two qualifiers.
#
# Expected: the package URL specification, clauses "Character encoding" and "Qualifiers", percent-encodes a value's ampersands, equals and other signs, so that what is written
# and read again is the same. The qualifiers download_url, vcs_url and repository_url hold addresses, and addresses have query strings.
# Seen: the value is cut at the ampersand and the rest becomes a qualifier of its own; normalizing a correctly encoded package URL has the same effect.
# Cause: the pattern of what needs encoding in a value leaves out the signs that RFC 3986 calls sub-delimiters, among them the ampersand.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --ignore-scripts --no-audit --no-fund --silent purl@2.1.0 packageurl-js@2.0.1

cat > look.mjs <<'EOF'
import { readFileSync } from "node:fs";
import { PackageURL } from "packageurl-js";
import { normalize, parse, stringify } from "purl";

console.log(`purl ${JSON.parse(readFileSync("node_modules/purl/package.json", "utf8")).version}`);
const qualifiers = { download_url: "https://example.org/get?file=a&arch=arm64" };
const written = stringify({ type: "generic", name: "openssl", version: "3.0.0", qualifiers });
console.log(`put in: ${JSON.stringify(qualifiers)}`);
console.log(`written: ${written}`);
console.log(`read again: ${JSON.stringify(parse(written).qualifiers)}`);
const encoded = String(new PackageURL("generic", undefined, "openssl", "3.0.0", qualifiers));
console.log(`packageurl-js writes: ${encoded}`);
console.log(`purl normalizes that to: ${normalize(encoded)}`);
EOF
node look.mjs | tee seen

diff - seen <<'EOF'
purl 2.1.0
put in: {"download_url":"https://example.org/get?file=a&arch=arm64"}
written: pkg:generic/openssl@3.0.0?download_url=https://example.org/get%3Ffile=a&arch=arm64
read again: {"download_url":"https://example.org/get?file=a","arch":"arm64"}
packageurl-js writes: pkg:generic/openssl@3.0.0?download_url=https%3A%2F%2Fexample.org%2Fget%3Ffile%3Da%26arch%3Darm64
purl normalizes that to: pkg:generic/openssl@3.0.0?download_url=https://example.org/get%3Ffile=a&arch=arm64
EOF
echo 'as described'

#!/usr/bin/env bash
# purl 2.1.0: `normalize` and `eq` know nothing of the rules of package types.
#
# Expected: the package URL specification leaves it to the type definitions how names are normalised. That of "pypi" lower-cases them and writes an underscore as a dash; those of
# "github", "bitbucket" and "composer" lower-case namespace and name. The library carries a file of the types, and its documentation promises normalised package URLs.
# Seen: only the type itself is lower-cased, so that two spellings of one package are unequal. packageurl-js 2.0.1 makes them equal.
# Cause: the class reads and writes components the same way for every type; the file of the types is used for addresses and as information only.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --ignore-scripts --no-audit --no-fund --silent purl@2.1.0 packageurl-js@2.0.1

cat > look.mjs <<'EOF'
import { readFileSync } from "node:fs";
import { PackageURL } from "packageurl-js";
import { eq, normalize } from "purl";

console.log(`purl ${JSON.parse(readFileSync("node_modules/purl/package.json", "utf8")).version}`);
for (const [written, canonical] of [
  ["pkg:PyPI/Typing_Extensions@4.12.0", "pkg:pypi/typing-extensions@4.12.0"],
  ["pkg:github/Package-URL/purl-Spec", "pkg:github/package-url/purl-spec"],
  ["pkg:composer/Laravel/Framework@11.0.0", "pkg:composer/laravel/framework@11.0.0"],
]) {
  console.log(`${written}: purl ${normalize(written)}, equal to the canonical one: ${eq(written, canonical)}; packageurl-js ${PackageURL.fromString(written)}`);
}
EOF
node look.mjs | tee seen

diff - seen <<'EOF'
purl 2.1.0
pkg:PyPI/Typing_Extensions@4.12.0: purl pkg:pypi/Typing_Extensions@4.12.0, equal to the canonical one: false; packageurl-js pkg:pypi/typing-extensions@4.12.0
pkg:github/Package-URL/purl-Spec: purl pkg:github/Package-URL/purl-Spec, equal to the canonical one: false; packageurl-js pkg:github/package-url/purl-spec
pkg:composer/Laravel/Framework@11.0.0: purl pkg:composer/Laravel/Framework@11.0.0, equal to the canonical one: false; packageurl-js pkg:composer/laravel/framework@11.0.0
EOF
echo 'as described'

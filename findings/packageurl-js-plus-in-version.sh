#!/usr/bin/env bash
# packageurl-js 2.0.1 and @socketregistry/packageurl-js 1.4.3, which is offered as its replacement, write two strings for one package whose version holds a plus sign.
#
# Expected: the package URL specification, clause "Character encoding", lets only letters, digits, the four signs .-_~ and the colon stand unencoded; a plus sign in a version is
# %2B. Such versions are everyday in Go (+incompatible) and Debian (+b1).
# Seen: packageurl-js turns the canonical %2B into a bare plus sign, @socketregistry/packageurl-js keeps it; comparing their strings finds two packages.
# Cause: after percent-encoding a version, packageurl-js turns %2B back, as it does with the colon, for which alone the specification asks it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --ignore-scripts --no-audit --no-fund --silent packageurl-js@2.0.1 @socketregistry/packageurl-js@1.4.3

cat > look.mjs <<'EOF'
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const names = ["packageurl-js", "@socketregistry/packageurl-js"];
for (const canonical of ["pkg:golang/github.com/example/module@v2.0.0%2Bincompatible", "pkg:deb/debian/attr@1:2.4.47-2%2Bb1"]) {
  console.log(`canonical: ${canonical}`);
  for (const name of names) {
    const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8"));
    console.log(`  ${name} ${version}: ${require(name).PackageURL.fromString(canonical)}`);
  }
}
EOF
node look.mjs | tee seen

diff - seen <<'EOF'
canonical: pkg:golang/github.com/example/module@v2.0.0%2Bincompatible
  packageurl-js 2.0.1: pkg:golang/github.com/example/module@v2.0.0+incompatible
  @socketregistry/packageurl-js 1.4.3: pkg:golang/github.com/example/module@v2.0.0%2Bincompatible
canonical: pkg:deb/debian/attr@1:2.4.47-2%2Bb1
  packageurl-js 2.0.1: pkg:deb/debian/attr@1:2.4.47-2+b1
  @socketregistry/packageurl-js 1.4.3: pkg:deb/debian/attr@1:2.4.47-2%2Bb1
EOF
echo 'as described'

#!/usr/bin/env bash
# packageurl-js 2.0.1 and @socketregistry/packageurl-js 1.4.3: what they write as canonical is not the canonical form where a qualifier's value holds a colon.
#
# Expected: the package URL specification, clause "Character encoding", lists the colon among the characters that are not percent-encoded, whatever it is used for; a canonical
# string is to be compared character by character, and this one is its own canonical form.
# Seen: the colon becomes %3A in qualifiers. The same libraries leave it alone in a version.
# Cause: qualifiers are written with URLSearchParams, which follows the rules of HTML forms instead of those of package URLs.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --ignore-scripts --no-audit --no-fund --silent packageurl-js@2.0.1 @socketregistry/packageurl-js@1.4.3

cat > look.mjs <<'EOF'
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const canonical = "pkg:deb/debian/attr@1:2.4.47-2?checksum=sha1:ad9503c3e994a4f611a4892f2e67ac82df727086";
console.log(`canonical: ${canonical}`);
for (const name of ["packageurl-js", "@socketregistry/packageurl-js"]) {
  const { PackageURL } = require(name);
  const { version } = JSON.parse(require("node:fs").readFileSync(`node_modules/${name}/package.json`, "utf8"));
  console.log(`${name} ${version}: ${PackageURL.fromString(canonical)}`);
}
EOF
node look.mjs | tee seen

diff - seen <<'EOF'
canonical: pkg:deb/debian/attr@1:2.4.47-2?checksum=sha1:ad9503c3e994a4f611a4892f2e67ac82df727086
packageurl-js 2.0.1: pkg:deb/debian/attr@1:2.4.47-2?checksum=sha1%3Aad9503c3e994a4f611a4892f2e67ac82df727086
@socketregistry/packageurl-js 1.4.3: pkg:deb/debian/attr@1:2.4.47-2?checksum=sha1%3Aad9503c3e994a4f611a4892f2e67ac82df727086
EOF
echo 'as described'

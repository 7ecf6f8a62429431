#!/usr/bin/env bash
# packageurl-js 2.0.1: two npm packages become one package URL.
#
# Expected: the package URL type definition "npm" declares name and namespace case-sensitive, because names from before 2015 may hold capitals. JSONStream and jsonstream are two
# entries of the registry; only the former has a version 1.3.5.
# Seen: both become `pkg:npm/jsonstream`. purl 2.1.0, another library for the same specification, keeps them apart.
# Cause: the library's normalisation of the type "npm" lower-cases name and namespace, as an older text of the specification had it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --ignore-scripts --no-audit --no-fund --silent packageurl-js@2.0.1 purl@2.1.0 JSONStream@1.3.5 lower@npm:jsonstream@1.0.3

cat > look.mjs <<'EOF'
import { readFileSync } from "node:fs";
import { PackageURL } from "packageurl-js";
import { normalize } from "purl";

const manifest = (folder) => JSON.parse(readFileSync(`node_modules/${folder}/package.json`, "utf8"));
console.log(`packageurl-js ${manifest("packageurl-js").version}, purl ${manifest("purl").version}`);
for (const folder of ["JSONStream", "lower"]) {
  const { name, version, description } = manifest(folder);
  const written = `pkg:npm/${name}`;
  console.log(`in the registry: ${name} ${version} (${description}); packageurl-js: ${PackageURL.fromString(written)}, purl: ${normalize(written)}`);
}
EOF
node look.mjs | tee seen

diff - seen <<'EOF'
packageurl-js 2.0.1, purl 2.1.0
in the registry: JSONStream 1.3.5 (rawStream.pipe(JSONStream.parse()).pipe(streamOfObjects)); packageurl-js: pkg:npm/jsonstream, purl: pkg:npm/JSONStream
in the registry: jsonstream 1.0.3 (rawStream.pipe(JSONStream.parse()).pipe(streamOfObjects)); packageurl-js: pkg:npm/jsonstream, purl: pkg:npm/jsonstream
EOF
echo 'as described'

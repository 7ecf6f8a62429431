#!/usr/bin/env bash
# packageurl-js 2.0.1: a Go version of one or two parts fails with an internal error.
#
# Expected: the package URL type definition "golang" asks nothing of the version's form, and `v1` or `v1.2` are what `go get` calls a version query; even a library that wants a
# full semantic version there would say so in an error of its own.
# Seen: a ReferenceError about a variable called `throws`. `master` and `v1.2.3` are read.
# Cause: the validator of the type takes one parameter, but its refusal of a version that begins with "v" and is not complete uses a second one, which was never declared.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --ignore-scripts --no-audit --no-fund --silent packageurl-js@2.0.1

cat > look.mjs <<'EOF'
import { createRequire } from "node:module";
import { PackageURL } from "packageurl-js";

console.log(`packageurl-js ${createRequire(import.meta.url)("packageurl-js/package.json").version}`);
for (const version of ["master", "v1.2.3", "v1", "v1.2"]) {
  const written = `pkg:golang/github.com/example/module@${version}`;
  try {
    console.log(`${written}: ${PackageURL.fromString(written)}`);
  } catch (error) {
    console.log(`${written}: ${error.name}: ${error.message}`);
  }
}
EOF
node look.mjs | tee seen

diff - seen <<'EOF'
packageurl-js 2.0.1
pkg:golang/github.com/example/module@master: pkg:golang/github.com/example/module@master
pkg:golang/github.com/example/module@v1.2.3: pkg:golang/github.com/example/module@v1.2.3
pkg:golang/github.com/example/module@v1: ReferenceError: throws is not defined
pkg:golang/github.com/example/module@v1.2: ReferenceError: throws is not defined
EOF
echo 'as described'

#!/usr/bin/env bash
# npm-package-arg 14.0.0: `npm:` before a range is refused, and before a version becomes a package of that name.
#
# Expected: the key of a dependency names the package, and "npm:" only says where it comes from: in Yarn's documentation of protocols, `npm:^1.2.0` is the full form of `^1.2.0`.
# A manifest that one package manager takes is one that npm is given, too.
# Seen: for `npm:^1.2.0` an error that an alias must have a name; for `npm:1.2.0` an alias to a package called 1.2.0, in any version.
# Cause: what follows "npm:" is always read as a package of its own, a name with an optional range after @; without @ all of it is the name.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --ignore-scripts --no-audit --no-fund --silent npm-package-arg@14.0.0

cat > look.mjs <<'EOF'
import { readFileSync } from "node:fs";
import npa from "npm-package-arg";

console.log(`npm-package-arg ${JSON.parse(readFileSync("node_modules/npm-package-arg/package.json", "utf8")).version}`);
for (const range of ["^1.2.0", "npm:left-pad@^1.2.0", "npm:^1.2.0", "npm:1.2.0"]) {
  try {
    const { type, name, fetchSpec, subSpec } = npa.resolve("left-pad", range);
    console.log(`left-pad: ${range} is ${subSpec ? `an ${type} to ${subSpec.name}, ${subSpec.type} ${subSpec.fetchSpec}` : `${type} ${fetchSpec} of ${name}`}`);
  } catch (error) {
    console.log(`left-pad: ${range} fails: ${error.message}`);
  }
}
EOF
node look.mjs | tee seen

diff - seen <<'EOF'
npm-package-arg 14.0.0
left-pad: ^1.2.0 is range ^1.2.0 of left-pad
left-pad: npm:left-pad@^1.2.0 is an alias to left-pad, range ^1.2.0
left-pad: npm:^1.2.0 fails: aliases must have a name
left-pad: npm:1.2.0 is an alias to 1.2.0, range *
EOF
echo 'as described'

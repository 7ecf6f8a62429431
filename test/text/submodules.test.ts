/** What a `.gitmodules` says of where other repositories are. */

import assert from "node:assert/strict";
import { submodulePaths } from "../../src/text/submodules";

describe(".gitmodules", () => {
	it("names the folders of submodules", () => {
		const text = `[submodule "libs/a"]
	path = libs/a
	url = https://example.org/a.git
# [submodule "no"]
; path = no
[SUBMODULE "b"]
  path = "third party/b" ; a comment
  branch = main
[submodule "c"]
	url = ../c.git
	path=./c/ # a comment
[core]
	path = none
[submodule "out"]
	path = ../out
[submodule "root"]
	path = /root
`;
		const paths = ["libs/a", "third party/b", "c"];
		assert.deepEqual(submodulePaths(text), paths);
		assert.deepEqual(
			submodulePaths(`\uFEFF${text.replaceAll("\n", "\r\n")}`),
			paths,
		);
		assert.deepEqual(submodulePaths(""), []);
	});
});

/** Package URLs: names, types and ranges as people write them, and what is said of those that can't be used. */

import assert from "node:assert/strict";
import { meantPurl, parsePurl, purlFault } from "../../src/matching/purl";

/** A range in one line: comparators joined by blanks, alternatives by `||`. */
function versions(text: string): string | undefined {
	return parsePurl(text)
		?.versions?.map((all) =>
			all.map(({ operator, version }) => operator + version).join(" "),
		)
		.join(" || ");
}

describe("package URLs", () => {
	it("have a type and a name", () => {
		assert.deepEqual(parsePurl("pkg:npm/moment"), {
			type: "npm",
			name: "moment",
		});
		const names: Record<string, string> = {
			"pkg:npm/@scope/x": "@scope/x",
			"pkg:npm/%40scope/x@1.0.0": "@scope/x",
			"pkg:npm/@acme/*": "@acme/*",
			"PKG:NPM/left-pad": "left-pad",
			"pkg:golang/github.com/pkg/errors@<v1": "github.com/pkg/errors",
			"pkg:maven/org.apache.commons/commons-lang3":
				"org.apache.commons/commons-lang3",
			"pkg:composer/laravel/framework": "laravel/framework",
			"pkg:nuget/Newtonsoft.Json@13.0.1": "Newtonsoft.Json",
			"pkg:docker/library/node@18-alpine": "library/node",
			"pkg:docker/registry.acme.org:5000/base/app@<2":
				"registry.acme.org:5000/base/app",
			"pkg:pypi/requests?extra=x#sub/path": "requests",
		};
		for (const [text, name] of Object.entries(names))
			assert.equal(parsePurl(text)?.name, name, text);
	});

	it("have ranges of versions", () => {
		const ranges: Record<string, string> = {
			"pkg:npm/luxon@<3": "<3",
			"pkg:npm/luxon@>=2.1 <3": ">=2.1 <3",
			"pkg:npm/luxon@>= 2.1, < 3": ">=2.1 <3",
			"pkg:npm/@scope/x@^1.2.3": ">=1.2.3 <2",
			"pkg:npm/x@^0.2.3": ">=0.2.3 <0.3",
			"pkg:npm/x@~1.2.3": ">=1.2.3 <1.3",
			"pkg:npm/x@~1": ">=1 <2",
			"pkg:npm/x@1.x": ">=1 <2",
			"pkg:npm/x@1.2.*": ">=1.2 <1.3",
			"pkg:npm/x@1.2.3-beta.1": "=1.2.3-beta.1",
			"pkg:npm/x@<1 || >=2": "<1 || >=2",
			"pkg:npm/x@%3C3": "<3",
			"pkg:pypi/x@~=1.4.5": ">=1.4.5 <1.5",
			"pkg:pypi/x@==2.0rc1": "=2.0rc1",
			"pkg:gem/x@~> 3.1": ">=3.1 <4",
			"pkg:golang/example.org/x@<v1.4.0": "<1.4.0",
			"pkg:docker/node@<18": "<18",
			"pkg:docker/node@latest": "=latest",
		};
		for (const [text, range] of Object.entries(ranges))
			assert.equal(versions(text), range, text);
		for (const text of ["pkg:npm/x", "pkg:npm/x@*"])
			assert.deepEqual(parsePurl(text), { type: "npm", name: "x" });
	});

	it("say in a sentence why they can't be used", () => {
		const faults: Record<string, RegExp> = {
			moment: /does not begin with `pkg:`/,
			"": /does not begin with `pkg:`/,
			"pkg:": /"" is not a type/,
			"pkg:pip/requests": /"pip" is not a type.*npm, pypi/,
			"pkg:npm": /names no package/,
			"pkg:npm/": /names no package/,
			"pkg:npm/@scope": /pkg:npm\/@scope\/name/,
			"pkg:npm/a/b": /"a\/b" is not a name that npm packages have/,
			"pkg:npm/lo dash": /"lo dash" is not a name/,
			"pkg:docker/node:18": /"node:18" is not a name/,
			"pkg:npm/@acme:1/x": /is not a name/,
			"pkg:maven/commons-lang3": /group\/artifact/,
			"pkg:npm/x@": /"" is not a version/,
			"pkg:npm/x@latest": /"latest" is not a version/,
			"pkg:npm/x@<": /"<" is not a version/,
			"pkg:npm/x@>1 banana": /is not a version/,
		};
		for (const [text, fault] of Object.entries(faults)) {
			assert.match(purlFault(text) ?? "", fault, text);
			assert.equal(parsePurl(text), undefined, text);
		}
		assert.equal(purlFault("pkg:npm/moment"), undefined);
	});

	it("are recognised behind a slip at the beginning", () => {
		assert.equal(meantPurl("pkg:pip/requests@<2"), "pkg:pypi/requests@<2");
		assert.equal(meantPurl("npm:@scope/x"), "pkg:npm/@scope/x");
		assert.equal(meantPurl("npm/moment"), "pkg:npm/moment");
		assert.equal(meantPurl("pkg:npm/moment"), undefined);
		assert.equal(meantPurl("moment"), undefined);
		assert.equal(meantPurl("pkg:swift/charts"), undefined);
	});
});

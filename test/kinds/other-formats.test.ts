/** Which files in other formats than Markdown are decision records. */

import assert from "node:assert/strict";
import {
	isRecordElsewhere,
	otherFormatOf,
} from "../../src/kinds/other-formats";

describe("records in other formats", () => {
	for (const path of [
		"docs/adr/0001-weigh-twice.rst",
		"docs/decisions/0001-weigh-twice.rst",
		"docs/decisions/weigh-twice.rst",
		"decisions/0001-weigh-twice.adoc",
		"adr/0001-weigh-twice.adoc",
		"adr/weigh-twice.asciidoc",
		"src/docs/adr/2026-01-12-weigh-twice.adoc",
		"docs/modules/adr/pages/0004-weigh-twice.adoc",
		"architecture/04-decisions/0001-weigh-twice.ADOC",
		"services/gates/product-decisions/7-weigh-twice.rst",
		"peps/pep-0008.rst",
		"rfc-0012-weigh-twice.rst",
	])
		it(`${path} is one`, () => {
			assert.ok(otherFormatOf(path));
			assert.ok(isRecordElsewhere(path));
		});

	for (const path of [
		"docs/adr/index.rst",
		"docs/adr/README.adoc",
		"docs/adr/template.rst",
		"docs/adr/0000-template.adoc",
		"docs/modules/adr/nav.adoc",
		"docs/adr/_attributes.adoc",
		"decisions/how-the-jury-decides.rst",
		"docs/usage.rst",
		"docs/release-1.2.rst",
		"tests/fixtures/adr/0001-x.rst",
		"docs/0001-start.rst",
	])
		it(`${path} is none`, () => assert.ok(!isRecordElsewhere(path)));

	it("have no format of ours", () => {
		for (const path of [
			"a.md",
			"a.mdx",
			"a.markdown",
			"a.yaml",
			"a.txt",
			"rst",
		])
			assert.equal(otherFormatOf(path), undefined, path);
	});
});

/** Where the reports of other tools may stand. */

import assert from "node:assert/strict";
import { reportFault, reportPath } from "../../../src/code/sarif/report-path";

describe("paths of reports", () => {
	for (const [written, path] of [
		["reports/semgrep.sarif", "reports/semgrep.sarif"],
		[" ./reports//a b.sarif ", "reports/a b.sarif"],
		["reports\\eslint.sarif", "reports/eslint.sarif"],
		[".sarif", ".sarif"],
	] as const)
		it(`"${written}" is ${path}`, () => {
			assert.equal(reportPath(written), path);
			assert.equal(reportFault(written), undefined);
		});

	for (const [written, fault] of [
		["../a.sarif", /leads out of the model's folder/],
		["reports/../../a.sarif", /leads out/],
		["..\\a.sarif", /leads out/],
		["/etc/passwd", /one machine/],
		["\\\\server\\a.sarif", /one machine/],
		["C:\\a.sarif", /one machine/],
		["c:a.sarif", /one machine/],
		["~/a.sarif", /one machine/],
		["https://example.org/a.sarif", /an address/],
		["file:///a.sarif", /an address/],
		["reports/*.sarif", /wildcards/],
		["", /names no file/],
		["./", /names no file/],
	] as const)
		it(`"${written}" is refused`, () => {
			assert.equal(reportPath(written), undefined);
			assert.match(reportFault(written) ?? "", fault);
		});
});

// A reporter for mocha that prints what happens and leaves the full titles of what failed, as JSON, in the file of its
// option `file`: `{ tests, hooks }`.
const { writeFileSync, mkdirSync } = require("node:fs");
const { dirname } = require("node:path");
const { reporters } = require("mocha");

module.exports = class FailedTitles extends reporters.Spec {
	constructor(runner, options) {
		super(runner, options);
		const { file } = options.reporterOptions;
		const failed = { tests: [], hooks: [] };
		runner.on("fail", (what) => {
			failed[what.type === "test" ? "tests" : "hooks"].push(what.fullTitle());
		});
		runner.once("end", () => {
			mkdirSync(dirname(file), { recursive: true });
			writeFileSync(file, JSON.stringify(failed));
		});
	}
};

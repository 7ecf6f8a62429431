/** Opting out of a category and taking a page over: what becomes of `opmodel.yaml`, which keeps its comments and style. */

import assert from "node:assert/strict";
import type { Kind } from "../../src/domain/kind";
import { planOptOut } from "../../src/plans/opt-out";
import { planTakeOver, planTakeOverRecords } from "../../src/plans/take-over";
import { readConfig } from "../../src/text/config";
import type { Texts } from "../helpers/checking";
import { carriedOut, reasonOf, repositoryOf } from "../helpers/planning";

function optedOut(config: string | undefined, because = "Four people"): string {
	const files: Texts = config === undefined ? {} : { "opmodel.yaml": config };
	const { workspace, read } = repositoryOf(files);
	const plan = planOptOut(workspace, read, "frameworks", because);
	return carriedOut(files, plan)["opmodel.yaml"] as string;
}

describe("opting out of a category", () => {
	const entry = "not-needed:\n  frameworks:\n    because: Four people\n";

	it("begins a configuration where there is none", () => {
		assert.equal(optedOut(undefined), `opmodel: 1\n${entry}`);
	});

	it("adds to one, whatever its style", () => {
		const cases: readonly [before: string, after: string][] = [
			["title: A # name\n", `title: A # name\n${entry}`],
			["title: A", `title: A\n${entry}`],
			["", entry],
			["# nothing yet\n", `# nothing yet\n${entry}`],
			[
				"not-needed: # later\ntitle: A\n",
				"not-needed: # later\n  frameworks:\n    because: Four people\ntitle: A\n",
			],
			[
				"not-needed:\n    themes:\n        because: No # why\n# end\ntitle: A\n",
				"not-needed:\n    themes:\n        because: No # why\n    frameworks:\n      because: Four people\n# end\ntitle: A\n",
			],
			[
				'not-needed: { themes: { because: "No" } } # x\n',
				'not-needed: { themes: { because: "No" }, frameworks: { because: "Four people" } } # x\n',
			],
			[
				"not-needed: {}\n",
				'not-needed: { frameworks: { because: "Four people" } }\n',
			],
			[
				"not-needed:\n  themes:\n    because: >\n      Long\n      text\ntitle: A\n",
				"not-needed:\n  themes:\n    because: >\n      Long\n      text\n  frameworks:\n    because: Four people\ntitle: A\n",
			],
			[
				"{ title: A }\n",
				'{ title: A, not-needed: { frameworks: { because: "Four people" } } }\n',
			],
			[
				"not-needed:\n  frameworks:\n",
				"not-needed:\n  frameworks:\n    because: Four people\n",
			],
			[
				"not-needed:\n  frameworks:\n    because:\n",
				"not-needed:\n  frameworks:\n    because: Four people\n",
			],
			[
				"not-needed:\n  frameworks: { review-by: 2027-03-01 }\n",
				'not-needed:\n  frameworks: { because: "Four people", review-by: 2027-03-01 }\n',
			],
			[
				"not-needed:\n  frameworks:\n    review-by: 2027-03-01\n",
				"not-needed:\n  frameworks:\n    because: Four people\n    review-by: 2027-03-01\n",
			],
		];
		for (const [before, after] of cases) assert.equal(optedOut(before), after);
	});

	it("keeps carriage returns", () => {
		assert.equal(
			readConfig(
				"opmodel.yaml",
				optedOut("title: A\r\nnot-needed:\r\n  themes:\r\n    because: No\r\n"),
			).notNeeded.get("frameworks")?.because,
			"Four people",
		);
	});

	it("quotes a reason that YAML would read otherwise", () => {
		for (const because of [
			"Two ways: cost us",
			"# one",
			"@all",
			"yes",
			'He said "no"',
		])
			assert.equal(
				readConfig(
					"opmodel.yaml",
					optedOut("title: A\n", because),
				).notNeeded.get("frameworks")?.because,
				because,
			);
	});

	it("leaves the reason to the author, between quotes", () => {
		const { workspace, read } = repositoryOf({ "opmodel.yaml": "title: A\n" });
		const plan = planOptOut(workspace, read, "frameworks", "");
		assert.ok("reveal" in plan);
		assert.deepEqual(plan.reveal, {
			file: "opmodel.yaml",
			position: { line: 3, character: 14 },
		});
	});

	it("is refused where it is done, and where the file can't be read", () => {
		const refused = (config: string) => {
			const { workspace, read } = repositoryOf({ "opmodel.yaml": config });
			return reasonOf(planOptOut(workspace, read, "frameworks", "x"));
		};
		assert.match(refused(`title: A\n${entry}`), /says already why/);
		assert.match(refused("title: [\n"), /can't be changed safely/);
		assert.match(refused("- a\n- b\n"), /can't be changed safely/);
		assert.match(refused("not-needed: [themes]\n"), /can't be changed safely/);
	});
});

function takenOver(
	config: string | undefined,
	kind: Kind = "principles",
): Texts {
	const files: Texts = {
		"docs/principles.md": "# Product principles\n\n## Proof over ticks\n",
		...(config === undefined ? {} : { "opmodel.yaml": config }),
	};
	const request = { ...repositoryOf(files), all: false, title: "quarry" };
	const after = carriedOut(
		files,
		planTakeOver(request, kind, "docs/principles.md"),
	);
	assert.equal(after["docs/principles.md"], files["docs/principles.md"]);
	assert.equal(Object.keys(after).length, 2, "no other file");
	return after;
}

describe("taking a page over", () => {
	it("begins a configuration as init does", () => {
		assert.equal(
			takenOver(undefined)["opmodel.yaml"],
			"# What opmodel goes by here. Every line is optional.\nopmodel: 1\ntitle: quarry\nfiles:\n  principles: [docs/principles.md]\n",
		);
	});

	it("adds to a configuration, whatever its style", () => {
		const cases: readonly [before: string, after: string][] = [
			["title: A\n", "title: A\nfiles:\n  principles: [docs/principles.md]\n"],
			[
				"files:\n  themes: [x.md] # t\n",
				"files:\n  themes: [x.md] # t\n  principles: [docs/principles.md]\n",
			],
			[
				"files: { themes: [x.md] }\n",
				"files: { themes: [x.md], principles: [docs/principles.md] }\n",
			],
			[
				"files:\n  principles: [p.md]\n",
				"files:\n  principles: [p.md, docs/principles.md]\n",
			],
			[
				"files:\n  principles: p.md # one\n",
				"files:\n  principles: [p.md, docs/principles.md] # one\n",
			],
			[
				"files:\n  product-principles:\n    - p.md\n",
				"files:\n  product-principles:\n    - p.md\n    - docs/principles.md\n",
			],
			[
				"files:\n  principles: []\n",
				"files:\n  principles: [docs/principles.md]\n",
			],
		];
		for (const [before, after] of cases)
			assert.equal(takenOver(before)["opmodel.yaml"], after);
	});

	it("is refused where it is done", () => {
		const files = {
			"opmodel.yaml": "files:\n  principles: [docs/principles.md]\n",
			"docs/principles.md": "# P\n",
		};
		const request = { ...repositoryOf(files), all: false, title: "" };
		assert.match(
			reasonOf(planTakeOver(request, "principles", "docs/principles.md")),
			/already/,
		);
	});
});

describe("taking records over", () => {
	const record = "# Queue\n\nStatus: Accepted\n\n## Context\n\nTwo.\n";
	const records = Object.fromEntries(
		["a", "b", "c"].map((name) => [`lanes/${name}.md`, record]),
	);
	const settings = (files: Texts) => {
		const request = { ...repositoryOf(files), all: false, title: "quarry" };
		return carriedOut(files, planTakeOverRecords(request))["opmodel.yaml"];
	};

	it("names them in a configuration, beside those that are read", () => {
		assert.match(
			settings(records) ?? "",
			/title: quarry\nfiles:\n {2}decision: \["lanes\/\*\.md"\]\n$/,
		);
		assert.equal(
			settings({
				...records,
				"docs/adr/0001-x.md": record,
				"opmodel.yaml": "title: A\nfiles:\n  themes: [x.md]\n",
			}),
			'title: A\nfiles:\n  themes: [x.md]\n  decision: ["docs/adr/**/*.md", "lanes/*.md"]\n',
		);
	});

	it("is refused where nothing looks like one", () => {
		const request = { ...repositoryOf({}), all: false, title: "" };
		assert.match(reasonOf(planTakeOverRecords(request)), /^No more files/);
	});
});

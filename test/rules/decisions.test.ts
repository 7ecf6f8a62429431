/** Deviations, the tech stack, numbers and configuration: the cases that the rules' own examples leave out. */

import assert from "node:assert/strict";
import { inShort, mended, reported, type Texts } from "../helpers/checking";

const record = (matter: string, title = "X") =>
	`---\n${matter}\n---\n\n# ${title}\n\n## Context\n\nThere is a reason.\n`;

describe("decisions/stack-respected", () => {
	const stack = (since = "") => ({
		"product/tech-stack.md": `# Tech stack\n\n| ID | Technology | Purpose | Ring | Packages | Replaced by | Since |\n| --- | --- | --- | --- | --- | --- | --- |\n| TS-1 | date-fns | Dates | adopt | pkg:npm/date-fns | | |\n| TS-2 | Moment | Dates | hold | pkg:npm/moment | TS-1 | ${since} |\n`,
	});
	const check = (files: Texts) =>
		inShort(reported("decisions/stack-respected", files), 3);

	it("reports the use of a held entry, and its package more quietly", () => {
		const said = (field: string) =>
			check({
				...stack(),
				"docs/adr/0001-x.md": record(
					`status: accepted\ndate: 2026-10-01\n${field}`,
				),
			});
		assert.deepEqual(said("uses: [TS-2]"), [
			"warning docs/adr/0001-x.md:4 This decision uses",
		]);
		assert.deepEqual(said('applies-to: ["pkg:npm/moment"]'), [
			"information docs/adr/0001-x.md:4 This decision is",
		]);
		assert.deepEqual(said("uses: [TS-1]"), []);
	});

	it("is silent where the decision is no longer live, or older than the hold", () => {
		const said = (status: string, since: string) =>
			check({
				...stack(since),
				"docs/adr/0001-x.md": record(
					`status: ${status}\ndate: 2026-08-01\nuses: [TS-2]`,
				),
			}).length;
		assert.equal(said("accepted", ""), 1);
		assert.equal(said("proposed", "2026-07-01"), 1);
		assert.equal(said("accepted", "2026-09-01"), 0);
		assert.equal(said("rejected", ""), 0);
		assert.equal(said("superseded", ""), 0);
	});
});

describe("decisions/deviation-justified", () => {
	const guardrail = "# Guardrails\n\n## GR-1: Twice\n";
	const check = (deviation: string, body: string) =>
		inShort(
			reported("decisions/deviation-justified", {
				"product/guardrails.md": guardrail,
				"docs/adr/0001-x.md": `---\nstatus: accepted\ndate: 2026-10-01\ndeviates-from:\n  - ${deviation}\n---\n\n# X\n\n${body}`,
			}),
			9,
		);

	it("takes the record's own context for the reason", () => {
		const deviation = "{ from: GR-1, until: 2027-03-31 }";
		assert.deepEqual(check(deviation, "## Context\n\nThere is one.\n"), []);
		assert.deepEqual(check(deviation, "## Context\n"), [
			"warning docs/adr/0001-x.md:5 This deviation from GR-1 gives no reason, so nobody",
		]);
	});

	it("takes a month as its last day, and asks for a day where it is a year or a season", () => {
		const body = "## Context\n\nThere is one.\n";
		for (const until of ["2027-03", "March 2027"])
			assert.deepEqual(check(`{ from: GR-1, until: ${until} }`, body), []);
		for (const until of ["2027", "spring"])
			assert.deepEqual(check(`{ from: GR-1, until: ${until} }`, body), [
				"warning docs/adr/0001-x.md:5 The end of this deviation from GR-1 is not",
			]);
	});
});

describe("decisions/deviation-agreed", () => {
	const said = (owner: string, makers: string) =>
		reported("decisions/deviation-agreed", {
			"product/guardrails.md": `# Guardrails\n\n- Owner: ${owner}\n\n## GR-1: Twice\n`,
			"docs/adr/0001-x.md": record(
				`status: accepted\ndate: 2026-10-01\ndecision-makers: ${makers}\ndeviates-from: GR-1`,
			),
		}).length;

	for (const [owner, makers, expected] of [
		["Marta Kovač", "[Marta Kovac (CTO), Tom Weber]", 0],
		["Marta Kovač", "[Tom Weber, Jana Novak]", 1],
		["Marta Kovač", '["@mkovac"]', 0],
		["Marta Kovač", '["@tweber"]', 1],
		["@marta", '["@tom"]', 1],
		["CTO", "[Tom Weber]", 0],
		["platform", "[mobile, data]", 1],
		["Platform team", "[platform, data]", 0],
	] as const)
		it(`${owner} and ${makers}`, () => {
			assert.equal(said(owner, makers), expected);
		});
});

describe("decisions/number-unique", () => {
	const check = (...files: string[]) =>
		reported(
			"decisions/number-unique",
			Object.fromEntries(
				files.map((file) => [file, "# X\n\nStatus: accepted\n"]),
			),
		).map((d) => `${d.file} ${/(\d+)\.$/.exec(d.message)?.[1]}`);

	it("counts for each folder, prefix and series", () => {
		assert.deepEqual(
			check(
				"docs/adr/0001-a.md",
				"docs/rfcs/0001-a.md",
				"docs/adr/API-001-a.md",
				"docs/adr/DB-001-a.md",
				"docs/adr/2026-01-01-a.md",
				"docs/adr/2026-01-01-b.md",
			),
			[],
		);
		assert.deepEqual(check("docs/adr/001-a.md", "docs/adr/0001-b.md"), [
			"docs/adr/001-a.md 2",
		]);
	});

	it("takes no translation for a second record, and a folder's readme for its decision", () => {
		assert.deepEqual(check("docs/adr/0001-a.md", "docs/adr/0001-a.de.md"), []);
		assert.deepEqual(
			check("docs/adr/0003-a/README.md", "docs/adr/0003-b/README.md"),
			["docs/adr/0003-b/README.md 4"],
		);
	});
});

describe("config/valid", () => {
	const check = (config: string, more: Texts = {}) =>
		inShort(reported("config/valid", { "opmodel.yaml": config, ...more }), 5);

	it("passes over models above and finds those beside", () => {
		assert.deepEqual(check("extends: ."), [
			"error opmodel.yaml:1 This model extends itself, which",
		]);
		assert.deepEqual(
			check("title: A\n", {
				"labs/opmodel.yaml": "extends: ../company\n",
				"company/opmodel.yaml": "title: C\n",
			}),
			[],
		);
	});

	it("finds a circle of three", () => {
		const found = check("extends: ./a\n", {
			"a/opmodel.yaml": "extends: ../b\n",
			"b/opmodel.yaml": "extends: ..\n",
		});
		assert.equal(found.length, 3);
	});
});

describe("files/schema", () => {
	const check = (files: Texts) => inShort(reported("files/schema", files), 5);

	it("speaks of strange kinds only where they can't be another tool's", () => {
		const page = "---\nkind: Deployment\n---\n\n# X\n";
		assert.deepEqual(check({ "product/x.md": page, "docs/x.md": page }), []);
		assert.deepEqual(check({ "product/themes.md": page }), [
			'error product/themes.md:2 "Deployment" is not a value',
		]);
		assert.deepEqual(
			check({ "opmodel.yaml": "title: A\n", "product/x.md": page }),
			['information product/x.md:2 There is no kind "Deployment",'],
		);
	});
});

describe("ids/unique", () => {
	it("gives several later ones free ids one after the other", () => {
		let files: Texts = {
			"product/principles.md":
				"# Principles\n\n- **PP-1** A.\n- **PP-1** B.\n- **PP-1** C.\n",
		};
		for (let n = 0; n < 2; n++)
			files = mended(files, reported("ids/unique", files)[0]);
		assert.equal(reported("ids/unique", files).length, 0);
		assert.match(files["product/principles.md"] ?? "", /PP-1.*PP-2.*PP-3/s);
	});
});

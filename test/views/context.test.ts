/** What applies to a path, why, until when, and what nearly does. */

import assert from "node:assert/strict";
import {
	type Context,
	contextOf,
	type Reason,
	type WhyNot,
} from "../../src/views/context";
import type { Texts } from "../helpers/checking";
import { repositoryOf, today } from "../helpers/planning";

function contextIn(files: Texts, path: string, day = today): Context {
	return contextOf(repositoryOf(files).workspace, day, path);
}

/** What applies, in a line each: id, reasons, until when. */
function applying({ applies }: Context): string[] {
	return applies.map(({ item, reasons, until }) =>
		[item.id, reasons.map(inShort).join(" + "), ...(until ? [until] : [])].join(
			" | ",
		),
	);
}

function inShort(reason: Reason): string {
	switch (reason.type) {
		case "everywhere":
			return `everywhere ${reason.root}`.trim();
		case "place":
			return `place ${reason.place}`;
		case "check":
			return `${reason.check.type} ${reason.place ?? ""}`.trim();
		case "packages":
			return reason.packages.join(" ");
		case "language":
			return reason.language;
		case "names":
			return `names ${reason.named.id}`;
		case "links":
			return `links ${reason.to}`;
		case "deviates":
			return ["deviates", reason.from.id, ...reason.places].join(" ");
	}
}

function near({ near }: Context): string[] {
	return near.map(({ item, whyNot }) => `${item.id} | ${shortly(whyNot)}`);
}

function shortly(whyNot: WhyNot): string {
	switch (whyNot.type) {
		case "elsewhere":
			return `elsewhere ${whyNot.places.join(" ")}`;
		case "check":
			return whyNot.because;
		case "artifact":
			return "artifact";
		case "announced":
			return `announced ${whyNot.since}`;
		case "status":
			return [whyNot.status, ...whyNot.successors.map(({ id }) => id)].join(
				" ",
			);
		case "deviates":
			return [whyNot.from.id, whyNot.state, whyNot.until, ...whyNot.places]
				.filter(Boolean)
				.join(" ");
	}
}

const guardrails = (...entries: string[]) =>
	`# Guardrails\n\n- Owner: Platform\n\n${entries.join("\n")}`;

const decision = (status: string, more = "") =>
	`---\nstatus: ${status}\ndate: 2026-08-25\n${more}---\n\n# A choice\n\n## Context\n\nIt had to be made.\n`;

const checked = guardrails(
	"## GR-1: One date library\n\nWhy.\n\n- Deny dependency: `pkg:npm/moment`\n- In: `services/**`\n",
	"## GR-2: Two languages\n\nWhy.\n\n- Allow languages: TypeScript, SQL\n",
	"## GR-3: No dynamic code\n\nWhy.\n\n- Deny content: `eval\\(`\n- In: `services/**/*.ts`\n",
	"## GR-4: No sheets\n\nWhy.\n\n- Deny path: `**/*.xlsx`\n",
	"## GR-5: Infrastructure changes in writing\n\nWhy.\n\n- Decision needed for: `infra/**`\n",
	"## GR-6: Data stays here\n\nWhy.\n\n- Checked by: the review\n",
	"## GR-7: No secrets\n\nWhy.\n\n- Findings from: `reports/semgrep.sarif`\n- In: `services/**`\n",
);

describe("what applies here: guardrails", () => {
	const files = { "product/guardrails.md": checked };

	it("apply by what their checks speak of, judged by the path alone", () => {
		assert.deepEqual(applying(contextIn(files, "services/a/run.ts")), [
			"GR-1 | dependency services/**",
			"GR-2 | language",
			"GR-3 | content services/**/*.ts",
			"GR-6 | everywhere",
			"GR-7 | findings services/**",
		]);
		assert.deepEqual(applying(contextIn(files, "services/a/package.json")), [
			"GR-1 | dependency services/**",
			"GR-6 | everywhere",
			"GR-7 | findings services/**",
		]);
		assert.deepEqual(applying(contextIn(files, "infra/plan.xlsx")), [
			"GR-4 | path **/*.xlsx",
			"GR-5 | decision infra/**",
			"GR-6 | everywhere",
		]);
	});

	it("that don't are near, with the reason", () => {
		assert.deepEqual(near(contextIn(files, "services/run.py")), [
			"GR-1 | packages",
			"GR-3 | elsewhere services/**/*.ts",
			"GR-4 | path",
			"GR-5 | elsewhere infra/**",
		]);
		assert.deepEqual(near(contextIn(files, "README.md")), [
			"GR-1 | elsewhere services/**",
			"GR-2 | language",
			"GR-3 | elsewhere services/**/*.ts",
			"GR-4 | path",
			"GR-5 | elsewhere infra/**",
			"GR-7 | elsewhere services/**",
		]);
	});

	it("check neither what others wrote nor the model's own pages", () => {
		assert.deepEqual(
			near(contextIn(files, "services/node_modules/x/a.ts"))[0],
			"GR-1 | foreign",
		);
		assert.deepEqual(
			near(contextIn(files, "product/guardrails.md"))[0],
			"GR-1 | artifact",
		);
	});

	it("that are announced are near; drafts and retired ones are neither", () => {
		const later = {
			"product/guardrails.md": guardrails(
				"## GR-1: A\n\nWhy.\n\n- Since: 2027-01-01\n",
				"## GR-2: B\n\nWhy.\n\n- Status: draft\n",
				"## GR-3: C\n\nWhy.\n\n- Status: retired\n",
			),
		};
		const found = contextIn(later, "a.ts");
		assert.deepEqual(applying(found), []);
		assert.deepEqual(near(found), ["GR-1 | announced 2027-01-01"]);
		assert.deepEqual(applying(contextIn(later, "a.ts", "2027-01-01")), [
			"GR-1 | everywhere",
		]);
		const page = {
			"product/guardrails.md":
				"# Guardrails\n\n- Since: 2027-01-01\n\n## GR-1: A\n\nWhy.\n",
		};
		assert.deepEqual(near(contextIn(page, "a.ts")), [
			"GR-1 | announced 2027-01-01",
		]);
	});

	it("without a check apply where they say", () => {
		const placed = {
			"product/guardrails.md": guardrails(
				"## GR-1: A\n\nWhy.\n\n- Applies to: `services/**`\n",
			),
		};
		assert.deepEqual(applying(contextIn(placed, "services/a.md")), [
			"GR-1 | place services/**",
		]);
		assert.deepEqual(near(contextIn(placed, "apps/a.md")), [
			"GR-1 | elsewhere services/**",
		]);
	});

	it("with a check that can't be used say so", () => {
		const broken = {
			"product/guardrails.md": guardrails(
				"## GR-1: A\n\nWhy.\n\n- Deny content: `(`\n",
				"## GR-2: B\n\nWhy.\n\n- Deny path: `a.php`\n- In: `{`\n",
				"## GR-3: C\n\nWhy.\n\n- Deny dependency: moment\n",
				"## GR-4: D\n\nWhy.\n\n- Allow languages: Klingon\n",
			),
		};
		assert.deepEqual(
			near(contextIn(broken, "a.ts")),
			[1, 2, 3, 4].map((n) => `GR-${n} | unusable`),
		);
	});

	it("of models above apply with the globs counted from there", () => {
		const nested = {
			"opmodel.yaml": "title: Acme\n",
			"product/guardrails.md": checked,
			"services/opmodel.yaml": "title: Services\n",
			"services/product/guardrails.md": guardrails(
				"## GR-8: Own\n\nWhy.\n\n- Deny content: `x`\n- In: `a/**`\n",
			),
			"services/product/principles.md": "# Principles\n\n## PP-1: A over b\n",
		};
		assert.deepEqual(applying(contextIn(nested, "services/a/run.ts")), [
			"GR-8 | content a/**",
			"GR-1 | dependency services/**",
			"GR-2 | language",
			"GR-3 | content services/**/*.ts",
			"GR-6 | everywhere",
			"GR-7 | findings services/**",
			"PP-1 | everywhere services",
		]);
		assert.deepEqual(applying(contextIn(nested, "apps/a.sh")), [
			"GR-2 | language",
			"GR-6 | everywhere",
		]);
	});
});

describe("what applies here: the tech stack", () => {
	const files = {
		"product/tech-stack.md":
			"# Tech stack\n\n| ID | Technology | Purpose | Ring | Packages | Languages |\n| --- | --- | --- | --- | --- | --- |\n| TS-1 | date-fns | Dates | adopt | `pkg:npm/date-fns` | |\n| TS-2 | Moment | Dates | hold | `pkg:npm/moment` | |\n| TS-3 | TypeScript | Services | adopt | | |\n| TS-4 | Scripts | Glue | hold | | Python |\n| TS-5 | Postgres | Data | adopt | | |\n",
	};

	it("speaks of manifests by packages, of code by its language and by what is on hold", () => {
		assert.deepEqual(applying(contextIn(files, "a/package.json")), [
			"TS-1 | pkg:npm/date-fns",
			"TS-2 | pkg:npm/moment",
		]);
		assert.deepEqual(applying(contextIn(files, "a/run.ts")), [
			"TS-2 | pkg:npm/moment",
			"TS-3 | TypeScript",
		]);
		assert.deepEqual(applying(contextIn(files, "a/run.py")), ["TS-4 | Python"]);
		assert.deepEqual(applying(contextIn(files, "a/pom.xml")), []);
	});
});

describe("what applies here: decisions and deviations", () => {
	const page = {
		"product/guardrails.md": guardrails(
			"## GR-3: No dynamic code\n\nWhy.\n\n- Deny content: `eval\\(`\n- In: `src/**`\n",
		),
	};
	const deviating = (status: string, entry: string) => ({
		...page,
		"docs/adr/0007-formulas.md": decision(
			status,
			`deviates-from:\n  - { from: GR-3, because: "Formulas.", ${entry} }\n`,
		),
	});

	it("a decision applies by its globs, by packages of a manifest, by links and by what it names", () => {
		const files = {
			...page,
			"docs/adr/0001-a.md": decision(
				"accepted",
				'applies-to: ["src/a/**", "pkg:npm/moment"]\n',
			),
			"docs/adr/0002-b.md": `${decision("accepted")}\nSee [it](../../src/b/run.ts).\n`,
			"docs/adr/0003-c.md": decision("accepted", "upholds: [GR-3]\n"),
			"docs/adr/0004-d.md": decision("accepted", 'applies-to: ["lib/**"]\n'),
		};
		assert.deepEqual(applying(contextIn(files, "src/a/run.ts")), [
			"GR-3 | content src/**",
			"ADR-0001 | place src/a/**",
			"ADR-0003 | names GR-3",
		]);
		assert.deepEqual(applying(contextIn(files, "src/b/run.ts")).slice(1), [
			"ADR-0002 | links src/b/run.ts",
			"ADR-0003 | names GR-3",
		]);
		assert.deepEqual(near(contextIn(files, "src/b/run.ts")), [
			"ADR-0001 | elsewhere src/a/** pkg:npm/moment",
		]);
		assert.deepEqual(applying(contextIn(files, "package.json")), [
			"ADR-0001 | pkg:npm/moment",
		]);
	});

	it("one that does not hold is near, with what holds in its place", () => {
		const files = {
			"docs/adr/0001-a.md": decision(
				"superseded",
				'applies-to: ["src/**"]\nsuperseded-by: ADR-0002\n',
			),
			"docs/adr/0002-b.md": decision(
				"accepted",
				'applies-to: ["src/**"]\nsupersedes: ADR-0001\n',
			),
			"docs/adr/0003-c.md": decision("proposed", 'applies-to: ["src/**"]\n'),
			"docs/adr/0004-d.md": decision("rejected", 'applies-to: ["lib/**"]\n'),
		};
		const found = contextIn(files, "src/a.ts");
		assert.deepEqual(applying(found), ["ADR-0002 | place src/**"]);
		assert.deepEqual(near(found), [
			"ADR-0001 | superseded ADR-0002",
			"ADR-0003 | proposed",
		]);
	});

	it("a deviation in force applies until its last day, and the guardrail says who allows it", () => {
		const files = deviating(
			"accepted",
			'until: 2027-03-31, in: ["src/formulas/**"]',
		);
		const found = contextIn(files, "src/formulas/run.ts");
		assert.deepEqual(applying(found), [
			"GR-3 | content src/**",
			"ADR-0007 | deviates GR-3 | 2027-03-31",
		]);
		assert.equal(found.applies[0]?.allowed?.decision.id, "ADR-0007");
		assert.deepEqual(near(found), []);
		const last = contextIn(files, "src/formulas/run.ts", "2027-03-31");
		assert.equal(last.applies.length, 2);
	});

	it("one that is over, elsewhere, only proposed or without an end is near", () => {
		for (const [status, entry, path, day, expected] of [
			[
				"accepted",
				"until: 2026-11-22",
				"src/a.ts",
				"2026-11-23",
				"ended 2026-11-22",
			],
			[
				"accepted",
				"until: 2027-03-31, in: [lib]",
				"src/a.ts",
				today,
				"granted 2027-03-31 lib",
			],
			[
				"proposed",
				"until: 2027-03-31",
				"src/a.ts",
				today,
				"proposed 2027-03-31",
			],
			["accepted", "in: [src]", "src/a.ts", today, "incomplete"],
		] as const) {
			const found = contextIn(deviating(status, entry), path, day);
			assert.deepEqual(applying(found), ["GR-3 | content src/**"], entry);
			assert.equal(found.applies[0]?.allowed, undefined, entry);
			assert.deepEqual(near(found), [`ADR-0007 | GR-3 ${expected}`], entry);
		}
	});

	it("one from what doesn't apply here is not spoken of", () => {
		const found = contextIn(
			deviating("accepted", "until: 2027-03-31"),
			"lib/a.ts",
		);
		assert.deepEqual(
			[applying(found), near(found)],
			[[], ["GR-3 | elsewhere src/**"]],
		);
	});
});

describe("what applies here: folders", () => {
	const files = {
		"product/guardrails.md": checked,
		"product/tech-stack.md":
			"# Tech stack\n\n| ID | Technology | Purpose | Ring | Packages | Languages |\n| --- | --- | --- | --- | --- | --- |\n| TS-1 | date-fns | Dates | adopt | `pkg:npm/date-fns` | |\n| TS-2 | Moment | Dates | hold | `pkg:npm/moment` | |\n| TS-3 | Scripts | Glue | hold | | Python |\n",
		"docs/adr/0007-formulas.md": decision(
			"accepted",
			'applies-to: ["services/a/run.ts"]\ndeviates-from:\n  - { from: GR-3, because: "Formulas.", until: 2027-03-31, in: ["services/formulas/**"] }\n',
		),
	};

	it("what applies is what may apply to a file in them", () => {
		const found = contextIn(files, "services/");
		assert.deepEqual(applying(found), [
			"GR-1 | dependency services/**",
			"GR-2 | language",
			"GR-3 | content services/**/*.ts",
			"GR-4 | path **/*.xlsx",
			"GR-6 | everywhere",
			"GR-7 | findings services/**",
			"TS-2 | pkg:npm/moment",
			"TS-3 | Python",
			"ADR-0007 | deviates GR-3 services/formulas/** + place services/a/run.ts | 2027-03-31",
		]);
		assert.deepEqual(near(found), ["GR-5 | elsewhere infra/**"]);
		// What is allowed in a part of it is not allowed in the folder.
		assert.ok(found.applies.every(({ allowed }) => !allowed));
	});

	it("the root holds everything, and other people's folders nothing of ours", () => {
		assert.deepEqual(
			contextIn(files, "").near.map(({ item }) => item.id),
			[],
		);
		assert.deepEqual(
			applying(
				contextIn({ "product/guardrails.md": checked }, "a/node_modules/"),
			),
			["GR-6 | everywhere"],
		);
	});

	it("a model in the folder speaks of it", () => {
		const nested = {
			"opmodel.yaml": "title: Acme\n",
			"services/opmodel.yaml": "title: Services\n",
			"services/product/guardrails.md": guardrails(
				"## GR-8: Own\n\nWhy.\n\n- Deny content: `x`\n- In: `a/**`\n",
			),
		};
		assert.deepEqual(applying(contextIn(nested, "services/")), [
			"GR-8 | content a/**",
		]);
		assert.deepEqual(near(contextIn(nested, "services/b/")), [
			"GR-8 | elsewhere a/**",
		]);
	});
});

describe("what applies here: any input", () => {
	it("answers for the root, for nothing at all and for strange paths", () => {
		for (const path of ["", "a", "ä ö/ü.ts", "a//b", ".", "[{", "../x"]) {
			assert.deepEqual(contextIn({}, path), { path, applies: [], near: [] });
			assert.ok(contextIn({ "product/guardrails.md": checked }, path));
		}
	});
});

/** What stands above items and pages, and what comes next. */

import assert from "node:assert/strict";
import {
	type Category,
	type CoverageState,
	categories,
} from "../../src/domain/category";
import { Engine, rules } from "../../src/engine";
import { type Lens, lenses } from "../../src/language/lenses";
import { lookalikes } from "../../src/plans/discovery/lookalikes";
import { nextStep } from "../../src/views/next-step";
import type { Texts } from "../helpers/checking";
import { repositoryOf } from "../helpers/planning";

const gaps = new Set(
	rules.filter((r) => r.concern === "completeness").map((r) => r.id),
);

function engineOf(files: Texts): Engine {
	const engine = new Engine({ today: "2026-11-22", drafts: true });
	for (const [path, text] of Object.entries(files)) engine.set(path, text);
	return engine;
}

function above(file: string, files: Texts, mostWords = 600): string[] {
	return aboveIn(engineOf(files), file, mostWords);
}

function aboveIn(
	engine: Engine,
	file: string,
	mostWords = 600,
	isLooking = true,
): string[] {
	const checked = {
		...engine.check(),
		overlooked: engine.overlooked(),
		isLooking,
		today: engine.today,
	};
	const found = lenses(engine.workspace(), checked, file, {
		gaps,
		mostWords,
		mostDeviations: 2,
	});
	const words = (lens: Lens) => {
		switch (lens.type) {
			case "references":
				return `${lens.item.id}: ${lens.count} references`;
			case "deviations":
				return `${lens.recorded.map(({ decision, state }) => `${decision.id} ${state}`).join(", ")}${lens.isDue ? ": due" : ""}`;
			case "crossings": {
				const { item, crossed, since, isDraft, actions } = lens;
				const { places, files, known, allowed, isFinal } = crossed;
				return [
					`${item.id}:${isDraft ? " draft," : ""}${since ? ` from ${since}` : ""} ${places.length} in ${files}${isFinal ? "" : " so far"}`,
					...(known > 0 ? [`${known} known`] : []),
					...(allowed > 0 ? [`${allowed} allowed`] : []),
					...actions,
				].join(", ");
			}
			case "draft": {
				const { missing, gap } = lens;
				const first = gap && `, first at ${gap.line}:${gap.character}`;
				return `draft, ${missing} missing${first ?? ""}`;
			}
			case "words":
				return `${lens.words} of ${lens.most}`;
		}
	};
	return found.map((lens) => `${lens.range.start.line} ${words(lens)}`);
}

const guardrails =
	"# Guardrails\n\n## GR-1: One queue\n\nTwo cost us a night.\n\n## GR-2: One date library\n\nAs GR-1 says.\n";

describe("lenses", () => {
	it("count references and deviations, and leave out items without any", () => {
		const files = {
			"product/guardrails.md": guardrails,
			"docs/adr/0001-a.md":
				"---\nstatus: accepted\ndeviates-from: GR-1\n---\n\n# 1. A\n\nBecause of GR-1.\n",
			"docs/adr/0002-b.md":
				"---\nstatus: rejected\ndeviates-from: GR-1\n---\n\n# 2. B\n",
			"labs/opmodel.yaml": "opmodel: 1\n",
			"labs/product/themes.md": "# Themes\n\n## TH-1: A\n\nMind GR-1.\n",
		};
		assert.deepEqual(above("product/guardrails.md", files), [
			"2 GR-1: 5 references",
			"2 ADR-0001 incomplete",
		]);
	});

	it("say who deviates, and when that is too many for one guardrail", () => {
		const record = (status: string, until: string) =>
			`---\nstatus: ${status}\ndeviates-from:\n  - { from: GR-1, because: pilot, until: ${until} }\n---\n\n# X\n`;
		const files = {
			"product/guardrails.md": guardrails,
			"docs/adr/0001-a.md": record("accepted", "2026-10-31"),
			"docs/adr/0002-b.md": record("accepted", "2027-01-31"),
			"docs/adr/0003-c.md": record("proposed", "2027-01-31"),
		};
		assert.deepEqual(above("product/guardrails.md", files).slice(1), [
			"2 ADR-0002 granted, ADR-0003 proposed, ADR-0001 ended",
		]);
		const more = {
			...files,
			"docs/adr/0004-d.md": record("proposed", "2027-01-31"),
		};
		assert.match(above("product/guardrails.md", more)[1] ?? "", /: due$/);
		const patient = {
			...more,
			"opmodel.yaml": "rules: { guardrails/still-fits: { most: 3 } }\n",
		};
		assert.doesNotMatch(
			above("product/guardrails.md", patient)[1] ?? "",
			/due/,
		);
	});

	it("count nothing that an item says of itself", () => {
		const page = "# Metrics\n\n## KM-1: A\n\n- Role: input to KM-1\n";
		assert.deepEqual(
			above("product/metrics.md", { "product/metrics.md": page }),
			[],
		);
	});

	it("say how much a draft lacks, each section for itself", () => {
		const draft = (text: string) => ({
			"opmodel.yaml": "opmodel: 1\n",
			"product/strategy.md": `# Strategy\n\n- Status: draft\n- Owner: Ines\n- Horizon: 2026-01/2026-12\n\n## Customers\n\n${text}\n\n## Problems\n\n- **ST-1** A.\n`,
		});
		assert.equal(
			above("product/strategy.md", draft("Quarries."))[0],
			"0 draft, 3 missing, first at 13:0",
		);
		assert.equal(
			above("product/strategy.md", draft("<!-- who? -->"))[0],
			"0 draft, 4 missing, first at 8:13",
		);
	});

	it("lead to the first gap of a draft: where a section goes on, a diagnostic stands, or the page ends", () => {
		const first = (file: string, page: string) => {
			const [lens] = above(file, {
				"opmodel.yaml": "opmodel: 1\n",
				[file]: page,
			});
			return lens;
		};
		assert.equal(
			first(
				"product/strategy.md",
				"# S\n\n- Status: draft\n- Owner: Ines\n- Horizon: 2026-01/2026-12\n\n## Customers\n\nQuarries.\n\n## Problems\n\n- **ST-1** A.\n\n## Vision\n\nB.\n\n## Not doing\n\nC.\n\n## Key metric\n\nKM-1 is 34% today.\n",
			),
			"0 draft, 0 missing",
		);
		assert.equal(
			first(
				"product/delivery.md",
				"# D\n\n- Status: draft\n\n## Inner loop\n\nx\n\n## Outer loop\n\n## Release cycle\n",
			),
			"0 draft, 2 missing, first at 8:13",
		);
		assert.equal(
			first("product/principles.md", "# P\n\n- Status: draft\n"),
			"0 draft, 1 missing, first at 3:0",
		);
		const sections =
			"## Customers\n\nA.\n\n## Problems\n\n- **ST-1** A.\n\n## Vision\n\n<!-- what? -->\n\n## Not doing\n\nC.\n\n## Key metric\n\n";
		assert.equal(
			first(
				"product/strategy.md",
				`# S\n\n- Status: draft\n\n${sections}KM-1 is 34% today.\n`,
			),
			"0 draft, 2 missing, first at 14:14",
			"no horizon is missed by the page, not at a place",
		);
		assert.equal(
			first(
				"product/strategy.md",
				`# S\n\n- Status: draft\n\n${sections.replace("<!-- what? -->", "B.")}KM-1 is 34% today.\n`,
			),
			"0 draft, 1 missing, first at 0:3",
		);
	});

	it("count a strategy's words in a draft, and once the page gets full", () => {
		const page = (status: string, words: number) => ({
			"product/strategy.md": `# Strategy\n${status}\n## Vision\n\n${"word ".repeat(words)}\n`,
		});
		const counted = (files: Texts) =>
			above("product/strategy.md", files, 100).filter((l) => / of /.test(l));
		assert.deepEqual(counted(page("", 50)), []);
		assert.deepEqual(counted(page("", 70)), ["0 72 of 100"]);
		assert.equal(counted(page("\n- Status: draft\n", 5)).length, 1);
		assert.deepEqual(
			counted({
				...page("", 50),
				"opmodel.yaml": "rules: { strategy/one-page: { max-words: 60 } }\n",
			}),
			["0 52 of 60"],
		);
	});
});

describe("lenses of what crosses a guardrail", () => {
	const page = (fields = "") =>
		`# Guardrails\n\n- Owner: Platform\n\n## GR-1: No dynamic code\n\nNobody can review it.\n\n- Deny content: \`eval\\(\`\n- In: \`src/**\`\n${fields}`;
	const file = "product/guardrails.md";
	const files = (fields?: string): Texts => ({
		"opmodel.yaml": "title: Quarry\n",
		[file]: page(fields),
		"src/a.ts": "eval(1);\neval(2);\n",
		"src/b.ts": "eval(3);\n",
		"tools/c.ts": "eval(4);\n",
	});
	const entry = (file: string, item = "GR-1") =>
		JSON.stringify({
			rule: "code/guardrail-holds",
			item,
			file,
			hash: "bd3725f2678c4dfb",
			count: 1,
		});
	const baseline = (...entries: string[]) =>
		`{ "version": 1, "entries": [${entries.join(",")}] }\n`;
	const record = (until: string, status = "accepted") =>
		`---\nstatus: ${status}\ndeviates-from:\n  - { from: GR-1, because: pilot, until: ${until}, in: ["src/b.ts"] }\n---\n\n# X\n`;

	it("count places and files above the first check, with what can be done", () => {
		assert.deepEqual(above(file, files()), [
			"8 GR-1: 3 in 2, show, baseline, announce",
		]);
	});

	it("say what the baseline knows and what a deviation allows", () => {
		const known = {
			...files(),
			".opmodel-baseline.json": baseline(entry("src/a.ts")),
			"docs/adr/0001-a.md": record("2027-01-31"),
		};
		assert.equal(
			above(file, known).at(-1),
			"8 GR-1: 3 in 2, 1 known, 1 allowed, show, baseline, announce",
		);
	});

	it("offer nothing to record where all is known, allowed or was allowed once", () => {
		const known = (until: string) => ({
			...files(),
			".opmodel-baseline.json": baseline(
				entry("src/a.ts").replace('"count":1', '"count":2'),
			),
			"docs/adr/0001-a.md": record(until),
		});
		assert.equal(
			above(file, known("2027-01-31")).at(-1),
			"8 GR-1: 3 in 2, 2 known, 1 allowed, show",
		);
		assert.equal(
			above(file, known("2026-10-31")).at(-1),
			"8 GR-1: 3 in 2, 2 known, show",
		);
	});

	it("say from when on they count", () => {
		assert.deepEqual(above(file, files("- Since: 2027-01-01\n")), [
			"8 GR-1: from 2027-01-01 3 in 2, show",
		]);
		assert.deepEqual(above(file, files("- Since: 2026-01-01\n")), [
			"8 GR-1: 3 in 2, show, baseline, announce",
		]);
	});

	it("say of a draft what would cross it, of the item and of the page", () => {
		assert.deepEqual(above(file, files("- Status: draft\n")), [
			"8 GR-1: draft, 3 in 2, show, land",
		]);
		const draft = {
			...files(),
			[file]: page().replace("- Owner", "- Status: draft\n- Owner"),
		};
		assert.equal(
			above(file, draft).at(-1),
			"9 GR-1: draft, 3 in 2, show, land",
		);
		assert.deepEqual(above(file, files("- Status: retired\n")), []);
	});

	it("give no number as final before all files have been looked at", () => {
		const engine = engineOf(files());
		engine.note("src/c.ts");
		assert.deepEqual(aboveIn(engine, file), ["8 GR-1: 3 in 2 so far, show"]);
		engine.look("src/c.ts", "eval(5);\n");
		assert.deepEqual(aboveIn(engine, file), [
			"8 GR-1: 4 in 3, show, baseline, announce",
		]);
		engine.note("src/d.ts");
		engine.overlook("src/d.ts", "it is too large");
		assert.deepEqual(aboveIn(engine, file), [
			"8 GR-1: 4 in 3, show, baseline, announce",
		]);
	});

	it("say that nothing crosses one only where everything was looked for everywhere", () => {
		const clear = { ...files(), "src/a.ts": "", "src/b.ts": "" };
		assert.deepEqual(above(file, clear), ["8 GR-1: 0 in 0"]);
		for (const more of [
			"- Checked by: Ines\n",
			"- Deny path: `a/{b`\n",
			"- Findings from: a.sarif\n",
		])
			assert.deepEqual(above(file, { ...clear, [file]: page(more) }), [], more);
		const engine = engineOf(clear);
		engine.note("src/d.ts");
		assert.deepEqual(aboveIn(engine, file), ["8 GR-1: 0 in 0 so far"]);
		assert.deepEqual(aboveIn(engine, file, 600, false), []);
		engine.overlook("src/d.ts", "it is too large");
		assert.deepEqual(aboveIn(engine, file), []);
	});

	it("say so of none whose check looks at nothing", () => {
		const page = (place: string) => ({
			"product/guardrails.md": `# Guardrails\n\n## GR-1: No eval\n\n- Deny content: \`eval\`\n- In: \`${place}\`\n`,
			"services/a.ts": "",
		});
		assert.deepEqual(above("product/guardrails.md", page("services/**")), [
			"4 GR-1: 0 in 0",
		]);
		assert.deepEqual(above("product/guardrails.md", page("servces/**")), []);
	});

	it("tell guardrails of one id in several models apart", () => {
		const nested = {
			...files(),
			"labs/opmodel.yaml": "title: Labs\n",
			"labs/product/guardrails.md":
				"# G\n\n## GR-1: No PHP\n\n- Deny path: `**/*.php`\n",
			"labs/src/x.php": "<?php\n",
			"labs/y.php": "<?php\n",
		};
		assert.match(above(file, nested).at(-1) ?? "", /GR-1: 3 in 2,/);
		assert.deepEqual(above("labs/product/guardrails.md", nested), [
			"4 GR-1: 2 in 2, show, baseline, announce",
		]);
	});

	it("stand above an entry of the stack that is on hold, and above checks in YAML", () => {
		const stack = {
			"product/tech-stack.md":
				"# Stack\n\n| ID | Technology | Ring | Packages |\n| --- | --- | --- | --- |\n| TS-1 | Moment | hold | `pkg:npm/moment` |\n| TS-2 | Luxon | adopt | `pkg:npm/luxon` |\n",
			"package.json": '{ "dependencies": { "moment": "2", "luxon": "3" } }\n',
		};
		assert.deepEqual(above("product/tech-stack.md", stack), [
			"4 TS-1: 1 in 1, show, baseline",
		]);
		const drafted = {
			...stack,
			"product/guardrails.md":
				"# G\n\n## GR-1: One date library\n\n- Status: draft\n- Deny dependency: `pkg:npm/moment`\n",
		};
		assert.deepEqual(above("product/tech-stack.md", drafted), [
			"4 TS-1: 1 in 1, show, baseline",
		]);
		const yaml = {
			"package.json": stack["package.json"],
			"product/guardrails.yaml":
				"items:\n  - id: GR-4\n    title: One date library\n    because: x\n    checks:\n      - dependency: { deny: pkg:npm/moment }\n",
		};
		assert.deepEqual(above("product/guardrails.yaml", yaml), [
			"5 GR-4: 1 in 1, show, baseline, announce",
		]);
	});
});

describe("the next step", () => {
	const step = (states: Partial<Record<Category, CoverageState>>) => {
		const next = nextStep(
			categories.map((category) => ({
				category,
				state: states[category.id] ?? "not-expected",
				artifacts: [],
				...(states[category.id] === "partial" ? { why: "a draft" } : {}),
			})),
		);
		return next && Object.values(next).join(" ");
	};

	it("goes from strategy to metric to stack, and then finishes them", () => {
		const missing = {
			"product-strategy": "missing",
			"key-metrics": "missing",
			"tech-stack": "missing",
			themes: "missing",
		} as const;
		assert.equal(step(missing), "product-strategy create");
		assert.equal(
			step({ ...missing, "product-strategy": "partial" }),
			"key-metrics create",
		);
		assert.equal(
			step({
				...missing,
				"product-strategy": "partial",
				"key-metrics": "partial",
			}),
			"tech-stack create",
		);
		assert.equal(
			step({
				...missing,
				"product-strategy": "present",
				"key-metrics": "partial",
				"tech-stack": "present",
			}),
			"key-metrics finish a draft",
		);
	});

	it("passes over what is not needed and not expected", () => {
		assert.equal(
			step({ "product-strategy": "not-needed", frameworks: "missing" }),
			"frameworks create",
		);
		assert.equal(step({ "product-strategy": "present" }), undefined);
	});
});

describe("pages that look like ours", () => {
	const files = {
		"docs/principles.md":
			"# Product principles\n\n## Proof over ticks\n\nAlways.\n\n## Offline first\n\nAlways.\n\n## Fewer clicks\n\nAlways.\n",
		"docs/notes.md": "# Notes\n",
	};

	it("are offered until somebody says no or has taken them over", () => {
		assert.deepEqual(lookalikes(repositoryOf(files), new Set()), [
			{ kind: "principles", file: "docs/principles.md" },
		]);
		assert.deepEqual(
			lookalikes(repositoryOf(files), new Set(["docs/principles.md"])),
			[],
		);
		const page = files["docs/principles.md"];
		assert.deepEqual(
			lookalikes(
				repositoryOf({ ...files, "handbook/principles.md": page }),
				new Set(["docs/principles.md"]),
			),
			[{ kind: "principles", file: "handbook/principles.md" }],
		);
		const config = (text: string) =>
			repositoryOf({ ...files, "opmodel.yaml": text });
		assert.equal(lookalikes(config("opmodel: 1\n"), new Set()).length, 1);
		assert.deepEqual(
			lookalikes(
				config("files: { principles: [docs/principles.md] }\n"),
				new Set(),
			),
			[],
		);
		assert.deepEqual(
			lookalikes(
				config("not-needed: { product-principles: { because: No } }\n"),
				new Set(),
			),
			[],
		);
	});
});

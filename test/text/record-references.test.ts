/** What a record names: which words, links and numbers mean a record here, and in what way. */

import assert from "node:assert/strict";
import { Engine } from "../../src/engine";
import { reported, type Texts } from "../helpers/checking";

const innocent = "docs/adr/0007-weigh-once.md";
const files: Texts = {
	[innocent]:
		"# 7. Weigh once\n\nDate: 2026-01-10\n\n## Status\n\nAccepted\n\n## Context\n\nTrucks queue.\n",
	"docs/adr/0012-print-slips.md":
		"# 12. Print slips\n\nDate: 2026-01-11\n\n## Status\n\nAccepted\n\n## Context\n\nTrucks queue.\n",
};
const author = "docs/adr/0020-last.md";

function engineOf(all: Texts): Engine {
	const engine = new Engine({ today: "2026-11-22" });
	for (const [path, text] of Object.entries(all)) engine.set(path, text);
	return engine;
}

/** The typed references of the author's record that were found, as `type file-number`. */
function said(text: string, more: Texts = {}): string[] {
	const { pages } = engineOf({ ...files, ...more, [author]: text }).workspace()
		.root;
	return (
		pages.find(({ artifact }) => artifact.file === author)?.references ?? []
	)
		.filter(
			({ reference, targetFile }) =>
				reference.type !== "mentions" && targetFile,
		)
		.map(
			({ reference, targetFile }) =>
				`${reference.type} ${/\d{4}/.exec(targetFile ?? "")}`,
		);
}

function field(name: string, value: string): string {
	return `# 20. Last\n\nDate: 2026-03-10\n\n- Status: accepted\n- ${name}: ${value}\n\n## Context\n\nQueues.\n`;
}

/** What is written behind "Supersedes:", and what of it is a reference to a record here. */
const values: readonly (readonly [string, readonly string[]])[] = [
	["ADR-0007", ["supersedes 0007"]],
	["0007", ["supersedes 0007"]],
	["7", ["supersedes 0007"]],
	["ADR 7 and ADR 12", ["supersedes 0007", "supersedes 0012"]],
	["0007, 0012", ["supersedes 0007", "supersedes 0012"]],
	["the decision 0007", ["supersedes 0007"]],
	["decision no. 7", ["supersedes 0007"]],
	["die Entscheidung Nr. 7", ["supersedes 0007"]],
	["la décision n° 7", ["supersedes 0007"]],
	["[ADR 0007](0007-weigh-once.md)", ["supersedes 0007"]],
	["[Weigh once](./0007-weigh-once.md)", ["supersedes 0007"]],
	["docs/adr/0007-weigh-once.md", ["supersedes 0007"]],
	["0007-weigh-once", ["supersedes 0007"]],
	["[7. Weigh once](#7)", ["supersedes 0007"]],
	// On the web.
	["[Harbour note 0007](https://harbour.example/notes/7)", []],
	["[ADR-0007](https://harbour.example/adr/0007.md)", []],
	["[ADR-0007](http://harbour.example/adr/0007-weigh-once.md)", []],
	["[ADR-0007](//harbour.example/adr/0007.md)", []],
	["[0007](https://harbour.example/x)", []],
	["[ADR-0007][harbour]\n\n[harbour]: https://harbour.example/adr/7", []],
	["https://harbour.example/adr/ADR-0007.md", []],
	["<https://harbour.example/adr/0007>", []],
	['<a href="https://harbour.example/adr/7">ADR-0007</a>', []],
	['<a href="https://harbour.example/adr/7">0007</a>', []],
	["![0007](https://harbour.example/7.png)", []],
	[
		"[ADR-0012](0012-print-slips.md), [ADR-0007](https://harbour.example/7)",
		["supersedes 0012"],
	],
	// Other things that are numbered.
	["PR 7", []],
	["PR 0007", []],
	["pull request 7", []],
	["pull request #7", []],
	["MR 7", []],
	["!7", []],
	["merge request 7", []],
	["issue 7", []],
	["issue 0007", []],
	["Issue: 0007", []],
	["#7", []],
	["#0007", []],
	["GH-7", []],
	["acme/scale#7", []],
	["note 0007", []],
	["Harbour note 0007", []],
	["discussion 7", []],
	["ticket 7", []],
	["Ticket Nummer 7", ["supersedes 0007"]],
	["JIRA 7", []],
	["issue ADR-7", []],
	["Ticket ADR-0007", []],
	["SCALE-7", []],
	["SCALE-0007", []],
	["version 7", []],
	["chapter 7", []],
	["das Ticket 7", []],
	["Anfrage 7", []],
	["Vermerk 0007", []],
	["la demande de fusion 7", []],
	["la incidencia 7", []],
	["a nota 0007", []],
	["il ticket 7", []],
	["de notitie 0007", []],
	["zgłoszenie 7", []],
	["задача 7", []],
	["заявка 0007", []],
	["課題 7", []],
	["이슈 7", []],
	["工单 7", []],
	["bilet 7", []],
	["požadavek 7", []],
	["none", []],
	["n/a", []],
	["2026-01-07", []],
	// A part.
	["the forms described in [ADR 0007](0007-weigh-once.md)", ["amends 0007"]],
	["the forms described in ADR-0007", ["amends 0007"]],
	["the retention rule of ADR-0007", ["amends 0007"]],
	["section 3 of ADR-0007", ["amends 0007"]],
	["parts of ADR-0007", ["amends 0007"]],
	["some of [ADR-0007](0007-weigh-once.md)", ["amends 0007"]],
	["ADR-0007 (in part)", ["amends 0007"]],
	["ADR-0007, partly", ["amends 0007"]],
	["ADR-0007 partially", ["amends 0007"]],
	["ADR-0007 § 3", ["amends 0007"]],
	["ADR-0007 for the scales at the gate", ["amends 0007"]],
	["ADR-0007 only as far as slips go", ["amends 0007"]],
	["ADR-0007 except for slips", ["amends 0007"]],
	["[ADR-0007, retention](0007-weigh-once.md#retention)", ["amends 0007"]],
	[
		"ADR-0012, the retention rule of ADR-0007",
		["supersedes 0012", "amends 0007"],
	],
	["die Fristen aus ADR-0007", ["amends 0007"]],
	["Teile von ADR-0007", ["amends 0007"]],
	["ADR-0007 teilweise", ["amends 0007"]],
	["la règle de ADR-0007", ["amends 0007"]],
	["ADR-0007 en partie", ["amends 0007"]],
	["las reglas de ADR-0007", ["amends 0007"]],
	["as regras da ADR-0007", ["amends 0007"]],
	["la regola della ADR-0007", ["amends 0007"]],
	["de regel uit ADR-0007", ["amends 0007"]],
	["ADR-0007 częściowo", ["amends 0007"]],
	["ADR-0007 частично", ["amends 0007"]],
	["ADR-0007 の一部", ["amends 0007"]],
	["the decision in ADR-0007", ["supersedes 0007"]],
	["the decision recorded in ADR-0007", ["supersedes 0007"]],
	// Of others.
	["ADR-0007 of the platform team", []],
	["ADR-0007 (platform team)", []],
	["the platform team's ADR-0007", []],
	["ADR-0007 in the billing repository", []],
	["ADR-0007 in acme/billing", []],
	["ADR-0007 (acme/billing)", []],
	["ADR-0007 @ billing", []],
	["acme/billing#ADR-0007", []],
	["billing/ADR-0007", []],
	["ADR-0007 des Plattform-Teams", []],
	["ADR-0007 vom Plattformteam", []],
	["ADR-0007 de l'équipe plateforme", []],
	["ADR-0007 del equipo de plataforma", []],
	["ADR-0007 da equipa de plataforma", []],
	["ADR-0007 del team di piattaforma", []],
	["ADR-0007 van het platformteam", []],
	["ADR-0007 zespołu platformy", []],
	["ADR-0007 команды платформы", []],
	["ADR-0007 týmu platformy", []],
	["プラットフォームチームの ADR-0007", []],
	["플랫폼 팀의 ADR-0007", []],
	["平台团队的 ADR-0007", []],
	["platform ekibinin ADR-0007", []],
	["ADR-0007 of our team", ["supersedes 0007"]],
	["ADR-0007 in this repository", ["supersedes 0007"]],
	["ADR-0007 of the project", ["supersedes 0007"]],
	["ADR-0007 (new project layout)", ["supersedes 0007"]],
	["ADR-0007: Teams own services", ["supersedes 0007"]],
	["ADR-0007 by the scale team", ["supersedes 0007"]],
	["ADR-0007 of 2026-01-10", ["supersedes 0007"]],
	["ADR-0007 in docs/adr", ["supersedes 0007"]],
	["ADR-0007, as it was at the time", ["supersedes 0007"]],
];

describe("what a record says that it supersedes", () => {
	for (const [value, wanted] of values)
		it(value.split("\n")[0] as string, () => {
			assert.deepEqual(said(field("Supersedes", value)), wanted);
		});
});

describe("the same in front matter", () => {
	for (const [value, wanted] of [
		["ADR-0007", ["supersedes 0007"]],
		["[ADR-0007, ADR-0012]", ["supersedes 0007", "supersedes 0012"]],
		["7", ["supersedes 0007"]],
		["docs/adr/0007-weigh-once.md", ["supersedes 0007"]],
		["/docs/adr/0007-weigh-once.md", ["supersedes 0007"]],
		["docs/adr/0007-weigh-once", ["supersedes 0007"]],
		["0007-weigh-once.md", ["supersedes 0007"]],
		["./0007-weigh-once.md", ["supersedes 0007"]],
		["./docs/adr/0007-weigh-once.md", []],
		["../../docs/adr/0007-weigh-once.md", ["supersedes 0007"]],
		['"[ADR-0007](https://harbour.example/7)"', []],
		["https://harbour.example/adr/0007", []],
		["https://harbour.example/adr/ADR-0007", []],
		['"the forms in ADR-0007"', ["amends 0007"]],
		['"ADR-0007 of the platform team"', []],
		['"PR 7"', []],
		['"#7"', []],
	] as const)
		it(value, () => {
			assert.deepEqual(
				said(
					`---\nstatus: accepted\nsupersedes: ${value}\n---\n\n# Last\n\nQueues.\n`,
				),
				wanted,
			);
		});

	it("a path from the root of a model below the workspace's", () => {
		const text =
			"---\nstatus: superseded\nsuperseded-by: docs/adr/0004-two.md\n---\n\n# One\n";
		const all = {
			"labs/opmodel.yaml": "title: Labs\n",
			"labs/docs/adr/0003-one.md": text,
			"labs/docs/adr/0004-two.md":
				"---\nstatus: accepted\nsupersedes: labs/docs/adr/0003-one.md\n---\n\n# Two\n",
		};
		assert.deepEqual(reported("decisions/supersession-agrees", all), []);
	});
});

describe("links of adrs", () => {
	for (const [links, wanted] of [
		["links: [{ target: 7, kind: superseded-by }]", ["superseded-by 0007"]],
		["links:\n- target: 7\n  kind: supersededby", ["superseded-by 0007"]],
		[
			"links:\n  - target: 7\n    kind: supersedes\n  - target: 12\n    kind: amends",
			["supersedes 0007", "amends 0012"],
		],
		["links:\n  - kind: Supersedes\n    target: ADR-0007", ["supersedes 0007"]],
		[
			"links:\n  - { type: superseded_by, to: 0007-weigh-once.md }",
			["superseded-by 0007"],
		],
		[
			"links:\n  - target: 7\n    kind: relatesto\n  - target: 12\n    kind: amendedby",
			[],
		],
		["links:\n  - ADR-0007\n  - https://harbour.example", []],
		["links: { target: 7 }", []],
	] as const)
		it(links.replaceAll("\n", " "), () => {
			assert.deepEqual(
				said(
					`---\nnumber: 20\ntitle: Last\nstatus: accepted\n${links}\n---\n\n# Last\n\nQueues.\n`,
				),
				wanted,
			);
		});
});

describe("words of a status and of prose", () => {
	for (const [text, wanted] of [
		["Superseded by PR 7", []],
		["Superseded by issue 0007", []],
		["Superseded by [#7](https://harbour.example/issues/7)", []],
		["Superseded by [ADR-0007](https://harbour.example/adr/7)", []],
		["Superseded by ADR-0007 of the platform team", []],
		["Superseded by ADR-0007", ["superseded-by 0007"]],
		["Superseded by 0007 on 2026-03-02", ["superseded-by 0007"].slice(1)],
		["Accepted, supersedes the forms described in ADR-0007", ["amends 0007"]],
		["Ersetzt durch Ticket 7", []],
		["Remplacé par la demande 7", []],
	] as const)
		it(text, () => {
			assert.deepEqual(
				said(
					`# 20. Last\n\nDate: 2026-03-10\n\n## Status\n\n${text}\n\n## Context\n\nQueues.\n`,
				),
				wanted,
			);
		});

	it("a record of another team, or on the web, is mentioned nowhere here", () => {
		const text = `${field("Owner", "scale")}\nAs ADR-0009 of the platform team and <a href="https://harbour.example">ADR-0010</a> say, and ADR-0007.\n`;
		const { items } =
			engineOf({ ...files, [author]: text })
				.workspace()
				.artifacts.get(author) ?? {};
		assert.deepEqual(
			items?.[0]?.references.map(({ id }) => id),
			["ADR-0007"],
		);
	});
});

describe("what may have been meant", () => {
	const advice = (text: string) =>
		engineOf({ ...files, [author]: text })
			.check()
			.diagnostics.flatMap(
				({ message }) => /Did you mean .*/.exec(message)?.[0] ?? [],
			);

	it("is never the record itself", () => {
		for (const name of ["Supersedes", "Superseded by", "Amends"])
			for (const value of ["ADR-0002", "ADR-200", "ADR-0021", "0020-lost.md"])
				assert.deepEqual(advice(field(name, value)), []);
	});

	it("is a record beside it", () => {
		assert.deepEqual(advice(field("Supersedes", "ADR-0013")), [
			"Did you mean ADR-0012?",
		]);
	});

	it("is no record here for one of another team", () => {
		for (const value of [
			"ADR-0013 of the platform team",
			"the platform team's ADR-0013",
			"[ADR-0013](https://harbour.example)",
		])
			for (const name of ["Supersedes", "Amends", "Superseded by"])
				assert.deepEqual(advice(field(name, value)), []);
	});
});

describe("keys that YAML merges", () => {
	const metrics = (text: string) => {
		const file = "product/metrics.yaml";
		const artifact = engineOf({ [file]: text })
			.workspace()
			.artifacts.get(file);
		return artifact?.items.map(
			({ id, fields }) =>
				`${id} ${fields.role?.text} ${fields.source?.text} ${fields.source ? fields.source.range.start.line : ""}`,
		);
	};

	for (const [what, text, wanted] of [
		[
			"an anchor of another item",
			"items:\n  - &a\n    id: KM-1\n    title: Loads\n    role: key\n    source: board\n  - <<: *a\n    id: KM-2\n    role: input\n",
			["KM-1 key board 5", "KM-2 input board 5"],
		],
		[
			"several, the first one wins",
			"items:\n  - &a { id: KM-1, title: A, role: key, source: one }\n  - &b { id: KM-2, title: B, role: input, source: two }\n  - <<: [*b, *a]\n    id: KM-3\n    title: C\n",
			["KM-1 key one 1", "KM-2 input two 2", "KM-3 input two 2"],
		],
		[
			"a mapping written there",
			"items:\n  - <<: { source: one, role: key }\n    id: KM-1\n    title: A\n",
			["KM-1 key one 1"],
		],
		[
			"merged twice over",
			"items:\n  - &a { id: KM-1, title: A, role: key, source: one }\n  - &b\n    <<: *a\n    id: KM-2\n  - <<: *b\n    id: KM-3\n    role: input\n",
			["KM-1 key one 1", "KM-2 key one 1", "KM-3 input one 1"],
		],
		[
			"a quoted name is a name",
			'items:\n  - id: KM-1\n    title: A\n    "<<": x\n',
			["KM-1 undefined undefined "],
		],
		[
			"itself",
			"items:\n  - &a\n    <<: *a\n    id: KM-1\n    title: A\n    role: key\n",
			["KM-1 key undefined "],
		],
	] as const)
		it(what, () => {
			assert.deepEqual(metrics(text), wanted);
		});

	it("in the front matter of a record", () => {
		assert.deepEqual(
			said(
				"---\nbase: &b\n  supersedes: ADR-0007\n  status: accepted\n<<: *b\n---\n\n# Last\n\nQueues.\n",
			),
			["supersedes 0007"],
		);
	});
});

/** The same texts for the same seed. */
function* randomly(seed: number): Generator<number> {
	for (let state = seed; ; ) {
		state = (state * 1103515245 + 12345) % 2147483648;
		yield state / 2147483648;
	}
}

const leads = [
	"",
	"the ",
	"PR ",
	"issue ",
	"Harbour note ",
	"ticket ",
	"the forms described in ",
	"section 2 of ",
	"platform team's ",
	"acme/billing ",
	"#",
	"SCALE-",
	"décision ",
	"Ticket Nr. ",
	"billing/",
];
const names = [
	"ADR-0007",
	"ADR 7",
	"0007",
	"7",
	"0007-weigh-once.md",
	"[ADR-0007](https://harbour.example/7)",
	"[0007](https://harbour.example/adr/0007.md)",
	"[note 0007](http://x.example)",
	"https://x.example/ADR-0007",
	"[ADR-0007](0007-weigh-once.md)",
	"ADR-0020",
	"20",
	"ADR-0070",
	"ADR-0003",
	"ADR-0017",
];
const tails = [
	"",
	" of the platform team",
	" (billing repo)",
	" in part",
	" for the gate",
	", section 3",
	" of our team",
	" in acme/billing",
	" @ billing",
];
const fieldNames = [
	"Supersedes",
	"Superseded by",
	"Amends",
	"Replaces",
	"Supersedes (in part)",
];

describe("fixes and other people's records", () => {
	/** What may be changed beside the author's own record: what is named plainly. */
	const isMeant = (name: string, value: string) => {
		const isSuccessor = name === "Superseded by";
		const lead = isSuccessor
			? "(?:the forms described in |section 2 of )?"
			: "";
		const tail = isSuccessor ? "(?: in part|, section 3| for the gate)?" : "";
		return (
			new RegExp(
				`^${lead}(?:the |décision |Ticket Nr\\. )?#?(?:ADR-0007|ADR 7|0007|7|0007-weigh-once\\.md)(?: of our team)?${tail}$`,
				"u",
			).test(value) ||
			(value.includes("](0007-weigh-once.md)") &&
				(isSuccessor || !/forms|section|in part|for the/.test(value)))
		);
	};

	it("no fix changes a record that the author did not mean", () => {
		const random = randomly(7);
		const pick = <T>(from: readonly T[]): T =>
			from[Math.floor((random.next().value as number) * from.length)] as T;
		let offered = 0;
		for (let n = 0; n < 500; n++) {
			const value = pick(leads) + pick(names) + pick(tails);
			const name = pick(fieldNames);
			const place = pick([
				author,
				"docs/adr/0020-last.md",
				"services/a/docs/adr/0020-last.md",
				"services/a/docs/adr/0003-last.md",
			]);
			const all: Texts = {
				...files,
				"services/b/docs/adr/0003-own.md": files[innocent] as string,
				"services/b/docs/adr/0017-own.md": files[innocent] as string,
				"services/a/docs/adr/0001-own.md": files[innocent] as string,
				[place]: pick([
					field(name, value),
					`---\nstatus: accepted\n${name.toLowerCase().replaceAll(" ", "-").replace(/-\(.*/, "")}: ${JSON.stringify(value)}\n---\n\n# Last\n\nQueues.\n`,
					`# Last\n\n## Status\n\nAccepted\n\n${name} ${value}\n\n## Context\n\nQueues.\n`,
				]),
			};
			const { diagnostics } = engineOf(all).check();
			for (const { fixes = [], message } of diagnostics)
				for (const { edits } of fixes) {
					const touched = edits
						.map(({ file }) => file)
						.filter((file) => file !== place);
					if (touched.length === 0) continue;
					offered++;
					assert.ok(
						touched.every((file) => file === innocent) &&
							place.startsWith("docs/") &&
							isMeant(name, value),
						`${place}, ${name}: ${value}: ${message}`,
					);
				}
		}
		assert.ok(offered > 5);
	});
});

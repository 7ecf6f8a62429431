/** Places as people write them, in every field that takes a glob: the names of routes, of old folders, and of files with a glob's characters. */

import assert from "node:assert/strict";
import { readingSarif } from "../../src/code/sarif/sarif";
import { startOfFile } from "../../src/domain/position";
import { drained, Engine } from "../../src/engine";
import { deviableAt, planDeviate } from "../../src/plans/deviate";
import { isRefusal } from "../../src/plans/plan";
import { contextOf } from "../../src/views/context";
import type { Texts } from "../helpers/checking";
import { carriedOut, repositoryOf, today } from "../helpers/planning";

/** A glob, a file that it means, and one that it does not. */
const places = [
	["app/(shop)/**", "app/(shop)/page.ts", "app/shop/page.ts"],
	["docs/a (old)/**", "docs/a (old)/x.ts", "docs/a old/x.ts"],
	["app/@modal/(.)photo/**", "app/@modal/(.)photo/x.ts", "app/@modal/x.ts"],
	[
		"src/routes/(app)/*.svelte",
		"src/routes/(app)/a.svelte",
		"src/routes/app/a.svelte",
	],
	["app/[...auth]/**", "app/[...auth]/x.ts", "app/a/x.ts"],
	["app/[[...slug]]/**", "app/[[...slug]]/x.ts", "app/s]/x.ts"],
	["pages/[user-id]/**", "pages/[user-id]/x.ts", "pages/u/x.ts"],
	["app/[id]", "app/[id]/x.ts", "app/i/x.ts"],
	["services/{a,b{c,d}}/**", "services/bd/x.ts", "services/b/x.ts"],
	["src/[a,b]/**", "src/b/x.ts", "src/c/x.ts"],
	["app/\\[id\\]/**", "app/[id]/x.ts", "app/i/x.ts"],
	["a\\*b/**", "a*b/x.ts", "axb/x.ts"],
	["services\\billing\\**", "services/billing/x.ts", "services/x.ts"],
] as const;

function engineOf(texts: Texts, files: readonly string[] = []): Engine {
	const engine = new Engine({ today });
	for (const [path, text] of Object.entries(texts)) engine.set(path, text);
	for (const path of files) engine.note(path);
	return engine;
}

const page = (fields: string, title = "GR-1: One") =>
	`# Guardrails\n\n- Owner: Platform\n\n## ${title}\n\nBecause of that.\n\n${fields}\n`;

function crossed(engine: Engine): string[] {
	return engine
		.check()
		.diagnostics.filter(({ rule }) => rule === "code/guardrail-holds")
		.map(({ file }) => file);
}

/** A field's value as it is written in Markdown, and in YAML. */
const ways = [
	["bare", (glob: string) => glob],
	["in code", (glob: string) => `\`${glob}\``],
	["after another", (glob: string) => `none/of/it/**, ${glob}`],
	["in code after another", (glob: string) => `\`none\`, \`${glob}\``],
] as const;

describe("places as people write them", () => {
	for (const [glob, meant, other] of places) {
		for (const [way, written] of ways) {
			it(`${glob}, ${way}: Deny path and In`, () => {
				const files = [meant, other];
				const field = written(glob);
				assert.deepEqual(
					crossed(
						engineOf(
							{
								"product/guardrails.md": page(`- Deny path: ${field}`),
								"opmodel.yaml": "opmodel: 1\n",
							},
							files,
						),
					),
					[meant],
				);
				const texts = {
					"opmodel.yaml": "opmodel: 1\n",
					"product/guardrails.md": page(
						`- Deny content: \`bad\`\n- In: ${field}`,
					),
					[meant]: "bad\n",
					[other]: "bad\n",
				};
				assert.deepEqual(crossed(engineOf(texts)), [meant]);
			});

			it(`${glob}, ${way}: Applies to, of a guardrail and of a decision`, () => {
				const field = `Applies to: ${written(glob)}`;
				const record = `# 1. One\n\nStatus: accepted\n${field}\nDate: 2026-10-01\n\n## Context\n\nBecause of that.\n`;
				const texts = {
					"product/guardrails.md": page(`- ${field}\n- Checked by: people`),
					"docs/adr/0001-one.md": record,
					"docs/adr/0002-two.md": record
						.replace("1. One", "2. Two")
						.replace(/(Status|Applies|Date)/g, "- $1"),
				};
				const workspace = engineOf(texts, [meant, other]).workspace();
				const applying = (path: string) =>
					contextOf(workspace, today, path).applies.map(({ item }) => item.id);
				assert.deepEqual(applying(meant), ["GR-1", "ADR-0001", "ADR-0002"]);
				assert.deepEqual(applying(other), []);
			});
		}

		it(`${glob}: a decision that is needed`, () => {
			const engine = engineOf(
				{
					"opmodel.yaml": "opmodel: 1\n",
					"product/guardrails.md": page(`- Decision needed for: \`${glob}\``),
				},
				[meant, other],
			);
			engine.change([meant, other].map((path) => ({ path, how: "changed" })));
			assert.deepEqual(
				engine
					.check()
					.diagnostics.filter(({ rule }) => rule === "code/decision-recorded")
					.map(({ file }) => file),
				[meant],
			);
		});

		it(`${glob}: what another tool finds`, () => {
			const check = `\`\`\`yaml checks\n- findings: { sarif: r.sarif, in: ${JSON.stringify([glob])} }\n\`\`\``;
			const engine = engineOf(
				{
					"opmodel.yaml": "opmodel: 1\n",
					"product/guardrails.md": page(check),
				},
				[meant, other],
			);
			const results = [meant, other].map((path) => ({
				ruleId: "x",
				message: { text: "Bad." },
				locations: [
					{
						physicalLocation: {
							artifactLocation: { uri: encodeURI(path) },
							region: { startLine: 1 },
						},
					},
				],
			}));
			const runs = [{ tool: { driver: { name: "T" } }, results }];
			engine.report(
				"r.sarif",
				drained(readingSarif(JSON.stringify({ version: "2.1.0", runs }))),
			);
			assert.deepEqual(crossed(engine), [meant]);
		});

		it(`${glob}: a deviation, in each form`, () => {
			const forms = [
				`---\nstatus: accepted\ndeviates-from: { from: GR-1, because: so, until: 2027-01-31, in: ${JSON.stringify([glob])} }\n---\n# 1. One\n`,
				`---\nstatus: accepted\ndeviates-from: { from: GR-1, because: so, until: 2027-01-31, in: ${JSON.stringify(`none, ${glob}`)} }\n---\n# 1. One\n`,
				`# 1. One\n\nStatus: accepted\n\n## Deviates from\n\n- GR-1 until 2027-01-31 in \`${glob}\`: because it is so\n`,
				...(glob.includes(" ")
					? []
					: [
							`# 1. One\n\nStatus: accepted\n\n## Deviates from\n\n- GR-1 until 2027-01-31 in ${glob}: because it is so\n`,
						]),
			];
			for (const record of forms) {
				const texts = {
					"opmodel.yaml": "opmodel: 1\n",
					"product/guardrails.md": page("- Deny content: `bad`"),
					"docs/adr/0001-one.md": record,
					[meant]: "bad\n",
					[other]: "bad\n",
				};
				const severities = engineOf(texts)
					.check()
					.diagnostics.filter(({ rule }) => rule === "code/guardrail-holds")
					.map(({ file, severity }) => `${severity} ${file}`);
				assert.deepEqual(
					severities.sort(),
					[`error ${other}`, `information ${meant}`].sort(),
					record,
				);
			}
		});

		it(`${glob}: where pages stand`, () => {
			const [at, elsewhere] = [meant, other].map((path) =>
				path.replace(/\.\w+$/, ".md"),
			) as [string, string];
			const pattern = glob.replace("*.svelte", "*.md");
			const engine = engineOf({
				"opmodel.yaml": `opmodel: 1\nfiles: { principles: ${JSON.stringify([pattern])} }\n`,
				[elsewhere]: "# Principles\n",
				[at]: "# Principles\n",
			});
			assert.ok(engine.wants(at, () => ""));
			assert.deepEqual([...engine.workspace().artifacts.keys()], [at]);
		});
	}
});

describe("brackets and the files that there are", () => {
	const texts: Texts = {
		"opmodel.yaml": 'opmodel: 1\nfiles: { principles: ["p/[ab]/*.md"] }\n',
		"product/guardrails.md": page("- Deny content: `bad`\n- In: app/[id]/**"),
		"app/i/x.ts": "bad\n",
		"p/a/x.md": "# Principles\n",
	};

	it("follow a file that comes, and one that goes", () => {
		const engine = engineOf(texts);
		const pages = () =>
			[...engine.workspace().artifacts.keys()].filter((p) =>
				p.startsWith("p/"),
			);
		assert.deepEqual(crossed(engine), ["app/i/x.ts"]);
		assert.deepEqual(pages(), ["p/a/x.md"]);
		engine.set("app/[id]/x.ts", "bad\n");
		assert.deepEqual(crossed(engine), ["app/[id]/x.ts"]);
		engine.set("p/[ab]/x.md", "# Principles\n");
		assert.deepEqual(pages(), ["p/[ab]/x.md"]);
		engine.remove("app/[id]/x.ts");
		assert.deepEqual(crossed(engine), ["app/i/x.ts"]);
		engine.remove("p/[ab]/x.md");
		assert.deepEqual(pages(), ["p/a/x.md"]);
	});

	it("follow one that was looked at by a host, and ask it to look again", () => {
		const { "app/i/x.ts": _, ...rest } = texts;
		const engine = engineOf(rest, ["app/i/x.ts"]);
		assert.equal(engine.need("app/i/x.ts"), "text");
		engine.look("app/i/x.ts", "bad\n");
		assert.ok(engine.seen("app/i/x.ts"));
		assert.deepEqual(crossed(engine), ["app/i/x.ts"]);
		const before = engine.guards();
		engine.note("app/[slug]/x.ts");
		assert.equal(engine.guards(), before);
		engine.note("app/[id]/x.ts");
		assert.notEqual(engine.guards(), before);
		assert.equal(engine.need("app/i/x.ts"), "nothing");
		assert.deepEqual(crossed(engine), []);
	});

	it("know a folder that nobody looks into", () => {
		const engine = engineOf(texts);
		engine.noteFolder("app/[id]");
		assert.deepEqual(crossed(engine), []);
	});

	it("count from the root of their model", () => {
		const engine = engineOf({
			"opmodel.yaml": "opmodel: 1\n",
			"shop/opmodel.yaml": "opmodel: 1\n",
			"shop/product/guardrails.md": page("- Deny path: app/[id]"),
			"app/[id]/x.ts": "",
			"shop/app/i": "",
		});
		assert.deepEqual(crossed(engine), ["shop/app/i"]);
		engine.note("shop/app/[id]/x.ts");
		assert.deepEqual(crossed(engine), ["shop/app/[id]/x.ts"]);
	});
});

describe("a deviation that is recorded at a place", () => {
	const guardrails = {
		"opmodel.yaml": "opmodel: 1\n",
		"product/guardrails.md": page("- Deny content: `bad`"),
	};
	const styles: readonly Texts[] = [
		{},
		{
			"docs/adr/0001-a.md":
				"---\nstatus: accepted\ndate: 2026-01-01\n---\n\n# A\n\n## Context\n\nc\n",
		},
	];

	for (const [file, beside, place] of [
		["app/[id]/page.ts", "app/i/page.ts", "app/[id]/**"],
		["app/[[...slug]]/page.ts", "app/s]/page.ts", "app/[[...slug]]/**"],
		["a (old)/x.ts", "a old/x.ts", "a (old)/**"],
		["app/@modal/(.)photo/x.ts", "app/x.ts", "app/@modal/(.)photo/**"],
		["a*b/x.ts", "axb/x.ts", "a\\*b/**"],
		["{a,b}/x.ts", "a/x.ts", "\\{a,b\\}/**"],
		["!x/x.ts", "x/x.ts", "\\!x/**"],
		["what?/x.ts", "whats/x.ts", "what\\?/**"],
		["half[open/x.ts", "halfopen/x.ts", "half\\[open/**"],
		["a*b.ts", "axb.ts", "a\\*b.ts"],
		["[id].ts", "i.ts", "[id].ts"],
		["a\\b/x.ts", "a/b/x.ts", "a\\\\b/**"],
	] as const)
		for (const [n, style] of styles.entries())
			it(`${file} is read back as that place${n ? ", in front matter" : ""}`, () => {
				const files = {
					...guardrails,
					...style,
					[file]: "bad\n",
					[beside]: "bad\n",
				};
				const repository = repositoryOf(files);
				const { diagnostics } = engineOf(files).check();
				const [deviable] = deviableAt(
					repository,
					diagnostics,
					file,
					startOfFile,
				);
				assert.equal(deviable?.in, place);
				const plan = planDeviate({ ...repository, id: "GR-1", in: [place] });
				if (isRefusal(plan)) assert.fail(plan.refused);
				assert.ok(!plan.said.some((one) => /No file is at/.test(one)));
				const after = carriedOut(files, plan);
				const decided = Object.fromEntries(
					Object.entries(after).map(([path, text]) => [
						path,
						path.startsWith("docs/adr/") && !(path in files)
							? text
									.replace(/status: proposed/, "status: accepted")
									.replace(/^Proposed$/m, "Accepted")
									.replace(/Status: Proposed/i, "Status: Accepted")
									.replace(
										/(?:<!-- |# )Why\?[^\n]*?(?: -->)?$/m,
										"the ships are late",
									)
							: text,
					]),
				);
				const said = (path: string) =>
					engineOf(decided)
						.check()
						.diagnostics.filter(
							(d) => d.rule === "code/guardrail-holds" && d.file === path,
						)
						.map((d) => d.severity);
				assert.deepEqual(
					said(file),
					["information"],
					Object.values(decided).at(-1),
				);
				assert.deepEqual(said(beside), ["error"]);
			});

	it("is titled by its folder, brackets and all", () => {
		const files = { ...guardrails, "app/[id]/(x)/page.ts": "bad\n" };
		const plan = planDeviate({
			...repositoryOf(files),
			id: "GR-1",
			in: ["app/[id]/(x)/**"],
		});
		if (isRefusal(plan)) assert.fail(plan.refused);
		const text = Object.values(carriedOut(files, plan)).at(-1) ?? "";
		assert.match(text, /in app\/\\\[id\\\]\/\(x\)\n/);
	});

	it("takes a place as people give it", () => {
		const files = { ...guardrails, "services/billing/x.ts": "bad\n" };
		for (const [given, written] of [
			["services\\billing\\", "services/billing/**"],
			["./services/billing/", "services/billing/**"],
			["services/billing", "services/billing"],
		] as const) {
			const plan = planDeviate({
				...repositoryOf(files),
				id: "GR-1",
				in: [given],
			});
			if (isRefusal(plan)) assert.fail(plan.refused);
			assert.match(
				Object.values(carriedOut(files, plan)).at(-1) ?? "",
				new RegExp(`in \`${written.replace(/[*]/g, "\\*")}\``),
			);
			assert.ok(!plan.said.some((one) => /No file is at/.test(one)));
		}
	});
});

describe("values parted by commas", () => {
	const deny = (fields: string) =>
		engineOf({ "product/guardrails.md": page(fields) })
			.workspace()
			.root.items.get("GR-1")?.[0]
			?.checks?.flatMap((check) =>
				[...check.deny, ...check.in].map(({ text }) => text),
			);

	for (const [fields, expected] of [
		["- Deny path: a/{b,c}/**, d/[e,f], `g`", ["a/{b,c}/**", "d/[e,f]", "g"]],
		["- Deny path: a/{b,{c,d}}/**, e", ["a/{b,{c,d}}/**", "e"]],
		["- Deny path: app/[id, b/**", ["app/[id", "b/**"]],
		["- Deny path: app/[id](old)/**, b", ["app/[id](old)/**", "b"]],
		["- Deny path: a\\,b, c", ["a\\,b", "c"]],
		["- Deny path: `a, b/**`, c", ["a, b/**", "c"]],
		["- Deny path: **/*.a, **/*.b", ["**/*.a", "**/*.b"]],
		["- Deny path: _a_/**, *b*/c", ["_a_/**", "*b*/c"]],
		[
			"- Deny path:\n  - app/(shop)/**\n  - +html.tsx\n  - [id].tsx",
			["app/(shop)/**", "+html.tsx", "[id].tsx"],
		],
		[
			'```yaml checks\n- path: { deny: "a/{b,c}/**, d" }\n- content: { deny: "a{1,3}", in: "e, f" }\n```',
			["a/{b,c}/**", "d", "a{1,3}", "e", "f"],
		],
	] as const)
		it(fields.replaceAll("\n", " "), () =>
			assert.deepEqual(deny(fields), expected),
		);
});

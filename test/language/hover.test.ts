/** What is told of the thing under a cursor. */

import assert from "node:assert/strict";
import { Engine } from "../../src/engine";
import { placeAt } from "../../src/language/at";
import {
	type About,
	crossedAt,
	hoverOf,
	type ItemAbout,
} from "../../src/language/hover";
import { asked } from "../helpers/asking";
import type { Texts } from "../helpers/checking";

const files: Texts = {
	"product/guardrails.md":
		"# Guardrails\n\n- Owner: Ines\n\n## GR-1: One queue\n\nIt cost us a night.\n\n- Because: x\n\n## GR-2: Two scales\n\nWhy.\n\n- Owner: Tom\n- Status: draft\n",
	"docs/adr/0001-a.md":
		"---\nstatus: accepted\ndate: 2026-05-01\ndeviates-from:\n  - from: GR-1\n    because: pilot\n    until: 2027-01-31\n---\n\n# Use a second queue\n\nGR-1 does not fit.\n",
	"docs/adr/0002-b.md":
		"# 2. B\n\n## Status\n\nSuperseded by [3](0003-c.md)\n\n## Context\n\nGR-1.\n",
	"docs/adr/0003-c.md": "# 3. C\n\n## Status\n\nAccepted\n",
};

function about(file: string, drawn: string): About | undefined {
	const question = asked({ ...files, [file]: drawn });
	const { workspace, text, position } = question;
	const place = placeAt(workspace, file, text, position);
	const hover = place && hoverOf(workspace, file, place, "2026-11-22");
	if (hover) assert.deepEqual(hover.range, place.range);
	return hover?.about;
}

function aboutItem(file: string, drawn: string): ItemAbout {
	const found = about(file, drawn);
	if (found?.type !== "item") assert.fail(`about ${found?.type}`);
	return found;
}

describe("hover", () => {
	it("tells of an id what the item says, who owns it and who refers to it", () => {
		const told = aboutItem("product/themes.md", "# T\n\nSee GR‸-1.\n");
		assert.equal(told.item.statement, "One queue It cost us a night.");
		assert.equal(told.kind.singular, "guardrail");
		assert.deepEqual(told.owner, "Ines");
		assert.deepEqual(told.fields, { because: "x", owner: "Ines" });
		assert.equal(told.referredTo.count, 4);
		assert.deepEqual(
			told.referredTo.by.map((r) => [r.type, r.item?.id, r.title]),
			[
				["deviates-from", "ADR-0001", "Use a second queue"],
				["mentions", "ADR-0002", "B"],
				["mentions", undefined, "T"],
			],
		);
		assert.deepEqual(
			told.deviations.map((d) => [d.decision.id, d.state, d.until]),
			[["ADR-0001", "granted", "2027-01-31"]],
		);
		assert.equal(told.moreDeviations, 0);
		assert.equal(told.provenance, "");
	});

	it("names three deviations that hold or may come to hold, and counts the others", () => {
		const record = (status: string, until: string) =>
			`---\nstatus: ${status}\ndate: 2026-05-01\ndeviates-from:\n  - { from: GR-1, because: pilot, until: ${until} }\n---\n\n# X\n`;
		const question = asked({
			"product/guardrails.md": "# G\n\n## GR-1: One queue\n",
			"product/themes.md": "# T\n\nGR-‸1\n",
			"docs/adr/0001-a.md": record("accepted", "2026-10-31"),
			"docs/adr/0002-b.md": record("rejected", "2027-01-31"),
			...Object.fromEntries(
				[3, 4, 5, 6].map((n) => [
					`docs/adr/000${n}-x.md`,
					record("proposed", "2027-01-31"),
				]),
			),
		});
		const { workspace, file, text, position } = question;
		const place = placeAt(workspace, file, text, position);
		const told = place && hoverOf(workspace, file, place, "2026-11-22")?.about;
		if (told?.type !== "item") assert.fail("about no item");
		assert.deepEqual(
			told.deviations.map((d) => d.decision.id),
			["ADR-0003", "ADR-0004", "ADR-0005"],
		);
		assert.equal(told.moreDeviations, 1);
	});

	it("tells of an item's own id the same, and its own owner and status first", () => {
		const told = aboutItem(
			"product/guardrails.md",
			files["product/guardrails.md"]?.replace("GR-2", "GR‸-2") ?? "",
		);
		assert.deepEqual(told.owner, "Tom");
		assert.equal(told.statusText, "draft");
		assert.deepEqual(told.referredTo, { count: 0, by: [], more: 0 });
	});

	it("tells of a decision its status and what took its place", () => {
		const told = aboutItem("docs/adr/0004-d.md", "# 4. D\n\nAfter ADR-‸2.\n");
		assert.match(told.statusText, /^Superseded/);
		assert.deepEqual(
			told.successors.map((i) => i.id),
			["ADR-0003"],
		);
		const dated = aboutItem("docs/adr/0004-d.md", "# 4. D\n\nAfter ADR-‸1.\n");
		assert.equal(dated.dateText, "2026-05-01");
		const byTitle = aboutItem("docs/adr/0003-c.md", "# 3. C‸\n");
		assert.equal(byTitle.item.id, "ADR-0003");
	});

	it("names five referrers and counts the others", () => {
		const many = Array.from(
			{ length: 8 },
			(_, i) => `## TH-${i + 1}: T\n\nGR-2 and GR-2.\n`,
		).join("\n");
		const told = aboutItem("product/themes.md", `# T\n\nGR-‸2\n\n${many}`);
		assert.equal(told.referredTo.count, 17);
		assert.equal(told.referredTo.by.length, 5);
		assert.equal(told.referredTo.more, 4);
	});

	it("says the strongest thing of each referrer, and nothing of the item itself", () => {
		const told = aboutItem(
			"docs/adr/0004-d.md",
			"# 4. D\n\n## Context\n\nGR-‸2 holds.\n\n## Upholds\n\n- GR-2\n",
		);
		assert.deepEqual(
			told.referredTo.by.map((r) => r.type),
			["upholds"],
		);
		const own = aboutItem(
			"product/metrics.md",
			"# M\n\n## KM-‸1: A\n\n- Role: input to KM-1\n",
		);
		assert.equal(own.referredTo.count, 0);
	});

	it("says where an inherited item comes from", () => {
		const question = asked({
			"opmodel.yaml": "title: Acme\n",
			...files,
			"labs/opmodel.yaml": "title: Labs\n",
			"labs/product/themes.md": "# T\n\nGR-‸1\n",
		});
		const { workspace, file, text, position } = question;
		const place = placeAt(workspace, file, text, position);
		const told = place && hoverOf(workspace, file, place, "2026-11-22")?.about;
		assert.equal(
			told?.type === "item" && told.provenance,
			"(inherited from Acme)",
		);
	});

	it("tells of names, values, headings and settings what belongs there", () => {
		const field = about(
			"product/metrics.md",
			"# M\n\n## KM-1: A\n\n- Ro‸le: key\n",
		);
		assert.ok(field?.type === "field" && field.spec.values?.includes("key"));
		const value = about(
			"product/metrics.md",
			"# M\n\n## KM-1: A\n\n- Role: k‸ey\n",
		);
		assert.ok(value?.type === "value" && value.value === "key");
		const section = about(
			"product/strategy.md",
			"# S\n\n## Was wir ‸nicht tun\n\nx\n",
		);
		assert.deepEqual(section, {
			type: "section",
			heading: "Was wir nicht tun",
			prompt: "What will you leave alone, although somebody asks for it?",
		});
		const page = about("product/delivery.md", "# ‸D\n");
		assert.ok(page?.type === "page" && page.sections.length === 3);
		const yaml = about("product/principles.yaml", "title: ‸P\n");
		assert.ok(yaml?.type === "page" && yaml.kind.id === "principles");
		const context = about("docs/adr/0004-d.md", "# 4. D\n\n## Con‸text\n");
		assert.ok(context?.type === "section" && /forces/.test(context.prompt));
		const rule = about("opmodel.yaml", "rules: { metrics/mea‸surable: off }\n");
		assert.deepEqual(rule, { type: "rule", id: "metrics/measurable" });
		const category = about("opmodel.yaml", "not-needed: { the‸mes: {} }\n");
		assert.ok(category?.type === "category");
		assert.equal(category.category.label, "Themes or initiatives");
	});

	it("says nothing of unknown ids, titles, and headings without a meaning", () => {
		for (const [file, drawn] of [
			["product/themes.md", "# T\n\nGR-‸9\n"],
			["product/themes.md", "# T\n\n## TH-1: Ti‸tle\n"],
			["product/strategy.md", "# S\n\n## Some‸thing\n"],
			["product/themes.md", "# T\n\n[x](guard‸rails.md)\n"],
		] as const)
			assert.equal(about(file, drawn), undefined, drawn);
	});

	it("says nothing of a section whose meaning is no word of ours", () => {
		const question = asked({
			"opmodel.yaml": "words: { sections: { Extra: constructor } }\n",
			"docs/adr/0004-d.md": "# 4. D\n\n## Ext‸ra\n",
		});
		const { workspace, file, text, position } = question;
		const place = placeAt(workspace, file, text, position);
		assert.equal(place?.type, "section");
		assert.equal(hoverOf(workspace, file, place, "2026-11-22"), undefined);
	});
});

describe("hover over a violation", () => {
	const page = (fields: string, of = "- Owner: Ines\n- Since: 2026-03-01\n") =>
		`# Guardrails\n\n${of}\n## GR-1: No eval\n\nNobody can review it.\n\n- Deny content: \`eval\\(\`\n${fields}`;
	const at = (texts: Texts, character: number) => {
		const engine = new Engine({ today: "2026-11-22" });
		for (const [path, text] of Object.entries({
			"a.ts": "x = eval(y);\n",
			...texts,
		}))
			engine.set(path, text);
		return crossedAt(
			engine.workspace(),
			engine.check().diagnostics,
			"a.ts",
			{ line: 0, character },
			engine.today,
		).map(({ item, range, ...rest }) => ({ id: item.id, ...rest }));
	};

	it("says the guardrail's reason, who owns it and since when it holds", () => {
		const told = {
			id: "GR-1",
			reason: "Nobody can review it.",
			owner: "Ines",
			since: "2026-03-01",
			isAnnounced: false,
		};
		const files = { "product/guardrails.md": page("") };
		for (const character of [4, 6, 9])
			assert.deepEqual(at(files, character), [told]);
		for (const character of [3, 10]) assert.deepEqual(at(files, character), []);
		assert.deepEqual(
			at(
				{
					"product/guardrails.md": page(
						"- Because: It cost us a night.\n- Owner: Tom\n- Since: 2027-01-01\n",
					),
				},
				5,
			),
			[
				{
					id: "GR-1",
					reason: "It cost us a night.",
					owner: "Tom",
					since: "2027-01-01",
					isAnnounced: true,
				},
			],
		);
	});

	it("says nothing that is not written, and each guardrail once", () => {
		const bare = page("- Deny path: `*.ts`\n", "");
		assert.deepEqual(at({ "product/guardrails.md": bare }, 0), [
			{ id: "GR-1", reason: "Nobody can review it.", isAnnounced: false },
		]);
	});

	it("takes a page's day for when its guardrails began, and for nothing else", () => {
		const stack =
			"# Tech stack\n\n- Owner: Ines\n- Since: 2019-01-01\n\n## TS-1: TypeScript\n\n- Ring: hold\n- Languages: TypeScript\n";
		assert.deepEqual(at({ "product/tech-stack.md": stack }, 0), [
			{ id: "TS-1", reason: "", owner: "Ines", isAnnounced: false },
		]);
	});
});

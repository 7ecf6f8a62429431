/** What `deviate` drafts: the next record in its folder's dialect, which reads back as a deviation that covers nothing yet. */

import assert from "node:assert/strict";
import { Exceptions } from "../../src/code/deviations";
import { Lines } from "../../src/domain/lines";
import { Engine } from "../../src/engine";
import { findItem } from "../../src/model/link";
import { deviableAt, planDeviate } from "../../src/plans/deviate";
import { isRefusal } from "../../src/plans/plan";
import type { Texts } from "../helpers/checking";
import {
	artifactIn,
	carriedOut,
	loudIn,
	reasonOf,
	repositoryOf,
	today,
} from "../helpers/planning";

const guardrails = `# Guardrails

- Owner: Platform
- Review by: 2027-04-30

## GR-2: One date library

Two ways to handle time zones cost us two wrong delivery days.

- Deny dependency: \`pkg:npm/moment\`
`;
const model: Texts = {
	"opmodel.yaml": "title: Fieldsafe\n",
	"product/guardrails.md": guardrails,
	"services/billing/package.json":
		'{\n  "dependencies": { "moment": "^2.30.0" }\n}\n',
};
const places = ["services/billing/**"];

function draft(files: Texts, id = "GR-2", at: readonly string[] = places) {
	const plan = planDeviate({ ...repositoryOf(files), id, in: at });
	if (isRefusal(plan)) assert.fail(plan.refused);
	const file = plan.edits[0]?.file ?? "";
	const after = carriedOut(files, plan);
	return { plan, file, after, text: after[file] ?? "" };
}

/** What is recorded for an item at the manifest. */
function recorded(files: Texts, id = "GR-2") {
	const { workspace } = repositoryOf(files);
	const item = findItem(workspace.root, id, "");
	assert.ok(item, `there is no ${id}`);
	return new Exceptions(workspace, today).at(
		item,
		"services/billing/package.json",
	);
}

const body = "\n## Context\n\nc\n\n## Decision\n\nd\n";
const statement =
	"In the context of the yard, facing rain, we decided for tents and neglected roofs, to achieve dryness, accepting that they fly.";

const dialects: readonly (readonly [string, Texts, RegExp])[] = [
	[
		"no record yet",
		{},
		/\nDate: 2026-11-22\n\nDecision makers: Platform\n\n[\s\S]*\n## Deviates from\n\n- GR-2 until 2027-04-30 in `services\/billing\/\*\*`: <!-- Why\?.*-->\n\n## Context\n/,
	],
	[
		"a status section",
		{
			"docs/adr/0007-a.md": `# 7. A\n\nDate: 2026-01-01\n\n## Status\n\nAccepted\n${body}`,
		},
		/## Status\n\nProposed\n\n## Deviates from\n\n- GR-2 until/,
	],
	[
		"front matter",
		{
			"docs/adr/0007-a.md": `---\nstatus: accepted\ndate: 2026-01-01\n---\n\n# A\n${body}`,
		},
		/date: 2026-11-22\ndecision-makers: \[Platform\]\ndeviates-from:\n {2}- from: GR-2\n {4}because: # Why\?.*\n {4}until: 2027-04-30\n {4}in: \["services\/billing\/\*\*"\]\n---\n/,
	],
	[
		"front matter with places for both",
		{
			"docs/adr/0007-a.md": `---\nstatus: accepted\ndate: 2026-01-01\ndeciders: [Jana]\ndeviates-from: [PP-1]\ntags: [a]\n---\n\n# A\n${body}`,
		},
		/deciders: \[Platform\]\ndeviates-from:\n {2}- from: GR-2\n(?: {4}.*\n)+tags: \[\]\n---\n/,
	],
	[
		"bullets that name who decides",
		{
			"docs/adr/0007-a.md": `# A\n\n- Status: accepted\n- Deciders: Jana\n- Date: 2026-01-01\n${body}`,
		},
		/- Deciders: Platform\n[\s\S]*\n## Deviates from\n\n- GR-2 until .* -->\n\n## Context\n/,
	],
	[
		"bullets with a field for it",
		{
			"docs/adr/0007-a.md": `# A\n\n- Status: accepted\n- Date: 2026-01-01\n- Deviates from: PP-1\n${body}`,
		},
		/\n- Deviates from: GR-2 until 2027-04-30 in `services\/billing\/\*\*`: <!--/,
	],
	[
		"a section for it",
		{
			"docs/adr/0007-a.md": `# 7. A\n\nDate: 2026-01-01\n\n## Status\n\nAccepted\n${body}\n## Deviations\n\n- PP-1: rain\n`,
		},
		/\n## Deviations\n\n- GR-2 until/,
	],
	[
		"statements in one sentence",
		{
			"docs/adr/0007-a.md": `# A\n\n- Status: accepted\n- Date: 2026-01-01\n\n## Decision\n\n${statement}\n`,
		},
		/\n- Status: proposed\n[\s\S]*\n## Decision\n\n<!-- What will be done/,
	],
	[
		"German",
		{
			"docs/adr/0007-a.md":
				"# 7. A\n\n## Status\n\nAngenommen\n\n## Kontext\n\nc\n\n## Entscheidung\n\nd\n",
		},
		/\n## Weicht ab von\n\n- GR-2 bis 2027-04-30 in `services\/billing\/\*\*`: <!--/,
	],
	[
		"lines that end as in Windows",
		{
			"docs/adr/0007-a.md":
				`---\nstatus: accepted\ndate: 2026-01-01\n---\n\n# A\n${body}`.replaceAll(
					"\n",
					"\r\n",
				),
		},
		/\r\n {4}because: # Why\?.*\r\n {4}until: 2027-04-30\r\n/,
	],
];

describe("deviate", () => {
	for (const [name, records, said] of dialects)
		it(`drafts a record that covers nothing yet: ${name}`, () => {
			const files = { ...model, ...records };
			const { plan, file, after, text } = draft(files);
			assert.match(text, said);
			assert.match(
				file,
				/^docs\/adr\/000[18]-deviate-from-gr-2-one-date-library-in-services-billing\.md$/,
			);
			const { decision, items } = artifactIn(after, file);
			assert.equal(decision?.status, "proposed");
			// A record without a line for its date has none for those who decide either.
			const makers = items[0]?.fields["decision-makers"]?.text;
			assert.equal(
				makers === undefined,
				/\n\nNeeds the agreement of Platform\.\n/.test(text),
			);
			assert.equal(makers ?? "Platform", "Platform");
			assert.deepEqual(
				decision?.deviations.map(({ from, until, in: at, because }) => [
					from.id,
					until,
					at.map((place) => place.text),
					because,
				]),
				[["GR-2", "2027-04-30", places, undefined]],
			);
			assert.equal(recorded(after)?.state, "incomplete");
			assert.deepEqual(
				loudIn(after).filter(
					(line) => line.includes(file) && !/deviation-justified/.test(line),
				),
				[],
			);

			const lines = new Lines(text);
			const prompt = lines.slice({
				start: lines.offset(plan.reason.start),
				end: lines.offset(plan.reason.end),
			});
			assert.match(prompt, /^(?:# Why\?.*\.|<!-- Why\?.*\. -->)$/);
			const reasoned = text.replace(prompt, "The driver knows no other.");
			assert.equal(recorded({ ...after, [file]: reasoned })?.state, "proposed");
			const accepted = reasoned
				.replace(/^(status: )proposed$/im, "$1accepted")
				.replace(/^((?:- Status: )?)proposed(?=\r?$)/im, "$1Accepted")
				.replace(/^vorgeschlagen$/im, "Angenommen");
			assert.equal(recorded({ ...after, [file]: accepted })?.state, "granted");
		});

	it("tells whose agreement is missing, and places where nothing is", () => {
		assert.deepEqual(draft(model).plan.said, [
			"Wrote docs/adr/0001-deviate-from-gr-2-one-date-library-in-services-billing.md, until 2027-04-30; Platform owns GR-2 and has to agree",
			"Next: write the reason. Nothing is covered until it is there and the decision is accepted.",
		]);
		const { said } = draft(model, "gr-2", [...places, "servies/"]).plan;
		assert.ok(said.includes("No file is at servies/** yet"), said.join("\n"));
	});

	it("ends when the guardrail is looked at again, within a year", () => {
		const until = (review: string) => {
			const files = {
				...model,
				"product/guardrails.md": guardrails.replace(
					"- Review by: 2027-04-30\n",
					review,
				),
			};
			const { after, file } = draft(files);
			return artifactIn(after, file).decision?.deviations[0]?.until;
		};
		assert.equal(until("- Review by: 2027-02\n"), "2027-02-28");
		assert.equal(until("- Review by: 2029-01-01\n"), "2027-11-22");
		assert.equal(until("- Review by: 2026-11-21\n"), "2027-05-22");
		assert.equal(until("- Review by: soon\n"), "2027-05-22");
		assert.equal(until(""), "2027-05-22");
	});

	it("is from principles and stack entries too, and of several places", () => {
		const files = {
			...model,
			"product/principles.md": "# Principles\n\n## PP-1: Proof over ticks\n",
			"product/tech-stack.md":
				"# Tech stack\n\n| ID | Technology | Purpose | Ring |\n|---|---|---|---|\n| TS-1 | Jest | Tests | hold |\n",
		};
		for (const id of ["PP-1", "TS-1"]) {
			const { after, file } = draft(files, id, [
				"services/**",
				"a b/{c,d}/*.ts",
			]);
			assert.equal(recorded(after, id)?.state, "incomplete");
			assert.deepEqual(
				artifactIn(after, file).decision?.deviations[0]?.in.map((p) => p.text),
				["services/**", "a b/{c,d}/*.ts"],
			);
		}
	});

	it("writes what other pages say as it is", () => {
		const files = {
			...model,
			"product/guardrails.md":
				"# Guardrails\n\n## GR-2: Keep `a|b` & __init__ *out*: [x]\n\nThey cost us.\n\n- Owner: TM-1 <b>, *us*\n",
		};
		const { after, file } = draft(files, "GR-2", ["src/__tests__/**"]);
		const { decision, title } = artifactIn(after, file);
		assert.deepEqual(
			decision?.deviations.map(({ from }) => from.id),
			["GR-2"],
		);
		assert.match(title, /in src\/__tests__$/);
	});

	it("is refused in a sentence that says what to do instead", () => {
		const files = {
			...model,
			"product/themes.md": "# Themes\n\n## TH-1: Rain\n",
			"product/strategy.md":
				"# Strategy\n\n## Problems\n\n- **ST-1** Late findings.\n",
			"product/principles.md":
				"# Principles\n\n## PP-1: Proof\n\n- Status: retired\n",
			"docs/adr/0001-a.md": `# 1. A\n\n## Status\n\nAccepted\n${body}`,
			"labs/opmodel.yaml": "title: Labs\n",
			"labs/product/guardrails.md": "# Guardrails\n\n## GR-7: Nothing\n",
		};
		const refused = (id: string, at: readonly string[] = places) =>
			reasonOf(planDeviate({ ...repositoryOf(files), id, in: at }));
		assert.match(refused("GR-9"), /No item has the id "GR-9"/);
		assert.match(refused("TH-1"), /guidance: nobody needs a deviation/);
		assert.match(refused("ST-1"), /can't be deviated from/);
		assert.match(refused("ADR-1"), /opmodel supersede ADR-0001/);
		assert.match(refused("PP-1"), /not in force \(retired\)/);
		assert.match(refused("GR-7"), /belongs to the model in labs/);
		assert.match(refused("GR-2", []), /Say where/);
		for (const bad of ["", "{a", "../x/**", "a`b", "a\nb"])
			assert.match(refused("GR-2", [bad]), /can't be used as a place/, bad);
	});

	it("is refused where the same is recorded already, until that is over", () => {
		const { after } = draft(model);
		const again = (files: Texts, at: readonly string[]) =>
			planDeviate({ ...repositoryOf(files), id: "GR-2", in: at });
		assert.match(
			reasonOf(again(after, places)),
			/^ADR-0001 .* records a deviation from GR-2 there already/,
		);
		assert.match(
			reasonOf(again(after, ["services/billing/*.json"])),
			/already/,
		);
		assert.ok(!isRefusal(again(after, ["services/export/**"])));
		assert.ok(!isRefusal(again(after, [...places, "services/export/**"])));
		const over = Object.fromEntries(
			Object.entries(after).map(([file, text]) => [
				file,
				text
					.replace("until 2027-04-30", "until 2026-11-21")
					.replace("Proposed", "Accepted")
					.replace(/<!-- Why.*?-->/, "rain"),
			]),
		);
		assert.equal(recorded(over)?.state, "ended");
		assert.ok(!isRefusal(again(over, places)));
		const nowhere = draft(model, "GR-2", ["later/**"]).after;
		assert.match(reasonOf(again(nowhere, ["later/**"])), /already/);
	});

	it("is offered at crossings that no decision speaks of", () => {
		const at = (files: Texts, line: number) => {
			const engine = new Engine({ today });
			for (const [path, text] of Object.entries(files)) engine.set(path, text);
			const position = { line, character: 20 };
			return deviableAt(
				{ workspace: engine.workspace(), today },
				engine.check().diagnostics,
				"services/billing/package.json",
				{ start: position, end: position },
			).map(({ id, in: place }) => [id, place]);
		};
		assert.deepEqual(at(model, 1), [["GR-2", "services/billing/**"]]);
		assert.deepEqual(at(model, 0), []);
		assert.deepEqual(at(draft(model).after, 1), []);
	});
});

/** The baseline can be read, and names only places that are still there. */

import { type BaselineEntry, baselineFile } from "../../code/baseline";
import { startOfFile } from "../../domain/position";
import { defineRule } from "../rule";
import { counted } from "../support/support";

/** More files than this are counted, not named. */
const mostNamed = 3;

export const rule = defineRule({
	id: "code/baseline-current",
	severity: "information",
	concern: "integrity",
	docs: {
		what: "The baseline of places that crossed a guardrail from the start can be read, and names only places that still cross one.",
		why: "A baseline is there to shrink: what is solved and still stands in it would let the same thing come back unseen, and one that nobody can read covers nothing.",
		how: "Run `opmodel baseline`, which takes out what is solved. Look at what it adds before you commit it.",
	},
	examples: [
		{
			title: "A place that is solved, and stands in the baseline still",
			files: {
				".opmodel-baseline.json": `
{
^ The baseline records 1 place that no longer crosses anything or has a deviation of its own: GR-2 in \`src/run.ts\`. Run \`opmodel baseline\` to take it out.
  "version": 1,
  "entries": [
    {"rule":"code/guardrail-holds","item":"GR-2","file":"src/run.ts","hash":"bd3725f2678c4dfb","count":1}
  ]
}
`,
				"product/guardrails.md": `
# Guardrails

- Owner: Platform

## GR-2: No dynamic code

Nobody can review what is put together while it runs.

- Deny content: \`\\beval\\(\`
- In: \`src/**/*.ts\`
`,
				"src/run.ts": `
export const run = (text: string) => JSON.parse(text);
`,
			},
		},
		{
			title: "A baseline that can't be used",
			files: {
				".opmodel-baseline.json": `
{ "version": 1, "entries": {} }
^ The baseline is not used, as it has no list of \`entries\`, so every place counts. Repair it, or delete it and run \`opmodel baseline\`.
`,
			},
		},
		{
			title: "A baseline that names what is there",
			files: {
				".opmodel-baseline.json": `
{
  "version": 1,
  "entries": [
    {"rule":"code/guardrail-holds","item":"GR-2","file":"src/run.ts","hash":"bd3725f2678c4dfb","count":1}
  ]
}
`,
				"product/guardrails.md": `
# Guardrails

- Owner: Platform

## GR-2: No dynamic code

Nobody can review what is put together while it runs.

- Deny content: \`\\beval\\(\`
- In: \`src/**/*.ts\`
`,
				"src/run.ts": `
export const run = (text: string) => eval(text);
`,
			},
		},
	],
	*model({ model, workspace, code: { baseline } }) {
		if (!baseline || model !== workspace.root) return;
		const { fault, stale } = baseline;
		if (fault)
			yield {
				file: baselineFile,
				range: startOfFile,
				severity: "warning",
				message: `The baseline is not used, as ${fault}, so every place counts. Repair it, or delete it and run \`opmodel baseline\`.`,
			};
		if (stale.length === 0) return;
		const places = stale.reduce((sum, { count }) => sum + count, 0);
		const one = places === 1;
		yield {
			file: baselineFile,
			range: startOfFile,
			message: `The baseline records ${counted(places, "place")} that no longer ${one ? "crosses anything or has a deviation of its own" : "cross anything or have a deviation of their own"}: ${where(stale)}. Run \`opmodel baseline\` to take ${one ? "it" : "them"} out.`,
		};
	},
});

/** The items and files that entries are about, the first few of them by name. */
function where(entries: readonly BaselineEntry[]): string {
	const all = [
		...new Set(entries.map(({ item, file }) => `${item} in \`${file}\``)),
	];
	const rest = all.length - mostNamed;
	return `${all.slice(0, mostNamed).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}

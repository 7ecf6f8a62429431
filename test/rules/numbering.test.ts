/** What gets an id by the fixes that number a page: items and no groups, without their ordinals, and entries of a strategy. */

import assert from "node:assert/strict";
import { mended, reported } from "../helpers/checking";

const page = "product/principles.md";
const body = "\n\nWe open a lane.\n";

/** Headings with a sentence below those that end with a bar, and the same once they are numbered. */
const headings: readonly (readonly [string, string, string])[] = [
	["plain", "## Safe before fast|", "## PP-1: Safe before fast|"],
	[
		"an ordinal",
		"## 1. Safe before fast|## 2. Weigh once|",
		"## PP-1: Safe before fast|## PP-2: Weigh once|",
	],
	["a bracket", "## 1) Safe before fast|", "## PP-1: Safe before fast|"],
	["a dash", "## 1 – Safe before fast|", "## PP-1: Safe before fast|"],
	["a colon", "## 1: Safe before fast|", "## PP-1: Safe before fast|"],
	["a number sign", "## #1: Safe before fast|", "## PP-1: Safe before fast|"],
	["a word", "## Principle 1: Safe before fast|", "## PP-1: Safe before fast|"],
	["a letter", "## P1: Safe before fast|", "## PP-1: Safe before fast|"],
	["roman", "## II. Safe before fast|", "## PP-1: Safe before fast|"],
	["two levels", "## 1.2 Safe before fast|", "## PP-1: Safe before fast|"],
	["a circle", "## ① Safe before fast|", "## PP-1: Safe before fast|"],
	["a key", "## 1️⃣ Safe before fast|", "## PP-1: Safe before fast|"],
	["bold", "## **1. Safe before fast**|", "## **PP-1: Safe before fast**|"],
	[
		"a number that counts",
		"## 3 tiers, no more|",
		"## PP-1: 3 tiers, no more|",
	],
	["a version", "## 2.5 seconds at most|", "## PP-1: seconds at most|"],
	[
		"a year",
		"## 2026 is a year of scales|",
		"## PP-1: 2026 is a year of scales|",
	],
	[
		"a group of ordinals",
		"## Principles|### 1. Safe before fast|### 2. Weigh once|",
		"## Principles|### PP-1: Safe before fast|### PP-2: Weigh once|",
	],
	[
		"a group by its name",
		"## Our product principles||### Safe before fast|### Weigh once|",
		"## Our product principles||### PP-1: Safe before fast|### PP-2: Weigh once|",
	],
	[
		"groups without text",
		"## At the gate||### Safe before fast|### Weigh once|## In the office||### Print nothing|### Bill once|",
		"## At the gate||### PP-1: Safe before fast|### PP-2: Weigh once|## In the office||### PP-3: Print nothing|### PP-4: Bill once|",
	],
	[
		"a group with an id",
		"## At the gate||### PP-4: Safe before fast|### Weigh once|",
		"## At the gate||### PP-4: Safe before fast|### PP-5: Weigh once|",
	],
	[
		"parts of items",
		"## Safe before fast||### Why|### How|## Weigh once||### Why|### How|",
		"## PP-1: Safe before fast||### Why|### How|## PP-2: Weigh once||### Why|### How|",
	],
	[
		"parts that repeat",
		"## Safe before fast||### At the gate|### Bills|## Weigh once||### At the gate|### Bills|",
		"## PP-1: Safe before fast||### At the gate|### Bills|## PP-2: Weigh once||### At the gate|### Bills|",
	],
	[
		"text of its own",
		"## Safe before fast|### At the gate|### Bills|",
		"## PP-1: Safe before fast|### At the gate|### Bills|",
	],
	[
		"ordinals of items with parts",
		"## 1. Safe before fast||### At the gate|### Bills|",
		"## PP-1: Safe before fast||### At the gate|### Bills|",
	],
	[
		"a group and an item beside it",
		"## Principles||### 1. Safe before fast|## Weigh once|",
		"## Principles||### PP-1: Safe before fast|## PP-2: Weigh once|",
	],
];

function written(short: string): string {
	const lines = short
		.split("|")
		.filter((line, i, all) => line !== "" || i < all.length - 1)
		.map((line) => line)
		.reduce<string[]>((all, line) => {
			if (line === "")
				all[all.length - 1] = (all.at(-1) as string).replace(body, "\n");
			else all.push(line + body);
			return all;
		}, []);
	return `# How we choose\n\n${lines.join("\n")}`;
}

describe("numbering of headings", () => {
	for (const [what, before, after] of headings)
		it(what, () => {
			const files = { [page]: written(before) };
			const [diagnostic, ...more] = reported("ids/given", files);
			assert.deepEqual(more, []);
			assert.match(
				diagnostic?.fixes?.[0]?.title ?? "",
				/^Number th(?:is|ese) headings?$/,
			);
			const fixed = mended(files, diagnostic);
			assert.equal(fixed[page], written(after));
			assert.deepEqual(reported("ids/given", fixed), []);
		});
});

const strategy = "product/strategy.md";

/** Sections of a strategy, and the same once their entries are numbered. */
const entries: readonly (readonly [string, string, string])[] = [
	[
		"problems",
		"## Problems\n\n- Drivers wait.\n- Bills are wrong.\n",
		"## Problems\n\n- **ST-1** Drivers wait.\n- **ST-2** Bills are wrong.\n",
	],
	[
		"both sections",
		"## Problems\n\n- Drivers wait.\n\n## Not doing\n\n- Trains.\n",
		"## Problems\n\n- **ST-1** Drivers wait.\n\n## Not doing\n\n- **ST-2** Trains.\n",
	],
	[
		"other words for them",
		"## Target problem\n\n- Drivers wait.\n\n## Non-goals\n\n- Trains.\n",
		"## Target problem\n\n- **ST-1** Drivers wait.\n\n## Non-goals\n\n- **ST-2** Trains.\n",
	],
	[
		"German",
		"## Probleme\n\n- Fahrer warten.\n",
		"## Probleme\n\n- **ST-1** Fahrer warten.\n",
	],
	[
		"stars and plusses",
		"## Problems\n\n* Drivers wait.\n\n+ Bills are wrong.\n",
		"## Problems\n\n* **ST-1** Drivers wait.\n\n+ **ST-2** Bills are wrong.\n",
	],
	[
		"counted entries",
		"## Problems\n\n1. Drivers wait.\n2. Bills are wrong.\n",
		"## Problems\n\n1. **ST-1** Drivers wait.\n2. **ST-2** Bills are wrong.\n",
	],
	[
		"bold beginnings",
		"## Problems\n\n- **Queues.** Drivers wait.\n",
		"## Problems\n\n- **ST-1** **Queues.** Drivers wait.\n",
	],
	[
		"some have one",
		"## Problems\n\n- **ST-4** Drivers wait.\n- Bills are wrong.\n",
		"## Problems\n\n- **ST-4** Drivers wait.\n- **ST-5** Bills are wrong.\n",
	],
	[
		"entries that introduce others",
		"## Problems\n\n- At the gate:\n  - Drivers wait.\n  - Bills are wrong.\n",
		"## Problems\n\n- At the gate:\n  - **ST-1** Drivers wait.\n  - **ST-2** Bills are wrong.\n",
	],
	[
		"entries with details",
		"## Problems\n\n- Drivers wait.\n  - Up to 40 minutes.\n",
		"## Problems\n\n- **ST-1** Drivers wait.\n  - Up to 40 minutes.\n",
	],
	[
		"a section within",
		"## Problems\n\n### At the gate\n\n- Drivers wait.\n",
		"## Problems\n\n### At the gate\n\n- **ST-1** Drivers wait.\n",
	],
	[
		"Windows' lines",
		"## Problems\r\n\r\n- Drivers wait.\r\n- Bills.\r\n",
		"## Problems\r\n\r\n- **ST-1** Drivers wait.\r\n- **ST-2** Bills.\r\n",
	],
];

describe("numbering of a strategy's entries", () => {
	for (const [what, before, after] of entries)
		it(what, () => {
			const files = { [strategy]: `# Strategy\n\n${before}` };
			const [diagnostic, ...more] = reported("ids/given", files);
			assert.deepEqual(more, []);
			assert.match(
				diagnostic?.fixes?.[0]?.title ?? "",
				/^Number th(?:is entry|ese entries)$/,
			);
			const fixed = mended(files, diagnostic);
			assert.equal(fixed[strategy], `# Strategy\n\n${after}`);
			assert.deepEqual(reported("ids/given", fixed), []);
		});

	for (const [what, text] of [
		[
			"other sections",
			"## Customers\n\n- Site managers.\n\n## Vision\n\n- No queue.\n",
		],
		["prose", "## Problems\n\nDrivers wait.\n"],
		[
			"what is left undone, where problems have ids",
			"## Problems\n\n- **ST-1** Drivers wait.\n\n## Not doing\n\n- Trains.\n",
		],
		["tasks", "## Problems\n\n- [ ] Drivers wait.\n"],
		["comments", "## Problems\n\n- <!-- What hurts? -->\n"],
		[
			"entries with ids",
			"## Problems\n\n- **ST-1** Drivers wait.\n- ST-2: Bills.\n",
		],
	] as const)
		it(`leaves alone: ${what}`, () => {
			assert.deepEqual(
				reported("ids/given", { [strategy]: `# Strategy\n\n${text}` }),
				[],
			);
		});
});

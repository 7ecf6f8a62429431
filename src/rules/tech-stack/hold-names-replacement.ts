/** What is on hold says what to use instead. */

import type { Artifact, Item } from "../../domain/artifact";
import type { Fix } from "../../domain/diagnostic";
import { isRetired } from "../../domain/standing";
import { defineRule } from "../rule";
import { isSaid, named, setField } from "../support/support";

export const rule = defineRule({
	id: "tech-stack/hold-names-replacement",
	severity: "warning",
	concern: "completeness",
	docs: {
		what: "A tech-stack entry in the ring `hold` says in `replaced-by`, or in its text, what to use instead.",
		why: "A no without an alternative leaves people with the job still to do, and they pick something of their own.",
		how: "Name the entry that takes its place, or write in a word or two what else to do.",
	},
	examples: [
		{
			title: "On hold, and then what",
			files: {
				"opmodel.yaml": "\nopmodel: 1\n",
				"product/tech-stack.md": `
# Tech stack

## TS-5: Capacitor

- Purpose: App shell
- Ring: adopt

## TS-6: Cordova
   ^^^^^^^^^^^^^ TS-6 "Cordova" is on hold and names nothing in its place, so whoever needs "App shell" picks something of their own. Say what to use in \`replaced-by\`.

- Purpose: App shell
- Ring: hold
`,
			},
			fixed: {
				"product/tech-stack.md": `
# Tech stack

## TS-5: Capacitor

- Purpose: App shell
- Ring: adopt

## TS-6: Cordova

- Purpose: App shell
- Ring: hold
- Replaced by: TS-5
`,
			},
		},
		{
			title: "A replacement in a field, in another one's words, and in prose",
			files: {
				"opmodel.yaml": "\nopmodel: 1\n",
				"product/tech-stack.md": `
# Tech stack

| ID   | Technology | Ring  | Replaced by       |
| ---- | ---------- | ----- | ----------------- |
| TS-1 | date-fns   | adopt |                   |
| TS-2 | Moment     | hold  | TS-1              |
| TS-3 | Lombok     | hold  | records, by hand  |

## TS-4: Luxon

Use date-fns instead.

- Ring: hold
`,
			},
		},
	],
	kinds: ["tech-stack"],
	*artifact(artifact) {
		const standards = adoptedByPurpose(artifact);
		for (const item of artifact.items) {
			const { purpose } = item.fields;
			if (ringOf(item) !== "hold" || isRetired(item.status)) continue;
			if (isSaid(item.fields, "replaced-by") || saysInstead(item)) continue;
			const job = purpose?.text ? `"${purpose.text}"` : "it";
			yield {
				file: artifact.file,
				range: item.range,
				item: item.id,
				message: `${named(item)} is on hold and names nothing in its place, so whoever needs ${job} picks something of their own. Say what to use in \`replaced-by\`.`,
				fixes: replacement(artifact, item, standards),
			};
		}
	},
});

const alternative =
	/\b(?:instead|replac\w*|migrat\w*|successor|in favou?r of|use|moved? to|ersetz\w*|stattdessen|remplac\w*|reemplaz\w*|substitu\w*)\b/i;

/** Names another entry, or says in words that something else takes its place. */
function saysInstead(item: Item): boolean {
	return (
		alternative.test(item.description) ||
		item.references.some((reference) => reference.id?.startsWith("TS-"))
	);
}

function ringOf({ fields }: Item): string {
	return fields.ring?.text.toLowerCase() ?? "";
}

function purposeOf({ fields }: Item): string {
	return fields.purpose?.text.toLowerCase() ?? "";
}

function adoptedByPurpose({ items }: Artifact): Map<string, Item[]> {
	const found = new Map<string, Item[]>();
	for (const item of items) {
		if (ringOf(item) !== "adopt") continue;
		const same = found.get(purposeOf(item));
		if (same) same.push(item);
		else found.set(purposeOf(item), [item]);
	}
	return found;
}

/** Names the adopted entry of the same purpose, where there is exactly one. */
function replacement(
	artifact: Artifact,
	item: Item,
	adopted: ReadonlyMap<string, readonly Item[]>,
): Fix[] {
	const purpose = purposeOf(item);
	const [standard, ...others] = adopted.get(purpose) ?? [];
	if (purpose === "" || !standard || others.length > 0) return [];
	const edit = setField(artifact, item, "replaced-by", standard.id);
	return edit
		? [{ title: `Name ${standard.id} as its replacement`, edits: [edit] }]
		: [];
}

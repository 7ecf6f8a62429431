// Writes believable decision logs and models of any size: the same bytes for the same count.
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const things = [
	"the event store",
	"tenant isolation",
	"photo upload",
	"the export queue",
	"offline sync",
	"the audit trail",
	"sign-in",
	"report rendering",
	"the mobile shell",
	"search",
	"billing",
	"the device registry",
];
const verbs = [
	"Use",
	"Split",
	"Replace",
	"Keep",
	"Move",
	"Cache",
	"Partition",
	"Retire",
];
const tools = [
	"PostgreSQL",
	"a log per tenant",
	"SQLite",
	"object storage",
	"server-sent events",
	"a job table",
	"signed URLs",
	"one bundle",
	"a read model",
	"feature switches",
];
const sentences = [
	"Site managers lose an hour a day because the list they see in the morning is not the one that holds at noon.",
	"The current solution was written for a single customer and copies its data on every start, which takes longer than a shift lasts.",
	"Two teams have solved this in two ways, and every change is now made, reviewed and tested twice.",
	"Support asked for it eleven times in the last quarter, always with the same example: a finding that nobody closed.",
	"We measured it on the three largest sites; the slowest took 41 seconds, the median was 9.",
	"Whatever we choose has to work for a day without a network, on phones that are four years old.",
	"The regulation asks for ten years of retention, so the format must be readable without our software.",
	"Nothing here is hard to undo except the identifiers, which customers print on paper.",
];

/** A small random generator, so that every machine writes the same. */
export function random(seed) {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return state / 2 ** 32;
	};
}

/** Text of the decision with the given 1-based number among so many. */
export function decision(number, count) {
	const next = random(number * 7919);
	const pick = (list) => list[Math.floor(next() * list.length)];
	const paragraph = (n) =>
		Array.from({ length: n }, () => pick(sentences)).join(" ");
	const title = `${pick(verbs)} ${pick(tools)} for ${pick(things)}`;
	const other = () => 1 + Math.floor(next() * count);
	const link = (n) =>
		`[ADR-${name(n, count).slice(0, 5)}](${name(n, count)}.md)`;
	const options = [pick(tools), pick(tools), pick(tools)];
	const day = `20${String(16 + (number % 10)).padStart(2, "0")}-${String(1 + (number % 12)).padStart(2, "0")}-${String(1 + (number % 28)).padStart(2, "0")}`;
	return `---
status: "accepted"
date: ${day}
decision-makers: Ines Aalto, Tomás Rey, Wanja Kuhn
consulted: platform team, support
informed: all of engineering
tags: [${pick(things).split(" ").at(-1)}, architecture]
review-by: ${Number(day.slice(0, 4)) + 12}-01-31
---

# ${title}

## Context and Problem Statement

${paragraph(4)} See also ${link(other())} and ${link(other())}.

## Decision Drivers

* ${pick(sentences)}
* ${pick(sentences)}
* ${pick(sentences)}

## Considered Options

${options.map((o) => `* ${o}`).join("\n")}

## Decision Outcome

Chosen option: "${options[0]}", because ${pick(sentences).toLowerCase()} It follows from ${link(other())}.

### Consequences

* Good, because ${pick(sentences).toLowerCase()}
* Bad, because ${pick(sentences).toLowerCase()}

### Confirmation

${paragraph(2)}

## Pros and Cons of the Options

${options
	.map(
		(o, i) => `### ${o} (${i + 1})

${paragraph(1)}

* Good, because ${pick(sentences).toLowerCase()}
* Neutral, because ${pick(sentences).toLowerCase()}
* Bad, because ${pick(sentences).toLowerCase()}
`,
	)
	.join("\n")}
## More Information

${paragraph(1)} The code stands in \`services/${pick(things).split(" ").at(-1)}/\`; ${link(other())} tells how it began.
`;
}

/** The file name without ending of a decision. */
export function name(number, count) {
	const slug = `${verbs[number % verbs.length]}-${tools[number % tools.length]}`
		.toLowerCase()
		.replace(/[^a-z]+/g, "-");
	return `${String(number).padStart(String(Math.max(count, 10_000)).length, "0")}-${slug}`;
}

/** Writes so many decisions below a folder, under docs/adr. Returns how many bytes they have. */
export function writeDecisions(folder, count) {
	const target = join(folder, "docs/adr");
	mkdirSync(target, { recursive: true });
	let bytes = 0;
	for (let n = 1; n <= count; n++) {
		const text = decision(n, count);
		bytes += Buffer.byteLength(text);
		writeFileSync(join(target, `${name(n, count)}.md`), text);
	}
	return bytes;
}

const example = fileURLToPath(
	new URL("../examples/fieldsafe", import.meta.url),
);

/** Text of the theme with the given 1-based number. */
function theme(number) {
	const next = random(number * 104_729);
	const pick = (list) => list[Math.floor(next() * list.length)];
	const id = (prefix, most) => `${prefix}-${1 + Math.floor(next() * most)}`;
	const quarter = 1 + Math.floor(next() * 4);
	return `# TH-${number}: Nobody waits for ${pick(things)}

${pick(sentences)} ${pick(sentences)} It goes back to ${id("PP", 4)}.

- Period: 2027-Q${quarter}
- Outcome: Nine of ten people are done within a minute; today it is every second one.
- Serves: ${id("ST", 3)}
- Moves: ${id("KM", 4)}
- Uses: ${id("CC", 3)}
- Source: customers
- Owner: ${pick(["Ines Aalto", "Tomás Rey", "Wanja Kuhn"])}
`;
}

/** The text of a decision, with what it upholds and uses of the model. */
function decisionOfModel(number, count) {
	const next = random(number * 31_337);
	const id = (prefix, most) => `${prefix}-${1 + Math.floor(next() * most)}`;
	return decision(number, count).replace(
		"\n---\n",
		`\nupholds: [${id("PP", 4)}, ${id("GR", 4)}]\nuses: ${id("CC", 3)}\n---\n`,
	);
}

/** Writes a model with so many artifacts below a folder: the pages of an example company, a fifth themes, the rest decisions. */
export function writeModel(folder, count) {
	mkdirSync(folder, { recursive: true });
	cpSync(join(example, "opmodel.yaml"), join(folder, "opmodel.yaml"));
	cpSync(join(example, "product"), join(folder, "product"), {
		recursive: true,
	});
	rmSync(join(folder, "product/themes.md"));
	const pages = readdirSync(join(folder, "product")).length;
	const themes = Math.floor(count / 5);
	const decisions = count - pages - themes;
	mkdirSync(join(folder, "product/themes"));
	mkdirSync(join(folder, "docs/adr"), { recursive: true });
	for (let n = 1; n <= themes; n++)
		writeFileSync(join(folder, `product/themes/theme-${n}.md`), theme(n));
	for (let n = 1; n <= decisions; n++)
		writeFileSync(
			join(folder, `docs/adr/${name(n, decisions)}.md`),
			decisionOfModel(n, decisions),
		);
}

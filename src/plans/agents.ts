/** What holds in a repository, distilled for coding agents: a block in AGENTS.md between two comments, the text around it left alone. */

import { Exceptions } from "../code/deviations";
import { heldBy, inForce } from "../code/violations";
import type { Item } from "../domain/artifact";
import { insertAt, replaceAt } from "../domain/edit";
import type { Kind } from "../domain/kind";
import { Lines } from "../domain/lines";
import { compareText } from "../domain/paths";
import { decisionsOf } from "../model/decisions";
import type { Workspace } from "../model/model";
import { checkWords } from "../words/check-words";
import { listed } from "../words/voice";
import { createFile, oneLine, type Plan } from "./plan";

/** The file that coding agents read first. */
export const agentsFile = "AGENTS.md";

const begin =
	"<!-- opmodel: begin. Written by `opmodel context --agents`: change the pages that it distils, and write it again. -->";
const end = "<!-- opmodel: end -->";
const beginLine = /^<!-- opmodel: begin\b.*-->[ \t]*$/gm;
const endLine = /^<!-- opmodel: end -->[ \t]*$/gm;

/** Of more decisions than this the newest are listed. */
const mostDecisions = 40;

/**
 * Plans the block in AGENTS.md. Takes the linked workspace, today's ISO date, and the file's text, undefined where there is none. There are
 * no edits where the block is up to date; refused where the comments around it are not a pair.
 */
export function planAgents(
	workspace: Workspace,
	today: string,
	source: string | undefined,
): Plan {
	const block = `${begin}\n\n${distilled(workspace, today).join("\n")}\n\n${end}`;
	const said = [`${agentsFile} says what holds now.`];
	if (source === undefined)
		return { edits: [createFile(agentsFile, `${block}\n`)], said };
	const lines = new Lines(source);
	const { text } = lines;
	const begins = [...text.matchAll(beginLine)];
	const ends = [...text.matchAll(endLine)];
	const [first] = begins;
	const [last] = ends;
	if (!first && !last) {
		const gap = /(?:^|\n\r?\n)$/.test(text)
			? ""
			: text.endsWith("\n")
				? "\n"
				: "\n\n";
		const at = lines.position(text.length);
		return { edits: [insertAt(agentsFile, at, `${gap}${block}\n`)], said };
	}
	if (
		!first ||
		!last ||
		begins.length + ends.length > 2 ||
		last.index < first.index
	)
		return {
			refused: `${agentsFile} holds comments "opmodel: begin" and "opmodel: end" that are not one pair. Take them out, with what stands between them, and try again.`,
		};
	const span = { start: first.index, end: last.index + last[0].length };
	if (lines.slice(span).replace(/\r\n?/g, "\n").trimEnd() === block)
		return { edits: [], said: [`${agentsFile} is up to date.`] };
	return {
		edits: [replaceAt(agentsFile, lines.rangeOf(span), block)],
		said,
	};
}

/** The lines of the block: how to ask for more, then what is in force in the root model, an item on each line. */
function distilled(workspace: Workspace, today: string): string[] {
	const { root, models } = workspace;
	const held = [...inForce(root)].map(({ item }) => item);
	const ofKind = (kind: Kind) => held.filter((item) => item.kind === kind);
	const below = models.filter((m) => m !== root && !m.inherited);
	return [
		"## Operating model",
		"",
		"What holds in this repository, a line each. Before a file is changed or written, `opmodel context <path>` says what applies to it and why; `opmodel explain <id>` prints an item in full.",
		...(below.length > 0
			? [
					"",
					`More holds below ${listed(below.map((m) => `${m.root}/`))}: ask for a path there.`,
				]
			: []),
		...part(
			"Guardrails",
			ofKind("guardrails").map((item) => guardrailLine(item, today)),
		),
		...part("Principles", ofKind("principles").map(titled)),
		...part("Tech stack", ofKind("tech-stack").map(stackLine)),
		...part("Deviations in force", deviationLines(workspace, held, today)),
		...part("Decisions", decisionLines(workspace)),
	];
}

function part(heading: string, lines: readonly string[]): string[] {
	return lines.length > 0
		? ["", `### ${heading}`, "", ...lines.map((line) => `- ${folded(line)}`)]
		: [];
}

/** On one line, whatever a page holds. */
function folded(line: string): string {
	return line.replace(/[\s\p{Cc}]+/gu, " ").trim();
}

function titled({ id, title }: Item): string {
	return `${id}: ${oneLine(title)}`;
}

function withMore(item: Item, more: readonly (string | undefined)[]): string {
	const known = more.filter(Boolean);
	return known.length > 0
		? `${titled(item)} (${known.join("; ")})`
		: titled(item);
}

function guardrailLine(item: Item, today: string): string {
	const { since, "checked-by": people } = item.fields;
	return withMore(item, [
		...(item.checks ?? []).map((check) =>
			checkWords(
				check,
				check.in.map(({ text }) => text),
			),
		),
		people && `checked by people: ${oneLine(people.text)}`,
		since && since.text > today ? `from ${oneLine(since.text)} on` : undefined,
	]);
}

function stackLine(item: Item): string {
	const { ring, purpose, "replaced-by": other } = item.fields;
	return withMore(item, [
		ring && oneLine(ring.text.toLowerCase()),
		purpose && oneLine(purpose.text),
		other?.text ? `use ${oneLine(other.text)}` : undefined,
	]);
}

function deviationLines(
	workspace: Workspace,
	held: readonly Item[],
	today: string,
): string[] {
	const exceptions = new Exceptions(workspace, today);
	return held.flatMap((item) =>
		exceptions
			.recorded(item, "")
			.filter(({ state }) => state === "granted")
			.map(({ decision, places, until }) => {
				const where = places.length > 0 ? ` in ${listed(places)}` : "";
				return `${decision.id} allows to deviate from ${item.id}${where}${until ? ` until ${until}` : ""}`;
			}),
	);
}

/** Accepted decisions in the order of their paths; of many the newest, and how many there are besides. */
function decisionLines({ root }: Workspace): string[] {
	const accepted = heldBy(root).flatMap(({ from }) =>
		decisionsOf(from).filter(({ facts }) => facts.status === "accepted"),
	);
	const newest = new Set(
		[...accepted]
			.sort(
				(a, b) =>
					compareText(b.facts.date ?? "", a.facts.date ?? "") ||
					compareText(b.artifact.file, a.artifact.file),
			)
			.slice(0, mostDecisions),
	);
	const rest = accepted.length - newest.size;
	return [
		...accepted
			.filter((decision) => newest.has(decision))
			.map(({ item }) => `${titled(item)} (${listed([item.file])})`),
		...(rest > 0 ? [`${rest} older ones: \`opmodel list\``] : []),
	];
}

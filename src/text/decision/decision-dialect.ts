/** Which family of decision records a file is written in. */

import type { MarkdownDocument, OpenSection } from "../markdown/document";
import type { Statement } from "./decision-fields";

/** The clauses of a Y-statement, at the start of a line or a sentence. */
const yClauses = [
	/in the context of/i,
	/facing\b/i,
	/we (?:have )?(?:decided|chose|choose|decide)\b|we neglected|and neglected/i,
	/to achieve|accepting/i,
];

/**
 * The dialect of a record: `y-statement`, `madr-4` and `madr-3` (front matter), `madr-2` (bullets), `madr` (without either), `log4brains`,
 * `rfc`, `nygard`, `table`, `lines`, `list`, `front-matter`, or `plain`.
 */
export function dialectOf(
	doc: MarkdownDocument,
	sections: readonly OpenSection[],
	statements: readonly Statement[],
	prefix: string,
): string {
	const headings = new Set(
		sections.map((section) => section.heading.trim().toLowerCase()),
	);
	const keys = new Set(sections.map((section) => section.key));
	const places = new Set(statements.map((statement) => statement.place));
	const states = (name: string) =>
		statements.some((statement) => statement.name === name);
	if (isYStatement(doc, sections)) return "y-statement";
	if (isRfc(headings, keys, prefix)) return "rfc";
	const hasStatusSection = sections.some(
		(section) => section.key === "status" && section.level > 1,
	);
	if (isMadr(headings, keys, hasStatusSection)) {
		const own = statements.filter((s) =>
			["status", "date", "decision-makers"].includes(s.name),
		);
		if (own.some((s) => s.place === "front-matter"))
			return keys.has("confirmation") ||
				doc.yaml?.root?.type !== "map" ||
				doc.yaml.root.pairs.some(({ key }) =>
					/^decision[-_ ]makers?$/i.test(key),
				)
				? "madr-4"
				: "madr-3";
		if (own.some((s) => s.place === "list"))
			return states("tags") ? "log4brains" : "madr-2";
		return "madr";
	}
	if (hasStatusSection && (keys.has("context") || keys.has("decision")))
		return "nygard";
	if (places.has("cell")) return "table";
	const status = statements.find(
		(s) => s.name === "status" || s.name === "date",
	)?.place;
	if (status === "line") return "lines";
	if (status === "list") return "list";
	if (status === "front-matter") return "front-matter";
	return "plain";
}

function isMadr(
	headings: ReadonlySet<string>,
	keys: ReadonlySet<string | undefined>,
	hasStatusSection: boolean,
): boolean {
	return (
		headings.has("context and problem statement") ||
		headings.has("decision outcome") ||
		(!hasStatusSection &&
			keys.has("context") &&
			keys.has("options") &&
			keys.has("decision"))
	);
}

/** Sections that requests for comments have and records of decisions don't. */
const ofRfcs = [
	"motivation",
	"detailed design",
	"guide-level explanation",
	"unresolved questions",
	"drawbacks",
	"prior art",
	"abstract",
	"specification",
	"proposed solution",
	"non-goals",
];

function isRfc(
	headings: ReadonlySet<string>,
	keys: ReadonlySet<string | undefined>,
	prefix: string,
): boolean {
	if (headings.has("decision outcome")) return false;
	const found = ofRfcs.filter((heading) => headings.has(heading)).length;
	return found > (prefix === "RFC" || keys.has("summary") ? 0 : 1);
}

/** The whole body, or a section of it, is one sentence of these clauses. */
function isYStatement(
	doc: MarkdownDocument,
	sections: readonly OpenSection[],
): boolean {
	const text = doc.lines.slice(doc.span);
	if (!/in the context of/i.test(text) || !/facing/i.test(text)) return false;
	const bodies =
		sections.length === 0 ? [text] : sections.map((section) => section.text);
	return bodies.some(
		(body) =>
			yClauses.every((clause) => clause.test(body.slice(0, 1500))) &&
			/^\W*in the context of/im.test(body.slice(0, 1500)),
	);
}

/** What is wrong for one cause in many places, as one diagnostic with its places. */

import { type Diagnostic, type Fix, severities } from "../domain/diagnostic";
import { addTo } from "../domain/lists";

/**
 * Makes one diagnostic of those that have the same cause: the gravest, the first by place among them, to which the places of the others are
 * related. Takes diagnostics in the order of their places, and which files are looked at for themselves: each of these has one of its own.
 */
export function gathered(
	diagnostics: readonly Diagnostic[],
	isApart: (file: string) => boolean = () => false,
): Diagnostic[] {
	const groups = new Map<string, Diagnostic[]>();
	for (const diagnostic of diagnostics) {
		const { rule, cause, file } = diagnostic;
		if (cause !== undefined)
			addTo(
				groups,
				JSON.stringify([rule, cause, isApart(file) ? file : ""]),
				diagnostic,
			);
	}
	const first = new Map<Diagnostic, readonly Diagnostic[]>();
	for (const all of groups.values()) {
		const one = all.reduce((a, b) => (isGraver(b, a) ? b : a));
		first.set(
			one,
			all.filter((other) => other !== one),
		);
	}
	return diagnostics.flatMap((diagnostic) => {
		if (diagnostic.cause === undefined) return diagnostic;
		const others = first.get(diagnostic);
		return others ? withPlaces(diagnostic, others) : [];
	});
}

function isGraver(a: Diagnostic, b: Diagnostic): boolean {
	return severities.indexOf(a.severity) < severities.indexOf(b.severity);
}

function withPlaces(
	diagnostic: Diagnostic,
	others: readonly Diagnostic[],
): Diagnostic {
	const { message, related = [], fixes = [] } = diagnostic;
	if (others.length === 0) return diagnostic;
	const more = `${others.length} more ${others.length === 1 ? "place" : "places"}`;
	return {
		...diagnostic,
		message: `${message} The same is wrong at ${more}.`,
		related: [
			...related,
			...others.map(({ file, range }) => ({
				file,
				range,
				message: "The same is wrong here.",
			})),
		],
		...(fixes.length > 0
			? { fixes: fixes.map((fix) => everywhere(fix, others)) }
			: {}),
	};
}

/** A fix for all places, where each of them offers the same; else the one as it is. */
function everywhere(fix: Fix, others: readonly Diagnostic[]): Fix {
	const alike = others.flatMap(
		({ fixes = [] }) => fixes.find(({ title }) => title === fix.title) ?? [],
	);
	return alike.length === others.length
		? {
				...fix,
				title: `${fix.title} in all ${others.length + 1} places`,
				edits: [fix, ...alike].flatMap(({ edits }) => edits),
			}
		: fix;
}

/** Entries of JSON manifests: a pair with its comma. */

import type { Span } from "../../domain/position";
import { memberOf } from "./around";
import type { EditReader, Exchange } from "./entry-edits";

/** A pair of texts as JSON and JSON5 write it, without anything escaped. */
const pair =
	/^(?:"[^"\\\r\n]*"|'[^'\\\r\n]*'|[\p{L}_$][\p{L}\p{N}_$]*)\s*:\s*(["'])([^"'\\\r\n]*)\1$/u;

/** Reads how the pairs of a JSON text can be edited; entries that a place in the same file refers to (npm's `"$name"`) stay. */
export function editingJson(
	text: string,
	form: "npm" | "composer",
): EditReader {
	const referredTo = new Set(
		[...text.matchAll(/"\$([^"\r\n]+)"/g)].map(([, name]) => name),
	);
	return ({ entry, span, name }) => {
		const match = pair.exec(text.slice(span.start, span.end));
		if (!match || referredTo.has(entry.written)) return {};
		const removal = memberOf(text, span, ["{", "}"], "//");
		const value = match[2] as string;
		const exchange =
			value === entry.version && isKey(text, name)
				? exchangeOf(
						name,
						{ start: span.end - 1 - value.length, end: span.end - 1 },
						form,
					)
				: undefined;
		return {
			...(removal ? { removal } : {}),
			...(exchange ? { exchange } : {}),
		};
	};
}

/** Says whether a name stands in quotes before a colon, and not in the value of another one. */
function isKey(text: string, { start, end }: Span): boolean {
	const quote = text.charAt(start - 1);
	return (
		(quote === '"' || quote === "'") &&
		text.charAt(end) === quote &&
		/^\s*:/.test(text.slice(end + 1, end + 100))
	);
}

function exchangeOf(
	name: Span,
	version: Span,
	form: "npm" | "composer",
): Exchange<Span> {
	return {
		slots: [
			{ at: name, holds: "name" },
			{ at: version, holds: "version" },
		],
		form,
	};
}

/** Takes a SARIF text apart without reading it, so that a large report can be read one result at a time. */

/** How many characters are looked at before others may have their turn. */
const stretch = 256 * 1024;

const quote = 34;
const comma = 44;
const colon = 58;
const openList = 91;
const backslash = 92;
const closeList = 93;
const openObject = 123;
const closeObject = 125;

/** What a SARIF text consists of. */
export interface SarifPieces {
	/** Of each run in its order: where its results stand, as start and end offset by turns. */
	readonly results: readonly (readonly number[])[];
	/** How many results there are beyond the most that were asked for. */
	readonly left: number;
	/** The text with every run's list of results empty: JSON where the whole text is. */
	readonly frame: string;
}

/**
 * Finds the results of every run in a text that should be SARIF, some hundred thousand characters at each step. Takes the most results to
 * look for in all. Any text gives an answer: whether a piece is JSON shows when it is parsed. Takes time in step with the text.
 */
export function* sarifPieces(
	text: string,
	most: number,
): Generator<void, SarifPieces> {
	const results: number[][] = [];
	const frame: string[] = [];
	let framed = 0;
	let found = 0;
	let left = 0;
	let depth = 0;
	// The depths of a SARIF text: 1 the log, 2 its list of runs, 3 a run, 4 a list of results.
	let isInRuns = false;
	let isInRun = false;
	let isInResults = false;
	let lastText = "";
	let key = "";
	let from = 0;
	let pause = stretch;
	const endResult = (end: number, isOnly: boolean) => {
		// An empty list has nothing between its brackets; between two commas there has to be something.
		if (isOnly && text.slice(from, end).trim() === "") return;
		if (found >= most) left++;
		else {
			results.at(-1)?.push(from, end);
			found++;
		}
	};
	for (let at = 0; at < text.length; at++) {
		if (at >= pause) {
			yield;
			pause = at + stretch;
		}
		switch (text.charCodeAt(at)) {
			case quote: {
				const end = endOfText(text, at);
				if (depth === 1 || depth === 3) lastText = text.slice(at + 1, end);
				at = end;
				break;
			}
			case colon:
				if (depth === 1 || depth === 3) key = lastText;
				break;
			case comma:
				if (!isInResults || depth !== 4) break;
				endResult(at, false);
				from = at + 1;
				break;
			case openList:
				depth++;
				if (depth === 2 && key === "runs") isInRuns = true;
				if (depth !== 4 || !isInRun || key !== "results") break;
				isInResults = true;
				from = at + 1;
				frame.push(text.slice(framed, from));
				break;
			case openObject:
				depth++;
				if (depth !== 3 || !isInRuns) break;
				isInRun = true;
				results.push([]);
				break;
			case closeList:
			case closeObject:
				if (isInResults && depth === 4) {
					const own = results.at(-1) ?? [];
					endResult(at, own.length === 0);
					framed = at;
					isInResults = false;
				}
				depth--;
				if (depth < 3) isInRun = false;
				if (depth < 2) isInRuns = false;
		}
	}
	frame.push(text.slice(framed));
	return { results, left, frame: frame.join("") };
}

/** The offset of the quotation mark that ends a JSON string; the text's end where none does. */
function endOfText(text: string, start: number): number {
	for (
		let end = text.indexOf('"', start + 1);
		end >= 0;
		end = text.indexOf('"', end + 1)
	) {
		let escapes = 0;
		while (text.charCodeAt(end - 1 - escapes) === backslash) escapes++;
		if (escapes % 2 === 0) return end;
	}
	return text.length;
}

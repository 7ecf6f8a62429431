/** What a guardrail tells whoever crosses it, made fit to stand among sentences of ours. */

/** A text of somebody's as one sentence or several: in one line, with a capital letter and one mark at its end; "" for a blank one. */
export function sentence(text: string): string {
	const line = oneLine(text)
		// A mark that announces more, where nothing follows.
		.replace(/[\s,;:]+$/, "")
		.replace(/(?<![.…])\.\.$/, ".")
		.replace(/([!?…])\.+$/, "$1");
	if (line === "") return "";
	const isEnded = /[.!?…][)\]"'”’»«“*_]*$/.test(line);
	return `${capital(line)}${isEnded ? "" : "."}`;
}

/** What to use instead, as a guardrail says it: whether it stands behind "use" or says itself what to do, and whether more sentences follow. */
export interface Advice {
	readonly text: string;
	/** It begins with a verb: "call the clock service". */
	readonly isCall: boolean;
	/** It says more than a part of a sentence can. */
	readonly isWhole: boolean;
}

const calls =
	/^(?:ask|avoid|call|move|prefer|put|replace|see|switch|take|wrap|write)\s/i;
const determiners = /^(?:The|A|An|Our|Your|One|Either|Any)(?=\s)/;

/** Reads what is written as `Instead`; undefined for a blank one. */
export function adviceOf(instead: string): Advice | undefined {
	const line = oneLine(instead);
	const isWhole = /[.!?…]["'”’)]*\s+\S/.test(line);
	const text = line
		.replace(/^use:?\s+(?=\S)/i, "")
		.replace(isWhole ? /[\s,;:]+$/ : /[\s.,;:!]+$/, "");
	if (text === "") return undefined;
	const isCall = calls.test(text);
	return {
		text:
			isCall || determiners.test(text)
				? `${text.charAt(0).toLowerCase()}${text.slice(1)}`
				: text,
		isCall,
		isWhole,
	};
}

function oneLine(text: string): string {
	return text.replace(/\s+/g, " ").trim();
}

/** With a capital letter where the first word is one of a language: names such as `iOS`, `eval()` or `date-fns` stay what they are. */
export function capital(text: string): string {
	return /^\p{Ll}+(?=[\s,;:!?.…]*(?:\s|$))/u.test(text)
		? `${text.charAt(0).toUpperCase()}${text.slice(1)}`
		: text;
}

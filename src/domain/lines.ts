/** From offsets to lines and back: the one place that knows where lines end. */

import type { Position, Range, Span } from "./position";

/** A text without its byte order mark, and the places of its lines (ended by LF, CRLF or a lone CR). */
export class Lines {
	readonly text: string;
	readonly #starts = [0];
	/** How far the text was searched for line breaks: many who ask do so for one place near its beginning. */
	#searched = 0;

	/** Takes the text as it stands in the file; a leading byte order mark is dropped, as editors do. */
	constructor(text: string) {
		this.text = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
	}

	get count(): number {
		this.#searchTo(this.text.length);
		return this.#starts.length;
	}

	/** Finds the beginnings of all lines up to an offset. */
	#searchTo(offset: number): void {
		const { text } = this;
		const starts = this.#starts;
		let at = this.#searched;
		for (; at < offset; at++) {
			const code = text.charCodeAt(at);
			if (code === 13 && text.charCodeAt(at + 1) === 10) at++;
			if (code === 10 || code === 13) starts.push(at + 1);
		}
		this.#searched = at;
	}

	/** Finds the beginnings of all lines up to the one of an index, if there are as many. */
	#searchFor(index: number): void {
		const { length } = this.text;
		for (let step = 1000; this.#starts.length <= index; step *= 2) {
			if (this.#searched >= length) return;
			this.#searchTo(Math.min(length, this.#searched + step));
		}
	}

	/** The 0-based position of an offset; offsets outside the text give its nearest end. */
	position(offset: number): Position {
		const at = Math.max(0, Math.min(offset, this.text.length));
		this.#searchTo(at);
		let low = 0;
		let high = this.#starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((this.#starts[middle] as number) <= at) low = middle;
			else high = middle - 1;
		}
		return { line: low, character: at - (this.#starts[low] as number) };
	}

	/** The offset of a position; past the end of a line it is the line's end. */
	offset(position: Position): number {
		const line = this.line(position.line);
		return Math.min(line.start + position.character, line.end);
	}

	range(start: number, end: number): Range {
		return { start: this.position(start), end: this.position(end) };
	}

	rangeOf(span: Span): Range {
		return this.range(span.start, span.end);
	}

	spanOf({ start, end }: Range): Span {
		return { start: this.offset(start), end: this.offset(end) };
	}

	/** A 0-based line's stretch, its line break excluded. Lines outside the text are empty stretches at its ends. */
	line(index: number): Span {
		if (index < 0) return { start: 0, end: 0 };
		this.#searchFor(index + 1);
		const start = this.#starts[index] ?? this.text.length;
		let end = this.#starts[index + 1] ?? this.text.length;
		while (end > start && isBreak(this.text.charCodeAt(end - 1))) end--;
		return { start, end };
	}

	/** The 0-based index of the line that an offset stands in. */
	lineAt(offset: number): number {
		return this.position(offset).line;
	}

	slice(span: Span): string {
		return this.text.slice(span.start, span.end);
	}

	/** The line break that the text uses: its first one, LF where it has none. */
	get lineBreak(): string {
		const end = this.line(0).end;
		if (this.text.startsWith("\r\n", end)) return "\r\n";
		return this.text.charAt(end) === "\r" ? "\r" : "\n";
	}

	/** A span without the white space at its ends. */
	trim(span: Span): Span {
		let { start, end } = span;
		while (start < end && isSpace(this.text.charCodeAt(start))) start++;
		while (end > start && isSpace(this.text.charCodeAt(end - 1))) end--;
		return { start, end };
	}

	/** The lines of a span as spans of their own, line breaks excluded. */
	split(span: Span): Span[] {
		const found: Span[] = [];
		const last = this.lineAt(span.end);
		for (let i = this.lineAt(span.start); i <= last; i++) {
			const line = this.line(i);
			found.push({
				start: Math.max(line.start, span.start),
				end: Math.min(line.end, span.end),
			});
		}
		return found;
	}
}

function isBreak(code: number): boolean {
	return code === 10 || code === 13;
}

function isSpace(code: number): boolean {
	return code === 32 || code === 9 || isBreak(code) || code === 0xa0;
}

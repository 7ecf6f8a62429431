/** A line on stderr while work takes long: at a terminal only, and only after a second. */

export interface ProgressLine {
	show(done: number, of: number): void;
	/** Takes the line away again. */
	done(): void;
}

/** A progress line for a stream; silent where the stream is no terminal. */
export function progressLine(stream: {
	readonly isTTY?: boolean;
	write(text: string): unknown;
}): ProgressLine {
	const begun = Date.now();
	let shown = false;
	return {
		show: (done, of) => {
			if (!stream.isTTY || Date.now() - begun < 1000) return;
			shown = true;
			stream.write(`\r\u001b[KReading ${done} of ${of} files …`);
		},
		done: () => {
			if (shown) stream.write("\r\u001b[K");
		},
	};
}

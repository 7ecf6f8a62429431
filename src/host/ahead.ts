/** Reads many files of the disk in a thread of its own, ahead of who takes their texts. */

import { Worker } from "node:worker_threads";
import { mostCharacters } from "../engine";
import { type Disk, type Reading, readBytes, readFile, reading } from "./read";

/** As many files are read here before the thread's first one is asked for: as long takes the thread to start. */
const readMeanwhile = 400;

/** Fewer files are read before a thread has paid for its start. */
const fewestFiles = 1000;

/** After as many milliseconds without another file, the thread is given up and the files are read here. */
const patience = 2000;

/** The bytes are filled part by part; each has room for several files, as large as they may be. */
const parts = 3;
const mostBytes = mostCharacters + 1;
const partBytes = 2 * mostBytes;

/** What the two threads share. */
interface Shared {
	readonly paths: readonly string[];
	/** How many files have been read, and how many taken. */
	readonly counts: Int32Array;
	/** Where each file lies in the bytes, and what `readBytes` gave for it. */
	readonly starts: Int32Array;
	readonly lengths: Int32Array;
	readonly bytes: Uint8Array;
	readonly partBytes: number;
	readonly mostBytes: number;
}

/** The thread's program: it can use nothing but what it is given. */
const reader = `(${readInto})(require("node:worker_threads").workerData, require("node:fs"), ${readBytes})`;

/**
 * Reads files in their order, as `readFile` does. Takes their paths, and the thread's program, which tests replace. Never throws: where the
 * thread can't be started or stops, the files are read here.
 */
export function* readAhead(
	paths: readonly string[],
	program = reader,
): Generator<Reading, undefined> {
	let done = 0;
	if (paths.length >= fewestFiles) {
		const ahead = paths.slice(readMeanwhile);
		const shared = share(ahead);
		const worker = started(program, shared);
		for (; worker && done < readMeanwhile; done++)
			yield readFile(paths[done] as string);
		try {
			for (let n = 0; worker && n < ahead.length; n++, done++) {
				const text = taken(shared, n);
				if (text === undefined) break;
				yield text;
			}
		} finally {
			worker?.terminate();
		}
	}
	for (; done < paths.length; done++) yield readFile(paths[done] as string);
}

function share(paths: readonly string[]): Shared {
	const numbers = (count: number) =>
		new Int32Array(new SharedArrayBuffer(4 * count));
	return {
		paths,
		counts: numbers(2),
		starts: numbers(paths.length),
		lengths: numbers(paths.length),
		bytes: new Uint8Array(new SharedArrayBuffer(parts * partBytes)),
		partBytes,
		mostBytes,
	};
}

/** Starts the thread, which keeps no process from its end; undefined where there can be none. */
function started(program: string, shared: Shared): Worker | undefined {
	try {
		const worker = new Worker(program, { eval: true, workerData: shared });
		worker.unref();
		// Who waits for its files sees that none come.
		worker.on("error", () => undefined);
		return worker;
	} catch {
		return undefined;
	}
}

/** The nth file that the thread reads, from 0 on; undefined where it doesn't come. */
function taken(
	{ counts, starts, lengths, bytes }: Shared,
	n: number,
): Reading | undefined {
	for (let read = Atomics.load(counts, 0); read <= n; ) {
		if (Atomics.wait(counts, 0, read, patience) === "timed-out") return;
		read = Atomics.load(counts, 0);
	}
	// The thread waits for whole parts only: waking it for each file would cost both.
	if ((starts[n] as number) % partBytes === 0) Atomics.notify(counts, 1);
	const place = Buffer.from(bytes.buffer, starts[n]);
	const file = reading(place, lengths[n] as number);
	Atomics.store(counts, 1, n + 1);
	return file;
}

/** Reads the files into the shared bytes; a part is filled again once all that lay there has been taken. Its text runs in the thread. */
function readInto(
	{ paths, counts, starts, lengths, bytes, partBytes, mostBytes }: Shared,
	disk: Disk,
	read: typeof readBytes,
): void {
	const parts = bytes.length / partBytes;
	// How many files have to be taken before a part is filled again.
	const before = new Array<number>(parts).fill(0);
	let part = 0;
	let at = 0;
	for (let n = 0; n < paths.length; n++) {
		if (at + mostBytes > partBytes) {
			before[part] = n;
			part = (part + 1) % parts;
			at = 0;
			let taken = Atomics.load(counts, 1);
			while (taken < (before[part] as number)) {
				Atomics.wait(counts, 1, taken);
				taken = Atomics.load(counts, 1);
			}
		}
		const start = part * partBytes + at;
		const place = bytes.subarray(start, start + mostBytes);
		const length = read(disk, paths[n] as string, place);
		starts[n] = start;
		lengths[n] = length;
		if (length > 0 && length < mostBytes) at += length;
		Atomics.store(counts, 0, n + 1);
		Atomics.notify(counts, 0);
	}
}

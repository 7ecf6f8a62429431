/** Files read ahead in another thread give what reading them one after the other gives. */

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readAhead } from "../../src/host/ahead";
import { readFile } from "../../src/host/read";

describe("reading ahead", () => {
	let root: string;
	let paths: string[];

	before(() => {
		root = mkdtempSync(join(tmpdir(), "opmodel-ahead-"));
		const contents: (string | Buffer)[] = Array.from({ length: 1100 }, (_, n) =>
			`// file ${n}\n`.repeat(n % 7),
		);
		// Several times what the threads share, so that its parts are used again.
		for (let n = 600; n < 620; n++)
			contents[n] = `${n} é `.repeat(150_000).slice(0, 1_000_000);
		contents[700] = Buffer.alloc(2_000_001, "x");
		contents[701] = Buffer.alloc(3_000_000, "x");
		contents[702] = Buffer.from([0x89, 0x50, 0, 0, 0xff]);
		contents[703] = Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0xc3, 0xff, 0x62]);
		paths = contents.map((content, n) => {
			const path = join(root, `${n}.ts`);
			writeFileSync(path, content);
			return path;
		});
		mkdirSync(join(root, "folder"));
		paths.splice(800, 0, join(root, "vanished.ts"), join(root, "folder"));
	});
	after(() => rmSync(root, { recursive: true, force: true }));

	it("gives the same texts and reasons in the same order", () => {
		assert.deepEqual([...readAhead(paths)], paths.map(readFile));
	});

	it("takes the texts from the thread", () => {
		const program = `const { counts, paths, lengths } = require("node:worker_threads").workerData;
			lengths.fill(-1);
			Atomics.store(counts, 0, paths.length);
			Atomics.notify(counts, 0);`;
		const last = [...readAhead(paths, program)].at(-1);
		assert.deepEqual(last, { reason: "it could not be opened" });
	});

	it("reads the files itself where the thread fails", () => {
		assert.deepEqual(
			[...readAhead(paths, "throw new Error()")],
			paths.map(readFile),
		);
	}).timeout(10_000);
});

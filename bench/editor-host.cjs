// What the bench does inside the extension host: edits documents as typing would, and measures until the diagnostics are there.
const { readFileSync, writeFileSync } = require("node:fs");
const { dirname, join } = require("node:path");
const vscode = require("vscode");
const { Range, Uri, WorkspaceEdit, extensions, languages, window, workspace } =
	vscode;

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

exports.run = async () => {
	const folder = dirname(workspace.workspaceFile.fsPath);
	const { runs } = JSON.parse(readFileSync(join(folder, "options.json")));
	const block = watchLoop();
	const extension = extensions.getExtension("opmodel.opmodel");
	const api = await extension.activate();
	const { bench } = api;
	const begun = performance.now();
	await api.settled();
	const reading = performance.now() - begun;
	const readingBlock = block.longest();
	// What follows the first check: the search for lookalikes, the first lenses.
	await sleep(2000);

	const root = workspace.workspaceFolders[0].uri;
	const edits = {};
	for (const [label, path, marker, words] of [
		[
			"a word in a decision",
			"docs/adr",
			"## Considered Options",
			["", "Soon. "],
		],
		["a reference in a theme", "product/themes/theme-3.md", "KM-", ["", "9"]],
		["an id that others refer to", "product/metrics.md", "KM-2:", ["", "9"]],
	]) {
		const uri = await fileAt(root, path);
		const document = await workspace.openTextDocument(uri);
		await window.showTextDocument(document);
		await sleep(1500);
		const text = document.getText();
		const at = text.indexOf(marker) + (marker.startsWith("KM") ? 3 : 0);
		if (at < 3) throw new Error(`${uri.path} has no ${marker}`);
		const position = document.positionAt(at);
		const results = [];
		for (let i = 0; i < runs; i++) {
			const [, word] = words;
			const edit = new WorkspaceEdit();
			if (i % 2 === 0) edit.insert(uri, position, word);
			else
				edit.delete(
					uri,
					new Range(position, position.translate(0, word.length)),
				);
			block.longest();
			const before = bench.calls.length;
			const isReported = /^(?:a reference|an id)/.test(label);
			const told = isReported && nextDiagnostics();
			const start = performance.now();
			await workspace.applyEdit(edit);
			const edited = performance.now();
			if (told) await told;
			const seen = performance.now() - start;
			// The check follows 50 ms after the key; lenses, links and outline some 300 ms after that.
			await sleep(800);
			const own = bench.calls.slice(before);
			results.push({
				seen: isReported ? seen : undefined,
				applied: edited - start,
				busy: own.reduce((sum, { ms }) => sum + ms, 0),
				longest: Math.max(...own.map(({ ms }) => ms)),
				calls: own.map(({ label, ms }) => [label, ms]),
				block: block.longest(),
			});
		}
		edits[label] = results;
	}
	block.stop();
	writeFileSync(
		join(folder, "result.json"),
		JSON.stringify({
			entry: bench.entry,
			load: bench.load,
			start: bench.start,
			loads: Array.from({ length: 9 }, (_, n) => bench.loadAgain(n)),
			reading,
			readingBlock,
			edits,
		}),
	);
};

/** The file at a path, or the first one of a folder. */
async function fileAt(root, path) {
	if (path.endsWith(".md")) return Uri.joinPath(root, path);
	const [[name]] = await workspace.fs.readDirectory(Uri.joinPath(root, path));
	return Uri.joinPath(root, path, name);
}

/** Resolves once diagnostics of the extension change. */
function nextDiagnostics() {
	return new Promise((resolve, reject) => {
		const late = setTimeout(
			() => reject(new Error("no diagnostics within 10 s")),
			10_000,
		);
		const listener = languages.onDidChangeDiagnostics(() => {
			clearTimeout(late);
			listener.dispose();
			resolve();
		});
	});
}

/** Watches how long the loop of this host was held up at a time. */
function watchLoop() {
	let longest = 0;
	let last = performance.now();
	const timer = setInterval(() => {
		const now = performance.now();
		longest = Math.max(longest, now - last - 5);
		last = now;
	}, 5);
	return {
		/** Milliseconds of the longest block since this was last asked. */
		longest() {
			const result = longest;
			longest = 0;
			return result;
		},
		stop: () => clearInterval(timer),
	};
}

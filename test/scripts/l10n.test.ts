/** Every text of the extension has its German, with the same placeholders, and nothing is translated that nobody says any more. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "acorn";
import { simple } from "acorn-walk";
import { transformSync } from "esbuild";

type Texts = Readonly<Record<string, string>>;

const read = (file: string): Texts => JSON.parse(readFileSync(file, "utf8"));

/**
 * The first arguments of all calls of `l10n.t` in the extension's source, and of a voice's `say` in what the engine words for it; those that
 * are no plain text are named by their place.
 */
function spoken(): { texts: Set<string>; computed: string[] } {
	const texts = new Set<string>();
	const computed: string[] = [];
	collect("src/faces/vscode", ["l10n.t", "voice.say"], texts, computed);
	for (const folder of ["words", "views", "plans", "language"])
		collect(`src/${folder}`, ["say", "voice.say"], texts, computed);
	return { texts, computed };
}

function collect(
	folder: string,
	calls: readonly string[],
	texts: Set<string>,
	computed: string[],
): void {
	for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }))
		if (name.endsWith(".ts")) {
			const file = join(folder, name);
			const { code } = transformSync(readFileSync(file, "utf8"), {
				loader: "ts",
				target: "es2022",
			});
			const source = (node: { start: number; end: number }) =>
				code.slice(node.start, node.end);
			simple(parse(code, { ecmaVersion: 2022, sourceType: "module" }), {
				CallExpression(node) {
					if (!calls.includes(source(node.callee))) return;
					const [text] = node.arguments;
					if (text?.type === "Literal" && typeof text.value === "string")
						texts.add(text.value);
					else computed.push(`${file}: ${source(node)}`);
				},
			});
		}
}

const placeholders = (text: string): string[] =>
	(text.match(/\{\d+\}/g) ?? []).sort();

function assertComplete(
	english: Iterable<readonly [string, string]>,
	german: Texts,
) {
	const wanted = new Map(english);
	assert.deepEqual(
		[...wanted.keys()].filter((key) => !(key in german)),
		[],
		"not translated",
	);
	assert.deepEqual(
		Object.keys(german).filter((key) => !wanted.has(key)),
		[],
		"translated, and said nowhere",
	);
	for (const [key, text] of wanted)
		assert.deepEqual(
			placeholders(german[key] as string),
			placeholders(text),
			key,
		);
}

describe("translation", () => {
	const { texts, computed } = spoken();

	it("finds every text in the source", () => {
		assert.deepEqual(computed, []);
		assert.ok(texts.size > 100);
	});

	it("covers what the extension says", () => {
		assertComplete(
			[...texts].map((text) => [text, text] as const),
			read("l10n/bundle.l10n.de.json"),
		);
	});

	it("covers the manifest, and the manifest's texts are all there", () => {
		const english = read("package.nls.json");
		assertComplete(Object.entries(english), read("package.nls.de.json"));
		const named = new Set(
			[...readFileSync("package.json", "utf8").matchAll(/"%([^%"]+)%"/g)].map(
				(match) => match[1] as string,
			),
		);
		assert.deepEqual(
			[...named].filter((key) => !(key in english)),
			[],
		);
		assert.deepEqual(
			Object.keys(english).filter((key) => !named.has(key)),
			[],
		);
	});
});

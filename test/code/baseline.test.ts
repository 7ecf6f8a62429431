/** The baseline: what is recorded, what is known and new by it, and what no text of it can break. */

import assert from "node:assert/strict";
import {
	type BaselineEntry,
	baselineChange,
	baselineFile,
	baselineText,
	readBaseline,
} from "../../src/code/baseline";
import { fnv1a64 } from "../../src/code/hash";
import { mostFileCharacters } from "../../src/domain/limits";
import { Engine } from "../../src/engine";
import { itemsToRecord, planBaseline } from "../../src/plans/baseline";
import type { Plan } from "../../src/plans/plan";
import type { Texts } from "../helpers/checking";
import { carriedOut, reasonOf } from "../helpers/planning";

const guardrails = `# Guardrails

- Owner: Platform

## GR-1: No dynamic code

Nobody can review it.

- Deny content: \`\\beval\\s*\\(\`
- In: \`src/**\`

## GR-2: One date library

Two of them cost us two wrong days.

- Deny dependency: \`pkg:npm/moment\`
- Instead: date-fns

## GR-3: No PHP

Nobody here reads it.

- Deny path: \`**/*.php\`
`;
const files: Texts = {
	"opmodel.yaml": "title: Fieldsafe\nstage: startup\n",
	"product/guardrails.md": guardrails,
	"src/a.ts": "eval(1);\neval(2);\n",
	"src/b.ts": "eval(3);\n",
	"package.json": '{ "dependencies": { "moment": "2.30.0" } }\n',
	"old/index.php": "<?php\n",
};

function engineOf(texts: Texts, today = "2026-11-22"): Engine {
	const engine = new Engine({ today });
	for (const [path, text] of Object.entries(texts)) engine.set(path, text);
	return engine;
}

/** The files once the baseline has been recorded. */
function recorded(texts: Texts): Texts {
	return carriedOut(texts, planOf(texts));
}

function planOf(texts: Texts) {
	return planBaseline({
		...engineOf(texts).baseline(),
		text: texts[baselineFile],
		overlooked: 0,
		unreported: 0,
		isOpaque: false,
		mostFileCharacters,
	});
}

/** What is said about code, as lines to compare. */
function said(engine: Engine): string[] {
	return engine
		.check()
		.diagnostics.filter(({ rule }) => rule.startsWith("code/"))
		.map(({ severity, file, range, item = "" }) =>
			`${severity} ${file}:${range.start.line + 1} ${item}`.trim(),
		);
}

function messages(engine: Engine, file: string): string[] {
	return engine
		.check()
		.diagnostics.filter((d) => d.rule.startsWith("code/") && d.file === file)
		.map(({ message }) => message);
}

function entriesIn(texts: Texts): readonly BaselineEntry[] {
	const read = readBaseline(texts[baselineFile] ?? "");
	if (!("entries" in read)) assert.fail(read.fault);
	return read.entries;
}

/** As it was recorded before whole lines were. */
function entryOf(file: string): BaselineEntry {
	return {
		rule: "code/guardrail-holds",
		item: "GR-1",
		file,
		hash: fnv1a64("eval("),
		count: 1,
	};
}

describe("baseline", () => {
	it("records rule, item, file, hash and count, and no lines", () => {
		const text = recorded(files)[baselineFile] ?? "";
		const entry = (item: string, file: string, flagged: string, count = 1) =>
			`    {"rule":"code/guardrail-holds","item":"${item}","file":"${file}","hash":"${fnv1a64(flagged)}","count":${count}}`;
		assert.equal(
			text,
			`{\n  "version": 1,\n  "entries": [\n${[
				...[
					entry("GR-1", "src/a.ts", "eval(1);"),
					entry("GR-1", "src/a.ts", "eval(2);"),
				].sort(),
				entry("GR-1", "src/b.ts", "eval(3);"),
				entry("GR-2", "package.json", "moment"),
				entry("GR-3", "old/index.php", "old/index.php"),
			].join(",\n")}\n  ]\n}\n`,
		);
	});

	it("counts one as new where one is solved and another comes in the same file", () => {
		const known = recorded(files);
		const swapped = { ...known, "src/b.ts": "eval(4);\n" };
		assert.deepEqual(
			said(engineOf(swapped)).filter((line) => / src\/b\.ts:/.test(line)),
			["error src/b.ts:1 GR-1"],
		);
		const indented = { ...known, "src/b.ts": "if (x) {}\n\teval(3);  \n" };
		assert.deepEqual(
			said(engineOf(indented)).filter((line) => / src\/b\.ts:/.test(line)),
			["hint src/b.ts:2 GR-1"],
		);
	});

	it("understands entries of the flagged text alone, and writes them anew", () => {
		const older = {
			...files,
			[baselineFile]: baselineText([
				{ ...entryOf("src/a.ts"), count: 2 },
				{ ...entryOf("src/b.ts"), count: 1 },
			]),
		};
		assert.deepEqual(
			said(engineOf(older)).filter((line) => line.endsWith("GR-1")),
			["hint src/a.ts:1 GR-1", "hint src/a.ts:2 GR-1", "hint src/b.ts:1 GR-1"],
		);
		const others = { ...older, "package.json": "{}", "old/index.php": "" };
		const { "old/index.php": _, ...alone } = others;
		const plan = planOf(alone);
		assert.ok("said" in plan);
		assert.deepEqual(plan.said, [
			".opmodel-baseline.json: 0 added, 3 kept, 0 removed.",
			"Places that a pattern found are recorded by their whole lines now, so that a new one in the same file counts.",
			"It holds 3 places in 2 files: hints from now on, while new ones count. Commit it, so that everybody goes by it.",
		]);
		const anew = carriedOut(alone, plan);
		assert.deepEqual(
			entriesIn(anew).map(({ hash }) => hash),
			[
				...[fnv1a64("eval(1);"), fnv1a64("eval(2);")].sort(),
				fnv1a64("eval(3);"),
			],
		);
		const again = planOf(anew);
		assert.ok("edits" in again && again.edits.length === 0);
	});

	it("is the same text whatever order the files come in", () => {
		const turned = Object.fromEntries(Object.entries(files).reverse());
		assert.equal(recorded(turned)[baselineFile], recorded(files)[baselineFile]);
	});

	it("makes hints of what it knows, and says so", () => {
		assert.deepEqual(said(engineOf(files)), [
			"error old/index.php:1 GR-3",
			"error package.json:1 GR-2",
			"error src/a.ts:1 GR-1",
			"error src/a.ts:2 GR-1",
			"error src/b.ts:1 GR-1",
		]);
		const engine = engineOf(recorded(files));
		assert.deepEqual(said(engine), [
			"hint old/index.php:1 GR-3",
			"hint package.json:1 GR-2",
			"hint src/a.ts:1 GR-1",
			"hint src/a.ts:2 GR-1",
			"hint src/b.ts:1 GR-1",
		]);
		assert.match(
			messages(engine, "package.json")[0] ?? "",
			/It is in the baseline, so it does not count; use date-fns when you work here\.$/,
		);
	});

	it("hints even where the guardrail or the configuration says error", () => {
		const loud = {
			...files,
			"opmodel.yaml":
				"title: x\nstage: startup\nrules: { code/guardrail-holds: error }\n",
			"product/guardrails.md": guardrails.replace(
				"- Instead",
				"- Severity: error\n- Instead",
			),
		};
		const levels = said(engineOf(recorded(loud))).map((s) => s.split(" ")[0]);
		assert.deepEqual([...new Set(levels)], ["hint"]);
	});

	it("counts what is new: another file, and one more in the same file", () => {
		const engine = engineOf({
			...recorded(files),
			"src/a.ts": "eval(1);\neval(2);\neval(4);\n",
			"src/c.ts": "eval(5);\n",
		});
		assert.deepEqual(
			said(engine).filter((s) => s.startsWith("error")),
			["error src/a.ts:3 GR-1", "error src/c.ts:1 GR-1"],
		);
		assert.match(
			messages(engine, "src/a.ts")[2] ?? "",
			/The baseline has 2 such places in this file, and this is one more\./,
		);
	});

	it("minds neither moved lines, nor line ends, nor white space, nor a byte order mark", () => {
		const known = recorded(files);
		for (const text of [
			"// one\n\n\n\teval(1);\n// two\neval(2);\n",
			"\ufeffeval(1);\r\neval(2);\r\n",
		])
			assert.deepEqual(
				said(engineOf({ ...known, "src/a.ts": text })).filter(
					(s) => !s.startsWith("hint"),
				),
				[],
			);
		const spaced = recorded({ ...files, "src/a.ts": "eval  (1);\n" });
		const engine = engineOf({ ...spaced, "src/a.ts": "eval\t(1);\n" });
		assert.deepEqual(
			said(engine).filter((s) => s.includes("src/a.ts")),
			["hint src/a.ts:1 GR-1"],
		);
		const marked = {
			...known,
			[baselineFile]: `\ufeff${known[baselineFile]?.replaceAll("\n", "\r\n")}`,
		};
		assert.deepEqual(said(engineOf(marked)), said(engineOf(known)));
	});

	it("says once what is solved, and recording anew takes it out", () => {
		const solved = {
			...recorded(files),
			"src/a.ts": "eval(2);\n",
			"src/b.ts": "run(3);\n",
		};
		delete (solved as Record<string, string>)["old/index.php"];
		const engine = engineOf(solved);
		assert.deepEqual(
			said(engine).filter((s) => !s.startsWith("hint")),
			[`information ${baselineFile}:1`],
		);
		assert.deepEqual(messages(engine, baselineFile), [
			"The baseline records 3 places that no longer cross anything or have a deviation of their own: GR-1 in `src/a.ts`, GR-1 in `src/b.ts`, GR-3 in `old/index.php`. Run `opmodel baseline` to take them out.",
		]);
		const anew = recorded(solved);
		assert.deepEqual(messages(engineOf(anew), baselineFile), []);
		assert.deepEqual(
			entriesIn(anew).map(({ file, count }) => `${file} ${count}`),
			["src/a.ts 1", "package.json 1"],
		);
	});

	it("has nothing to do with what a decision allows, or allowed until a day", () => {
		const decision = (until: string) => ({
			"docs/adr/0001-formulas.md": `---\nstatus: accepted\ndate: 2026-10-01\ndeviates-from:\n  - { from: GR-1, because: "Formulas come from customers.", until: ${until}, in: ["src/a.ts"] }\n---\n\n# 1. Formulas\n`,
		});
		const allowed = { ...files, ...decision("2027-01-31") };
		assert.ok(
			entriesIn(recorded(allowed)).every(({ file }) => file !== "src/a.ts"),
		);
		const both = engineOf({ ...recorded(files), ...decision("2027-01-31") });
		assert.deepEqual(
			said(both).filter((s) => s.includes("src/a.ts")),
			["information src/a.ts:1 GR-1", "information src/a.ts:2 GR-1"],
		);
		assert.match(
			messages(both, baselineFile)[0] ?? "",
			/^The baseline records 2 places .* GR-1 in `src\/a\.ts`\./,
		);
		const over = { ...recorded(files), ...decision("2026-11-21") };
		for (const texts of [over, recorded(over)])
			assert.deepEqual(
				said(engineOf(texts)).filter((s) => s.includes("src/a.ts")),
				["error src/a.ts:1 GR-1", "error src/a.ts:2 GR-1"],
			);
	});

	it("follows the file: it counts from the moment it is there until it is gone", () => {
		const engine = engineOf(files);
		const loud = said(engine);
		engine.set(baselineFile, recorded(files)[baselineFile] ?? "");
		assert.ok(said(engine).every((s) => s.startsWith("hint")));
		engine.set(baselineFile, baselineText([]));
		assert.deepEqual(said(engine), loud);
		engine.set(baselineFile, recorded(files)[baselineFile] ?? "");
		engine.remove(baselineFile);
		assert.deepEqual(said(engine), loud);
	});

	it("holds nothing to be solved in a file that nobody has looked at", () => {
		const known = recorded(files);
		const { "src/a.ts": unread = "", ...rest } = known;
		const engine = engineOf(rest);
		engine.note("src/a.ts");
		assert.deepEqual(messages(engine, baselineFile), []);
		assert.deepEqual(engine.baseline().now, entriesIn(known));
		engine.look("src/a.ts", "run(1);\n");
		assert.equal(messages(engine, baselineFile).length, 1);
		engine.look("src/a.ts", unread);
		assert.deepEqual(messages(engine, baselineFile), []);
	});

	it("holds nothing to be solved where nobody knows the files", () => {
		const all: Texts = { ...recorded(files), "labs/x/a.ts": "" };
		const { "old/index.php": _, ...without } = all;
		const stale = (prepare: (engine: Engine) => void) => {
			const engine = engineOf(without);
			prepare(engine);
			return engine
				.check()
				.diagnostics.filter(({ rule }) => rule === "code/baseline-current")
				.length;
		};
		assert.equal(
			stale(() => {}),
			1,
		);
		assert.equal(
			stale((engine) => engine.noteAbsent("old/b.php")),
			1,
		);
		assert.equal(
			stale((engine) => engine.noteAbsent("old/index.php")),
			0,
		);
		assert.equal(
			stale((engine) => engine.noteAbsent("")),
			0,
		);
		assert.equal(
			stale((engine) => engine.skipFolder("old")),
			0,
		);
		const submodule = `[submodule "o"]\n\tpath = old\n`;
		assert.equal(
			stale((engine) => engine.set(".gitmodules", submodule)),
			0,
		);
	});

	it("is the root's alone: a file of that name elsewhere says nothing", () => {
		const text = recorded(files)[baselineFile] ?? "";
		assert.deepEqual(
			said(engineOf({ ...files, [`src/${baselineFile}`]: text })),
			said(engineOf(files)),
		);
	});

	it("covers nothing where it can't be read, says why and is not overwritten", () => {
		const entry = `"rule":"code/guardrail-holds","item":"GR-1","file":"a","hash":"b"`;
		for (const [text, why] of [
			["", /not JSON/],
			["<<<<<<< HEAD\n{}\n", /not JSON/],
			["[".repeat(200_000), /not JSON/],
			["[]", /not a JSON object/],
			["null", /not a JSON object/],
			["{}", /no `version`/],
			['{"version":2,"entries":[]}', /version that is not known/],
			['{"version":1}', /no list of `entries`/],
			['{"version":1,"entries":[null]}', /entry 1 lacks/],
			[`{"version":1,"entries":[{${entry},"count":1},{${entry}}]}`, /entry 2/],
			[`{"version":1,"entries":[{${entry},"count":0}]}`, /entry 1/],
			[`{"version":1,"entries":[{${entry},"count":1.5}]}`, /entry 1/],
			[`{"version":1,"entries":[{${entry},"count":"1"}]}`, /entry 1/],
		] as const) {
			const broken = { ...files, [baselineFile]: text };
			const engine = engineOf(broken);
			assert.deepEqual(
				said(engine),
				[`warning ${baselineFile}:1`, ...said(engineOf(files))].sort((a, b) =>
					(a.split(" ")[1] ?? "") < (b.split(" ")[1] ?? "") ? -1 : 1,
				),
			);
			assert.match(messages(engine, baselineFile)[0] ?? "", why);
			assert.match(reasonOf(planOf(broken)), why);
		}
	});

	it("covers nothing where it is too large to be read, and that is said once", () => {
		const engine = engineOf(files);
		engine.skip(baselineFile, "it is larger than 2 MB");
		assert.deepEqual(
			engine
				.check()
				.diagnostics.filter((d) => d.file === baselineFile)
				.map(({ rule, message }) => [rule, message]),
			[
				[
					"code/baseline-current",
					"The baseline is not used, as it is larger than 2 MB, so every place counts. Repair it, or delete it and run `opmodel baseline`.",
				],
			],
		);
		assert.ok(said(engine).includes("error package.json:1 GR-2"));
	});

	it("takes an entry that a merge doubled once", () => {
		const known = recorded(files);
		const [first = ""] = /^ {4}\{.*\}/m.exec(known[baselineFile] ?? "") ?? [];
		const doubled = {
			...known,
			[baselineFile]: known[baselineFile]?.replace(
				first,
				`${first},\n${first}`,
			) as string,
			"src/a.ts": "eval(1);\neval(2);\neval(4);\n",
		};
		assert.deepEqual(
			said(engineOf(doubled)).filter((s) => !s.startsWith("hint")),
			["error src/a.ts:3 GR-1"],
		);
	});

	it("says what is added, kept and removed", () => {
		const entry = (file: string, count: number): BaselineEntry => ({
			rule: "code/guardrail-holds",
			item: "GR-1",
			file,
			hash: "0",
			count,
		});
		assert.deepEqual(
			baselineChange(
				[entry("a", 2), entry("b", 1)],
				[entry("c", 1), entry("a", 3)],
			),
			{
				added: [entry("a", 1), entry("c", 1)],
				kept: [entry("a", 2)],
				removed: [entry("b", 1)],
			},
		);
	});

	it("refuses to write more than will be read", () => {
		const refused = reasonOf(
			planBaseline({
				...engineOf(files).baseline(),
				text: undefined,
				overlooked: 0,
				unreported: 0,
				isOpaque: false,
				mostFileCharacters: 100,
			}),
		);
		assert.match(refused, /^There are 5 places in 4 files: more than/);
	});

	it("hashes by FNV-1a over UTF-16 units", () => {
		for (const text of [
			"",
			"eval(",
			"moment",
			"ü😀",
			"\ud800",
			"x".repeat(999),
		]) {
			let hash = 0xcbf29ce484222325n;
			for (const byte of Buffer.from(text, "utf16le"))
				hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
			assert.equal(fnv1a64(text), hash.toString(16).padStart(16, "0"));
		}
	});
});

describe("baseline of some items", () => {
	const only = (texts: Texts, ...ids: string[]) => {
		const engine = engineOf(texts);
		const items = itemsToRecord(engine.workspace(), ids);
		if ("refused" in items) assert.fail(items.refused);
		return planBaseline({
			...engine.baseline(items),
			ids,
			text: texts[baselineFile],
			overlooked: 0,
			unreported: 0,
			isOpaque: false,
			mostFileCharacters,
		});
	};
	const heldIn = (texts: Texts) => {
		const baseline = readBaseline(texts[baselineFile] ?? "");
		if ("fault" in baseline) assert.fail(baseline.fault);
		return baseline.entries.map(
			({ item, file, count }) => `${item} ${file} ${count}`,
		);
	};

	it("records these and leaves the rest as it is, also what is solved", () => {
		const one = carriedOut(files, only(files, "gr-1"));
		assert.deepEqual(heldIn(one), [
			"GR-1 src/a.ts 1",
			"GR-1 src/a.ts 1",
			"GR-1 src/b.ts 1",
		]);
		const later = { ...one, "src/a.ts": "eval(1);\n", "src/b.ts": "" };
		const two = carriedOut(later, only(later, "GR-2"));
		assert.deepEqual(heldIn(two), [
			"GR-1 src/a.ts 1",
			"GR-1 src/a.ts 1",
			"GR-1 src/b.ts 1",
			"GR-2 package.json 1",
		]);
		const three = carriedOut(two, only(two, "GR-1"));
		assert.deepEqual(heldIn(three), ["GR-1 src/a.ts 1", "GR-2 package.json 1"]);
	});

	it("says how many there are", () => {
		const plan = only(files, "GR-1");
		assert.ok(!("refused" in plan));
		assert.deepEqual([plan.added, plan.removed], [3, 0]);
		const none = only({ ...files, "package.json": "{}\n" }, "GR-2");
		assert.deepEqual("said" in none && none.said, [
			"Nothing crosses GR-2, so there is nothing to record.",
		]);
	});

	it("keeps what another model's item of the same id crosses", () => {
		const texts: Texts = {
			...files,
			"labs/opmodel.yaml": "title: Labs\n",
			"labs/product/guardrails.md":
				"# G\n\n## GR-1: No PHP\n\n- Deny path: `**/*.php`\n",
			"labs/x.php": "<?php\n",
		};
		const all = recorded(texts);
		const engine = engineOf(all);
		const own = engine.workspace().artifacts.get("product/guardrails.md")
			?.items[0];
		assert.ok(own);
		assert.deepEqual(engine.baseline(new Set([own])).now, entriesIn(all));
	});

	it("takes no draft and no unknown id", () => {
		const workspace = engineOf({
			...files,
			"product/guardrails.md": `${guardrails}- Status: draft\n`,
		}).workspace();
		assert.match(
			reasonOf(itemsToRecord(workspace, ["GR-3"]) as Plan),
			/^GR-3 is not in force/,
		);
		assert.match(
			reasonOf(itemsToRecord(workspace, ["GR-1", "GR-9"]) as Plan),
			/^No item has the id "GR-9"/,
		);
	});

	it("leaves drafts out of what is recorded for all", () => {
		const engine = new Engine({ today: "2026-11-22", drafts: true });
		const draft = {
			...files,
			"product/guardrails.md": `${guardrails}- Status: draft\n`,
		};
		for (const [path, text] of Object.entries(draft)) engine.set(path, text);
		assert.ok(engine.check().code.tentative.length > 0);
		assert.equal(engine.need("old/index.php"), "name");
		assert.equal(engineOf(draft).need("old/index.php"), "nothing");
		assert.ok(engine.baseline().now.every(({ item }) => item !== "GR-3"));
		assert.deepEqual(
			engine.check().diagnostics,
			engineOf(draft).check().diagnostics,
		);
	});
});

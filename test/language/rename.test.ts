/** What a rename changes: each spelling of an id, anchors, file names; and what it refuses. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { idNumber, idPrefix } from "../../src/domain/id";
import { Engine } from "../../src/engine";
import { placeAt } from "../../src/language/at";
import {
	prepareRename,
	type Renaming,
	rename,
} from "../../src/language/rename";
import { referencesOf } from "../../src/model/model";
import { isRefusal, type Refusal } from "../../src/plans/plan";
import { asked, itemOf } from "../helpers/asking";
import type { Texts } from "../helpers/checking";
import { applyEdits } from "../helpers/drawing";

function outcome(files: Texts, id: string, newId: string) {
	const { workspace } = asked(files);
	return rename(workspace, (f) => files[f], itemOf(workspace, id), newId);
}

/** The files after a rename; fails where it is refused. */
function renamed(files: Texts, id: string, newId: string): Texts {
	return carriedOut(files, outcome(files, id, newId));
}

function carriedOut(files: Texts, result: Renaming | Refusal): Texts {
	if (isRefusal(result)) assert.fail(result.refused);
	const after = applyEdits(new Map(Object.entries(files)), result.edits);
	return Object.fromEntries(
		[...after].map(([file, text]) => {
			for (const { from, to } of result.renames)
				if (file === from || file.startsWith(`${from}/`))
					return [to + file.slice(from.length), text];
			return [file, text];
		}),
	);
}

function refusal(files: Texts, id: string, newId: string): string {
	const result = outcome(files, id, newId);
	if (!isRefusal(result)) assert.fail("not refused");
	return result.refused;
}

/** The lines that a rename changes, as `file: line`. */
function changes(files: Texts, id: string, newId: string): string[] {
	const after = renamed(files, id, newId);
	return Object.entries(after)
		.flatMap(([file, text]) => {
			const before = Object.values(files).flatMap((t) => t.split("\n"));
			return text
				.split("\n")
				.filter((line) => !before.includes(line))
				.map((line) => `${file}: ${line}`);
		})
		.sort();
}

const model: Texts = {
	"product/metrics.md":
		"# Metrics\n\n## KM-1: Loads weighed in time\n\nKM-1 counts loads, KM-2 trucks.\n\n- Role: key\n\n## KM-2: Trucks at the gate\n\nSee [above](#km-1-loads-weighed-in-time).\n\n- Role: input to KM-1\n\n## KM-3: Weighed twice\n\n- Role: counter to km-1\n",
	"product/strategy.md":
		"# Strategy\n\n## Problems\n\n- **ST-1** Trucks wait.\n\n## Key metric\n\n[KM-1](metrics.md#km-1-loads-weighed-in-time), in short [KM-1](metrics.md#km-1). `KM-1` is code, https://x.org/KM-1 is not ours,\nnor is [KM-1](https://x.org/board) or KM-10.\n",
	"product/themes.yaml":
		'items:\n  - id: TH-1\n    title: Faster\n    serves: ["[ST-1](strategy.md#st-1)"]\n    moves: ["[KM-1](metrics.md#km-1-loads-weighed-in-time)", KM-2]\n    learned: KM-1 rose\n',
	"docs/adr/0003-weigh-twice.md":
		"---\nstatus: accepted\nuses: [KM-1]\n---\n\n# Weigh twice\n\n## What KM-1 shows\n\nSee [below](#what-km-1-shows).\n",
	"product/principles.md":
		"# Principles\n\n## PP-1: Time over tons\n\nAs [ADR 3](../docs/adr/0003-weigh-twice.md#what-km-1-shows) says.\n",
};

const decisions: Texts = {
	"docs/adr/0006-a.md":
		"# 6. A\n\n## Status\n\nSuperseded by [7. Keep photos](0007-keep-photos.md)\n\n## Links\n\n- [ADR-0007](./0007-keep-photos.md#context), ADR 7, ADR-007, adr-7, RFC-7\n- [0007](0007-keep-photos)\n- see 0007-keep-photos.md and ../adr/0007-keep-photos.md.\n",
	"docs/adr/0007-keep-photos.md":
		"# 7. Keep photos\n\nSupersedes: 0006\n\n## Context\n\nADR-0007 itself. 7 photos.\n",
	"docs/adr/0008-b.md":
		"---\nstatus: superseded by 0007\namends: [ADR-7, 0006-a.md]\n---\n\n# ADR-0008: B\n\nPhotos: `0007-keep-photos.md` in code.\n",
	"services/a/docs/adr/0007-keep-photos.md": "# ADR-0007: Keep photos there\n",
	"services/a/docs/adr/0009-c.md":
		"# 9. C\n\nADR-0007 here, [theirs](../../../../docs/adr/0007-keep-photos.md), [ADR 7](../../../../docs/adr/0007-keep-photos.md), [ours](0007-keep-photos.md).\n",
	"product/metrics.md":
		"# Metrics\n\n## KM-1: Photos\n\nSince [ADR-7](../docs/adr/0007-keep-photos.md).\n",
};

describe("rename", () => {
	it("changes an id wherever it names its item, with its anchors in all files", () => {
		assert.deepEqual(changes(model, "KM-1", "KM-12"), [
			"docs/adr/0003-weigh-twice.md: ## What KM-12 shows",
			"docs/adr/0003-weigh-twice.md: See [below](#what-km-12-shows).",
			"docs/adr/0003-weigh-twice.md: uses: [KM-12]",
			"product/metrics.md: ## KM-12: Loads weighed in time",
			"product/metrics.md: - Role: counter to km-12",
			"product/metrics.md: - Role: input to KM-12",
			"product/metrics.md: KM-12 counts loads, KM-2 trucks.",
			"product/metrics.md: See [above](#km-12-loads-weighed-in-time).",
			"product/principles.md: As [ADR 3](../docs/adr/0003-weigh-twice.md#what-km-12-shows) says.",
			"product/strategy.md: [KM-12](metrics.md#km-12-loads-weighed-in-time), in short [KM-12](metrics.md#km-12). `KM-1` is code, https://x.org/KM-1 is not ours,",
			"product/themes.yaml:     learned: KM-12 rose",
			'product/themes.yaml:     moves: ["[KM-12](metrics.md#km-12-loads-weighed-in-time)", KM-2]',
		]);
	});

	it("finds the anchors of entries by their ids, in YAML too", () => {
		assert.deepEqual(changes(model, "ST-1", "4"), [
			"product/strategy.md: - **ST-4** Trucks wait.",
			'product/themes.yaml:     serves: ["[ST-4](strategy.md#st-4)"]',
		]);
	});

	it("renames a decision's file, every path to it, and its number in every spelling", () => {
		const { workspace } = asked(decisions);
		const item = [...workspace.artifacts.values()].find(
			(a) => a.file === "docs/adr/0007-keep-photos.md",
		)?.items[0];
		assert.ok(item);
		const result = rename(workspace, (f) => decisions[f], item, "adr 12");
		if (isRefusal(result)) assert.fail(result.refused);
		assert.deepEqual(result.renames, [
			{
				from: "docs/adr/0007-keep-photos.md",
				to: "docs/adr/0012-keep-photos.md",
			},
		]);
		const after = Object.fromEntries(
			applyEdits(new Map(Object.entries(decisions)), result.edits),
		);
		assert.deepEqual(after, {
			"docs/adr/0006-a.md":
				"# 6. A\n\n## Status\n\nSuperseded by [12. Keep photos](0012-keep-photos.md)\n\n## Links\n\n- [ADR-0012](./0012-keep-photos.md#context), ADR 12, ADR-012, adr-7, RFC-7\n- [0012](0012-keep-photos)\n- see 0012-keep-photos.md and ../adr/0012-keep-photos.md.\n",
			"docs/adr/0007-keep-photos.md":
				"# 12. Keep photos\n\nSupersedes: 0006\n\n## Context\n\nADR-0012 itself. 7 photos.\n",
			"docs/adr/0008-b.md":
				"---\nstatus: superseded by 0012\namends: [ADR-12, 0006-a.md]\n---\n\n# ADR-0008: B\n\nPhotos: `0007-keep-photos.md` in code.\n",
			"services/a/docs/adr/0007-keep-photos.md":
				"# ADR-0007: Keep photos there\n",
			"services/a/docs/adr/0009-c.md":
				"# 9. C\n\nADR-0007 here, [theirs](../../../../docs/adr/0012-keep-photos.md), [ADR 12](../../../../docs/adr/0012-keep-photos.md), [ours](0007-keep-photos.md).\n",
			"product/metrics.md":
				"# Metrics\n\n## KM-1: Photos\n\nSince [ADR-12](../docs/adr/0012-keep-photos.md).\n",
		});
	});

	it("follows a link that names a decision for the second time", () => {
		const there = "[ADR-7](../../../../docs/adr/0007-a.md)";
		const files: Texts = {
			"docs/adr/0007-a.md": "# 7. A\n",
			"services/a/docs/adr/0007-b.md": "# 7. B\n",
			"services/a/docs/adr/0008-c.md": `# 8. C\n\nSupersedes: ${there}\n\n## Links\n\n- Supersedes ${there}, not ADR-7\n`,
		};
		const { workspace } = asked(files);
		const item = workspace.artifacts.get("docs/adr/0007-a.md")?.items[0];
		assert.ok(item);
		const after = carriedOut(
			files,
			rename(workspace, (f) => files[f], item, "9"),
		);
		const now = "[ADR-9](../../../../docs/adr/0009-a.md)";
		assert.equal(
			after["services/a/docs/adr/0008-c.md"],
			`# 8. C\n\nSupersedes: ${now}\n\n## Links\n\n- Supersedes ${now}, not ADR-7\n`,
		);
		const nearer = workspace.artifacts.get("services/a/docs/adr/0007-b.md");
		assert.ok(nearer?.items[0]);
		assert.equal(
			carriedOut(
				files,
				rename(workspace, (f) => files[f], nearer.items[0], "9"),
			)["services/a/docs/adr/0008-c.md"],
			`# 8. C\n\nSupersedes: ${there}\n\n## Links\n\n- Supersedes ${there}, not ADR-9\n`,
		);
	});

	it("finds anchors that are percent-encoded, or spelled as other renderers do", () => {
		const files: Texts = {
			"product/metrics.md":
				"# M\n\n[a](#km-1-wägen), [b](#km-1-w%C3%A4gen), [c](#KM-1:-Wägen)\n\n## KM-1: Wägen\n",
		};
		assert.deepEqual(renamed(files, "KM-1", "KM-2"), {
			"product/metrics.md":
				"# M\n\n[a](#km-2-wägen), [b](#km-2-w%C3%A4gen), [c](#km-2-wägen)\n\n## KM-2: Wägen\n",
		});
	});

	it("renames a decision's own folder", () => {
		const files: Texts = {
			"docs/adr/0003-protocols/README.md":
				"# ADR-0003: Protocols\n\n[More](0003-protocols.svg)\n",
			"docs/adr/0003-protocols/0003-protocols.svg": "# Details\n",
			"docs/adr/0004-x.md":
				"# 4. X\n\n[a](0003-protocols/README.md), [b](0003-protocols/), [c](../adr/0003-protocols/0003-protocols.svg#x)\n",
		};
		assert.deepEqual(renamed(files, "ADR-0003", "ADR-0010"), {
			"docs/adr/0010-protocols/README.md":
				"# ADR-0010: Protocols\n\n[More](0003-protocols.svg)\n",
			"docs/adr/0010-protocols/0003-protocols.svg": "# Details\n",
			"docs/adr/0004-x.md":
				"# 4. X\n\n[a](0010-protocols/README.md), [b](0010-protocols/), [c](../adr/0010-protocols/0003-protocols.svg#x)\n",
		});
	});

	it("changes of a path the file's own name, and no folder's", () => {
		const files: Texts = {
			"docs/adr/0007-a/0007-a.md": "# 7. A\n",
			"docs/adr/0008-b.md": "# 8. B\n\n[x](0007-a/0007-a.md)\n",
		};
		assert.deepEqual(renamed(files, "ADR-0007", "9"), {
			"docs/adr/0007-a/0009-a.md": "# 9. A\n",
			"docs/adr/0008-b.md": "# 8. B\n\n[x](0007-a/0009-a.md)\n",
		});
	});

	it("follows file names with blanks, percent-encoded or not", () => {
		const files: Texts = {
			"docs/adr/0003 Weigh (twice).md": "# 3. Weigh twice\n",
			"docs/adr/0004-x.md":
				"# 4. X\n\n[a](0003%20Weigh%20%28twice%29.md), [b](<0003 Weigh (twice).md>)\n",
		};
		assert.deepEqual(renamed(files, "ADR-0003", "ADR-12"), {
			"docs/adr/0012 Weigh (twice).md": "# 12. Weigh twice\n",
			"docs/adr/0004-x.md":
				"# 4. X\n\n[a](0012%20Weigh%20%28twice%29.md), [b](<0012 Weigh (twice).md>)\n",
		});
	});

	it("changes the id in a decision's front matter, and its file where both agree", () => {
		const files: Texts = {
			"docs/adr/weigh-twice.md": '---\nid: "ADR-0003"\n---\n\n# Weigh twice\n',
			"docs/adr/0004-x.md": "---\nid: 4\n---\n\n# ADR-4: X\n\nAmends ADR-3.\n",
		};
		assert.deepEqual(renamed(files, "ADR-0003", "ADR-9"), {
			...files,
			"docs/adr/weigh-twice.md": '---\nid: "ADR-0009"\n---\n\n# Weigh twice\n',
			"docs/adr/0004-x.md": "---\nid: 4\n---\n\n# ADR-4: X\n\nAmends ADR-9.\n",
		});
		assert.deepEqual(renamed(files, "ADR-4", "ADR-11"), {
			"docs/adr/weigh-twice.md": files["docs/adr/weigh-twice.md"],
			"docs/adr/0011-x.md":
				"---\nid: 11\n---\n\n# ADR-11: X\n\nAmends ADR-3.\n",
		});
	});

	it("leaves a file's name alone that says another number than its front matter", () => {
		const files: Texts = { "docs/adr/0004-x.md": "---\nid: 9\n---\n\n# X\n" };
		assert.deepEqual(renamed(files, "ADR-9", "12"), {
			"docs/adr/0004-x.md": "---\nid: 12\n---\n\n# X\n",
		});
	});

	it("keeps anchors that other headings lose or win by it", () => {
		const files: Texts = {
			"product/metrics.md": "# Metrics\n\n## KM-1: A\n\n## KM-7-1: B\n",
			"docs/adr/0001-a.md":
				"# A\n\n## KM-1\n\n[x](#km-1), [y](#km-1-1), [z](#km-7)\n\n## KM-1\n\n## KM 7\n",
		};
		assert.deepEqual(renamed(files, "KM-1", "KM-7"), {
			"product/metrics.md": "# Metrics\n\n## KM-7: A\n\n## KM-7-1: B\n",
			"docs/adr/0001-a.md":
				"# A\n\n## KM-7\n\n[x](#km-7), [y](#km-7-1), [z](#km-7-2)\n\n## KM-7\n\n## KM 7\n",
		});
	});

	it("leaves anchors alone that somebody wrote by hand", () => {
		const files: Texts = {
			"product/metrics.md":
				'# Metrics\n\n<a id="km-1"></a>\n\n## KM-1: A\n\n[x](#km-1)\n',
		};
		assert.equal(
			renamed(files, "KM-1", "KM-7")["product/metrics.md"],
			'# Metrics\n\n<a id="km-1"></a>\n\n## KM-7: A\n\n[x](#km-1)\n',
		);
	});

	it("keeps byte order marks and line ends, and changes settings", () => {
		const files: Texts = {
			"product/metrics.md": "\ufeff# Metrics\r\n\r\n## KM-1: A\r\n\r\nKM-1\r\n",
			"opmodel.yaml":
				"title: KM-1\nnot-needed:\n  themes: { because: KM-1 says all. }\n",
		};
		assert.deepEqual(renamed(files, "KM-1", "km-2"), {
			"product/metrics.md": "\ufeff# Metrics\r\n\r\n## KM-2: A\r\n\r\nKM-2\r\n",
			"opmodel.yaml":
				"title: KM-2\nnot-needed:\n  themes: { because: KM-2 says all. }\n",
		});
	});

	it("reaches the pages of a model below, and not where that one means its own", () => {
		const files: Texts = {
			"opmodel.yaml": "title: A\n",
			"product/metrics.md": "# Metrics\n\n## KM-1: A\n",
			"labs/opmodel.yaml": "title: Labs\n",
			"labs/product/themes.md": "# T\n\n## TH-1: A\n\n- Moves: KM-1\n",
			"shop/opmodel.yaml": "title: Shop\n",
			"shop/product/metrics.md": "# M\n\n## KM-1: Own\n\nKM-1\n",
		};
		const { workspace } = asked(files);
		const item = workspace.root.items.get("KM-1")?.[0];
		assert.ok(item);
		const result = rename(workspace, (f) => files[f], item, "KM-5");
		if (isRefusal(result)) assert.fail(result.refused);
		assert.deepEqual(result.edits.map((e) => e.file).sort(), [
			"labs/product/themes.md",
			"product/metrics.md",
		]);
	});

	describe("refuses", () => {
		for (const [typed, why] of [
			[
				"KM",
				"An id is KM- and a number of up to six digits, for example KM-1.",
			],
			["", "An id is KM- and a number of up to six digits, for example KM-1."],
			[
				"KM-1234567",
				"An id is KM- and a number of up to six digits, for example KM-1.",
			],
			[
				"PP-2",
				"PP- is for product principles. KM-1 is a metric, so its id begins with KM-.",
			],
			["XY-2", "The id of a metric begins with KM- here, for example KM-1."],
			[
				"KM-2",
				'KM-2 is taken: product/metrics.md has it, "Trucks at the gate". Choose another number.',
			],
		] as const)
			it(`"${typed}" for a metric`, () =>
				assert.equal(refusal(model, "KM-1", typed), why));

		it("a decision without a number", () => {
			assert.equal(
				refusal({ "docs/adr/weigh-twice.md": "# W\n" }, "weigh-twice", "ADR-2"),
				"This decision has no number to change: it goes by its file's name, weigh-twice.md.",
			);
		});

		it("a number that a decision beside it has, in any width", () => {
			assert.match(
				refusal(
					{ "docs/adr/0001-a.md": "# A\n", "docs/adr/2-b.md": "# B\n" },
					"ADR-0001",
					"2",
				),
				/^ADR-0002 is taken: docs\/adr\/2-b\.md has it, "B"\./,
			);
		});

		it("an RFC's prefix for an ADR", () => {
			assert.match(
				refusal({ "docs/adr/0001-a.md": "# A\n" }, "ADR-0001", "RFC-1"),
				/^RFC- is for other files/,
			);
		});

		it("a file name that is taken", () => {
			assert.equal(
				refusal(
					{
						"docs/adr/0001-a.md": "---\nid: 1\n---\n# A\n",
						"docs/adr/0002-a.md": "---\nid: 8\n---\n# B\n",
					},
					"ADR-1",
					"2",
				),
				"There is already a docs/adr/0002-a.md. Choose another number.",
			);
		});

		it("a number under which another folder's decision would be found", () => {
			const files: Texts = {
				"a/docs/adr/0001-a.md": "# A\n",
				"b/docs/adr/0002-b.md": "# B\n",
				"b/docs/adr/0003-c.md": "# C\n\nLike ADR-1.\n",
			};
			assert.match(refusal(files, "ADR-0001", "2"), /^ADR-0002 is taken: b\//);
			assert.ok(renamed(files, "ADR-0001", "4")["a/docs/adr/0004-a.md"]);
		});

		it("what comes from a model that this one extends", () => {
			const engine = new Engine({ today: "2026-11-22" });
			engine.inherit("../company");
			engine.set("../company/opmodel.yaml", "title: Acme\n");
			engine.set("../company/product/metrics.md", "# M\n\n## KM-1: A\n");
			engine.set("opmodel.yaml", "extends: ../company\n");
			const workspace = engine.workspace();
			const result = rename(
				workspace,
				(f) => engine.text(f),
				itemOf(workspace, "KM-1"),
				"KM-2",
			);
			assert.deepEqual(result, {
				refused:
					"KM-1 comes from Acme, which this model extends. Rename it there.",
			});
		});
	});

	it("begins at an id or a bare number, and at nothing else", () => {
		const begun = (file: string, drawn: string) => {
			const question = asked({ ...decisions, [file]: drawn });
			const { workspace, text, position, source } = question;
			const place = placeAt(workspace, file, text, position);
			const result = place && prepareRename(workspace, place);
			if (!result) return undefined;
			return isRefusal(result)
				? result.refused
				: [source(result.range, file), result.placeholder];
		};
		const file = "docs/adr/0010-x.md";
		assert.deepEqual(begun(file, "# ‸10. X\n"), ["10", "ADR-0010"]);
		assert.deepEqual(begun(file, "# 10. X\n\nSuperseded by: 000‸7\n"), [
			"0007",
			"ADR-0007",
		]);
		assert.deepEqual(begun(file, "# 10. X\n\nSee ADR-‸6.\n"), [
			"ADR-6",
			"ADR-0006",
		]);
		assert.equal(begun(file, "# 10. ‸X\n"), undefined);
		assert.equal(begun(file, "# 10. X\n\nSee KM-9‸9.\n"), undefined);
		assert.equal(
			begun(file, "# 10. X\n\n## Status\n\nSuperseded by [A‸](0006-a.md)\n"),
			undefined,
		);
	});

	it("gives every item of the example another id, and nothing else changes", () => {
		const root = "examples/fieldsafe";
		const files: Texts = Object.fromEntries(
			readdirSync(root, { recursive: true, encoding: "utf8" })
				.filter((file) => /(?<!README)\.(?:md|yaml)$/.test(file))
				.map((file) => [
					file.replaceAll("\\", "/"),
					readFileSync(join(root, file), "utf8"),
				]),
		);
		const example = engineOf(files);
		const before = told(example, (text) => text);
		const { workspace } = asked(files);
		const items = [...workspace.artifacts.values()].flatMap(
			(artifact) => artifact.items,
		);
		assert.ok(items.length > 30);
		for (const item of items) {
			const { id } = item;
			const newId = `${idPrefix(id)}-${(idNumber(id) ?? 0) + 50}`;
			const after = carriedOut(
				files,
				rename(workspace, (f) => files[f], item, newId),
			);
			const number = String(idNumber(newId));
			const old = String(idNumber(id)).padStart(number.length, "0");
			const back = (text: string) =>
				text
					.replaceAll(newIdIn(id, newId), id)
					.replace(/\b\d{4}(?=-[a-z])/g, (digits) =>
						Number(digits) === idNumber(newId)
							? digits.replace(number, old)
							: digits,
					);
			assert.deepEqual(
				told(engineOf(after, example), back),
				before,
				`${id} to ${newId}`,
			);
			assert.ok(
				!Object.values(after).some((text) =>
					new RegExp(`(?<![\\w-])${id}(?!\\d)`).test(text),
				),
				`${id} is left somewhere`,
			);
		}
	});
});

/** The new id in the width that the old one has. */
function newIdIn(id: string, newId: string): string {
	const [digits = ""] = /\d+$/.exec(id) ?? [];
	return `${idPrefix(id)}-${String(idNumber(newId)).padStart(digits.startsWith("0") ? digits.length : 0, "0")}`;
}

/** The engine that holds these texts, which need not read again what another one has read. */
function engineOf(files: Texts, like?: Engine): Engine {
	const today = "2026-11-22";
	const engine = new Engine(like ? { today, like } : { today });
	for (const [path, text] of Object.entries(files)) engine.set(path, text);
	return engine;
}

/** Diagnostics and references in words. */
function told(engine: Engine, back: (text: string) => string): string[] {
	const { diagnostics } = engine.check();
	const references = engine
		.workspace()
		.models.flatMap((m) => [...referencesOf(m)]);
	return [
		...diagnostics.map((d) => `${d.rule} ${d.file} ${d.message}`),
		...references.map(
			({ reference, artifact, from, target }) =>
				`${artifact.file} ${from?.id} ${reference.type} ${target?.id}`,
		),
	]
		.map(back)
		.sort();
}

/** A guardrail gets its check and lands: at once, with a baseline, or on an announced day. */

import assert from "node:assert/strict";
import { baselineFile } from "../../src/code/baseline";
import { mostFileCharacters } from "../../src/domain/limits";
import { Engine } from "../../src/engine";
import {
	type Forbidden,
	forbiddenFault,
	planForbid,
} from "../../src/plans/forbid";
import {
	announcementFault,
	type Landing,
	planLanding,
	usualAnnouncement,
} from "../../src/plans/land";
import { planNew } from "../../src/plans/new";
import type { Texts } from "../helpers/checking";
import {
	artifactIn,
	carriedOut,
	reasonOf,
	repositoryOf,
	today,
} from "../helpers/planning";

const page = "product/guardrails.md";
const yaml = "product/guardrails.yaml";

function landing(files: Texts, file: string, id: string, how: Landing) {
	const { workspace, read } = repositoryOf(files);
	return planLanding({ workspace, read, today, file, id, how });
}

function forbidding(files: Texts, file: string, what: Forbidden, text: string) {
	const { workspace, read } = repositoryOf(files);
	return planForbid({ workspace, read, file, id: "GR-1", what, text });
}

const announce = (since: string): Landing => ({ type: "announce", since });

const drafted =
	"# Guardrails\n\n- Owner: Ines\n\n## GR-1: One queue\n\nTwo cost us a night.\n\n- Status: draft\n- Deny path: `**/*.php`\n- Checked by: <!-- who? -->\n";

describe("landing a guardrail", () => {
	it("takes its draft status away and touches nothing else", () => {
		const after = carriedOut(
			{ [page]: drafted },
			landing({ [page]: drafted }, page, "GR-1", { type: "now" }),
		);
		assert.equal(after[page], drafted.replace("- Status: draft\n", ""));
	});

	it("takes that of the page away as well, where nothing else would count by it", () => {
		const whole = drafted.replace(
			"- Owner: Ines",
			"- Status: draft\n- Owner: Ines",
		);
		const after = carriedOut(
			{ [page]: whole },
			landing({ [page]: whole }, page, "GR-1", { type: "now" }),
		);
		assert.doesNotMatch(after[page] ?? "", /draft/);
		const other = `${whole}\n## GR-2: One scale\n\nWhy.\n`;
		assert.match(
			reasonOf(landing({ [page]: other }, page, "GR-1", { type: "now" })),
			/as a whole is a draft, and GR-2 would be in force with GR-1/,
		);
		const beside = `${other}\n- Status: draft\n`;
		const alone = carriedOut(
			{ [page]: beside },
			landing({ [page]: beside }, page, "GR-1", { type: "now" }),
		);
		assert.deepEqual(
			artifactIn(alone, page).items.map(({ id, status }) => [id, status]),
			[
				["GR-1", ""],
				["GR-2", "draft"],
			],
		);
	});

	it("announces it for a day, with the line breaks of the page and its comments in place", () => {
		for (const text of [drafted, drafted.replaceAll("\n", "\r\n")]) {
			const after = carriedOut(
				{ [page]: text },
				landing({ [page]: text }, page, "GR-1", announce("2027-01-01")),
			);
			const lineBreak = text.includes("\r") ? "\r\n" : "\n";
			assert.equal(
				after[page],
				`${text.replace(`- Status: draft${lineBreak}`, "")}- Since: 2027-01-01${lineBreak}`,
			);
		}
	});

	it("changes a day that is written already, in Markdown and in YAML", () => {
		const ways: readonly [string, string, RegExp][] = [
			[
				page,
				"# G\n\n## GR-1: One queue\n\n- Since: 2026-01-01\n",
				/Since: 2027-01-01\n$/,
			],
			[page, "# G\n\n- **GR-1** One queue\n", /\n {2}- Since: 2027-01-01\n/],
			[
				yaml,
				"items:\n  - id: GR-1\n    title: One queue\n    status: draft\n",
				/title: One queue\n {4}since: 2027-01-01\n$/,
			],
			[
				page,
				"# G\n\n| ID | Title | Since |\n| --- | --- | --- |\n| GR-1 | One queue | 2026-01-01 |\n",
				/\| 2027-01-01 \|/,
			],
		];
		for (const [file, text, expected] of ways)
			assert.match(
				carriedOut(
					{ [file]: text },
					landing({ [file]: text }, file, "GR-1", announce("2027-01-01")),
				)[file] ?? "",
				expected,
			);
	});

	it("is refused where the page has no place for it, the day is none or past, or the item is gone", () => {
		const table = {
			[page]: "# G\n\n| ID | Title |\n| --- | --- |\n| GR-1 | One queue |\n",
		};
		assert.match(
			reasonOf(landing(table, page, "GR-1", announce("2027-01-01"))),
			/has no place for it/,
		);
		assert.match(
			reasonOf(landing(table, page, "GR-1", announce("2026-11-22"))),
			/has to lie ahead/,
		);
		assert.match(
			reasonOf(landing(table, page, "GR-7", { type: "now" })),
			/GR-7 is not in product/,
		);
		for (const text of ["", "soon", "2027-02-30", "2027-1-1"])
			assert.match(announcementFault(text, today) ?? "", /Write a day/, text);
		assert.equal(announcementFault("2027-02-28", today), undefined);
		assert.equal(usualAnnouncement("2026-11-29"), "2027-01-01");
		assert.equal(usualAnnouncement("2026-12-31"), "2027-02-01");
	});

	it("records what crosses it together with putting it in force", () => {
		const files = { [page]: drafted, "old/index.php": "<?php\n" };
		const engine = new Engine({ today, drafts: true });
		for (const [path, text] of Object.entries(files)) engine.set(path, text);
		const item = engine.workspace().artifacts.get(page)?.items[0];
		assert.ok(item);
		const plan = landing(files, page, "GR-1", {
			type: "baseline",
			baseline: {
				...engine.baseline(new Set([item])),
				text: undefined,
				isOpaque: false,
				overlooked: 0,
				unreported: 0,
				mostFileCharacters,
			},
		});
		const after = carriedOut(files, plan);
		assert.doesNotMatch(after[page] ?? "", /draft/);
		assert.match(
			after[baselineFile] ?? "",
			/"item":"GR-1","file":"old\/index.php"/,
		);
		const checked = new Engine({ today });
		for (const [path, text] of Object.entries(after)) checked.set(path, text);
		assert.deepEqual(
			checked
				.check()
				.diagnostics.filter(({ rule }) => rule.startsWith("code/"))
				.map(({ severity, file }) => `${severity} ${file}`),
			["hint old/index.php"],
		);
	});
});

describe("a guardrail's first check", () => {
	const created = (files: Texts = {}) =>
		carriedOut(
			files,
			planNew({
				...repositoryOf(files),
				kind: "guardrail",
				title: "One queue",
			}),
		);

	it("is written into what `new` writes, whatever it is", () => {
		const files = created();
		const written = (what: Forbidden, text: string) => {
			const after = carriedOut(files, forbidding(files, page, what, text));
			const [item] = artifactIn(after, page).items;
			const [check] = item?.checks ?? [];
			return check
				? `${check.type}: ${[...check.deny, ...check.allow].map((v) => v.text).join(" | ")}`
				: `people: ${item?.fields["checked-by"]?.text}`;
		};
		assert.equal(
			written("dependency", "pkg:npm/moment,pkg:npm/luxon@<3"),
			"dependency: pkg:npm/moment | pkg:npm/luxon@<3",
		);
		assert.equal(
			written("language", "TypeScript, Python"),
			"language: TypeScript | Python",
		);
		assert.equal(
			written("content", "\\beval\\(.{1,3}"),
			"content: \\beval\\(.{1,3}",
		);
		assert.equal(
			written("path", "src/**/*.{sql,ddl}"),
			"path: src/**/*.{sql,ddl}",
		);
		const textAfter = (what: Forbidden, text: string) =>
			carriedOut(files, forbidding(files, page, what, text))[page] ?? "";
		assert.match(
			textAfter("dependency", "pkg:npm/moment"),
			/\n- Deny dependency: `pkg:npm\/moment`\n- Instead: <!--/,
		);
		assert.match(
			textAfter("path", "**/*.sql"),
			/<!-- who can be asked -->\n- Deny path: `\*\*\/\*.sql`\n- Instead: <!--/,
		);
		assert.equal(
			written("people", "Ines reads a sample: monthly"),
			"people: Ines reads a sample: monthly",
		);
	});

	it("is written as the page writes its guardrails", () => {
		const pages: readonly [string, string, RegExp][] = [
			[
				yaml,
				"items:\n  - id: GR-1\n    title: One queue\n    status: draft\n",
				/\n {4}checks: \[\{ dependency: \{ deny: \["pkg:npm\/moment"\] \} \}\]\n$/,
			],
			[
				page,
				"# G\n\n- **GR-1** One queue\n",
				/\n {2}- Deny dependency: `pkg:npm\/moment`\n$/,
			],
			[
				"product/guardrails/gr-1.md",
				"---\nkind: guardrails\nid: GR-1\nstatus: draft\n---\n\n# One queue\n",
				/deny-dependency: \["pkg:npm\/moment"\]\n/,
			],
		];
		for (const [file, text, expected] of pages)
			assert.match(
				carriedOut(
					{ [file]: text },
					forbidding({ [file]: text }, file, "dependency", "pkg:npm/moment"),
				)[file] ?? "",
				expected,
				file,
			);
	});

	it("is refused where it can't be used, there is one, or the page has no place for it", () => {
		const files = created();
		assert.match(
			reasonOf(forbidding(files, page, "dependency", "moment")),
			/does not begin with `pkg:`/,
		);
		assert.match(
			forbiddenFault("language", "Pyhton") ?? "",
			/Did you mean Python/,
		);
		assert.match(forbiddenFault("content", "(") ?? "", /never closed/);
		assert.match(forbiddenFault("path", "!a/**") ?? "", /can't leave out/);
		assert.match(
			forbiddenFault("dependency", " , ") ?? "",
			/Nothing is written/,
		);
		assert.equal(forbiddenFault("people", "Ines"), undefined);
		const twice = carriedOut(files, forbidding(files, page, "path", "a/**"));
		assert.match(
			reasonOf(forbidding(twice, page, "path", "b/**")),
			/says already how it is checked/,
		);
		const table = {
			[page]: "# G\n\n| ID | Title |\n| --- | --- |\n| GR-1 | One queue |\n",
		};
		assert.match(
			reasonOf(forbidding(table, page, "path", "a/**")),
			/no place for a check/,
		);
	});

	it("is what `new` speaks of next", () => {
		const plan = planNew({
			...repositoryOf({}),
			kind: "guardrail",
			title: "One queue",
		});
		assert.ok("said" in plan);
		assert.match(plan.said.at(-1) ?? "", /`opmodel baseline GR-1`.*`Since`/);
	});
});

/** What each face says of the records of a decision log, and what it changes: always the right part of the page. */

import assert from "node:assert/strict";
import { linesChanged } from "../src/code/changes";
import { Exceptions } from "../src/code/deviations";
import { Engine } from "../src/engine";
import { placeAt } from "../src/language/at";
import { complete } from "../src/language/completion/completion";
import { definitionOf } from "../src/language/definition";
import { findReferences } from "../src/language/find-references";
import { hoverOf } from "../src/language/hover";
import { prepareRename, rename } from "../src/language/rename";
import { workspaceSymbols } from "../src/language/symbols";
import { planDeviate } from "../src/plans/deviate";
import { planNew } from "../src/plans/new";
import { isRefusal } from "../src/plans/plan";
import { planSupersede } from "../src/plans/supersede";
import { board } from "../src/views/board";
import { contextOf } from "../src/views/context";
import { explainItem } from "../src/views/explain";
import { list } from "../src/views/list";
import { summarize } from "../src/views/summary";
import { tree } from "../src/views/tree";
import { asked, itemOf } from "./helpers/asking";
import { inShort, mended, reported, type Texts } from "./helpers/checking";
import { applyEdits } from "./helpers/drawing";
import {
	artifactIn,
	carriedOut,
	loudIn,
	reasonOf,
	repositoryOf,
	today,
} from "./helpers/planning";

const log = "DECISIONS.md";
const text = `# Decisions

- [ADR-001](#adr-001-use-one-queue)
- [ADR-002](#adr-002-weigh-twice), ADR-003

## ADR-001: Use one queue

- Status: accepted
- Date: 2026-01-10

### Context

Two queues disagree.

### Decision

One queue, by ADR-002.

## ADR-002: Weigh twice

- Status: accepted
- Date: 2026-02-01
- Applies to: \`services/scales/**\`

### Context

Invoices are questioned. See GR-2 and [the queue](#adr-001-use-one-queue).

### Decision

Twice.

### Deviates from

- GR-2 until 2027-03-31 in \`services/scales/**\`: two teams

## ADR-003: Three lanes

- Status: proposed
- Date: 2026-03-01

### Decision

Maybe.
`;
const guardrails =
	"# Guardrails\n\n- Owner: Ana\n\n## GR-2: One date library\n\nIt cost us, says ADR-002.\n\n- Deny content: `moment`\n- In: `services/**`\n";
const files: Texts = {
	[log]: text,
	"product/guardrails.md": guardrails,
	"docs/notes/adr/0001-a.md":
		"# 1. A\n\nStatus: accepted\n\n## Context\n\nSee [two](../../../DECISIONS.md#adr-002-weigh-twice).\n\n## Decision\n\nx\n",
};

function line(of: string, part: string): number {
	return of.split("\n").findIndex((one) => one.includes(part));
}

/** The lines that are others after a plan or a rename, those that are gone first. */
function difference(before: string, after: string | undefined): string[] {
	const [old, now] = [before.split("\n"), (after ?? "").split("\n")];
	return [
		...old.filter((one) => !now.includes(one)).map((one) => `- ${one}`),
		...now.filter((one) => !old.includes(one)).map((one) => `+ ${one}`),
	];
}

describe("the records of a decision log", () => {
	it("have ranges of their own", () => {
		const [, item] = artifactIn(files, log).items;
		const { range, fullRange, titleRange, idRange, fields } = item ?? {};
		const at = line(text, "## ADR-002");
		assert.deepEqual(
			[range?.start, idRange?.end.character, titleRange?.start.character],
			[{ line: at, character: 3 }, 10, 12],
		);
		assert.deepEqual(fullRange, {
			start: { line: at, character: 0 },
			end: { line: line(text, "## ADR-003"), character: 0 },
		});
		assert.equal(fields?.status?.range.start.line, at + 2);
	});

	it("are listed one by one, with the page", () => {
		const { workspace } = asked(files);
		const { artifacts, items } = list(workspace);
		assert.deepEqual(
			artifacts.find(({ file }) => file === log),
			{
				file: log,
				kind: "decision",
				title: "Decisions",
				status: "",
				items: ["ADR-001", "ADR-002", "ADR-003"],
			},
		);
		assert.deepEqual(
			items
				.filter(({ file }) => file === log)
				.map(({ id, status, references }) => [
					id,
					status,
					...references.map(({ type, to }) => `${type} ${to}`),
				]),
			[
				["ADR-001", "accepted", "mentions ADR-002"],
				["ADR-002", "accepted", "mentions GR-2", "deviates-from GR-2"],
				["ADR-003", "proposed"],
			],
		);
	});

	it("are found by references from elsewhere, each by its heading or id", () => {
		const { workspace } = asked(files);
		const found = findReferences(workspace, itemOf(workspace, "ADR-002"), {
			includeDeclaration: true,
		});
		assert.deepEqual(
			found.map(({ file, range }) => [file, range.start.line]),
			[
				[log, line(text, "by ADR-002")],
				[log, line(text, "## ADR-002")],
				["product/guardrails.md", 6],
			],
		);
		const explained = explainItem(workspace, "ADR-2");
		assert.equal(
			explained?.item.statement,
			"Weigh twice Invoices are questioned. See GR-2 and the queue.",
		);
		assert.deepEqual(
			explained?.referredToBy.map(({ from }) => from?.id),
			["ADR-001", "GR-2"],
		);
	});

	it("deviate and apply, each for itself", () => {
		const { workspace } = asked(files);
		const { applies } = contextOf(workspace, today, "services/scales/a.ts");
		assert.deepEqual(
			applies.map(({ item, reasons, until }) => [
				item.id,
				...reasons.map(({ type }) => type),
				...(until ? [until] : []),
			]),
			[
				["GR-2", "check"],
				["ADR-002", "deviates", "place", "2027-03-31"],
			],
		);
		const engine = new Engine({ today });
		for (const [path, own] of Object.entries(files)) engine.set(path, own);
		engine.set(
			log,
			text.replace("accepted\n- Date: 2026-02", "rejected\n- Date: 2026-02"),
		);
		for (const path of ["services/scales/a.ts", "services/b.ts"])
			engine.look(path, "moment\n");
		const severities = () =>
			engine
				.check()
				.diagnostics.filter(({ rule }) => rule === "code/guardrail-holds")
				.map(({ file, severity }) => `${file} ${severity}`);
		assert.deepEqual(severities(), [
			"services/b.ts error",
			"services/scales/a.ts error",
		]);
		engine.set(log, text);
		for (const path of ["services/scales/a.ts", "services/b.ts"])
			engine.look(path, "moment\n");
		assert.deepEqual(severities(), [
			"services/b.ts error",
			"services/scales/a.ts information",
		]);
	});

	it("are told of where they are named, and lead to their headings", () => {
		const hovered = (drawn: Texts) => {
			const { workspace, file, text: own, position } = asked(drawn);
			const place = placeAt(workspace, file, own, position);
			const hover = place && hoverOf(workspace, file, place, today);
			const target = place && definitionOf(workspace, place);
			return [
				hover?.about.type === "item" ? hover.about.item.id : undefined,
				hover?.about.type === "item" ? hover.about.statusText : undefined,
				target?.selection.start,
			];
		};
		const at = (part: string) => ({ line: line(text, part), character: 3 });
		const named = {
			...files,
			"product/guardrails.md": guardrails.replace("ADR-", "ADR‸-"),
		};
		assert.deepEqual(hovered(named), ["ADR-002", "accepted", at("## ADR-002")]);
		const own = { ...files, [log]: text.replace("## ADR-003", "## AD‸R-003") };
		assert.deepEqual(hovered(own), ["ADR-003", "proposed", at("## ADR-003")]);
		const title = { ...files, [log]: text.replace("Three", "Th‸ree") };
		assert.deepEqual(hovered(title).slice(0, 2), ["ADR-003", "proposed"]);
		const contents = {
			...files,
			[log]: text.replace(", ADR-003", ", ADR‸-003"),
		};
		assert.equal(hovered(contents)[0], "ADR-003");
	});

	it("are symbols, nodes and counted", () => {
		const engine = new Engine({ today });
		for (const [path, own] of Object.entries(files)) engine.set(path, own);
		const workspace = engine.workspace();
		const result = engine.check();
		assert.deepEqual(
			workspaceSymbols(workspace, "adr2").map(({ target }) => [
				target.file,
				target.selection.start.line,
			]),
			[[log, line(text, "## ADR-002")]],
		);
		const [branch] = tree(result, new Exceptions(workspace, today));
		const decisions = branch?.children.find(
			(node) => node.type === "group" && node.group.of === "decisions",
		);
		assert.deepEqual(
			decisions?.children.map((group) => [
				group.type === "group" && group.group.of === "standing"
					? group.group.standing
					: "",
				...group.children.map((node) => (node.type === "item" ? node.id : "")),
			]),
			[
				["open", "ADR-003"],
				["in-force", "ADR-002", "ADR-001", "ADR-0001"],
			],
		);
		const coverage = result.coverage.get(workspace.root) ?? [];
		const shown = board(workspace, workspace.root, coverage, today);
		assert.deepEqual([shown.decisions, shown.deviations], [4, 1]);
		const counts = { error: 0, warning: 0, information: 0, hint: 0 };
		const said = summarize(asked({ [log]: text }).workspace, result, counts);
		assert.match(said.next, /^3 decisions read\./);
	});

	it("are completed like those beside them", () => {
		const offered = (drawn: Texts) => {
			const { workspace, file, text: own, position } = asked(drawn);
			return complete(workspace, file, own, position)?.map(
				({ label }) => label,
			);
		};
		const heading = text.replace("### Decision\n\nMaybe.", "### ‸");
		assert.deepEqual(offered({ ...files, [log]: heading }), [
			"Context",
			"Decision",
			"Deviates from",
		]);
		const status = text.replace("- Status: proposed", "- Status: ‸");
		assert.ok(offered({ ...files, [log]: status })?.includes("rejected"));
	});
});

describe("a log that is edited", () => {
	it("is what it would be if it were read anew", () => {
		const engine = new Engine({ today });
		for (const [path, own] of Object.entries(files)) engine.set(path, own);
		const steps = [
			text,
			`${text}\n`,
			text.replace("# Decisions", "# Decisions\n\nOn top."),
			text.replace("Status: proposed", "Status: superseded by ADR-001"),
			text.replace("## ADR-001", "## ADR-009"),
			text
				.replace("2026-01-10", "13/01/2026")
				.replace("2026-02-01", "03/04/2026"),
			text
				.replace("2026-01-10", "01/13/2026")
				.replace("2026-02-01", "03/04/2026"),
			"# Decisions\n\nNone yet.\n",
			"",
			text.replaceAll("\n", "\r\n"),
			`\ufeff${text}`,
			text,
		];
		for (const own of steps) {
			engine.set(log, own);
			const fresh = new Engine({ today });
			for (const [path, one] of Object.entries({ ...files, [log]: own }))
				fresh.set(path, one);
			assert.deepEqual(list(engine.workspace()), list(fresh.workspace()));
			assert.deepEqual(engine.check().diagnostics, fresh.check().diagnostics);
		}
	});
});

describe("a rename of a record of a log", () => {
	const renamed = (texts: Texts, id: string, to: string): Texts => {
		const { workspace } = asked(texts);
		const item = itemOf(workspace, id);
		const result = rename(workspace, (file) => texts[file], item, to);
		if (isRefusal(result)) assert.fail(result.refused);
		assert.deepEqual(result.renames, []);
		const map = new Map(Object.entries(texts));
		return Object.fromEntries(applyEdits(map, result.edits));
	};

	it("changes its heading, its anchors and what names it, in all files", () => {
		const after = renamed(files, "ADR-002", "7");
		assert.deepEqual(difference(text, after[log]), [
			"- - [ADR-002](#adr-002-weigh-twice), ADR-003",
			"- One queue, by ADR-002.",
			"- ## ADR-002: Weigh twice",
			"+ - [ADR-007](#adr-007-weigh-twice), ADR-003",
			"+ One queue, by ADR-007.",
			"+ ## ADR-007: Weigh twice",
		]);
		assert.match(after["product/guardrails.md"] ?? "", /says ADR-007/);
		assert.match(
			after["docs/notes/adr/0001-a.md"] ?? "",
			/DECISIONS\.md#adr-007-weigh-twice/,
		);
	});

	it("knows a prefix of the repository's own", () => {
		const own: Texts = {
			[log]:
				"# Decisions\n\n- D-12, PROJ-12\n\n## D-12 — Weigh twice\n\nStatus: accepted\n\n## D-13 — Print slips\n\nStatus: accepted\n\nAs D-12 says.\n",
			"product/principles.md":
				"# Principles\n\n## PP-1: A over b\n\nBy D-12, not D-120.\n",
		};
		const after = renamed(own, "D-12", "D-20");
		assert.deepEqual(
			Object.values(after),
			Object.values(own).map((one) => one.replace(/(?<!-)D-12(?!0)/g, "D-20")),
		);
	});

	it("is refused where another record of the log has the number, or there is none", () => {
		const { workspace } = asked(files);
		const result = rename(
			workspace,
			(file) => files[file],
			itemOf(workspace, "ADR-002"),
			"3",
		);
		assert.ok(isRefusal(result) && /ADR-003 is taken/.test(result.refused));
		const dated: Texts = {
			[log]:
				"# Decisions\n\n## 2026-01-01 Pai‸nt\n\nStatus: accepted\n\n## 2026-01-02 Weigh\n\nStatus: accepted\n",
		};
		const { workspace: other, file, text: own, position } = asked(dated);
		const place = placeAt(other, file, own, position);
		assert.equal(place?.type, "title");
		assert.equal(place && prepareRename(other, place), undefined);
	});
});

describe("diagnostics and fixes in a log", () => {
	it("stand in the record that they are about", () => {
		const own = text
			.replace("Status: proposed", "Status: parked")
			.replace("Two queues disagree.", "");
		const found = [
			...reported("decisions/status-known", { [log]: own }),
			...reported("decisions/sections-complete", { [log]: own }),
		];
		assert.deepEqual(
			found.map(({ item, range }) => [item, own.split("\n")[range.start.line]]),
			[
				["ADR-003", "- Status: parked"],
				["ADR-001", "### Context"],
			],
		);
	});

	it("report a number that two records of one log have, not of two logs", () => {
		const twice = text.replace("## ADR-003", "## ADR-002");
		assert.deepEqual(
			inShort(reported("decisions/number-unique", { [log]: twice })),
			inShort(
				reported("decisions/number-unique", {
					[log]: twice,
					"docs/decisions.md": text,
				}),
			),
		);
		const [found] = reported("decisions/number-unique", { [log]: twice });
		assert.equal(found?.range.start.line, line(twice, ": Three lanes"));
		assert.equal(
			found?.message,
			'The number 2 belongs to "Weigh twice" already, so a reference to ADR-002 can mean either. Give this record the next free number, 3.',
		);
	});

	it("mark the record that was superseded, and no other", () => {
		const own = text.replace(
			"- Status: proposed\n",
			"- Status: accepted\n- Supersedes: ADR-001\n",
		);
		const [found] = reported("decisions/supersession-agrees", { [log]: own });
		assert.deepEqual(
			[found?.severity, found?.item, found?.range.start.line],
			["error", "ADR-001", line(own, "- Status: accepted")],
		);
		const after = mended({ [log]: own }, found)[log];
		assert.deepEqual(difference(own, after), [
			"+ - Status: superseded by [ADR-003](#adr-003-three-lanes)",
		]);
		assert.equal(
			(after ?? "").split("\n").indexOf("- Status: accepted"),
			line(after ?? "", "## ADR-002") + 2,
		);
		assert.deepEqual(
			reported("decisions/supersession-agrees", { [log]: after ?? "" }),
			[],
		);
	});

	it("leave a status in a heading alone, to whose anchor links may lead", () => {
		const own =
			"# Decisions\n\n## ADR-1: A (accepted)\n\nx\n\n## ADR-2: B (accepted)\n\nSupersedes: ADR-1\n";
		const [found] = reported("decisions/supersession-agrees", { [log]: own });
		assert.equal(found?.item, "ADR-1");
		assert.equal(found?.fixes, undefined);
	});

	it("take a link without a heading for the page, and a bare number for its record", () => {
		const own = text.replace(
			"- Status: proposed\n",
			"- Status: superseded by 002\n",
		);
		assert.deepEqual(
			explainItem(asked({ [log]: own }).workspace, "ADR-002")?.referredToBy.map(
				({ reference, from }) => [reference.type, from?.id],
			),
			[
				["mentions", "ADR-001"],
				["superseded-by", "ADR-003"],
			],
		);
		const { workspace } = asked({
			[log]: text,
			"docs/adr/0001-a.md":
				"# 1. A\n\nStatus: accepted\n\nSupersedes: [all](../../DECISIONS.md)\n",
		});
		const [linked] =
			workspace.root.pages.find(
				({ artifact }) => artifact.file === "docs/adr/0001-a.md",
			)?.references ?? [];
		assert.deepEqual([linked?.targetFile, linked?.target], [log, undefined]);
	});

	it("ask for the decision of a change in the lines that are new", () => {
		const asking = guardrails.replace(
			"- Deny content: `moment`\n- In: `services/**`",
			"- Decision needed for: `infra/**`",
		);
		const undecided = (own: string) => {
			const engine = new Engine({ today });
			engine.set("product/guardrails.md", asking);
			engine.set("opmodel.yaml", "opmodel: 1\n");
			engine.set(log, own);
			engine.note("infra/main.tf");
			engine.change([
				{ path: "infra/main.tf", how: "changed" },
				{ path: log, how: "changed", ...linesChanged(text, own) },
			]);
			return engine
				.check()
				.diagnostics.filter(({ rule }) => rule === "code/decision-recorded")
				.length;
		};
		const more = (status: string) =>
			`${text}\n## ADR-004: More\n\n- Status: ${status}\n\nBy GR-2.\n`;
		// ADR-002 names the guardrail as well and is no part of the change.
		assert.equal(
			undecided(`${text}\n## ADR-004: More\n\nStatus: accepted\n`),
			1,
		);
		assert.equal(undecided(more("accepted")), 0);
		assert.equal(undecided(more("rejected")), 1);
	});
});

describe("a new record in a log", () => {
	const written = (own: string, title = "Ship weekly") => {
		const texts = { [log]: own };
		const plan = planNew({ ...repositoryOf(texts), kind: "decision", title });
		const after = carriedOut(texts, plan)[log] ?? "";
		const known = artifactIn(texts, log).items.map(({ id }) => id);
		const { items, records } = artifactIn({ [log]: after }, log);
		assert.equal(records?.length, known.length + 1);
		assert.deepEqual(loudIn({ [log]: after }), loudIn(texts));
		return {
			ids: items.map(({ id }) => id),
			come: difference(own, after)
				.filter((one) => one.startsWith("+ ") && !one.includes("<!--"))
				.map((one) => one.slice(2)),
		};
	};

	it("goes behind the last one where that is the newest, in its manner", () => {
		assert.deepEqual(written(text), {
			ids: ["ADR-001", "ADR-002", "ADR-003", "ADR-004"],
			come: ["## ADR-004: Ship weekly", "- Date: 2026-11-22"],
		});
	});

	it("goes before the first one where that is the newest, with labels and rules as there", () => {
		const own =
			"# Log\n\n---\n\n## 2026-03-01 — Keep it\n\n**Status:** Accepted\n\n**Context:** It closes.\n\n**Decision:** Keep.\n\n---\n\n## 2026-02-01 — Paint it\n\n**Status:** Accepted\n\n**Context:** Snow.\n\n**Decision:** Yellow.\n\n---\n";
		assert.deepEqual(written(own), {
			ids: [
				"2026-11-22--ship-weekly",
				"2026-03-01--keep-it",
				"2026-02-01--paint-it",
			],
			come: ["## 2026-11-22 — Ship weekly", "**Status:** Proposed"],
		});
	});

	it("counts on as the records do", () => {
		for (const [first, second, next] of [
			["## Decision 4: A", "## Decision 5: B", "## Decision 6: Ship weekly"],
			["### D-012 — A", "### D-013 — B", "### D-014 — Ship weekly"],
			["## 9. A", "## 10. B", "## 11. Ship weekly"],
			[
				"## DEC-2025-007: A",
				"## DEC-2026-001: B",
				"## DEC-2026-002: Ship weekly",
			],
			[
				"## **ADR-1** A (accepted)",
				"## **ADR-2** B",
				"## **ADR-3** Ship weekly",
			],
			["# RFC 1: A", "# RFC 2: B", "# RFC 3: Ship weekly"],
		] as const) {
			const own = `${first}\n\nStatus: accepted\nDate: 2026-01-01\n\n${second}\n\nStatus: accepted\nDate: 2026-01-02\n`;
			assert.equal(written(own).come[0], next);
		}
	});

	it("is German where the log is, and keeps its line breaks", () => {
		const own =
			"# Entscheidungen\n\n## ADR-1: A\n\n- Status: Angenommen\n- Datum: 2026-01-01\n\n### Kontext\n\nx\n\n### Entscheidung\n\ny\n\n## ADR-2: B\n\n- Status: Angenommen\n- Datum: 2026-01-02\n\n### Kontext\n\nx\n\n### Entscheidung\n\ny\n";
		assert.deepEqual(written(own).come, [
			"## ADR-3: Ship weekly",
			"- Status: Vorgeschlagen",
			"- Datum: 2026-11-22",
		]);
		const plan = planNew({
			...repositoryOf({ [log]: own.replaceAll("\n", "\r\n") }),
			kind: "decision",
			title: "X",
		});
		assert.ok(!isRefusal(plan));
	});

	it("takes the place of another one, both in the log", () => {
		const texts = { [log]: text };
		const plan = planSupersede({
			...repositoryOf(texts),
			id: "ADR-2",
			title: "Weigh thrice",
		});
		const after = carriedOut(texts, plan);
		assert.deepEqual(
			difference(text, after[log]).filter((one) => !one.includes("<!--")),
			[
				"+ - Status: superseded by [ADR-004](#adr-004-weigh-thrice)",
				"+ ## ADR-004: Weigh thrice",
				"+ - Supersedes: [ADR-002](#adr-002-weigh-twice)",
				"+ - Date: 2026-11-22",
			],
		);
		assert.deepEqual(
			artifactIn(after, log).items.map(({ id, status }) => [id, status]),
			[
				["ADR-001", "accepted"],
				["ADR-002", "superseded"],
				["ADR-003", "proposed"],
				["ADR-004", "accepted"],
			],
		);
		assert.deepEqual(reported("decisions/supersession-agrees", after), []);
		assert.match(
			reasonOf(
				planSupersede({ ...repositoryOf(after), id: "ADR-2", title: "X" }),
			),
			/superseded already by ADR-004/,
		);
		assert.match(
			reasonOf(planSupersede({ ...repositoryOf(texts), id: log, title: "X" })),
			/holds 3 records\. Name the one that is meant by its id\./,
		);
	});

	it("drafts a deviation, and shows where the reason goes", () => {
		const plan = planDeviate({
			...repositoryOf(files),
			id: "GR-2",
			in: ["services/b/**"],
		});
		if (isRefusal(plan)) assert.fail(plan.refused);
		const after = carriedOut(
			{ ...files, "docs/notes/adr/0001-a.md": "" },
			plan,
		);
		const item = artifactIn(after, log).items.at(-1);
		const [deviation, ...more] =
			artifactIn(after, log).records?.at(-1)?.decision?.deviations ?? [];
		assert.deepEqual(
			[item?.id, item?.status, deviation?.from.id, deviation?.until, more],
			["ADR-004", "proposed", "GR-2", "2027-05-22", []],
		);
		assert.match(
			(after[log] ?? "").split("\n")[plan.reason.start.line] ?? "",
			/^- GR-2 until .*<!-- Why\?/,
		);
	});
});

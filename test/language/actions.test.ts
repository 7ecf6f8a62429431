/** What can be done at a cursor, drawn as `‸`, and the text that comes of it. */

import assert from "node:assert/strict";
import { Lines } from "../../src/domain/lines";
import { type Action, actionsAt } from "../../src/language/actions";
import type { Texts } from "../helpers/checking";
import { applyEdits } from "../helpers/drawing";
import { repositoryOf } from "../helpers/planning";

const stack =
	"# Tech stack\n\n## TS-1: SQLite\n\n- Purpose: database\n- Ring: adopt\n";

/** The actions at the cursor of a file, each as words, and what they make of the files. */
function at(file: string, drawn: string, others: Texts = {}) {
	const text = drawn.replace("‸", "");
	const files: Texts = {
		"opmodel.yaml": "opmodel: 1\n",
		...others,
		[file]: text,
	};
	const lines = new Lines(text);
	const position = lines.position(drawn.indexOf("‸"));
	const found = actionsAt(repositoryOf(files), file, text, {
		start: position,
		end: position,
	});
	const words = (action: Action) =>
		Object.values(action.data).map(String).join(" ");
	const one = (wanted: string) => {
		const action = found.find((a) => words(a) === wanted);
		assert.ok(
			action,
			`"${wanted}" is not among: ${found.map(words).join("; ")}`,
		);
		return action;
	};
	return {
		all: found.map(words),
		/** All files afterwards, the place to go on at drawn. */
		done(wanted: string): Texts {
			const { edits, reveal } = one(wanted);
			const after = applyEdits(new Map(Object.entries(files)), edits);
			if (reveal) {
				const result = after.get(reveal.file) ?? "";
				const offset = new Lines(result).offset(reveal.position);
				after.set(
					reveal.file,
					`${result.slice(0, offset)}‸${result.slice(offset)}`,
				);
			}
			return Object.fromEntries(after);
		},
	};
}

const metrics = (text: string) =>
	`# Metrics\n\n## ‸KM-1: Closed on time\n\nShare per week.\n${text}`;

describe("actions on an item", () => {
	it("add the fields that a new one begins with, four at most", () => {
		const asked = at("product/metrics.md", metrics("\n- Source: board\n"));
		assert.deepEqual(asked.all, [
			"add-field role KM-1",
			"add-field baseline KM-1",
			"add-field target KM-1",
			"add-field by KM-1",
		]);
		assert.equal(
			asked.done("add-field target KM-1")["product/metrics.md"],
			metrics("\n- Source: board\n- Target: ‸\n").replace("‸KM", "KM"),
		);
	});

	it("leave the fifth for later", () => {
		assert.equal(at("product/metrics.md", metrics("")).all.length, 4);
	});

	it("write them as the others are written", () => {
		const page = metrics("\n* **Source**: board\n").replaceAll("\n", "\r\n");
		assert.equal(
			at("product/metrics.md", page).done("add-field by KM-1")[
				"product/metrics.md"
			],
			page.replace("‸", "").replace("board", "board\n* **By**: ‸"),
		);
		const yaml =
			"items:\n  - id: ‸KM-1\n    title: A # why\n    source: board\n";
		assert.match(
			at("product/metrics.yaml", yaml).done("add-field role KM-1")[
				"product/metrics.yaml"
			] ?? "",
			/ {4}source: board\n {4}role: ‸\n/,
		);
	});

	it("say nothing away from its heading, and nothing of decisions", () => {
		assert.deepEqual(
			at("product/metrics.md", metrics("\nMore.‸\n").replace("‸", "")).all,
			[],
		);
		assert.deepEqual(at("docs/adr/0001-a.md", "# ‸1. A\n\nText.\n").all, []);
	});

	it("mark a draft as agreed", () => {
		const page =
			"# Stack\n\n## TS-1: A\n\n- Purpose: x\n- Ring: adopt\n- Packages: `pkg:npm/a`\n- Replaced by: B\n- Status: ‸draft\n";
		assert.deepEqual(
			at("product/tech-stack.md", page).done("agree TS-1")[
				"product/tech-stack.md"
			],
			page.replace("- Status: ‸draft\n", ""),
		);
	});
});

describe("actions on a page", () => {
	const strategy =
		"# ‸Strategy\n\n- Status: draft\n\n## Customers\n\nQuarries.\n\n## Vision\n\nProof.\n";

	it("add a section at its place in the order", () => {
		const asked = at("product/strategy.md", strategy, {
			"product/tech-stack.md": stack,
		});
		assert.deepEqual(
			asked.all.filter((a) => a.startsWith("add-section")),
			[
				"add-section Problems",
				"add-section Not doing",
				"add-section Key metric",
			],
		);
		const plain = strategy.replace("‸", "");
		const problems =
			asked.done("add-section Problems")["product/strategy.md"] ?? "";
		assert.match(
			problems,
			/Quarries\.\n\n## Problems\n\n<!-- Which of .*-->‸\n\n## Vision/,
		);
		assert.match(
			asked.done("add-section Key metric")["product/strategy.md"] ?? "",
			/Proof\.\n\n## Key metric\n\n<!-- .*-->‸\n$/,
		);
		assert.equal(
			asked.done("agree")["product/strategy.md"],
			plain.replace("- Status: draft\n\n", ""),
		);
	});

	it("start the page that is useful next, on a strategy's heading", () => {
		const pages = (others: Texts) =>
			at("product/strategy.md", strategy, {
				"opmodel.yaml": "stage: enterprise\n",
				...others,
			}).all.filter((a) => a.startsWith("create-page"));
		assert.deepEqual(pages({}), ["create-page metrics product/metrics.md"]);
		assert.deepEqual(
			pages({
				"product/metrics.md": "# M\n\n## KM-1: A\n",
				"product/tech-stack.md": stack,
			}),
			["create-page principles product/principles.md"],
		);
	});

	it("create what is missing, with the metrics that the strategy defined", () => {
		const page =
			"# Strategy\n\n## ‸Key metric\n\n- **KM-1** Findings closed: 52%\n";
		const asked = at("product/strategy.md", page);
		assert.deepEqual(asked.all, ["create-page metrics product/metrics.md"]);
		assert.match(
			asked.done("create-page metrics product/metrics.md")[
				"product/metrics.md"
			] ?? "",
			/## KM-1: Findings closed/,
		);
	});
});

describe("actions on an id", () => {
	const page = "# Stack\n\nSee KM-‸1 and `KM-1`.\n";
	const others = { "product/metrics.md": "# Metrics\n\n## KM-1: A b\n" };

	it("make a link of it", () => {
		assert.equal(
			at("product/tech-stack.md", page, others).done("link-id KM-1")[
				"product/tech-stack.md"
			],
			"# Stack\n\nSee [KM-1](metrics.md#km-1-a-b) and `KM-1`.\n",
		);
	});

	it("leave links, headings and front matter alone", () => {
		assert.deepEqual(
			at("product/tech-stack.md", "# Stack\n\n## For KM-‸1\n\nText.\n", others)
				.all,
			[],
		);
		for (const text of [
			"# Stack\n\nSee [KM-‸1](metrics.md).\n",
			"# Stack for KM-‸1\n",
			"---\nuses: KM-‸1\n---\n\n# 1. A\n",
		])
			assert.deepEqual(
				at("docs/adr/0001-a.md", text, others).all.filter((a) =>
					a.startsWith("link"),
				),
				[],
			);
	});
});

describe("actions on opmodel.yaml", () => {
	it("create a category's page or opt out of it, where its name stands", () => {
		const asked = at("opmodel.yaml", "title: A\nexpect: [frame‸works]\n");
		assert.deepEqual(asked.all, [
			"create-page frameworks product/frameworks.md",
			"opt-out frameworks",
		]);
		assert.equal(
			asked.done("opt-out frameworks")["opmodel.yaml"],
			'title: A\nexpect: [frameworks]\nnot-needed:\n  frameworks:\n    because: "‸"\n',
		);
	});

	it("offer all that is missing on the title, and nothing elsewhere", () => {
		const asked = at("opmodel.yaml", "title: ‸A\nstage: startup\n", {
			"product/tech-stack.md": stack,
		});
		assert.deepEqual(asked.all, [
			"create-page strategy product/strategy.md",
			"create-page metrics product/metrics.md",
			"opt-out product-strategy",
			"opt-out key-metrics",
		]);
		assert.deepEqual(at("opmodel.yaml", "title: A\nstage: ‸startup\n").all, []);
	});
});

/** The first five minutes with a repository that has decisions, manifests and a page of principles, and with one that has nothing of ours. */

import assert from "node:assert/strict";
import type { Frame } from "playwright-core";
import { flowsIn, until, type Workbench } from "./workbench";

const decision = (
	number: number,
	title: string,
	status: string,
) => `# ${number}. ${title}

Date: 2026-0${number}-12

## Status

${status}

## Context

Trucks wait in line from six in the morning.

## Decision

We will ${title.toLowerCase()}.

## Consequences

Whoever stands at the scale learns it once.
`;

const repository = {
	"README.md": "# Weighbridge\n\nWeighs trucks at the gate of a quarry.\n",
	"docs/adr/0001-keep-decisions-here.md": decision(
		1,
		"Keep decisions here",
		"Accepted",
	),
	"docs/adr/0002-weigh-once.md": decision(2, "Weigh once", "Accepted"),
	"docs/adr/0003-print-no-slips.md": decision(3, "Print no slips", "Accepted"),
	"docs/adr/0004-weigh-twice.md": decision(
		4,
		"Weigh twice",
		"Accepted\n\nSupersedes [2. Weigh once](0002-weigh-once.md)",
	),
	"docs/principles.md": `# Product principles

## The driver stays in the cab

Nobody climbs out in the rain for our sake.

## A weight is never edited

A wrong one is weighed again.

## The gate works without a network

The line does not stop when the radio does.
`,
	"package.json": JSON.stringify(
		{
			name: "weighbridge",
			private: true,
			dependencies: { express: "5.1.0", pg: "8.16.3", react: "19.2.0" },
			devDependencies: { typescript: "5.9.3", vitest: "4.0.0" },
		},
		null,
		2,
	),
	"src/scale.ts": "export const tare = 12_400;\n",
};

describe("the first five minutes", () => {
	const flow = flowsIn({
		files: repository,
		committed: true,
		ready: async (workbench) => {
			await workbench.show("Operating Model");
			await workbench
				.told("4 decisions read. 2 contradict each other.")
				.waitFor();
			await workbench.rows("docs/principles.md looks like").waitFor();
		},
	});

	flow(
		"say in the view what was read, and nothing anywhere else",
		async (workbench) => {
			await workbench.rows("Show").waitFor();
			await workbench.rows("Start a one-page strategy").waitFor();
			await workbench.picture("first-1-view");
			const entries = await workbench.problems();
			await entries.first().waitFor();
			assert.deepEqual(
				(await entries.allInnerTexts()).filter(
					(text) => !text.includes("decisions/supersession-agrees"),
				),
				[],
			);
			assert.equal(await workbench.toasts.count(), 0);
			await workbench.click(workbench.rows("Show"), () =>
				workbench.line("Weigh once").isVisible(),
			);
			await workbench.picture("first-1-show");
		},
	);

	flow("take over a page where it stands by one click", async (workbench) => {
		const offer = workbench.rows(
			"docs/principles.md looks like product principles",
		);
		await offer.waitFor();
		await workbench.rows("Not this").waitFor();
		await workbench.picture("first-2-offer");
		await workbench.click(workbench.rows("Use it"), () =>
			workbench
				.rows("Product principles")
				.filter({ hasText: "3 principles" })
				.isVisible(),
		);
		assert.deepEqual(workbench.changes(), ["opmodel.yaml"]);
		assert.match(
			workbench.onDisk("opmodel.yaml"),
			/principles: \[docs\/principles\.md\]/,
		);
		assert.equal(await offer.count(), 0);
		await workbench.picture("first-2-used");
	});

	flow(
		"start a strategy, with its first question under the cursor and the board beside it",
		async (workbench) => {
			await startStrategy(workbench);
			const board = await workbench.webview(".board");
			await board
				.locator(".cell.is-next", { hasText: "Key metrics" })
				.waitFor();
			assert.deepEqual(await states(board), { lit: 2, quiet: 6, next: 1 });
			// Who wants less motion has none.
			for (const [reducedMotion, name] of [
				["no-preference", "pulse"],
				["reduce", "none"],
			] as const) {
				await workbench.page.emulateMedia({ reducedMotion });
				await until(
					`the animation ${name}`,
					async () =>
						(await board.evaluate(
							'getComputedStyle(document.querySelector(".is-next > .card"), "::before").animationName',
						)) === name,
				);
			}
			assert.deepEqual(workbench.changes().sort(), [
				"opmodel.yaml",
				"product/strategy.md",
			]);
			await workbench.lens("Draft · 5 things missing").waitFor();
			await workbench.lens("Mark as agreed").waitFor();
			await workbench.picture("first-3-strategy");
			await workbench.type("Quarries that sell by weight.");
			await workbench.lens("Draft · 4 things missing").waitFor();
			await workbench.lens("of 600 words").waitFor();
			await workbench
				.rows("Product strategy")
				.and(workbench.page.locator(".selected"))
				.waitFor();
			await workbench.save();
			// Away from the view's rows, which show their buttons below it.
			await workbench.page.mouse.move(600, 600);
			await workbench.picture("first-3-typed");
		},
	);

	flow(
		"light the key metric by the first number, and offer the tech stack next, drafted from the manifests",
		async (workbench) => {
			await startStrategy(workbench);
			await lightKeyMetric(workbench);
			const board = await workbench.webview(".board");
			assert.deepEqual(await states(board), { lit: 3, quiet: 5, next: 1 });
			await workbench.picture("first-4-number");
			await startTechStack(workbench);
			const stack = workbench.onDisk("product/tech-stack.md");
			assert.match(stack, /Status: draft/);
			for (const name of ["TypeScript", "PostgreSQL|pg", "React", "Express"])
				assert.match(stack, new RegExp(name, "i"));
			await workbench.picture("first-4-stack");
		},
	);

	flow(
		"end with three entries at most, each with a fix, and no notification",
		async (workbench) => {
			await startStrategy(workbench);
			await lightKeyMetric(workbench);
			await startTechStack(workbench);
			const entries = await workbench.problems();
			await entries.first().waitFor();
			await workbench.picture("first-5-problems");
			const count = await entries.count();
			assert.ok(count <= 3, `${count} entries`);
			for (let n = 0; n < count; n++) {
				const { line } = await workbench.placeOf(entries.nth(n));
				await workbench.click(
					entries.nth(n),
					async () => (await workbench.cursor()).line === line,
					2,
				);
				await workbench.editorHasFocus();
				const fixes = await workbench.fixes();
				assert.ok((await fixes.count()) > 0);
				await workbench.escape(fixes);
			}
			assert.equal(await workbench.toasts.count(), 0);
		},
	);

	// A refusal is remembered for this window: no flow after this one is offered that page.
	flow(
		"neither offer again nor take over a page that is none",
		async (workbench) => {
			const refuse = workbench.rows("Not this");
			await workbench.click(refuse, async () => !(await refuse.isVisible()));
			assert.deepEqual(workbench.changes(), []);
		},
	);
});

describe("a repository that has nothing of ours", () => {
	const flow = flowsIn({
		files: {
			"README.md": "# Weighbridge\n",
			"docs/install.md": "# How to install\n",
			"src/scale.ts": "export const tare = 12_400;\n",
		},
		ready: async () => {},
	});

	flow("is left alone", async (workbench) => {
		await workbench.openFile("docs/install.md");
		assert.equal(await (await workbench.problems()).count(), 0);
		assert.equal(await workbench.container("Operating Model").count(), 0);
		assert.equal(await workbench.toasts.count(), 0);
	});
});

describe("a repository with pages that look like decision records", () => {
	const record = (name: string) =>
		`# ${name}\n\nStatus: Accepted\n\n## Context\n\nTwo.\n\n## Decision\n\nOne.\n`;
	const flow = flowsIn({
		files: {
			"README.md": "# Weighbridge\n",
			"lanes/0001-scales.md": record("Two scales"),
			"lanes/0002-gates.md": record("One gate"),
			"lanes/0003-plates.md": record("Read plates twice"),
		},
		ready: async (workbench) => {
			await workbench.show("Operating Model");
			await workbench
				.told("3 files in lanes/ look like decision records.")
				.waitFor();
		},
	});

	flow("takes them over by one click", async (workbench) => {
		const offer = workbench.rows("Take the decision records over");
		await offer.waitFor();
		await workbench.picture("first-7-records");
		await workbench.click(offer, () => workbench.rows("Decisions").isVisible());
		await offer.waitFor({ state: "detached" });
	});
});

/** Starts the strategy from the view, which takes the page of principles over; the cursor is under its first question then. */
async function startStrategy(workbench: Workbench): Promise<void> {
	await workbench.click(workbench.rows("Start a one-page strategy"), () =>
		workbench.status("Ln 13, Col 1").isVisible(),
	);
	await workbench.line("Who buys, who uses it").waitFor();
}

/** Writes a number under the strategy's last heading, and waits until the board says what is next. */
async function lightKeyMetric(workbench: Workbench): Promise<void> {
	await workbench.goToText("product/strategy.md", "## Key metric");
	const { line } = await workbench.cursor();
	await workbench.press(
		"Control+End",
		async () => (await workbench.cursor()).line > line,
	);
	await workbench.insert("\nKM-1: 900 trucks weighed per day, from 640.\n");
	const board = await workbench.webview(".board");
	await board
		.locator(".cell.is-next", { hasText: "Internal tech stack" })
		.waitFor();
	await workbench.save();
}

/** Starts the page that the board says is next. */
async function startTechStack(workbench: Workbench): Promise<void> {
	const board = await workbench.webview(".board");
	await workbench.click(board.locator(".cell.is-next .open"), () =>
		workbench.tab("tech-stack.md").isVisible(),
	);
}

/** How many cells of a board are written at least in part, how many quiet, and how many marked as next. */
async function states(board: Frame) {
	const count = (selector: string) => board.locator(selector).count();
	return {
		lit: await count(".cell.present, .cell.partial"),
		quiet: await count(".cell.missing:not(.is-next)"),
		next: await count(".cell.is-next"),
	};
}

/** Somebody opens an unsound model and mends it, and works on a sound one: what an editor is for, by mouse and by keyboard. */

import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { flowsIn, until } from "./workbench";

describe("a model with errors", () => {
	const flow = flowsIn({
		files: "examples/gaps",
		committed: true,
		ready: (workbench) => workbench.counts(9, 0),
	});

	flow(
		"shows whoever clones it its errors, and the rest in the files that they open",
		async (workbench) => {
			await workbench.counts(9, 0);
			assert.equal(await workbench.toasts.count(), 0);
			await workbench.openFile("product/metrics.md");
			await workbench.squiggles("warning").first().waitFor();
			await workbench.closeTab("metrics.md");
			await workbench.counts(9, 0);
		},
	);

	flow(
		"has squiggles, and entries that lead to their places",
		async (workbench) => {
			await workbench.openFile("product/themes.md");
			await workbench.goTo(30);
			await workbench.squiggles("error").first().waitFor();
			const entry = await workbench.problems("ST-9 is named here");
			assert.match(await entry.innerText(), /references\/resolve/);
			await workbench.picture("problems-light");
			await workbench.goTo(1);
			await workbench.click(
				entry,
				async () => (await workbench.cursor()).line === 30,
				2,
			);
			await workbench.line("Serves: ST-9").waitFor();
			await workbench.problems();
			await workbench.show("Operating Model");
			await workbench.rows("TH-2").first().waitFor();
			await workbench.picture("problems-tree");
		},
	);

	flow(
		"says what a rule is about on a click at its name",
		async (workbench) => {
			const entry = await workbench.problems("ST-9 is named here");
			await workbench.click(entry.locator("a.monaco-link"), () =>
				workbench.tab("references-resolve.md").isVisible(),
			);
			const page = await workbench.webview("h1");
			assert.match(await page.locator("h1").innerText(), /references\/resolve/);
			await workbench.picture("rule-page");
		},
	);

	flow(
		"is mended by keyboard, and the entry is back after undo",
		async (workbench) => {
			await workbench.openFile("product/principles.yaml");
			const entry = await workbench.problems("files/schema");
			await entry.waitFor();
			const { text, line } = await workbench.placeOf(entry);
			await workbench.goTo(line, 5);
			const fixes = await workbench.fixes();
			await fixes.filter({ hasText: "Change to" }).waitFor();
			await workbench.picture("fix");
			await workbench.press(
				"Enter",
				async () => !(await fixes.first().isVisible()),
			);
			await workbench.line("over: the dashboards").waitFor();
			await entry.waitFor({ state: "detached" });
			await workbench.undo("ovre: the dashboards");
			await entry.waitFor();
			assert.equal(await entry.innerText(), text);
		},
	);

	flow(
		"is mended at once where nothing has to be decided",
		async (workbench) => {
			await workbench.openFile("product/themes.md");
			const double = await workbench.problems("ids/unique");
			await double.waitFor();
			await workbench.goToText("product/themes.md", "metrics.md#km-1");
			await workbench.command("Fix All");
			await workbench.line("(metrics.md#km-1-serious-findings").waitFor();
			await workbench.save();
			const text = workbench.onDisk("product/themes.md");
			assert.match(text, /\(metrics\.md#km-1-serious-findings/);
			// A number is somebody's choice.
			await double.waitFor();
			assert.deepEqual(workbench.changes(), ["product/themes.md"]);
		},
	);
});

describe("a sound model", () => {
	const flow = flowsIn({
		files: "examples/fieldsafe",
		ready: async (workbench) => {
			await workbench.openFile("product/themes.md");
			await workbench.status("9 written").waitFor();
			await workbench.link("ST-1").waitFor();
		},
	});

	flow("says what an id stands for", async (workbench) => {
		await workbench.goToText("product/themes.md", "- Moves: KM-3, KM-1");
		const hover = await workbench.hover();
		for (const text of [
			"KM-1",
			"Serious findings closed on time with proof",
			"Leni Brandauer",
		])
			await hover.filter({ hasText: text }).first().waitFor();
		await workbench.picture("hover-light");
		await workbench.escape(hover);
	});

	flow(
		"completes an id as it is typed, and the value of a field",
		async (workbench) => {
			await workbench.goToText("product/themes.md", "- Moves: KM-3, KM-1");
			await workbench.type(", KM-");
			const rows = workbench.suggestions();
			await rows.filter({ hasText: "KM-4" }).waitFor();
			assert.match(
				await rows.filter({ hasText: "KM-4" }).innerText(),
				/Stops lifted without any work/,
			);
			await workbench.picture("completion-light");
			await workbench.type("4");
			await workbench.page
				.locator(".suggest-widget.visible .monaco-list-row.focused", {
					hasText: "KM-4",
				})
				.waitFor();
			await workbench.press(
				"Enter",
				async () => !(await rows.first().isVisible()),
			);
			await workbench.line("- Moves: KM-3, KM-1, KM-4").waitFor();
			await workbench.goToText("product/themes.md", "- Source: customers");
			await workbench.press(
				"Shift+Home",
				async () =>
					(await workbench.cursor()).selected === "- Source: customers".length,
			);
			await workbench.type("- Source: ");
			for (const source of ["customers", "support", "regulation"])
				await rows.filter({ hasText: source }).waitFor();
		},
	);

	flow("peeks at what refers to an item, from above it", async (workbench) => {
		await workbench.openFile("product/metrics.md");
		await workbench.goTo(17);
		const lens = workbench.lens("2 references").first();
		await lens.waitFor();
		const peek = workbench.page.locator(".reference-zone-widget");
		await workbench.click(lens.locator("a").first(), () =>
			peek.locator(".monaco-list-row").first().isVisible(),
		);
		await workbench.picture("lens-peek");
		await workbench.escape(peek);
	});

	flow("renames an id in every file that names it", async (workbench) => {
		await workbench.openFile("product/metrics.md");
		await workbench.goTo(6, 5);
		await workbench.rename("KM-9");
		const renamed = [
			"product/metrics.md",
			"product/strategy.md",
			"product/themes.md",
			"product/guardrails.md",
			"docs/adr/0005-count-deadlines-on-the-server.md",
		];
		for (const path of renamed)
			await until(`${path} is renamed in`, () => {
				const text = workbench.onDisk(path);
				return text.includes("KM-9") && !text.includes("KM-1");
			});
		assert.match(
			workbench.onDisk("product/strategy.md"),
			/\[KM-9\]\(metrics\.md#km-9-serious-findings-closed-on-time-with-proof\)/,
		);
		assert.equal(await (await workbench.problems()).count(), 0);
	});

	flow(
		"shows what a rename changes before it does, the name of a decision's file among it",
		async (workbench) => {
			const path = "docs/adr/0005-count-deadlines-on-the-server.md";
			await workbench.openFile(path);
			await workbench.goTo(1, 3);
			await workbench.rename("ADR-0011", "Control+Enter");
			const preview = workbench.page.locator(".bulk-edit-panel");
			await preview
				.locator(".monaco-list-row", { hasText: "0011-count-deadlines" })
				.waitFor();
			await workbench.picture("rename-preview");
			assert.ok(existsSync(join(workbench.folder, path)));
			const apply = preview.locator(".monaco-button", { hasText: "Apply" });
			await workbench.click(apply, async () => !(await apply.isVisible()));
			await until("the other name", () =>
				readdirSync(join(workbench.folder, "docs/adr")).includes(
					"0011-count-deadlines-on-the-server.md",
				),
			);
		},
	);
});

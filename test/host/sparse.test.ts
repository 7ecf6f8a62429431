/** Working trees in which git leaves files out. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { loadEngine } from "../../src/host/load";
import { leftOutBelow } from "../../src/host/sparse";

const page = (place: string) =>
	`# Guardrails\n\n- Owner: Ines\n\n## GR-1: One way\n\nTwo ways cost us a week.\n\n- Deny content: \`eval\`\n- In: \`${place}\`\n`;

describe("sparse checkouts", () => {
	let root = "";
	const git = (...args: string[]) => {
		const { status, stderr } = spawnSync("git", args, {
			cwd: root,
			encoding: "utf8",
			env: {
				PATH: process.env.PATH ?? "",
				HOME: root,
				GIT_CONFIG_NOSYSTEM: "1",
				GIT_AUTHOR_NAME: "Ines",
				GIT_AUTHOR_EMAIL: "ines@example.org",
				GIT_COMMITTER_NAME: "Ines",
				GIT_COMMITTER_EMAIL: "ines@example.org",
			},
		});
		assert.equal(status, 0, stderr);
	};
	const write = (path: string, text: string) => {
		mkdirSync(dirname(join(root, path)), { recursive: true });
		writeFileSync(join(root, path), text);
	};
	const found = (place: string) => {
		write("product/guardrails.md", page(place));
		return loadEngine(root, { today: "2026-11-22" })
			.check()
			.diagnostics.filter(({ rule }) => rule === "guardrails/check-reaches")
			.map(({ message }) => message.slice(0, 40));
	};

	before(() => {
		root = mkdtempSync(join(tmpdir(), "opmodel-sparse-"));
		write("opmodel.yaml", "opmodel: 1\nexpect: []\n");
		write("product/guardrails.md", page("src/**"));
		write("src/a.ts", "");
		write("services/billing/b.ts", "");
		write("services/billing/view.vue", "");
		git("init", "--quiet", "--template=", "--initial-branch=main");
		git("add", "--all");
		git("commit", "--quiet", "--message", "All");
	});
	after(() => rmSync(root, { recursive: true }));

	it("leave out what git knows of and nobody looks for in vain", () => {
		assert.deepEqual(leftOutBelow(root), []);
		git("sparse-checkout", "set", "product", "src");
		assert.deepEqual(leftOutBelow(root), [
			"services/billing/b.ts",
			"services/billing/view.vue",
		]);
		mkdirSync(join(root, "services"));
		assert.deepEqual(leftOutBelow(join(root, "services")), [
			"billing/b.ts",
			"billing/view.vue",
		]);
		assert.deepEqual(found("src/**"), []);
		assert.deepEqual(found("services/billing/**"), [
			"What is at `services/billing/**` is not ",
		]);
		assert.deepEqual(found("**/*.vue"), []);
		assert.deepEqual(
			found("servces/**"),
			["No file is at `servces/**`, so this check"].map((message) =>
				message.slice(0, 40),
			),
		);
	});

	it("are whole again once they end", () => {
		git("sparse-checkout", "disable");
		assert.deepEqual(leftOutBelow(root), []);
	});

	it("are none where there is no repository", () => {
		const elsewhere = mkdtempSync(join(tmpdir(), "opmodel-none-"));
		assert.deepEqual(leftOutBelow(elsewhere), []);
		rmSync(elsewhere, { recursive: true });
	});
});

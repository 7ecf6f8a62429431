/** Which VS Code `npm start` opens. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
	existsSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { findProgram, howToOpen, waysToOpen } from "../../scripts/editor.mjs";

describe("the choice of an editor", () => {
	const linux = { platform: "linux", env: { DISPLAY: ":0" } };

	it("is `code` where that is on the PATH", () => {
		const machine = { ...linux, code: "/usr/bin/code" };
		assert.deepEqual(waysToOpen(machine), ["code"]);
		assert.equal(
			howToOpen(["code"], "/my project", "/my project/x"),
			'To see it in VS Code: code "--extensionDevelopmentPath=/my project" --new-window "/my project/x"',
		);
	});

	it("else a downloaded one, else the browser", () => {
		assert.deepEqual(waysToOpen(linux), ["download", "workbench"]);
		assert.match(
			howToOpen(["download", "workbench"], "/p", "/p/x"),
			/downloads, or else in a VS Code in your browser: npm start/,
		);
	});

	it("is the browser where there is no display", () => {
		assert.deepEqual(waysToOpen({ platform: "linux", env: {} }), ["workbench"]);
	});

	it("is nothing where none of them can run, and says what to install", () => {
		const obstacle = "Linux only";
		const bare = { platform: "linux", env: {}, obstacle };
		assert.deepEqual(waysToOpen(bare), []);
		assert.match(howToOpen([], "/p", "/p/x"), /install/);
		assert.deepEqual(waysToOpen({ platform: "darwin", env: {}, obstacle }), [
			"download",
		]);
	});

	it("looks for `code` in the PATH's folders, by the platform's rules", () => {
		const asked: string[] = [];
		const canRun = (path: string) => {
			asked.push(path);
			return path === join("/b", "code");
		};
		const env = { PATH: "/a::/b:/c" };
		assert.equal(
			findProgram("code", { env, platform: "linux", canRun }),
			join("/b", "code"),
		);
		assert.deepEqual(asked, [join("/a", "code"), join("/b", "code")]);
		assert.equal(
			findProgram("code", {
				env: { Path: "C:\\x;C:\\y" },
				platform: "win32",
				canRun: (path) => /y.code\.cmd$/.test(path),
			}),
			join("C:\\y", "code.cmd"),
		);
	});
});

describe("npm start", () => {
	if (process.platform === "win32") return;
	const scratch = mkdtempSync(join(tmpdir(), "opmodel-start-"));
	const record = join(scratch, "arguments");
	before(() =>
		writeFileSync(
			join(scratch, "code"),
			`#!/bin/sh\nprintf '%s\\n' "$@" > "${record}"\n`,
			{ mode: 0o755 },
		),
	);
	after(() => rmSync(scratch, { recursive: true, force: true }));

	const start = (...args: string[]) =>
		spawnSync(process.execPath, ["scripts/start.mjs", ...args], {
			encoding: "utf8",
			env: { PATH: `${scratch}:/bin:/usr/bin` },
		});

	it("checks the examples and says how to open one, where there is no terminal", () => {
		const { status, stdout } = start();
		assert.equal(status, 0);
		assert.match(stdout, /9 errors/);
		assert.match(stdout, /To see it in VS Code: code --extension/);
		assert.equal(existsSync(record), false);
	});

	it("opens the example in the `code` that is on the PATH", () => {
		const { status, stdout } = start("--open");
		assert.equal(status, 0);
		assert.match(stdout, /Opened examples\/fieldsafe in VS Code/);
		assert.deepEqual(readFileSync(record, "utf8").trim().split("\n"), [
			`--extensionDevelopmentPath=${resolve(".")}`,
			"--new-window",
			resolve("examples/fieldsafe"),
		]);
	});
});

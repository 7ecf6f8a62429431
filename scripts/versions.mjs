// Says which versions the tests run against, in one line. Chromium comes from the machine, so it may change between two runs.
import { execFileSync } from "node:child_process";
import { chromium, obstacle, vscodeVersion } from "./vscode-web/home.mjs";

/** What a program calls itself and its version; undefined where it is not there or does not say. */
function spoken(program) {
	try {
		return execFileSync(program, ["--version"], {
			encoding: "utf8",
			stdio: ["ignore", "pipe", "ignore"],
		})
			.split("\n")[0]
			.trim();
	} catch {
		return undefined;
	}
}

const browser = chromium();
console.log(
	[
		`Node ${process.versions.node}`,
		(browser && spoken(browser)) || "no Chromium",
		obstacle() ? "no VS Code in a browser" : `VS Code ${vscodeVersion}`,
		spoken("git") ?? "no git",
	].join(" · "),
);

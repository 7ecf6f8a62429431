/** Reports of other tools: seen as soon as they are written, ignored or not, in open files as they are typed on, and gone with them. */

import { Uri, workspace } from "vscode";
import { deepEqual, match } from "../assert";
import {
	diagnosticsOf,
	inShort,
	makeFolder,
	open,
	removeFolders,
	replace,
	until,
	write,
} from "../helpers";

const files = {
	"opmodel.yaml": "title: Quarry\nexpect: []\n",
	".gitignore": "reports/\n",
	"product/guardrails.md": `# Guardrails

- Owner: Platform

## GR-2: No dynamic code

Nobody can review it.

- Findings from: \`reports/semgrep.sarif\`
`,
	"src/run.js": "module.exports = (text) =>\n  eval(text);\n",
	"src/other.js": "run(1);\n",
};

function sarif(found: readonly (readonly [string, number, string])[]): string {
	return JSON.stringify({
		version: "2.1.0",
		runs: [
			{
				tool: { driver: { name: "Semgrep OSS" } },
				results: found.map(([uri, startLine, text]) => ({
					ruleId: "no-eval",
					message: {
						text: "[Do](command:workbench.action.quit) not **run** it.",
					},
					locations: [
						{
							physicalLocation: {
								artifactLocation: { uri, uriBaseId: "%SRCROOT%" },
								region: { startLine, snippet: { text } },
							},
						},
					],
				})),
			},
		],
	});
}

describe("findings of other tools", () => {
	let folder: Uri;
	const at = (path: string) => Uri.joinPath(folder, path);
	const shown = (path: string) => diagnosticsOf(at(path)).map(inShort);
	const report = "reports/semgrep.sarif";
	const settledOn = (path: string, expected: readonly string[]) =>
		until(
			`${path}: ${expected.join()}`,
			() => shown(path).join() === expected.join(),
		);

	before(async () => {
		folder = await makeFolder(files);
	});
	after(removeFolders);

	it("say that there is none yet where the guardrail is read, and nowhere else", async () => {
		deepEqual(shown("src/run.js"), []);
		await open(at("product/guardrails.md"));
		deepEqual(shown("product/guardrails.md"), [
			"information code/findings-current 9:19-9:40",
		]);
	});

	it("are there once a tool has written them", async () => {
		await write(at(report), sarif([["src/run.js", 2, "  eval(text);"]]));
		await settledOn("src/run.js", ["error code/guardrail-holds 2:3-2:14"]);
		await settledOn("product/guardrails.md", []);
		const [only] = diagnosticsOf(at("src/run.js"));
		match(
			only?.message ?? "",
			/^`no-eval` \(Semgrep OSS\) crosses GR-2 "No dynamic code": "Do not \*\*run\*\* it"\. Mend it/,
		);
	});

	it("follow their line while somebody types", async () => {
		const editor = await open(at("src/run.js"));
		await replace(editor, "module", "// One.\n// Two.\nmodule");
		await settledOn("src/run.js", ["error code/guardrail-holds 4:3-4:14"]);
	});

	it("change with the report, and go with it or its folder", async () => {
		await write(at(report), sarif([["src/other.js", 1, "run(1);"]]));
		await settledOn("src/run.js", []);
		await settledOn("src/other.js", ["error code/guardrail-holds 1:1-1:8"]);
		await workspace.fs.delete(at("reports"), { recursive: true });
		await settledOn("src/other.js", []);
		await settledOn("product/guardrails.md", [
			"information code/findings-current 9:19-9:40",
		]);
	});

	it("are read when a guardrail begins to name their report", async () => {
		await write(at("reports/eslint.sarif"), sarif([["src/other.js", 1, ""]]));
		const page = await open(at("product/guardrails.md"));
		await replace(page, "semgrep.sarif", "eslint.sarif");
		await settledOn("src/other.js", ["error code/guardrail-holds 1:1-1:8"]);
	});
});

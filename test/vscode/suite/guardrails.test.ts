/** Guardrails in an engineer's own files: seen while typing, allowed by a decision, and again crossed once that has ended. */

import { Uri } from "vscode";
import { deepEqual, equal, ok } from "../assert";
import {
	diagnosticsOf,
	inShort,
	makeFolder,
	open,
	removeFolders,
	replace,
	run,
	settled,
	until,
	write,
} from "../helpers";

const decision = (status: string, until: string) => `---
status: ${status}
date: 2026-08-25
deviates-from:
  - { from: GR-2, because: "The scale's maker tests with it alone.", until: ${until}, in: ["services/scale/**"] }
---

# 7. Keep moment in the scale service
`;

const files = {
	"opmodel.yaml": "title: Quarry\nexpect: []\n",
	// The folder is there: the system tells of the second of two quick changes in a new one only sometimes.
	"docs/adr/README.md": "# Decisions\n",
	"product/guardrails.md": `# Guardrails

- Owner: Platform

## GR-2: One date library

Two of them cost us two wrong delivery days.

- Deny dependency: \`pkg:npm/moment\`
- Instead: date-fns
- In: \`services/**\`

## GR-3: No dynamic code

Nobody can review it.

- Deny content: \`(e+v+)+al\\(\`
`,
	"services/scale/package.json":
		'{\n  "dependencies": {\n    "pg": "8"\n  }\n}\n',
	"services/gate/run.js": "module.exports = (text) => eval(text);\n",
};

describe("guardrails in code", () => {
	let folder: Uri;
	const at = (path: string) => Uri.joinPath(folder, path);
	const shown = (path: string) => diagnosticsOf(at(path)).map(inShort);

	before(async () => {
		folder = await makeFolder(files);
		await settled();
	});
	after(removeFolders);

	it("shows what crosses one in files that nobody has opened", async () => {
		deepEqual(shown("services/gate/run.js"), [
			"error code/guardrail-holds 1:28-1:33",
		]);
		deepEqual(shown("services/scale/package.json"), []);
	});

	it("follows what is typed, what a decision allows, and until when", async () => {
		const manifest = "services/scale/package.json";
		const editor = await open(at(manifest));
		await replace(editor, '"pg": "8"', '"pg": "8",\n    "moment": "^2.30.0"');
		const typed = "code/guardrail-holds 4:5-4:24";
		await until("the crossing", () => shown(manifest)[0] === `error ${typed}`);

		const record = at("docs/adr/0007-keep-moment.md");
		await write(record, decision("proposed", "2095-03-31"));
		await until("a warning", () => shown(manifest)[0] === `warning ${typed}`);
		await write(record, decision("accepted", "2095-03-31"));
		await until(
			"information",
			() => shown(manifest)[0] === `information ${typed}`,
		);
		const [allowed] = diagnosticsOf(at(manifest));
		ok(allowed?.message.includes("ADR-0007 allows it here until 2095-03-31"));

		const page = await open(record);
		await replace(page, "2095-03-31", "2026-01-31");
		await until("an error", () => shown(manifest)[0] === `error ${typed}`);
		await run("undo");
		await until(
			"information again",
			() => shown(manifest)[0] === `information ${typed}`,
		);
	});

	it("looks at all files again when a guardrail changes", async () => {
		const page = await open(at("product/guardrails.md"));
		await replace(page, "(e+v+)+al\\(", "exports");
		await until("the other place", () =>
			shown("services/gate/run.js").includes(
				"error code/guardrail-holds 1:8-1:15",
			),
		);
		equal(shown("services/gate/run.js").length, 1);
	});
});

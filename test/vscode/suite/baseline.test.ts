/** The baseline in the editor: what it knows is a hint, what is new an error, as long as the file is there. */

import { Uri, workspace } from "vscode";
import { deepEqual } from "../assert";
import {
	diagnosticsOf,
	inShort,
	makeFolder,
	open,
	removeFolders,
	replace,
	settled,
	until,
	write,
} from "../helpers";

const baseline = (entries: string) =>
	`{\n  "version": 1,\n  "entries": [${entries}]\n}\n`;

describe("baseline", () => {
	let folder: Uri;
	const at = (path: string) => Uri.joinPath(folder, path);
	const shown = (path: string) => diagnosticsOf(at(path)).map(inShort);

	before(async () => {
		folder = await makeFolder({
			"opmodel.yaml": "title: Quarry\nexpect: []\n",
			"product/guardrails.md":
				"# Guardrails\n\n- Owner: Platform\n\n## GR-3: No dynamic code\n\nNobody can review it.\n\n- Deny content: `eval\\(`\n",
			"gate/run.js": "module.exports = (text) => eval(text);\n",
		});
		await settled();
	});
	after(removeFolders);

	it("is followed while it comes, changes and goes", async () => {
		const file = at(".opmodel-baseline.json");
		const old = "code/guardrail-holds 1:28-1:33";
		const editor = await open(at("gate/run.js"));
		deepEqual(shown("gate/run.js"), [`error ${old}`]);

		await write(
			file,
			baseline(
				'{"rule":"code/guardrail-holds","item":"GR-3","file":"gate/run.js","hash":"bd3725f2678c4dfb","count":1}',
			),
		);
		await until("a hint", () => shown("gate/run.js")[0] === `hint ${old}`);
		await replace(editor, "eval(text);", "eval(text) + eval(text);");
		await until("what is new", () =>
			shown("gate/run.js").includes("error code/guardrail-holds 1:41-1:46"),
		);
		deepEqual(shown("gate/run.js")[0], `hint ${old}`);

		await replace(editor, "eval(text) + eval(text);", "text;");
		await open(file);
		await until(
			"what is solved",
			() =>
				shown(".opmodel-baseline.json")[0] ===
				"information code/baseline-current 1:1-1:1",
		);
		const again = await open(at("gate/run.js"));
		await replace(again, "text;", "eval(text);");
		await workspace.fs.delete(file);
		await until("an error", () => shown("gate/run.js")[0] === `error ${old}`);
	});
});

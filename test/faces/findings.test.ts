/** Reports of other tools on the command line: what is counted, recorded and said to apply. */

import assert from "node:assert/strict";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { CommandLine, writeTexts } from "../helpers/command-line";

const page = (reports: string) =>
	`# Guardrails\n\n- Owner: Platform\n\n## GR-1: No dynamic code\n\nNobody can review it.\n\n- Findings from: ${reports}\n\n## GR-2: No secrets\n\nThey leak.\n\n\`\`\`yaml checks\n- findings: { sarif: reports/secrets.sarif, rules: ["key*", token], in: ["src/**"] }\n\`\`\`\n`;

const sarif = JSON.stringify({
	version: "2.1.0",
	runs: [
		{
			tool: { driver: { name: "Semgrep\u001b[31m" } },
			results: [
				{
					ruleId: "no-eval",
					message: { text: "Bad \u001b]8;;http://x\u0007link." },
					locations: [
						{
							physicalLocation: {
								artifactLocation: { uri: "src/a.ts" },
								region: { startLine: 1 },
							},
						},
					],
				},
			],
		},
	],
});

describe("reports of other tools on the command line", () => {
	const line = new CommandLine("findings");
	let root: string;

	after(() => line.remove());
	beforeEach(() => {
		root = mkdtempSync(join(line.scratch, "root-"));
		writeTexts(root, {
			"opmodel.yaml": "opmodel: 1\nexpect: []\n",
			"product/guardrails.md": page("`reports/semgrep.sarif`"),
			"src/a.ts": "eval(1);\n",
		});
	});

	it("count where there is one, and are said to be missing where there is none", () => {
		const missing = line.run(root, "check");
		assert.equal(missing.status, 0);
		assert.match(
			missing.stdout,
			/2 guardrails in force: 0 checked by machine, 2 without a report that can be read\n/,
		);
		assert.match(missing.stdout, /There is no report here/);
		writeTexts(root, { "reports/semgrep.sarif": sarif });
		const { status, stdout } = line.run(root, "check");
		assert.equal(status, 1);
		assert.match(
			stdout,
			/2 guardrails in force: 1 checked by machine, 1 without a report that can be read\n/,
		);
		assert.match(
			stdout,
			/src\/a\.ts:1:1 error code\/guardrail-holds\n {2}`no-eval` \(Semgrep \[31m\) crosses GR-1/,
		);
		assert.ok(!stdout.includes("\u001b"));
		const json = JSON.parse(line.run(root, "check", "--format", "json").stdout);
		assert.deepEqual(json.summary.guardrails, {
			inForce: 2,
			byMachine: 1,
			needsBase: 0,
			notRun: 0,
			silenced: 0,
			withoutReport: 1,
			withPartialReport: 0,
			withoutFiles: 0,
			byPeople: 0,
			byNobody: 0,
		});
	});

	it("fail a build that says that it needs them", () => {
		writeTexts(root, {
			"opmodel.yaml":
				"opmodel: 1\nexpect: []\nrules: { code/findings-current: error }\n",
		});
		assert.equal(line.run(root, "check").status, 1);
	});

	it("are recorded, and stay recorded where there is no report", () => {
		const none = line.run(root, "baseline");
		assert.match(none.stdout, /^2 reports could not be read/m);
		writeTexts(root, { "reports/semgrep.sarif": sarif });
		assert.match(line.run(root, "baseline").stdout, /1 added/);
		assert.equal(line.run(root, "check").status, 0);
		writeTexts(root, { "reports/semgrep.sarif": "{" });
		assert.match(
			line.run(root, "baseline").stdout,
			/as it should be: 1 place in 1 file/,
		);
	});

	it("are named among what applies to a file, built ones included", () => {
		const { stdout } = line.run(root, "context", "src/dist/a.ts");
		assert.match(stdout, /findings of `reports\/semgrep\.sarif` count/);
		assert.match(
			stdout,
			/findings of `reports\/secrets\.sarif` by `key\*`, `token` count in `src\/\*\*`/,
		);
	});
});

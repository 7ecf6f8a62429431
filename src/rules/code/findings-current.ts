/** The reports that guardrails go by are there, can be read, and speak of the code as it is. */

import { type ReportState, reportDays } from "../../code/findings";
import { mostResults } from "../../code/sarif";
import { daysBetween } from "../../domain/time";
import { defineRule } from "../rule";
import { counted, named } from "../support";

export const rule = defineRule({
	id: "code/findings-current",
	severity: "information",
	concern: "integrity",
	docs: {
		what: "The report of another tool that a guardrail goes by is there, can be read, and speaks of the code as it is.",
		why: "A guardrail whose report is missing or old is checked by nobody, and looks as if it held.",
		how: "Run the tool and have it write SARIF 2.1.0 to the path that the guardrail names. A build that must not go on without the report sets this rule to error in its `opmodel.yaml`.",
	},
	options: {
		"max-days": {
			default: reportDays,
			description: "How many days old a report may be.",
		},
	},
	examples: [
		{
			title: "A report that is not there, and one that is no SARIF",
			files: {
				"product/guardrails.md": `
# Guardrails

- Owner: Platform

## GR-2: No dynamic code

Nobody can review what is put together while it runs.

- Findings from: \`reports/semgrep.sarif\`
                  ^^^^^^^^^^^^^^^^^^^^^ There is no report here, so nothing says whether GR-2 "No dynamic code" holds. Run the tool that writes \`reports/semgrep.sarif\`, or correct the path.

## GR-3: No secrets

- Findings from: \`reports/secrets.json\`
                  ^^^^^^^^^^^^^^^^^^^^ The report is not read, as it is JSON of another kind than SARIF, so nothing says whether GR-3 "No secrets" holds. Have its tool write SARIF 2.1.0 there.
`,
				"reports/secrets.json": `
{ "findings": [] }
`,
			},
		},
		{
			title: "A report that is older than the code",
			files: {
				"product/guardrails.md": `
# Guardrails

- Owner: Platform

## GR-2: No dynamic code

Nobody can review what is put together while it runs.

- Findings from: \`reports/semgrep.sarif\`
                  ^^^^^^^^^^^^^^^^^^^^^ The report speaks of other code than there is: it is 83 days old (2026-08-31), and 1 of its findings names a file or a line that is gone. Run its tool again.
`,
				"reports/semgrep.sarif": `
{
  "version": "2.1.0",
  "runs": [{
    "tool": { "driver": { "name": "Semgrep OSS" } },
    "invocations": [{ "executionSuccessful": true, "endTimeUtc": "2026-08-31T06:12:00.000Z" }],
    "results": [{
      "ruleId": "no-eval",
      "message": { "text": "Do not use eval." },
      "locations": [{ "physicalLocation": { "artifactLocation": { "uri": "src/gone.ts" }, "region": { "startLine": 3 } } }]
    }]
  }]
}
`,
			},
		},
		{
			title: "A report of part of the code, and findings that are elsewhere",
			files: {
				"product/guardrails.md": `
# Guardrails

- Owner: Platform

## GR-2: No dynamic code

Nobody can review what is put together while it runs.

- Findings from: \`reports/eslint.sarif\`
                  ^^^^^^^^^^^^^^^^^^^^ Not all that the tool looked for can be shown: it says that it did not finish, and 1 of its findings lies outside of the workspace or in what \`.gitignore\` leaves out. See what the tool says, and run it in the folder that is checked.
`,
				"reports/eslint.sarif": `
{
  "version": "2.1.0",
  "runs": [{
    "tool": { "driver": { "name": "ESLint" } },
    "invocations": [{ "executionSuccessful": false }],
    "results": [{
      "ruleId": "no-eval",
      "message": { "text": "eval can be harmful." },
      "locations": [{ "physicalLocation": { "artifactLocation": { "uri": "file:///home/ci/other/run.js" } } }]
    }]
  }]
}
`,
			},
		},
		{
			title: "A report of yesterday",
			files: {
				"product/guardrails.md": `
# Guardrails

- Owner: Platform

## GR-2: No dynamic code

Nobody can review what is put together while it runs.

- Findings from: \`reports/semgrep.sarif\`
`,
				"reports/semgrep.sarif": `
{
  "version": "2.1.0",
  "runs": [{
    "tool": { "driver": { "name": "Semgrep OSS" } },
    "invocations": [{ "executionSuccessful": true, "endTimeUtc": "2026-11-21T06:12:00.000Z" }],
    "results": []
  }]
}
`,
			},
		},
	],
	*model({ model, workspace, today, code: { reports }, option }) {
		for (const report of reports) {
			const { file, range } = report.at;
			if (workspace.modelOf(file) !== model) continue;
			const found = { file, range, item: report.item.id };
			const name = `\`${report.report}\``;
			const unknown = `so nothing says whether ${named(report.item)} holds`;
			if (report.is === "missing") {
				yield {
					...found,
					message: `There is no report here, ${unknown}. Run the tool that writes ${name}, or correct the path.`,
				};
				continue;
			}
			if (report.fault) {
				yield {
					...found,
					severity: "warning",
					message: `The report is not read, as ${report.fault}, ${unknown}. Have its tool write SARIF 2.1.0 there.`,
				};
				continue;
			}
			const old = staleness(report, today, option("max-days"));
			if (old.length > 0)
				yield {
					...found,
					message: `The report speaks of other code than there is: ${old.join(", and ")}. Run its tool again.`,
				};
			const gaps = gapsIn(report);
			if (gaps.length > 0)
				yield {
					...found,
					message: `Not all that the tool looked for can be shown: ${gaps.join(", and ")}. See what the tool says, and run it in the folder that is checked.`,
				};
		}
	},
});

/** Why a report is older than the code. */
function staleness(
	{ day, gone }: ReportState,
	today: string,
	most: number,
): string[] {
	const days = day === undefined ? 0 : daysBetween(day, today);
	return [
		...(days > most ? [`it is ${days} days old (${day})`] : []),
		...(gone > 0
			? [
					`${gone} of its findings ${gone === 1 ? "names a file or a line that is" : "name files or lines that are"} gone`,
				]
			: []),
	];
}

/** What a report leaves out, or names and can't be shown. */
function gapsIn({ isFinished, outside, left }: ReportState): string[] {
	return [
		...(isFinished ? [] : ["it says that it did not finish"]),
		...(outside > 0
			? [
					`${outside} of its findings ${outside === 1 ? "lies" : "lie"} outside of the workspace or in what \`.gitignore\` leaves out`,
				]
			: []),
		...(left > 0
			? [
					`${counted(left, "finding")} beyond the first ${mostResults} ${left === 1 ? "is" : "are"} not read`,
				]
			: []),
	];
}

/** The reports that guardrails go by are there, can be read, and speak of the code as it is. */

import { type ReportState, reportDays } from "../../code/sarif/findings";
import type { Unplaced } from "../../code/sarif/report-places";
import { mostResults, oneLine } from "../../code/sarif/sarif";
import { daysBetween } from "../../domain/time";
import { defineRule } from "../rule";
import { counted, named } from "../support/support";

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
                  ^^^^^^^^^^^^^^^^^^^^^ The report speaks of other code than there is: it is 83 days old (2026-08-31), and 1 of its findings names a file or a line that is gone. Run its tool again; the file was src/gone.ts.
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
                  ^^^^^^^^^^^^^^^^^^^^ Not all that the tool looked for can be shown: it says that it did not finish; it reports an error of its own ("Parsing error: Unexpected token", in src/b.ts); and 1 of its findings names a file that is not here (/home/ci/other/run.js). Mend what kept the tool from finishing and run it again; have it write paths from the root of this repository, where they are paths of another folder.
`,
				"reports/eslint.sarif": `
{
  "version": "2.1.0",
  "runs": [{
    "tool": { "driver": { "name": "ESLint" } },
    "invocations": [{
      "executionSuccessful": false,
      "toolConfigurationNotifications": [{
        "descriptor": { "id": "ESL0999" },
        "level": "error",
        "message": { "text": "Parsing error: Unexpected token" },
        "locations": [{ "physicalLocation": { "artifactLocation": { "uri": "src/b.ts" } } }]
      }]
    }],
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
					message: `The report speaks of other code than there is: ${old.join(", and ")}. Run its tool again${whichFile(report)}.`,
				};
			const gaps = gapsIn(report);
			if (gaps.length > 0)
				yield {
					...found,
					message: `Not all that the tool looked for can be shown: ${inOneSentence(gaps)}. ${adviceFor(report)}`,
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

/** The file that is gone, or the first of several, as the end of a sentence. */
function whichFile({ gone, goneFile }: ReportState): string {
	if (goneFile === undefined) return "";
	return `; the ${gone === 1 ? "" : "first "}file was ${oneLine(goneFile)}`;
}

/** What a report leaves out, or names and can't be shown. */
function gapsIn({
	isFinished,
	failures,
	unplaced,
	left,
}: ReportState): string[] {
	const gaps = isFinished ? [] : ["it says that it did not finish"];
	const [first] = failures;
	if (first)
		gaps.push(
			`it reports ${failures.length === 1 ? "an error" : `${failures.length} errors`} of its own${wordsOf(first, failures.length > 1)}`,
		);
	for (const why of ["elsewhere", "unsure", "ambiguous", "ignored"] as const) {
		const found = unplaced.get(why);
		if (found)
			gaps.push(
				`${found.count} of its findings ${unplacedWords[why][found.count === 1 ? 0 : 1]} (${found.count === 1 ? "" : "such as "}${found.place})`,
			);
	}
	if (left > 0)
		gaps.push(
			`${counted(left, "finding")} beyond the first ${mostResults} ${left === 1 ? "is" : "are"} not read`,
		);
	return gaps;
}

/** Why findings can't be placed, of one and of several. */
const unplacedWords: Readonly<Record<Unplaced, readonly [string, string]>> = {
	elsewhere: ["names a file that is not here", "name files that are not here"],
	ambiguous: [
		"names a file by an end of its path that several files here have",
		"name files by ends of their paths that several files here have",
	],
	unsure: [
		"names a file by its name alone, which files in other folders have",
		"name files by their names alone, which files in other folders have",
	],
	ignored: [
		"lies in what `.gitignore` leaves out",
		"lie in what `.gitignore` leaves out",
	],
};

/** The tool's own words on what it could not do. */
function wordsOf(
	{ message, file, place }: ReportState["failures"][number],
	isFirst: boolean,
): string {
	const said = message === "" ? "" : `"${message.replace(/\.$/, "")}"`;
	const where = file ?? place;
	const words = [said, where === undefined ? "" : `in ${oneLine(where)}`]
		.filter(Boolean)
		.join(", ");
	if (words === "") return "";
	return isFirst ? ` (the first: ${words})` : ` (${words})`;
}

function inOneSentence(parts: readonly string[]): string {
	const last = parts.at(-1) ?? "";
	return parts.length === 1
		? last
		: `${parts.slice(0, -1).join("; ")}; and ${last}`;
}

/** What to do about a report with gaps. */
function adviceFor({
	isFinished,
	failures,
	unplaced,
	left,
}: ReportState): string {
	const advice = [
		...(!isFinished || failures.length > 0
			? ["mend what kept the tool from finishing and run it again"]
			: []),
		...((["elsewhere", "unsure", "ambiguous"] as const).some((why) =>
			unplaced.has(why),
		)
			? [
					"have it write paths from the root of this repository, where they are paths of another folder",
				]
			: []),
		...(unplaced.has("ignored")
			? ["have it leave out what git ignores, or let git follow those files"]
			: []),
		...(left > 0
			? ["split the report, or have it leave out minor findings"]
			: []),
	].join("; ");
	return `${advice.charAt(0).toUpperCase()}${advice.slice(1)}.`;
}

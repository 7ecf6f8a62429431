/** Paths of other tools' reports, as guardrails write them: one file below the model's root. */

/** A report's path from the model's root, `/`-separated; undefined where it can't be used. */
export function reportPath(text: string): string | undefined {
	if (reportFault(text)) return undefined;
	return parts(text).join("/");
}

/** Why a report's path can't be used, in a sentence or two; undefined where it can. */
export function reportFault(text: string): string | undefined {
	const path = text.trim();
	if (/^[a-z][\w+.-]+:/i.test(path))
		return "It is an address, and nothing is fetched; name a file below the model's folder.";
	if (/^(?:[\\/~]|[a-z]:)/i.test(path))
		return "It is a path of one machine; write it from the model's folder on, as `reports/semgrep.sarif` is.";
	if (parts(path).includes(".."))
		return "It leads out of the model's folder, and only what lies below it is read.";
	if (/[*?[\]{}]/.test(path))
		return "It has wildcards, and a check reads one report; name the file.";
	return parts(path).length === 0 ? "It names no file." : undefined;
}

function parts(path: string): string[] {
	return path
		.trim()
		.split(/[\\/]/)
		.filter((part) => part !== "" && part !== ".");
}

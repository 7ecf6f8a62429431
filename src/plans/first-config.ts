/** The text of a first `opmodel.yaml`. */

import type { Kind } from "../domain/kind";
import { linkedFile } from "../model/link";
import { plainText } from "../text/markdown/plain";
import { readArtifact } from "../text/read";
import type { Repository } from "./decision-place";
import { asPath, yamlScalar } from "./plan";

/** A repository and what it is called where its readme doesn't say. */
export interface Beginning extends Repository {
	readonly title: string;
}

/** What a first `opmodel.yaml` names: pages, and globs for decision records. */
export interface Taken {
	readonly pages: readonly { readonly kind: Kind; readonly file: string }[];
	readonly decisions: readonly string[];
}

/** The text of a first `opmodel.yaml` that takes over what was found. */
export function configText(
	request: Beginning,
	{ pages, decisions }: Taken,
): string {
	const files = [
		...pages.map(({ kind, file }) => [kind, [file]] as const),
		...(decisions.length > 0 ? [["decision", decisions] as const] : []),
	];
	const broken = brokenLinks(request, pages);
	const list = (paths: readonly string[]) => paths.map(asPath).join(", ");
	return [
		"# What opmodel goes by here. Every line is optional.",
		"opmodel: 1",
		`title: ${yamlScalar(titleOf(request))}`,
		...(files.length > 0
			? [
					"files:",
					...files.map(([kind, paths]) => `  ${kind}: [${list(paths)}]`),
				]
			: []),
		...(broken > mostBroken
			? [
					"rules:",
					`  # ${broken} links in the pages taken over lead nowhere. Take this line away once they are mended.`,
					"  links/resolve: information",
				]
			: []),
		"",
	].join("\n");
}

/** More broken links than this in pages that are taken over would drown what matters at the start. */
const mostBroken = 2;

function brokenLinks(
	{ workspace, read }: Beginning,
	pages: Taken["pages"],
): number {
	const { artifacts, exists, root } = workspace;
	return pages.reduce((sum, { file, kind }) => {
		const { links } = readArtifact(
			file,
			read(file) ?? "",
			kind,
			root.config.words,
		);
		return (
			sum +
			links.filter(
				({ path }) => path !== "" && !linkedFile(file, path, artifacts, exists),
			).length
		);
	}, 0);
}

/** The readme's heading where it is a name, else what the folder is called. */
function titleOf({ paths, read, title }: Beginning): string {
	const readme = paths.find((p) => /^readme\.(?:md|markdown)$/i.test(p));
	const text = readme ? (read(readme) ?? "").slice(0, 5000) : "";
	const heading = plainText(/^#[ \t]+(.+)$/m.exec(text)?.[1] ?? "").trim();
	const isName =
		/\p{L}/u.test(heading) &&
		heading.length <= 60 &&
		!/[!?<>[\]{}:]/.test(heading);
	return isName ? heading : title;
}

/** Where links lead, and where an artifact that one misses may have gone: elsewhere, or to another name or number. */

import type { Artifact } from "../../domain/artifact";
import { addTo } from "../../domain/lists";
import { folderOf, nameOf } from "../../domain/paths";
import { decisionName } from "../../kinds/decision-places";
import { linkedFile } from "../../model/link";
import type { Workspace } from "../../model/model";

/** The file that a relative link of an artifact leads to, or undefined where there is none. */
export function linkedPage(
	{ artifacts, exists }: Workspace,
	{ file }: Artifact,
	path: string,
): string | undefined {
	return linkedFile(file, path, artifacts, exists);
}

/** Looks up artifacts by what a path to one of them may have meant. */
export class Moved {
	readonly #workspace: Workspace;
	readonly #byName = new Map<string, string[]>();
	readonly #byNumber = new Map<string, string[]>();
	readonly #byTitle = new Map<string, string[]>();
	#filled = false;

	constructor(workspace: Workspace) {
		this.#workspace = workspace;
	}

	/** Most workspaces miss nothing, and then nobody has to look. */
	#fill(): void {
		if (this.#filled) return;
		this.#filled = true;
		const workspace = this.#workspace;
		for (const file of workspace.artifacts.keys()) {
			addTo(this.#byName, nameOf(file).toLowerCase(), file);
			const record = recordAt(file);
			if (!record) continue;
			addTo(this.#byNumber, record.number, file);
			if (record.title) addTo(this.#byTitle, record.title, file);
		}
	}

	/**
	 * The only artifact of that file name; else the only record beside it with the same title and another number, or with the same number
	 * and a title that shares a word. Takes the path from the workspace root; undefined where nothing, or more than one thing, fits.
	 */
	from(path: string): string | undefined {
		this.#fill();
		const named = this.#byName.get(nameOf(path).toLowerCase());
		if (named) return only(named);
		const record = recordAt(path);
		if (!record) return undefined;
		const retitled = only(this.#byNumber.get(record.number));
		return (
			only(this.#byTitle.get(record.title)) ??
			(retitled && shareWord(retitled, path) ? retitled : undefined)
		);
	}
}

/** A record's place among those of its folder, by its file name. */
function recordAt(
	file: string,
): { readonly number: string; readonly title: string } | undefined {
	const name = decisionName(file);
	if (name?.number === undefined) return undefined;
	const folder = folderOf(file);
	const title = name.stem.replace(/^\D*\d+[-_ .]*/, "").toLowerCase();
	return {
		number: `${folder}/${name.series ?? ""}${name.number}`,
		title: title && `${folder}/${title}`,
	};
}

function shareWord(a: string, b: string): boolean {
	const words = (file: string) =>
		nameOf(file)
			.toLowerCase()
			.replace(/\.[a-z]+$/, "")
			.split(/[-_ .]+/)
			.filter((word) => word.length > 2 && /\p{L}/u.test(word));
	const others = new Set(words(b));
	return words(a).some((word) => others.has(word) && !common.has(word));
}

const common: ReadonlySet<string> = new Set(
	"adr rfc the and for use uses using with from into not".split(" "),
);

function only(files: readonly string[] | undefined): string | undefined {
	return files?.length === 1 ? files[0] : undefined;
}

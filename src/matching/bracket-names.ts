/** Which files and folders have a bracket in their name, so that globs can tell what their own brackets mean. */

/** What a glob can ask. Paths count from where the glob does. */
export interface BracketNames {
	/** Another object once an answer of `named` may be another. */
	readonly state: object;
	/** The paths of the files and folders whose name, which has a bracket, passes a test. */
	named(test: (name: string) => boolean): readonly string[];
	/** Says whether a path is such a file or folder. */
	has(path: string): boolean;
}

/** For where nothing is known of files. */
export const noBracketNames: BracketNames = {
	state: {},
	named: () => [],
	has: () => false,
};

/** All such files and folders of a workspace, as they come and go. */
export class KnownBracketNames implements BracketNames {
	readonly #paths = new Set<string>();
	readonly #asked = new Set<(name: string) => boolean>();
	#state: object = {};

	get state(): object {
		return this.#state;
	}

	/** Takes the path of any file or folder that has come, or is gone. */
	note(path: string, isThere: boolean): void {
		if (!path.includes("[")) return;
		const name = nameOf(path);
		if (!name.includes("[")) return;
		if (isThere) this.#paths.add(path);
		else this.#paths.delete(path);
		// Most names are none that a glob has ever asked for.
		if (![...this.#asked].some((test) => test(name))) return;
		this.#asked.clear();
		this.#state = {};
	}

	named(test: (name: string) => boolean): readonly string[] {
		this.#asked.add(test);
		return [...this.#paths].filter((path) => test(nameOf(path)));
	}

	has(path: string): boolean {
		return this.#paths.has(path);
	}
}

/** The same, of those below a folder alone, for globs that count from there. */
export function bracketNamesBelow(
	all: BracketNames,
	folder: string,
): BracketNames {
	if (folder === "") return all;
	const lead = `${folder}/`;
	return {
		get state() {
			return all.state;
		},
		named: (test) =>
			all
				.named(test)
				.flatMap((path) =>
					path.startsWith(lead) ? path.slice(lead.length) : [],
				),
		has: (path) => all.has(`${lead}${path}`),
	};
}

function nameOf(path: string): string {
	return path.slice(path.lastIndexOf("/") + 1);
}

/** `.gitmodules`: where a repository has others in it. */

/**
 * The folders of submodules that a `.gitmodules` names, from the folder in which it stands, in the order written. Takes its text; what leads out
 * of the repository is left out. Follows git's file format of configuration (git-config, "Syntax"), as far as paths need it.
 */
export function submodulePaths(text: string): string[] {
	const paths: string[] = [];
	let isSubmodule = false;
	for (const line of text.replace(/^\uFEFF/, "").split(/\r?\n/)) {
		const section = /^\s*\[\s*([\w.-]+)/.exec(line);
		if (section) isSubmodule = section[1]?.toLowerCase() === "submodule";
		const written = /^\s*path\s*=\s*(\S.*)$/i.exec(line)?.[1];
		if (!isSubmodule || written === undefined) continue;
		const path = unquoted(written).replace(/^(?:\.\/)+|\/+$/g, "");
		if (path !== "" && !/^\/|(?:^|\/)\.\.(?:\/|$)/.test(path)) paths.push(path);
	}
	return paths;
}

/** A value without its quotes and what follows it as a comment. */
function unquoted(written: string): string {
	const quoted = /^"((?:[^"\\]|\\.)*)"/.exec(written)?.[1];
	return quoted === undefined
		? written.replace(/\s[#;].*$/, "").trimEnd()
		: quoted.replace(/\\(.)/g, "$1");
}

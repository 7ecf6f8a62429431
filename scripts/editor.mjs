// Which VS Code `npm start` opens, and what it says where it opens none. Decides by what it is told, and does nothing.
import { join } from "node:path";

/** The path of a program on the PATH, undefined where there is none. Takes a function that says whether a path can be run. */
export function findProgram(name, { env, platform, canRun }) {
	const isWindows = platform === "win32";
	const path = env.PATH ?? env.Path ?? "";
	const folders = path.split(isWindows ? ";" : ":").filter(Boolean);
	const endings = isWindows ? [".cmd", ".exe"] : [""];
	return folders
		.flatMap((folder) =>
			endings.map((ending) => join(folder, `${name}${ending}`)),
		)
		.find(canRun);
}

/**
 * The ways to open a VS Code on this machine, the best first; what comes later is for where those before it fail.
 * - `code`: the path of the program, if it is there
 * - `obstacle`: why the browser workbench can't run here, if so
 */
export function waysToOpen({ code, env, platform, obstacle }) {
	if (code) return ["code"];
	const hasDisplay =
		platform !== "linux" || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
	return [
		...(hasDisplay ? ["download"] : []),
		...(obstacle ? [] : ["workbench"]),
	];
}

/** The arguments that have VS Code open a folder with the extension of a project. */
export function openingArguments(project, folder) {
	return [`--extensionDevelopmentPath=${project}`, "--new-window", folder];
}

const descriptions = {
	download: "a VS Code that it downloads",
	workbench: "a VS Code in your browser",
};

/** How to open a folder with the extension, said to whoever runs this where nothing can be opened. */
export function howToOpen(ways, project, folder) {
	const [first] = ways;
	if (first === undefined) return whatToInstall;
	if (first === "code")
		return `To see it in VS Code: code ${openingArguments(project, folder)
			.map((argument) => (/\s/.test(argument) ? `"${argument}"` : argument))
			.join(" ")}`;
	return `To see it in ${ways.map((way) => descriptions[way]).join(", or else in ")}: npm start in a terminal, or npm start -- --open`;
}

export const whatToInstall =
	"To see it in VS Code, install that from https://code.visualstudio.com, with its command `code` on the PATH, and run npm start again.";

/** What the editor loads first, where a program may consist of several files: it loads the rest once there is time. */

import type { ExtensionContext } from "vscode";
import type { OpmodelApi } from "./start";

/** Loads and starts the extension's parts. Resolves once commands and language features are there. */
export async function activate(context: ExtensionContext): Promise<OpmodelApi> {
	// The editor activates many extensions in a row: what takes long to load waits until all of them had their turn.
	await new Promise((resolve) => setTimeout(resolve, 0));
	const start = await import("./start");
	return start.activate(context);
}

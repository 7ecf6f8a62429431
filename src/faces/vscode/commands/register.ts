/** Registers a command. What goes wrong in it unexpectedly is logged, and told in one sentence. */

import { commands, type Disposable, type LogOutputChannel, l10n } from "vscode";
import { fail } from "../tell";

/** Takes what the command does; where that throws, the command returns undefined. */
export function registerCommand(
	log: LogOutputChannel,
	id: string,
	act: (...given: unknown[]) => unknown,
): Disposable {
	return commands.registerCommand(id, async (...given: unknown[]) => {
		try {
			return await act(...given);
		} catch (error) {
			log.error(`${id} failed`, error as Error);
			fail(
				l10n.t("That did not work. The output of “{0}” says why.", log.name),
			);
			return undefined;
		}
	});
}

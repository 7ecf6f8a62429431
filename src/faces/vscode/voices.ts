/** How the engine's words are said in the editor: in its language, as text or as Markdown. */

import { l10n } from "vscode";
import type { Voice } from "../../words/voice";
import { codeSpan, escaped, iconless } from "./escape";

/** For lists and bars, which know no markup. */
export const inLists: Voice = {
	say: l10n.t,
	code: (written) => `\`${iconless(written)}\``,
	text: iconless,
};

/** For pages in Markdown. */
export const inMarkdown: Voice = {
	say: l10n.t,
	code: codeSpan,
	text: escaped,
};

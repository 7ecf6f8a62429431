/** Says something to the user. The editor makes links and commands of `[…](…)` in what it says; text of the workspace must not become any. */

import { window } from "vscode";

/** A text in which the editor finds no link, whatever stands in it. */
export function plain(text: string): string {
	return text.replaceAll("](", "]\u200b(");
}

export function inform(text: string): void {
	window.showInformationMessage(plain(text));
}

export function warn(text: string): void {
	window.showWarningMessage(plain(text));
}

export function fail(text: string): void {
	window.showErrorMessage(plain(text));
}

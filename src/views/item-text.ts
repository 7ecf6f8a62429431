/** An item as plain text, to be pasted into a message, a ticket or a prompt. */

import type { Item } from "../domain/artifact";
import type { Workspace } from "../model/model";
import { fieldsOf } from "./list";

/** Id and title, the first paragraph, the fields (those inherited from the page too) and where it stands; lines end with `\n`. */
export function itemText(workspace: Workspace, item: Item): string {
	const artifact = workspace.artifacts.get(item.file);
	const fields = artifact ? Object.entries(fieldsOf(item, artifact)) : [];
	return [
		`${item.id}: ${item.title}`,
		...(item.description ? ["", item.description] : []),
		...(fields.length > 0
			? ["", ...fields.map(([name, text]) => `- ${fieldWords(name)}: ${text}`)]
			: []),
		"",
		`(${item.file})`,
		"",
	].join("\n");
}

/** A field's name as a page would write it: `review-by` is `Review by`. */
export function fieldWords(field: string): string {
	const words = field.replaceAll("-", " ");
	return words.charAt(0).toUpperCase() + words.slice(1);
}

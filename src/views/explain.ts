/** One item in words: what it says, what it refers to and what refers to it. */

import type { Item } from "../domain/artifact";
import { kindInfo } from "../domain/kind";
import { findItem, lookupChain, provenance } from "../model/link";
import type { LinkedReference, Model, Workspace } from "../model/model";
import { countedReferences, fieldsOf } from "./list";

export interface ItemExplained {
	readonly item: Item;
	/** The texts of its fields, inherited ones too, by name. */
	readonly fields: Readonly<Record<string, string>>;
	/** "principle", "guardrail" … */
	readonly kind: string;
	/** Where it comes from when it is inherited; "" otherwise. */
	readonly provenance: string;
	readonly refersTo: readonly LinkedReference[];
	readonly referredToBy: readonly LinkedReference[];
}

/** Looks an id up in the root model and then in every other; undefined where no item has it. */
export function explainItem(
	workspace: Workspace,
	id: string,
): ItemExplained | undefined {
	const models: readonly Model[] = [
		workspace.root,
		...workspace.models.filter((m) => m !== workspace.root && !m.inherited),
	];
	for (const model of models) {
		const item = findItem(model, id, "", lookupChain(model));
		if (!item) continue;
		const all = workspace.models.flatMap(countedReferences);
		const artifact = workspace.artifacts.get(item.file);
		return {
			item,
			fields: artifact ? fieldsOf(item, artifact) : {},
			kind: kindInfo(item.kind).singular,
			provenance: provenance(model, item.file).trim(),
			refersTo: all.filter((r) => r.from === item),
			referredToBy: all.filter((r) => r.target === item && r.from !== item),
		};
	}
	return undefined;
}

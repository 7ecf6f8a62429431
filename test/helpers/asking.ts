/** Questions asked at a cursor, which is drawn as `‸` in one of the texts. */

import assert from "node:assert/strict";
import type { Item } from "../../src/domain/artifact";
import { Lines } from "../../src/domain/lines";
import type { Position } from "../../src/domain/position";
import { Engine } from "../../src/engine";
import { type Place, placeAt } from "../../src/language/at";
import type { Workspace } from "../../src/model/model";
import type { Texts } from "./checking";

export interface Asked {
	readonly workspace: Workspace;
	readonly file: string;
	readonly text: string;
	readonly position: Position;
	readonly files: Texts;
	/** The text of a range of one of the files. */
	source(range: Place["range"], file?: string): string;
}

/** The workspace of some texts, and where the cursor stands in it; at the start of the first one where none is drawn. */
export function asked(drawn: Texts): Asked {
	const cursor = "‸";
	const [file = "", marked = ""] =
		Object.entries(drawn).find(([, text]) => text.includes(cursor)) ??
		Object.entries(drawn)[0] ??
		[];
	const text = marked.replace(cursor, "");
	const files = { ...drawn, [file]: text };
	const engine = new Engine({ today: "2026-11-22" });
	for (const [path, own] of Object.entries(files)) engine.set(path, own);
	const offset = Math.max(0, new Lines(marked).text.indexOf(cursor));
	return {
		workspace: engine.workspace(),
		file,
		text,
		position: new Lines(text).position(offset),
		files,
		source: (range, other = file) => {
			const lines = new Lines(files[other] ?? "");
			return lines.slice({
				start: lines.offset(range.start),
				end: lines.offset(range.end),
			});
		},
	};
}

/** What stands at the drawn cursor. */
export function placeIn(drawn: Texts): Place | undefined {
	const { workspace, file, text, position } = asked(drawn);
	return placeAt(workspace, file, text, position);
}

/** The only item of an id in a workspace. */
export function itemOf(workspace: Workspace, id: string): Item {
	const found = [...workspace.artifacts.values()].flatMap((artifact) =>
		artifact.items.filter((item) => item.id === id),
	);
	const [item] = found;
	if (!item || found.length > 1) assert.fail(`${found.length} items ${id}`);
	return item;
}

/** The model as data: every artifact and item, with what they refer to. */

import type { Fields, Status } from "../domain/artifact";
import type { Kind } from "../domain/kind";
import type { Range } from "../domain/position";
import type { ReferenceType } from "../domain/reference";
import type { LinkedReference, Workspace } from "../model/model";

export interface ListedReference {
	readonly type: ReferenceType;
	/** The target's id; as written where nothing was found. */
	readonly to: string;
	/** The target's file. */
	readonly file?: string;
	/** Where the reference stands. */
	readonly range: Range;
	readonly resolved: boolean;
}

export interface ListedItem {
	readonly id: string;
	readonly kind: Kind;
	readonly title: string;
	readonly file: string;
	readonly range: Range;
	readonly fields: Readonly<Record<string, string>>;
	readonly status: string;
	readonly date?: string;
	readonly references: readonly ListedReference[];
}

export interface ListedArtifact {
	readonly file: string;
	readonly kind: Kind;
	readonly title: string;
	readonly status: Status | string;
	readonly statusText?: string;
	readonly date?: string;
	readonly dialect?: string;
	readonly items: readonly string[];
}

export interface Listed {
	readonly version: 1;
	readonly artifacts: readonly ListedArtifact[];
	readonly items: readonly ListedItem[];
}

/** Everything in a workspace, its inherited models left out; artifacts by path, items in the order written. */
export function list(workspace: Workspace): Listed {
	const artifacts: ListedArtifact[] = [];
	const items: ListedItem[] = [];
	for (const model of workspace.models) {
		if (model.inherited) continue;
		const byItem = new Map<unknown, LinkedReference[]>();
		for (const linked of model.references) {
			if (!linked.from) continue;
			const known = byItem.get(linked.from);
			if (known) known.push(linked);
			else byItem.set(linked.from, [linked]);
		}
		for (const artifact of model.artifacts) {
			const { decision } = artifact;
			artifacts.push({
				file: artifact.file,
				kind: artifact.kind,
				title: artifact.title,
				status: decision?.status ?? artifact.status,
				...(decision
					? { statusText: decision.statusText, dialect: decision.dialect }
					: {}),
				...(decision?.date ? { date: decision.date } : {}),
				items: artifact.items.map((item) => item.id),
			});
			for (const item of artifact.items)
				items.push({
					id: item.id,
					kind: item.kind,
					title: item.title,
					file: item.file,
					range: item.range,
					fields: texts(item.fields),
					status: decision?.status ?? item.status,
					...(decision?.date ? { date: decision.date } : {}),
					references: (byItem.get(item) ?? []).map(listedReference),
				});
		}
	}
	const byFile = <T extends { readonly file: string }>(a: T, b: T) =>
		a.file < b.file ? -1 : a.file > b.file ? 1 : 0;
	return {
		version: 1,
		artifacts: artifacts.sort(byFile),
		items: items.sort(byFile),
	};
}

function listedReference(linked: LinkedReference): ListedReference {
	const { reference, target, targetFile } = linked;
	return {
		type: reference.type,
		to: target?.id ?? reference.id ?? reference.text,
		...(targetFile ? { file: targetFile } : {}),
		range: reference.range,
		resolved: targetFile !== undefined,
	};
}

function texts(fields: Fields): Record<string, string> {
	return Object.fromEntries(
		Object.entries(fields).map(([name, field]) => [name, field.text]),
	);
}

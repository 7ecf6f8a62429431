/** The model as data: every artifact and item, with what they refer to. */

import type { Artifact, Item, Status } from "../domain/artifact";
import { idPrefix } from "../domain/id";
import type { Kind } from "../domain/kind";
import type { Range } from "../domain/position";
import type { ReferenceType } from "../domain/reference";
import { recordOf } from "../model/decisions";
import { lookupChain } from "../model/link";
import {
	type LinkedReference,
	type Model,
	referencesOf,
	type Workspace,
} from "../model/model";

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
	/** Its own, and those that it inherits from its page. */
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
		for (const linked of countedReferences(model)) {
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
			for (const item of artifact.items) {
				const record = recordOf(artifact, item)?.decision;
				items.push({
					id: item.id,
					kind: item.kind,
					title: item.title,
					file: item.file,
					range: item.range,
					fields: fieldsOf(item, artifact),
					status: record?.status ?? item.status,
					...(record?.date ? { date: record.date } : {}),
					references: (byItem.get(item) ?? []).map(listedReference),
				});
			}
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

/** The page fields that hold for its items too. */
const inheritable = ["owner", "review-by", "since"];

/** The texts of an item's fields and of those that it inherits from its page, by name. */
export function fieldsOf(
	item: Item,
	artifact: Artifact,
): Record<string, string> {
	const inherited = inheritable.flatMap((name) => {
		const field = item.fields[name] ? undefined : artifact.fields[name];
		return field ? [field] : [];
	});
	return Object.fromEntries(
		[...Object.values(item.fields), ...inherited].map((f) => [f.name, f.text]),
	);
}

/** A model's references without the words in prose that only look like an id, as no item has such a prefix (`PC-7` may be a gate). */
export function countedReferences(model: Model): LinkedReference[] {
	const prefixes = new Set(
		lookupChain(model).flatMap((m) => [...m.items.keys()].map(idPrefix)),
	);
	return [...referencesOf(model)].filter(
		({ reference, targetFile }) =>
			reference.type !== "mentions" ||
			targetFile !== undefined ||
			prefixes.has(idPrefix(reference.id ?? "")),
	);
}

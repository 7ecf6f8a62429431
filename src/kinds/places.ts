/** Where each kind is expected when nothing else is said (design: default places). */

import { type Kind, kinds } from "../domain/kind";
import { decisionName, defaultDecisionPlace } from "./decision-places";

/** Kinds that may also be written as YAML at their default place. */
const yamlToo: ReadonlySet<Kind> = new Set([
	"metrics",
	"tech-stack",
	"principles",
	"capabilities",
	"themes",
	"frameworks",
	"reviews",
	"guardrails",
	"outcomes",
	"teams",
	"ownership",
	"dependencies",
	"practices",
]);

/** Kinds that may be spread over a folder with one file per item. */
const folderToo: ReadonlySet<Kind> = new Set([
	"principles",
	"themes",
	"guardrails",
]);

const byPath = new Map<string, Kind>([["strategy.md", "strategy"]]);
const byFolder = new Map<string, Kind>();
for (const { id } of kinds) {
	if (id === "decision") continue;
	byPath.set(`product/${id}.md`, id);
	if (yamlToo.has(id)) {
		byPath.set(`product/${id}.yaml`, id);
		byPath.set(`product/${id}.yml`, id);
	}
	if (folderToo.has(id)) byFolder.set(`product/${id}`, id);
}

/** The kind expected at a path (relative to its model's root, `/`-separated), or undefined. The case of names is ignored. */
export function kindAtDefaultPlace(path: string): Kind | undefined {
	const lower = path.toLowerCase();
	const exact = byPath.get(lower);
	if (exact) return exact;
	if (lower.endsWith(".md")) {
		const slash = lower.lastIndexOf("/");
		const folder = byFolder.get(lower.slice(0, Math.max(0, slash)));
		if (folder && !isIndex(lower.slice(slash + 1))) return folder;
	}
	return defaultDecisionPlace(path) && decisionName(path)
		? "decision"
		: undefined;
}

/** Says whether a default place is no proof of its kind: a `STRATEGY.md` is that of trading, caching or tests as often as the product's. */
export function isNameAlone(path: string): boolean {
	return path.toLowerCase() === "strategy.md";
}

/** The page that `new` and `init` write for a kind. */
export function defaultPage(kind: Kind): string {
	return `product/${kind}.md`;
}

/** Says whether a file name (lower case) is a folder's readme or index rather than a page of its own. */
export function isIndex(name: string): boolean {
	return /^(?:readme|index|_index|summary)\.(?:mdx?|markdown)$/.test(name);
}

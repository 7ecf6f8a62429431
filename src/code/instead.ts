/** Which package a guardrail means by what it says to use instead. */

import type { Item } from "../domain/artifact";
import { isId, normalId } from "../domain/id";
import { type PackageType, type Purl, parsePurl } from "../matching/purl";
import { findItem } from "../model/link";
import type { Model } from "../model/model";

/** A package to use instead. */
export interface Replacement {
	readonly purl: Purl;
	/** The range as written, where it is one. */
	readonly range?: string;
	/** Named by a package URL; a bare name may be any word, so it means a package only where that is known. */
	readonly isSure: boolean;
}

/**
 * The one package of an ecosystem that is meant; undefined where none or several are. Takes what is written as `Instead`, and the model in which
 * an id there is looked up: an entry of the tech stack means its package.
 */
export function replacementIn(
	instead: string,
	type: PackageType,
	model: Model,
): Replacement | undefined {
	const text = withoutMarkup(instead);
	const ids = text.split(/[\s,]+/).filter((word) => word !== "");
	const urls = ids.every(isId)
		? ids.flatMap((id) => packagesOf(findItem(model, normalId(id), "")))
		: [...text.matchAll(/pkg:[^\s,;)\]`]+(?:\s+[<>=~^!][^\s,;)\]`]*)*/gi)].map(
				([url]) => url.replace(/\.$/, ""),
			);
	const own = urls.flatMap((url) => {
		const purl = parsePurl(url);
		return purl?.type === type && !purl.name.includes("*")
			? [{ purl, isSure: true, ...rangeIn(url) }]
			: [];
	});
	if (own.length > 0 || urls.length > 0)
		return own.length === 1 ? own[0] : undefined;
	const bare = /^@?[\w.-]+(?:[/:][\w./-]+)?(?:@\S+)?$/.exec(text)?.[0];
	const url = bare && `pkg:${type}/${named(bare, type)}`;
	const purl = url ? parsePurl(url) : undefined;
	return url && purl ? { purl, isSure: false, ...rangeIn(url) } : undefined;
}

/** The package URLs that an entry of the tech stack names. */
function packagesOf(item: Item | undefined): string[] {
	return (item?.fields.packages?.entries ?? []).map(({ text }) => text);
}

function named(bare: string, type: PackageType): string {
	return type === "maven" ? bare.replace(":", "/") : bare;
}

function withoutMarkup(text: string): string {
	return text
		.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
		.replace(/`|\*\*/g, "")
		.replace(/^\s*use\s+/i, "")
		.trim()
		.replace(/[.,;]$/, "");
}

function rangeIn(url: string): Pick<Replacement, "range"> {
	const tail = url.slice(url.lastIndexOf("/") + 1);
	const at = tail.indexOf("@", 1);
	return at < 0 || tail.includes("?") ? {} : { range: tail.slice(at + 1) };
}

/** What can be done at once about an entry of a manifest that crosses a guardrail: take it out, or ask for what the guardrail says to use instead. */

import type { Edit, Fix } from "../domain/diagnostic";
import { replaceAt } from "../domain/edit";
import { compareText } from "../domain/paths";
import { type PackageType, type Purl, parsePurl } from "../matching/purl";
import type { Model, Workspace } from "../model/model";
import type { Exchange, SlotContent, VersionForm } from "./edits/entry-edits";
import { type Replacement, replacementIn } from "./instead";
import type { PackageEntry } from "./manifests/entry";
import { canonicalName } from "./manifests/names";
import { matches, names } from "./packages";
import type { CodeState } from "./state";
import { compareVersions, lowestPermitted } from "./versions";
import {
	type Crossing,
	forbids,
	type Guard,
	inForce,
	packageGuards,
} from "./violations";

/** An entry with the package to write in its place. */
interface Wanted {
	readonly name: string;
	/** "" where the form says none. */
	readonly version: string;
}

/** Finds remedies in one workspace, as of one check. */
export class Remedies {
	readonly #workspace: Workspace;
	readonly #recommended: CodeState["recommended"];
	readonly #guards = new Map<Model, readonly Guard[]>();
	readonly #wanted = new Map<string, Wanted | undefined>();

	/** Takes the workspace and what a check has found of the packages that are recommended. */
	constructor(
		workspace: Workspace,
		{ recommended }: Pick<CodeState, "recommended">,
	) {
		this.#workspace = workspace;
		this.#recommended = recommended;
	}

	/** The fixes for a crossing, none of which may be taken unseen; none for what is no entry of a manifest. */
	of(crossing: Crossing): Fix[] {
		const { entry, file, instead } = crossing;
		const { removal, exchange } = entry?.edits ?? {};
		if (!entry) return [];
		const fixes: Fix[] = [];
		if (removal)
			fixes.push({
				title: "Remove this entry",
				edits: [replaceAt(file, removal, "")],
			});
		if (exchange && instead) {
			const other = this.#exchanged(crossing, entry, exchange, instead);
			if (other) fixes.push(other);
		}
		return fixes;
	}

	#exchanged(
		{ item, file }: Crossing,
		entry: PackageEntry,
		{ slots, form, isBare }: Exchange,
		instead: string,
	): Fix | undefined {
		const from = this.#workspace.modelOf(item.file);
		const replacement = replacementIn(instead, entry.type, from);
		if (!replacement) return undefined;
		const { purl } = replacement;
		const isSame = names(purl, entry);
		// The package is there already: two entries of one name are one too many.
		const isThere =
			!isSame &&
			this.#recommended.some(
				(one) => one.file === file && names(purl, one.entry),
			);
		const wanted = isThere
			? undefined
			: this.#wantedFor(file, replacement, form);
		if (!wanted) return undefined;
		if (!isWritable(wanted.name, form, isBare)) return undefined;
		const edits = slots.map(({ at, holds }): Edit | undefined => {
			const text = written(holds, wanted, form);
			return text === undefined ? undefined : replaceAt(file, at, text);
		});
		if (!edits.every((edit) => edit !== undefined)) return undefined;
		const model = this.#workspace.modelOf(file);
		const { edits: _, borrows: __, ...rest } = entry;
		const next: PackageEntry = {
			...rest,
			name: canonicalName(entry.type, wanted.name),
			version: wanted.version,
		};
		const { version: ___, ...bare } = next;
		if (forbids(this.#guardsOf(model), file, wanted.version ? next : bare))
			return undefined;
		const name = shownName(purl);
		return {
			title: isSame
				? `Use ${name} ${wanted.version} instead`
				: `Use ${name} instead`,
			edits,
		};
	}

	/** What to write for a package: with the version in which it is used elsewhere, by most and then the highest. */
	#wantedFor(
		file: string,
		replacement: Replacement,
		form: VersionForm,
	): Wanted | undefined {
		const { purl, range, isSure } = replacement;
		const model = this.#workspace.modelOf(file);
		const key = JSON.stringify([purl, isSure, form, model.root]);
		if (this.#wanted.has(key)) return this.#wanted.get(key);
		const used = this.#recommended
			.map(({ entry }) => entry)
			.filter((entry) => names(purl, entry));
		const isKnown = isSure || used.length > 0 || isInStack(purl, model);
		const found = isKnown
			? (usual(used, purl, form) ?? unused(purl, range, form))
			: undefined;
		this.#wanted.set(key, found);
		return found;
	}

	#guardsOf(model: Model): readonly Guard[] {
		let guards = this.#guards.get(model);
		if (!guards) {
			guards = packageGuards(model, this.#workspace);
			this.#guards.set(model, guards);
		}
		return guards;
	}
}

/** Says whether the tech stack that holds in a model names a package, and not to be held off. */
function isInStack(
	{ type, name }: Pick<Purl, "type" | "name">,
	model: Model,
): boolean {
	for (const { item } of inForce(model)) {
		if (item.kind !== "tech-stack") continue;
		const { packages, ring } = item.fields;
		if (ring?.text.trim().toLowerCase() === "hold") continue;
		for (const { text } of packages?.entries ?? []) {
			const other = parsePurl(text);
			if (
				other?.type === type &&
				canonicalName(type, other.name) === canonicalName(type, name)
			)
				return true;
		}
	}
	return false;
}

/** How most entries of a package ask for it, as far as that can be written in a form. */
function usual(
	used: readonly PackageEntry[],
	purl: Purl,
	form: VersionForm,
): Wanted | undefined {
	const counts = new Map<string, { entry: PackageEntry; count: number }>();
	for (const entry of used) {
		const { version } = entry;
		if (version === undefined || !fits(form, version)) continue;
		if (purl.versions && !matches(purl, entry)) continue;
		const known = counts.get(version);
		if (known) known.count++;
		else counts.set(version, { entry, count: 1 });
	}
	const [best] = [...counts.values()].sort(
		(a, b) =>
			b.count - a.count ||
			byVersion(b.entry, a.entry) ||
			compareText(a.entry.version ?? "", b.entry.version ?? ""),
	);
	return best
		? {
				// A Go module's major version is a part of its name.
				name: form === "golang" ? best.entry.written : purl.name,
				version: best.entry.version ?? "",
			}
		: undefined;
}

function byVersion(a: PackageEntry, b: PackageEntry): number {
	const [low, other] = [a, b].map(({ type, version = "" }) =>
		lowestPermitted(type, version),
	);
	return low === undefined || other === undefined
		? Number(low !== undefined) - Number(other !== undefined)
		: (compareVersions(a.type, low, other) ?? 0);
}

/** What to write for a package that nobody uses yet: the range that is asked for, else any version where a manifest may say that. */
function unused(
	purl: Purl,
	range: string | undefined,
	form: VersionForm,
): Wanted | undefined {
	const { name } = purl;
	const isExact = /^v?\d[\w.+-]*$/.test(range ?? "");
	const version =
		form === "requirement" && isExact
			? `==${range}`
			: range?.trim().replace(/\s+(?=[<>=~!^])/g, form === "npm" ? " " : ",");
	if (version !== undefined)
		return form !== "golang" && fits(form, version)
			? { name, version }
			: undefined;
	const any = anyVersion[form];
	return any === undefined ? undefined : { name, version: any };
}

/** What asks for any version; undefined where a manifest has to name one. */
const anyVersion: Readonly<Record<VersionForm, string | undefined>> = {
	npm: "*",
	composer: "*",
	cargo: "*",
	poetry: "*",
	requirement: "",
	gem: ">= 0",
	golang: undefined,
	maven: undefined,
	nuget: undefined,
};

/** Nobody's range is longer. */
const longestVersion = 100;

/** The versions that can be written in a form as they are; nothing among them has to be escaped there. */
const versionForms: Readonly<Record<VersionForm, RegExp>> = {
	npm: /^[\w.^~<>=|*+ -]+$/,
	composer: /^[\w.^~<>=!|*+, -]+$/,
	poetry: /^[\w.^~<>=!|*+, -]+$/,
	cargo: /^[\d.^~<>=*][\w.^~<>=*+, -]*$/,
	requirement:
		/^(?:===?|~=|!=|<=?|>=?) ?[\w.*+!-]+(?: ?, ?(?:===?|~=|!=|<=?|>=?) ?[\w.*+!-]+)*$/,
	golang: /^v\d[\w.+-]*$/,
	gem: /^(?:(?:=|!=|<=?|>=?|~>) ?)?\d[\w.-]*$/,
	maven: /^\d[\w.-]*$/,
	nuget: /^\d[\w.+*-]*$/,
};

function fits(form: VersionForm, version: string): boolean {
	return version.length <= longestVersion && versionForms[form].test(version);
}

function isWritable(
	name: string,
	form: VersionForm,
	isBare: boolean | undefined,
): boolean {
	if (form === "maven") return /^[\w.-]+\/[\w.-]+$/.test(name);
	return isBare ? /^[\w-]+$/.test(name) : /^@?[\w./~-]+$/.test(name);
}

function written(
	holds: SlotContent,
	{ name, version }: Wanted,
	form: VersionForm,
): string | undefined {
	const [group = "", artifact = ""] = name.split("/");
	switch (holds) {
		case "name":
			return name;
		case "version":
			return version;
		case "group":
			return group;
		case "artifact":
			return artifact;
		case "coordinate":
			return `${group}:${artifact}:${version}`;
		case "requirement":
			return form === "requirement" ? `${name}${version}` : undefined;
	}
}

/** A name as its ecosystem's people write it. */
function shownName({
	type,
	name,
}: {
	readonly type: PackageType;
	readonly name: string;
}): string {
	return type === "maven" ? name.replace("/", ":") : name;
}

/** Gives an item another number, everywhere: where it is defined, where it is named, in anchors, and in a decision's file name. */

import type { Artifact, Item } from "../domain/artifact";
import type { Edit } from "../domain/diagnostic";
import { replaceAt } from "../domain/edit";
import { hasParts, idKey, normalId } from "../domain/id";
import { kindInfo, kindOfPrefix } from "../domain/kind";
import { Lines } from "../domain/lines";
import {
	folderOf,
	isWithin,
	join,
	nameOf,
	sharedFolders,
} from "../domain/paths";
import { contains, type Range, type Span } from "../domain/position";
import { nameOfDecision } from "../kinds/decision-places";
import { findItem, linkedFile, lookupChain } from "../model/link";
import type { LinkedPage, Model, Workspace } from "../model/model";
import { applied, isRefusal, type Refusal } from "../plans/plan";
import { findFrontMatter } from "../text/markdown/front-matter";
import { readMarkdown } from "../text/markdown/markdown";
import { anyIdsIn, splitTarget } from "../text/page/references";
import type { Place } from "./at";
import { ownNumbers, spanOf, titleNumber } from "./own-number";
import { readableParts } from "./readable";

export interface Renaming {
	/** In the files as they are called now; those of one file never overlap. */
	readonly edits: readonly Edit[];
	/** Files or folders that get another name, once the edits are made. */
	readonly renames: readonly { readonly from: string; readonly to: string }[];
}

export interface RenamedAt {
	/** What is typed over. */
	readonly range: Range;
	readonly item: Item;
	/** The id that it has now. */
	readonly placeholder: string;
}

/** What a rename at a place would rename, or why it can't be. Undefined where no item's id stands. */
export function prepareRename(
	workspace: Workspace,
	place: Place,
): RenamedAt | Refusal | undefined {
	const item =
		place.type === "definition"
			? place.item
			: place.type === "reference" && namesById(place)
				? place.target
				: undefined;
	if (!item) return undefined;
	const refused = unchangeable(workspace, item);
	return refused ?? { range: place.range, item, placeholder: item.id };
}

/** By an id or a number, rather than by words that link to it. */
function namesById({ linked }: Extract<Place, { type: "reference" }>): boolean {
	return (
		linked === undefined ||
		linked.reference.idRange !== undefined ||
		/^\D*\d{1,6}\D*$/.test(linked.reference.text)
	);
}

function unchangeable(workspace: Workspace, item: Item): Refusal | undefined {
	const model = workspace.modelOf(item.file);
	if (model.inherited)
		return {
			refused: `${item.id} comes from ${model.config.title || model.root}, which this model extends. Rename it there.`,
		};
	if (hasParts(item.id))
		return {
			refused: `The number of ${item.id} has several parts, which this can't change. Rename ${nameOf(item.file)} by hand, and look through the references to it.`,
		};
	if (!parts.test(item.id))
		return {
			refused: `This decision has no number to change: it goes by ${item.way === "file" ? `its file's name, ${nameOf(item.file)}` : "its heading"}.`,
		};
	return undefined;
}

/**
 * Gives an item another id. Takes the texts that the workspace was linked from, and the new id as somebody typed it (`KM-12`, `adr 12`,
 * `12`). Refuses, with a sentence for the person who asked, what would not leave the model as it was but for this id.
 */
export function rename(
	workspace: Workspace,
	read: (file: string) => string | undefined,
	item: Item,
	newId: string,
): Renaming | Refusal {
	const number = newNumber(workspace, item, newId);
	if (isRefusal(number)) return number;
	if (idKey(number.id) === idKey(item.id)) return { edits: [], renames: [] };
	const move = fileMove(workspace, item, number);
	if (move && isRefusal(move)) return move;
	return (
		taken(workspace, item, number, move) ??
		new Renamer(workspace, read, item, number, move).renaming()
	);
}

/** A number to be written in the ways that people write the old one. */
interface NewNumber {
	/** The whole id in its usual form. */
	readonly id: string;
	readonly value: number;
	/** How many digits ids here are filled up to with zeros; 0 where they aren't. */
	readonly width: number;
}

/** The number as it is written in place of some digits. */
function digits({ value, width }: NewNumber, old: string): string {
	const isFilled = old.startsWith("0") || old.length === width;
	return String(value).padStart(isFilled ? old.length : 0, "0");
}

/** An id in parts: prefix and digits. */
const parts = /^([A-Z]+(?:-[A-Z]+)*)-(\d{1,6})$/;

function newNumber(
	workspace: Workspace,
	item: Item,
	typed: string,
): NewNumber | Refusal {
	const refused = unchangeable(workspace, item);
	if (refused) return refused;
	const [, prefix = "", old = ""] = parts.exec(item.id) ?? [];
	const [, newPrefix, written] =
		/^(?:(\p{L}+(?:-\p{L}+)*)[- ]?#?)?(\d{1,6})$/u.exec(typed.trim()) ?? [];
	if (written === undefined)
		return {
			refused: `An id is ${prefix}- and a number of up to six digits, for example ${item.id}.`,
		};
	if (newPrefix !== undefined && newPrefix.toUpperCase() !== prefix) {
		const other = kindOfPrefix(newPrefix.toUpperCase());
		return {
			refused: other
				? `${newPrefix.toUpperCase()}- is for ${other.id === item.kind ? "other files, as their folders or names say" : other.label}. ${item.id} is a ${kindInfo(item.kind).singular}, so its id begins with ${prefix}-.`
				: `The id of a ${kindInfo(item.kind).singular} begins with ${prefix}- here, for example ${item.id}.`,
		};
	}
	const width = old.startsWith("0")
		? old.length
		: widthBeside(workspace.modelOf(item.file), item);
	const value = Number(written);
	// Ids other than those of decisions compare as they are written.
	const text =
		item.kind === "decision" || !written.startsWith("0")
			? String(value).padStart(width, "0")
			: written;
	return {
		id: normalId(`${prefix}-${text}`),
		value,
		width: Math.max(width, text.startsWith("0") ? text.length : 0),
	};
}

/** To how many digits a decision's neighbours fill up their numbers. */
function widthBeside(model: Model, item: Item): number {
	if (item.kind !== "decision") return 0;
	for (const { items } of model.artifacts)
		for (const { kind, file, id } of items)
			if (kind === "decision" && folderOf(file) === folderOf(item.file)) {
				const zeros = /-(0\d*)$/.exec(id)?.[1];
				if (zeros) return zeros.length;
			}
	return 0;
}

/** A decision's file, or the folder of its own, that carries its number. */
interface FileMove {
	readonly from: string;
	readonly to: string;
	/** How its name begins, up to where a link may write it in another way (a blank as `%20`); the number is in it. */
	readonly head: string;
	/** Where the number stands in the name. */
	readonly digits: Span;
}

function fileMove(
	workspace: Workspace,
	item: Item,
	number: NewNumber,
): FileMove | Refusal | undefined {
	if (item.way !== "file" || item.kind !== "decision") return undefined;
	const { stem, numberText, number: inName } = nameOfDecision(item.file);
	// A front matter may number the record otherwise than its file's name does.
	if (
		numberText === undefined ||
		/\D/.test(numberText) ||
		inName !== Number(/\d+$/.exec(item.id)?.[0])
	)
		return undefined;
	const hasFolder = !nameOf(item.file).startsWith(stem);
	const from = hasFolder ? folderOf(item.file) : item.file;
	const start = stem.indexOf(numberText);
	const end = start + numberText.length;
	const before = from.slice(0, from.length - nameOf(from).length + start);
	const newText = digits(number, numberText);
	const to = before + newText + from.slice(before.length + numberText.length);
	if (workspace.exists(to))
		return { refused: `There is already a ${to}. Choose another number.` };
	const head = /^[\w.-]*/.exec(stem)?.[0] ?? "";
	return {
		from,
		to,
		head: head.length < end ? stem.slice(0, end) : head,
		digits: { start, end },
	};
}

/** Why an id can't be given to an item: another one has it, or would be taken for it somewhere. */
function taken(
	workspace: Workspace,
	item: Item,
	{ id }: NewNumber,
	move: FileMove | undefined,
): Refusal | undefined {
	const home = workspace.modelOf(item.file);
	const key = idKey(id);
	const isDecision = item.kind === "decision";
	const refused = (other: Item): Refusal => ({
		refused: `${id} is taken: ${other.file} has it, "${other.title}". Choose another number.`,
	});
	const folder = folderOf(move?.from ?? item.file);
	const rivals = home.items.get(key) ?? [];
	const isOfLog = item.way !== "file";
	const rival = rivals.find(
		(other) =>
			!isDecision ||
			(isOfLog ? other.file === item.file : besides(folder, other.file)),
	);
	if (rival) return refused(rival);
	for (const model of workspace.models) {
		const chain = lookupChain(model);
		if (!chain.includes(home) || !chain.some((m) => m.items.has(key))) continue;
		/** Says whether an id means one item rather than another one that has it too. */
		const isNearer = (one: Item, other: Item, file: string) => {
			const distance = (i: Item) => chain.indexOf(workspace.modelOf(i.file));
			const farther = distance(one) - distance(other);
			return farther === 0
				? sharedFolders(one.file, file) >= sharedFolders(other.file, file)
				: farther < 0;
		};
		for (const { artifact, references } of model.pages)
			for (const { reference, target } of references) {
				if (!target || reference.path) continue;
				if (target === item) {
					const other = findItem(model, id, artifact.file, chain);
					if (other && isNearer(other, item, artifact.file))
						return refused(other);
				} else if (
					idKey(target.id) === key &&
					isNearer(item, target, artifact.file)
				)
					return refused(target);
			}
	}
	return undefined;
}

/** Says whether a decision stands in a folder, or in a folder of its own there. */
function besides(folder: string, file: string): boolean {
	const own = folderOf(file);
	return (
		own === folder || (folderOf(own) === folder && /^\d/.test(nameOf(own)))
	);
}

/** What is changed in one file. */
class FileEdits {
	readonly artifact: Artifact;
	readonly lines: Lines;
	/** By the offset where they begin: the same place is often found in two ways. */
	readonly #found = new Map<number, Span & { readonly newText: string }>();

	constructor(artifact: Artifact, text: string) {
		this.artifact = artifact;
		this.lines = new Lines(text);
	}

	replace(span: Span, newText: string): void {
		this.#found.set(span.start, { ...span, newText });
	}

	get edits(): Edit[] {
		return [...this.#found.values()]
			.sort((a, b) => a.start - b.start)
			.map((edit) =>
				replaceAt(this.artifact.file, this.lines.rangeOf(edit), edit.newText),
			);
	}
}

class Renamer {
	readonly #workspace: Workspace;
	readonly #read: (file: string) => string | undefined;
	readonly #item: Item;
	readonly #key: string;
	readonly #number: NewNumber;
	readonly #move: FileMove | undefined;
	readonly #home: Model;
	/** Finds what looks like the id, in any of its spellings. */
	readonly #spelled: RegExp;
	readonly #files = new Map<string, FileEdits>();
	/** Edits of settings, which are no artifacts. */
	readonly #settings: Edit[] = [];

	constructor(
		workspace: Workspace,
		read: (file: string) => string | undefined,
		item: Item,
		number: NewNumber,
		move: FileMove | undefined,
	) {
		this.#workspace = workspace;
		this.#read = read;
		this.#item = item;
		this.#key = idKey(item.id);
		this.#number = number;
		this.#move = move;
		this.#home = workspace.modelOf(item.file);
		const [, prefix = "", written = ""] = parts.exec(item.id) ?? [];
		this.#spelled =
			item.kind === "decision"
				? new RegExp(`${prefix}[- ]?#?0*${Number(written)}(?!\\d)`, "g")
				: new RegExp(`${prefix}-${written}(?!\\d)`, "g");
	}

	renaming(): Renaming {
		for (const model of this.#ownModels()) {
			const sees = lookupChain(model).includes(this.#home);
			for (const page of model.pages) this.#page(model, page, sees);
			if (sees) this.#inSettings(model);
		}
		this.#anchors();
		return {
			edits: [
				...[...this.#files.values()].flatMap(({ edits }) => edits),
				...this.#settings,
			],
			renames: this.#move ? [{ from: this.#move.from, to: this.#move.to }] : [],
		};
	}

	/** Models whose files are this workspace's. */
	#ownModels(): Model[] {
		return this.#workspace.models.filter(({ inherited }) => !inherited);
	}

	#edits({ artifact }: LinkedPage): FileEdits | undefined {
		const known = this.#files.get(artifact.file);
		if (known) return known;
		const text = this.#read(artifact.file);
		if (text === undefined) return undefined;
		const edits = new FileEdits(artifact, text);
		this.#files.set(artifact.file, edits);
		return edits;
	}

	#page(model: Model, page: LinkedPage, sees: boolean): void {
		const { artifact, references } = page;
		const isHome = artifact.file === this.#item.file;
		const naming = references.filter(({ target }) => target === this.#item);
		const text = this.#read(artifact.file) ?? "";
		const spelled = sees && text.search(this.#spelled) >= 0;
		const moved = this.#move !== undefined && text.includes(this.#move.head);
		if (!isHome && naming.length === 0 && !spelled && !moved) return;
		const file = this.#edits(page);
		if (!file) return;
		if (isHome) this.#definition(file);
		for (const { reference } of naming) {
			const { id, idRange, range } = reference;
			if (!idRange) this.#bareNumber(file, range);
			else if (id && idKey(id) === this.#key)
				this.#digits(file, spanOf(file.lines, idRange));
			if (moved) this.#pathsIn(file, spanOf(file.lines, range));
		}
		if (moved)
			for (const { range } of artifact.links)
				this.#path(file, spanOf(file.lines, range));
		if (spelled || moved) this.#prose(model, page, file);
	}

	#definition(file: FileEdits): void {
		const { artifact, lines } = file;
		if (artifact.decision)
			for (const span of ownNumbers(artifact, lines)) this.#digits(file, span);
		else this.#digits(file, spanOf(lines, this.#item.idRange));
	}

	/** Exchanges the last digits of a stretch. */
	#digits(file: FileEdits, span: Span): void {
		const source = file.lines.slice(span);
		const match = /(\d+)\D*$/.exec(source);
		const old = match?.[1];
		if (match === null || old === undefined) return;
		const start = span.start + match.index;
		file.replace({ start, end: start + old.length }, digits(this.#number, old));
	}

	/** "Superseded by 0007", `[7. Weigh twice](0007-weigh-twice.md)`. */
	#bareNumber(file: FileEdits, range: Range): void {
		const span = spanOf(file.lines, range);
		const text = /^\[([^[\]\n]*)\]/.exec(file.lines.slice(span))?.[1];
		this.#numberIn(
			file,
			text === undefined
				? span
				: { start: span.start + 1, end: span.start + 1 + text.length },
		);
	}

	/** A decision's number where it is all of a text, or begins its title. */
	#numberIn(file: FileEdits, span: Span): void {
		if (this.#item.kind !== "decision") return;
		const { lines } = file;
		const old = Number(/\d+$/.exec(this.#item.id)?.[0]);
		const alone = nothingButNumber.exec(lines.slice(span))?.[1];
		const number = Number(alone) === old ? span : titleNumber(lines, span, old);
		if (number) this.#digits(file, number);
	}

	/** Ids and file names that no reference speaks for: in fields that name no items, or named a second time. */
	#prose(
		model: Model,
		{ artifact, references }: LinkedPage,
		file: FileEdits,
	): void {
		const { lines } = file;
		const known = new Set([
			...references.flatMap(({ reference: { idRange } }) =>
				idRange ? [lines.offset(idRange.start)] : [],
			),
			...artifact.items.map(({ idRange }) => lines.offset(idRange.start)),
			...ownNumbers(artifact, lines).map(({ start }) => start),
		]);
		const isNew = ({ index }: { readonly index: number }) => !known.has(index);
		const head = this.#move?.head;
		if (
			![...lines.text.matchAll(this.#spelled)].some(isNew) &&
			!(head && lines.text.includes(head))
		)
			return;
		for (const part of readableParts(lines, artifact.format)) {
			const target = part.url === undefined ? undefined : splitTarget(part.url);
			if (part.url !== undefined && !target) continue;
			for (const id of anyIdsIn(lines, part))
				if (
					!known.has(id.start) &&
					idKey(id.text) === this.#key &&
					this.#isMeant(model, artifact, target?.path)
				)
					this.#digits(file, id);
			this.#pathsIn(file, part);
			if (target && this.#leadsHere(artifact, target.path))
				this.#numberIn(file, part);
		}
	}

	/** Says whether a link leads to the item's own file. */
	#leadsHere({ file }: Artifact, path: string): boolean {
		const { artifacts, exists } = this.#workspace;
		return (
			path !== "" &&
			linkedFile(file, path, artifacts, exists) === this.#item.file
		);
	}

	/** Says whether the old id means the item, in a link to a path or outside of links. */
	#isMeant(
		model: Model,
		{ file }: Artifact,
		path: string | undefined,
	): boolean {
		const { artifacts, exists } = this.#workspace;
		const linked = path && linkedFile(file, path, artifacts, exists);
		if (linked && artifacts.get(linked)?.decision)
			return linked === this.#item.file;
		return findItem(model, this.#item.id, file) === this.#item;
	}

	#inSettings(model: Model): void {
		const { file } = model.config;
		const text = file === undefined ? undefined : this.#read(file);
		if (file === undefined || text === undefined) return;
		const lines = new Lines(text);
		for (const id of anyIdsIn(lines, { start: 0, end: lines.text.length })) {
			if (idKey(id.text) !== this.#key) continue;
			if (findItem(model, id.text, file) !== this.#item) continue;
			const newText = id.text.replace(/\d+$/, (old) =>
				digits(this.#number, old),
			);
			this.#settings.push(replaceAt(file, lines.rangeOf(id), newText));
		}
	}

	/** The paths in a stretch of text that lead to the file which gets another name. */
	#pathsIn(file: FileEdits, span: Span): void {
		if (!this.#move) return;
		const { head } = this.#move;
		const source = file.lines.slice(span);
		for (
			let at = source.indexOf(head);
			at >= 0;
			at = source.indexOf(head, at + head.length)
		) {
			const before =
				/[^\s"'`<>()[\],;|]*$/.exec(source.slice(0, at))?.[0] ?? "";
			const after = /^[^\s"'`<>()[\],;|]*/.exec(source.slice(at))?.[0] ?? "";
			const start = span.start + at - before.length;
			const path = (before + after).replace(/[.:!?]+$/, "");
			this.#path(file, { start, end: start + path.length });
		}
	}

	/** A path, its fragment included. */
	#path(file: FileEdits, span: Span): void {
		if (!this.#move) return;
		const { from, head, digits: place } = this.#move;
		const source = file.lines.slice(span);
		const target = splitTarget(source);
		if (!target?.path) return;
		const { artifacts, exists } = this.#workspace;
		const leads = linkedFile(
			file.artifact.file,
			target.path,
			artifacts,
			exists,
		);
		if (leads === undefined || (leads !== from && !isWithin(from, leads)))
			return;
		const segments = source.replace(/[#?].*$/s, "").split("/");
		const upTo = (count: number) => segments.slice(0, count).join("/");
		const named =
			from === this.#item.file
				? segments.length - 1
				: segments.findIndex((_, i) => {
						const folder = splitTarget(upTo(i + 1))?.path ?? "";
						return join(folderOf(file.artifact.file), folder) === from;
					});
		if (!segments[named]?.startsWith(head)) return;
		const at = span.start + (named === 0 ? 0 : upTo(named).length + 1);
		this.#digits(file, { start: at, end: at + place.end });
	}

	/** Headings with other words have other anchors, in whichever files they stand. */
	#anchors(): void {
		const slugs = new Map(
			[...this.#files].map(([name, file]) => [name, newSlugs(file)] as const),
		);
		for (const model of this.#ownModels())
			for (const page of model.pages) {
				for (const { link, target } of page.anchored)
					if (target && link.fragmentRange)
						this.#anchor(page, link.fragmentRange, target, slugs);
				for (const { reference, targetFile = "" } of page.references) {
					const target = this.#workspace.artifacts.get(targetFile);
					if (!reference.fragment || !reference.path || !target) continue;
					const range = this.#fragmentRange(page, reference.range);
					if (range) this.#anchor(page, range, target, slugs);
				}
			}
	}

	/** Of a link in YAML, which no Markdown reader has taken apart. */
	#fragmentRange(page: LinkedPage, range: Range): Range | undefined {
		const text = this.#read(page.artifact.file);
		if (text === undefined) return undefined;
		const lines = this.#files.get(page.artifact.file)?.lines ?? new Lines(text);
		const span = spanOf(lines, range);
		const match = /\]\(\s*<?[^()\s<>#]*#([^()\s<>]+)/.exec(lines.slice(span));
		if (!match) return undefined;
		const end = span.start + match.index + match[0].length;
		return lines.range(end - (match[1] as string).length, end);
	}

	#anchor(
		page: LinkedPage,
		range: Range,
		target: Artifact,
		slugs: ReadonlyMap<string, ReadonlyMap<string, string>>,
	): void {
		const isHome = target.file === this.#item.file;
		const changed = slugs.get(target.file);
		if (!isHome && (changed?.size ?? 0) === 0) return;
		const file = this.#edits(page);
		if (!file) return;
		const span = spanOf(file.lines, range);
		const written = file.lines.slice(span);
		const fragment = splitTarget(`#${written}`)?.fragment ?? written;
		if (target.anchors.includes(fragment)) return;
		const slug = changed?.get(fragment) ?? changed?.get(loose(fragment));
		if (slug !== undefined)
			file.replace(span, fragment === written ? slug : encodeURI(slug));
		else if (isHome && fragment.toLowerCase() === this.#item.id.toLowerCase())
			this.#digits(file, span);
	}
}

/** A number alone, or one with a prefix of the repository's own. */
const nothingButNumber =
	/^[^\p{L}\p{N}]*(?:[A-Z]{1,8}(?:-[A-Z]{1,8})*[- #]*)?(\d{1,6})[^\p{L}\p{N}]*$/u;

/** The anchors of a file's headings that its edits change, by the old ones, as written and loosely. */
function newSlugs({
	artifact,
	lines,
	edits,
}: FileEdits): ReadonlyMap<string, string> {
	const changed = new Map<string, string>();
	if (
		!artifact.sections.some(({ range }) =>
			edits.some((edit) => contains(range, edit.range)),
		)
	)
		return changed;
	const text = applied(lines.text, edits);
	const headings = readMarkdown(
		text,
		findFrontMatter(text)?.end ?? 0,
	)?.blocks.filter((block) => block.type === "heading");
	for (const [i, { slug }] of artifact.sections.entries()) {
		const now = headings?.[i]?.slug;
		if (now === undefined || now === slug) continue;
		changed.set(slug, now);
		if (!changed.has(loose(slug))) changed.set(loose(slug), now);
	}
	return changed;
}

/** What the spellings of an anchor by different renderers have in common. */
function loose(anchor: string): string {
	return anchor
		.normalize("NFD")
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, "");
}

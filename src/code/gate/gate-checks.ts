/** What the checks of a guardrail no longer find that they found before. */

import type { Check, CheckType, Written } from "../../domain/artifact";
import type { Range } from "../../domain/position";
import { glob } from "../../matching/glob";
import { compilePattern } from "../../matching/pattern/pattern";
import { pathsOf, textsOf, versionsOf } from "../../matching/pattern/samples";
import { type Purl, parsePurl } from "../../matching/purl";
import { languageNamed } from "../linguist/languages";
import { canonicalName, isLike } from "../manifests/names";
import { reportPath } from "../sarif/report-path";
import { isWithin } from "../versions";

/** A place that a check no longer reaches: a file that is there, the glob that reached what is to come, or everything beside its new places. */
export type Placed =
	| { readonly example: string }
	| { readonly place: string }
	| { readonly everywhere: true };

export type Loss =
	/** Something that is no longer denied, asked for or gone by, as it was written. */
	| {
			readonly type: "entry";
			readonly check: CheckType;
			readonly written: string;
	  }
	/** Something that is allowed in addition. */
	| {
			readonly type: "allowed";
			readonly check: CheckType;
			readonly written: string;
	  }
	/** The list of what is allowed is gone. */
	| { readonly type: "list"; readonly check: CheckType }
	| { readonly type: "place"; readonly where: Placed };

interface Found {
	readonly what: Loss;
	/** Where it is written now; undefined where nothing is left that says it. */
	readonly range?: Range;
}

/** Where a check reached that none of some others reaches; undefined where they reach all of it. */
type PlacesLost = (held: Check, by: readonly Check[]) => Placed | undefined;

/**
 * Compares a guardrail's checks with those that it had, whatever their order and however they are written. What can't be told (two patterns
 * that differ, neither of which shows an example that the other lacks) is no loss.
 */
export function* lossesOf(
	was: readonly Check[],
	is: readonly Check[],
	placesLost: PlacesLost,
): Generator<Found> {
	for (const held of was) {
		const alike = is.filter(({ type }) => type === held.type);
		const at = alike[0]?.range;
		const place = (part: Check, by: readonly Check[]): Found[] => {
			const where = placesLost(part, by);
			return where ? [placed(where, by)] : [];
		};
		const entry = (text: string): Found => ({
			what: { type: "entry", check: held.type, written: text },
			...(at ? { range: at } : {}),
		});
		switch (held.type) {
			case "decision": {
				if (alike.length === 0)
					for (const { text } of held.for) yield entry(text);
				else yield* place(held, alike);
				break;
			}
			case "findings": {
				yield* reportsLost(held, alike, entry, place);
				break;
			}
			default: {
				// Every file is asked about, so what the same checks stand for is asked at once.
				const together = new Map<string, [Written[], readonly Check[]]>();
				for (const denied of held.deny) {
					const by = denying(held.type, denied, alike);
					if (!by) {
						yield entry(denied.text);
						continue;
					}
					const key = by.map((check) => alike.indexOf(check)).join();
					const known = together.get(key);
					if (known) known[0].push(denied);
					else together.set(key, [[denied], by]);
				}
				for (const [deny, by] of together.values())
					yield* place({ ...held, deny, allow: [] }, by);
				yield* allowedMore(held, alike, at, place);
			}
		}
	}
}

/** Stands where the places are written that are left. */
function placed(where: Placed, by: readonly Check[]): Found {
	const check = by.find((one) => placesOf(one).length > 0) ?? by[0];
	const places = check ? placesOf(check) : [];
	const [first] = places;
	const last = places.at(-1);
	const range =
		first && last
			? { start: first.range.start, end: last.range.end }
			: check?.range;
	return { what: { type: "place", where }, ...(range ? { range } : {}) };
}

function placesOf(check: Check): readonly Written[] {
	return check.type === "decision" ? check.for : check.in;
}

/** The checks that deny what was denied: each by itself where there are such, else those that do so together; undefined where it is not denied. */
function denying(
	type: CheckType,
	denied: Written,
	checks: readonly Check[],
): readonly Check[] | undefined {
	const alone = checks.filter(({ deny }) => isDenied(type, denied, deny));
	if (alone.length > 0) return alone;
	const together = checks.flatMap(({ deny }) => deny);
	return isDenied(type, denied, together) ? checks : undefined;
}

/** Says whether what one value denies is denied by some, as far as can be told. */
function isDenied(
	type: CheckType,
	{ text }: Written,
	by: readonly Written[],
): boolean {
	if (by.some((one) => one.text.trim() === text.trim())) return true;
	if (by.length === 0) return false;
	switch (type) {
		case "dependency": {
			const purl = parsePurl(text);
			return (
				!purl ||
				isPurlAmong(
					purl,
					by.flatMap((one) => parsePurl(one.text) ?? []),
				)
			);
		}
		case "language": {
			const language = languageNamed(text);
			return (
				!language || by.some((one) => languageNamed(one.text) === language)
			);
		}
		case "content": {
			const pattern = compilePattern(text);
			if (typeof pattern === "string") return true;
			const others = by.flatMap((one) => {
				const made = compilePattern(one.text);
				return typeof made === "string" ? [] : made;
			});
			const examples = textsOf(text).filter((example) => pattern.find(example));
			return examples.every((example) =>
				others.some((other) => other.find(example)),
			);
		}
		case "path": {
			const place = glob(text);
			const others = by.flatMap((one) => glob(one.text) ?? []);
			const examples = pathsOf(text).filter((path) => place?.matches(path));
			return examples.every((path) =>
				others.some((other) => other.matches(path)),
			);
		}
		default:
			return true;
	}
}

/** Says whether some package URLs mean every version of the packages that one means. */
function isPurlAmong(purl: Purl, by: readonly Purl[]): boolean {
	const alike = by.filter(
		({ type, name }) =>
			type === purl.type &&
			isLike(canonicalName(type, name), canonicalName(type, purl.name)),
	);
	if (alike.some(({ versions }) => !versions)) return true;
	if (alike.length === 0 || !purl.versions) return false;
	const ranges = alike.flatMap(({ versions }) => (versions ? [versions] : []));
	const own = purl.versions;
	return versionsOf(own, ...ranges)
		.filter((version) => isWithin(purl.type, version, own))
		.every((version) =>
			ranges.some((range) => isWithin(purl.type, version, range)),
		);
}

/** What a list allows that it did not, or that there is no list any more. */
function* allowedMore(
	held: Check,
	alike: readonly Check[],
	at: Range | undefined,
	place: (part: Check, by: readonly Check[]) => Found[],
): Generator<Found> {
	if (held.allow.length === 0) return;
	const lists = alike.filter(({ allow }) => allow.length > 0);
	const more = lists.map((list) => ({
		list,
		added: list.allow.filter((one) => !isAllowed(held, one)),
		unasked: ecosystemsOf(held).filter(
			(type) => !ecosystemsOf(list).includes(type),
		),
	}));
	const same = more.filter(
		({ added, unasked }) => added.length + unasked.length === 0,
	);
	const [nearest] = more.sort((a, b) => a.added.length - b.added.length);
	if (same.length > 0)
		yield* place(
			{ ...held, deny: [] },
			same.map(({ list }) => list),
		);
	else if (!nearest || nearest.unasked.length > 0)
		yield {
			what: { type: "list", check: held.type },
			...(at ? { range: at } : {}),
		};
	else
		for (const { text, range } of nearest.added)
			yield {
				what: { type: "allowed", check: held.type, written: text },
				range,
			};
}

/** Says whether a list allows a value already. */
function isAllowed({ type, allow }: Check, value: Written): boolean {
	return isDenied(type, value, allow);
}

/** The ecosystems that a list of packages speaks of: all others are free. */
function ecosystemsOf({ type, allow }: Check): readonly string[] {
	return type === "dependency"
		? [...new Set(allow.flatMap(({ text }) => parsePurl(text)?.type ?? []))]
		: [];
}

/** The reports and the tools' rules that are no longer gone by. */
function* reportsLost(
	held: Check,
	alike: readonly Check[],
	entry: (text: string) => Found,
	place: (part: Check, by: readonly Check[]) => Found[],
): Generator<Found> {
	const report = held.sarif?.text ?? "";
	const same = alike.filter(
		({ sarif }) => reportPath(sarif?.text ?? "") === reportPath(report),
	);
	if (same.length === 0) {
		yield entry(report);
		return;
	}
	const whole = same.filter(({ rules }) => rules.length === 0);
	const kept = held.rules.filter(({ text }) =>
		same.some(({ rules }) => rules.some((one) => one.text === text)),
	);
	if (whole.length > 0) yield* place(held, whole);
	else if (held.rules.length === 0) yield entry(report);
	else if (kept.length < held.rules.length)
		for (const rule of held.rules) {
			if (!kept.includes(rule)) yield entry(rule.text);
		}
	else yield* place(held, same);
}

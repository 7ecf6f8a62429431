/** Reads what another tool found from its report in SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/). */

import { join } from "../../domain/paths";
import type { Span } from "../../domain/position";
import { isRecord, type JsonRecord } from "../json";
import { sarifPieces } from "./sarif-pieces";

/** What a tool reported, or why its report can't be used, which completes "not read, as …". */
export type Report =
	| {
			readonly runs: readonly Run[];
			/** How many results there are beyond those that are read. */
			readonly left: number;
	  }
	| { readonly fault: string };

/** One run of one tool. */
export interface Run {
	/** The tool's name; "" where it has none. */
	readonly tool: string;
	/** ISO day on which it ended, or else began; undefined where it does not say. */
	readonly day?: string;
	/** False where it says that it did not do all its work. */
	readonly isFinished: boolean;
	/** What it reports of itself as an error, so that its results may not be all (Appendix I), each once; of very many the first. */
	readonly failures: readonly Failure[];
	/** Columns count code points instead of UTF-16 units. */
	readonly inCodePoints: boolean;
	/** Absolute folders that its paths count from, as `/home/ci/build`, or addresses of such. */
	readonly folders: readonly string[];
	/** Places of files that it names, each once; of very many the first. As in `Result`. */
	readonly places: readonly string[];
	/** What counts as a finding, each once, in the order of the report. */
	readonly results: readonly Result[];
}

/** Something that a tool could not do, as it says itself. */
export interface Failure {
	/** In one line and of a sane length: foreign text. */
	readonly message: string;
	/** The file that it speaks of, as in `Result`. */
	readonly place?: string;
}

/** One thing that a tool found: an own object in each report. */
export interface Result {
	/** The id of the tool's rule; "" where it has none. */
	readonly rule: string;
	/** In one line and of a sane length: foreign text, to be shown as it is. */
	readonly message: string;
	/**
	 * The file, normalised: relative to a folder that the report does not tell (`src/a.ts`), absolute on some machine (`/home/ci/a.ts`,
	 * `/c:/build/a.ts`), or an address (`https://…`). Undefined where the result names none.
	 */
	readonly place?: string;
	/** Where in it; the file as a whole where it does not say. */
	readonly region?: Region;
	/** The beginning of what stands there, by the tool's word. */
	readonly snippet?: string;
	/** Of the level `note`: the tool itself holds it to be minor. */
	readonly isNote: boolean;
}

/** A stretch of a file, 0-based, its end exclusive: by lines, whose characters may be left open, or by characters of the text. */
export type Region =
	| {
			readonly startLine: number;
			readonly startCharacter?: number;
			readonly endLine: number;
			/** The end of the line where it is left out. */
			readonly endCharacter?: number;
	  }
	| Span;

/** More results than this in a report say nothing new. */
export const mostResults = 100_000;
/** So many places are enough to tell which folder they count from. */
const mostPlaces = 500;
/** More failures than these tell nothing new. */
const mostFailures = 100;
/** Folders that a run's paths may count from, and that one of them may stand in. */
const mostBases = 50;
/** In characters: what is kept of a message and of a snippet. */
const longestMessage = 200;
const longestSnippet = 500;
/** Longer than any path, in characters. */
const longestPlace = 4000;
/** How many characters of results are read before others may have their turn. */
const stretch = 256 * 1024;

/**
 * Reads a report, some hundred thousand characters at each step, and keeps nothing of its text. Never throws. Left out are results that are
 * no findings: of another kind than `fail`, of level `none`, suppressed, or absent since the report's own baseline.
 */
export function* readingSarif(text: string): Generator<void, Report> {
	const source = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
	const pieces = yield* sarifPieces(source, mostResults);
	const log = parsed(pieces.frame);
	if (log === undefined) return { fault: "it is not JSON that can be read" };
	if (!isRecord(log) || !("version" in log || "runs" in log))
		return { fault: "it is JSON of another kind than SARIF" };
	const version = textOf(log.version);
	if (!/^2\.1\.0(?![\d.])/.test(version ?? ""))
		return {
			fault: version
				? `it is SARIF of another version (${oneLine(version, 20)}) than 2.1.0`
				: "it names no version of SARIF",
		};
	if (!Array.isArray(log.runs)) return { fault: "it has no list of `runs`" };
	const runs: Run[] = [];
	let n = 0;
	for (const one of log.runs) {
		if (!isRecord(one)) continue;
		if (isRecord(one.externalPropertyFileReferences))
			return { fault: "it keeps parts of itself in other files" };
		const reader = new RunReader(one);
		for (const result of listOf(one.results)) reader.add(result);
		const own = pieces.results[n++] ?? [];
		let pause = stretch;
		for (let at = 0; at < own.length; at += 2) {
			const end = own[at + 1] as number;
			const result = parsed(source.slice(own[at], end));
			if (result === undefined)
				return { fault: "it is not JSON that can be read" };
			reader.add(result);
			if (end - (own[0] as number) < pause) continue;
			yield;
			pause = end - (own[0] as number) + stretch;
		}
		runs.push(reader.run());
	}
	return { runs, left: pieces.left };
}

/** The value of a JSON text; undefined where it is none. */
function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

class RunReader {
	readonly #run: JsonRecord;
	readonly #driver: JsonRecord;
	readonly #extensions: readonly unknown[];
	readonly #artifacts: readonly unknown[];
	/** The rules by their ids; the driver's go first. */
	readonly #rules = new Map<string, JsonRecord>();
	readonly #places = new Set<string>();
	readonly #results = new Map<string, Result>();

	constructor(run: JsonRecord) {
		this.#run = run;
		const tool = recordOf(run.tool);
		this.#driver = recordOf(tool.driver);
		this.#extensions = listOf(tool.extensions);
		this.#artifacts = listOf(run.artifacts);
		for (const component of [this.#driver, ...this.#extensions])
			for (const rule of listOf(recordOf(component).rules)) {
				const id = textOf(recordOf(rule).id);
				if (id !== undefined && !this.#rules.has(id))
					this.#rules.set(id, recordOf(rule));
			}
		for (const artifact of this.#artifacts) {
			if (this.#places.size >= mostPlaces) break;
			const place = this.#placeOf(recordOf(recordOf(artifact).location));
			if (place) this.#places.add(place);
		}
	}

	/** Takes a result as it stands in the report, which may be anything. */
	add(value: unknown): void {
		if (!isRecord(value)) return;
		const rule = this.#ruleOf(value);
		const level =
			textOf(value.level) ??
			textOf(recordOf(rule?.defaultConfiguration).level) ??
			"warning";
		if (!isFinding(value) || level === "none") return;
		const id =
			textOf(value.ruleId) ??
			textOf(recordOf(value.rule).id) ??
			textOf(rule?.id) ??
			"";
		const physical = recordOf(
			recordOf(listOf(value.locations)[0]).physicalLocation,
		);
		const place = this.#placeOf(recordOf(physical.artifactLocation));
		const stands = recordOf(physical.region);
		const region = place === undefined ? undefined : regionOf(stands);
		const snippet = textOf(recordOf(stands.snippet).text);
		const result: Result = {
			rule: oneLine(id, longestMessage),
			message: oneLine(this.#messageOf(recordOf(value.message), rule)),
			...(place === undefined ? {} : { place }),
			...(region ? { region } : {}),
			...(snippet?.trim() ? { snippet: snippet.slice(0, longestSnippet) } : {}),
			isNote: level === "note",
		};
		if (place && this.#places.size < mostPlaces) this.#places.add(place);
		const key = JSON.stringify(result);
		if (!this.#results.has(key)) this.#results.set(key, result);
	}

	run(): Run {
		const invocations = listOf(this.#run.invocations).map(recordOf);
		const day = invocations
			.flatMap(({ endTimeUtc, startTimeUtc }) => {
				const time = textOf(endTimeUtc) ?? textOf(startTimeUtc) ?? "";
				return /^\d{4}-\d{2}-\d{2}T/.test(time) &&
					!Number.isNaN(Date.parse(time))
					? time.slice(0, 10)
					: [];
			})
			.sort()
			.at(-1);
		const bases = recordOf(this.#run.originalUriBaseIds);
		return {
			tool: oneLine(textOf(this.#driver.name) ?? "", 60),
			...(day ? { day } : {}),
			isFinished: invocations.every((i) => i.executionSuccessful !== false),
			failures: this.#failuresIn(invocations),
			inCodePoints: this.#run.columnKind === "unicodeCodePoints",
			folders: [
				...Object.keys(bases)
					.slice(0, mostBases)
					.map((id) => this.#baseOf(id)),
				...invocations
					.slice(0, mostBases)
					.flatMap(
						({ workingDirectory }) =>
							this.#placeOf(recordOf(workingDirectory)) ?? [],
					),
			].filter(isAbsolute),
			places: [...this.#places],
			results: [...this.#results.values()],
		};
	}

	/** Notifications of the level `error`, of the tool's work or of its configuration (§3.20.21 to 22); without a level they are warnings. */
	#failuresIn(invocations: readonly JsonRecord[]): Failure[] {
		const failures = new Map<string, Failure>();
		for (const invocation of invocations)
			for (const one of [
				...listOf(invocation.toolExecutionNotifications),
				...listOf(invocation.toolConfigurationNotifications),
			]) {
				if (failures.size >= mostFailures) break;
				const notification = recordOf(one);
				if (notification.level !== "error") continue;
				const physical = recordOf(
					recordOf(listOf(notification.locations)[0]).physicalLocation,
				);
				const place = this.#placeOf(recordOf(physical.artifactLocation));
				if (place && this.#places.size < mostPlaces) this.#places.add(place);
				const text =
					this.#messageOf(recordOf(notification.message), undefined) ||
					(textOf(recordOf(notification.descriptor).id) ?? "");
				const failure: Failure = {
					message: oneLine(text),
					...(place === undefined ? {} : { place }),
				};
				failures.set(JSON.stringify(failure), failure);
			}
		return [...failures.values()];
	}

	/** The rule that a result is of: by its index where it has one, else by its id, of which a part may name the rule (`CA2101/1`). */
	#ruleOf({ rule, ruleId, ruleIndex }: JsonRecord): JsonRecord | undefined {
		const reference = recordOf(rule);
		const component = recordOf(reference.toolComponent);
		const extension = isIndex(component.index)
			? this.#extensions[component.index]
			: undefined;
		const index = isIndex(reference.index) ? reference.index : ruleIndex;
		const id = textOf(ruleId) ?? textOf(reference.id);
		const indexed = isIndex(index)
			? listOf(recordOf(extension ?? this.#driver).rules)[index]
			: undefined;
		if (isRecord(indexed)) return indexed;
		if (id === undefined) return undefined;
		return this.#rules.get(id) ?? this.#rules.get(id.replace(/\/[^/]*$/, ""));
	}

	/** A message's plain text: its own, or the one that the rule keeps under its id, with its arguments. */
	#messageOf(
		{ text, id, arguments: given }: JsonRecord,
		rule: JsonRecord | undefined,
	): string {
		const kept = (strings: unknown, name: string) =>
			textOf(recordOf(ownOf(recordOf(strings), name)).text);
		const name = textOf(id);
		const pattern =
			textOf(text) ??
			(name === undefined
				? undefined
				: (kept(rule?.messageStrings, name) ??
					kept(this.#driver.globalMessageStrings, name))) ??
			"";
		const values = listOf(given);
		const filled =
			values.length === 0
				? pattern
				: pattern.replace(/\{\{|\}\}|\{(\d{1,3})\}/g, (whole, n) =>
						n === undefined
							? whole.charAt(0)
							: (textOf(values[Number(n)]) ?? whole),
					);
		return withoutLinks(filled.slice(0, 4 * longestMessage));
	}

	/** The file that an artifact location names, by itself or by its index. */
	#placeOf(location: JsonRecord): string | undefined {
		const uri = textOf(location.uri);
		if (uri === undefined) {
			const { index } = location;
			const artifact = isIndex(index) ? this.#artifacts[index] : undefined;
			const other = recordOf(recordOf(artifact).location);
			return textOf(other.uri) === undefined ? undefined : this.#placeOf(other);
		}
		if (uri.trim() === "" || uri.length > longestPlace) return undefined;
		const path = pathOf(uri);
		const base = textOf(location.uriBaseId);
		return isAbsolute(path)
			? normal(path)
			: normal(joined(base === undefined ? "" : this.#baseOf(base), path));
	}

	/** The folder that an id of the run stands for: absolute, or relative ("" for none) where the report leaves the rest open. */
	#baseOf(id: string): string {
		const bases = recordOf(this.#run.originalUriBaseIds);
		const seen = new Set<string>();
		let path = "";
		for (
			let at: string | undefined = id;
			at !== undefined && !seen.has(at) && seen.size < mostBases;
		) {
			seen.add(at);
			const base = recordOf(ownOf(bases, at));
			path = joined(pathOf(textOf(base.uri) ?? ""), path);
			if (isAbsolute(path) || path.length > longestPlace) break;
			at = textOf(base.uriBaseId);
		}
		return normal(path);
	}
}

/** Says whether a result is one that its tool wants to be dealt with (§3.27.9, §3.27.23 to 24). */
function isFinding({ kind, suppressions, baselineState }: JsonRecord): boolean {
	const accepted = listOf(suppressions).map(
		(one) => textOf(recordOf(one).status) ?? "accepted",
	);
	const isSuppressed =
		accepted.length > 0 && accepted.every((status) => status === "accepted");
	return (
		(textOf(kind) ?? "fail") === "fail" &&
		!isSuppressed &&
		baselineState !== "absent"
	);
}

/** A region by its lines, else by its characters (§3.30); numbers that can't be meant are passed over. */
function regionOf(region: JsonRecord): Region | undefined {
	const { startLine, startColumn, endLine, endColumn } = region;
	if (isNumber(startLine)) {
		const end = isNumber(endLine) && endLine >= startLine ? endLine : startLine;
		const first = isNumber(startColumn) ? startColumn - 1 : undefined;
		const last = isNumber(endColumn) ? endColumn - 1 : undefined;
		const isTurned =
			end === startLine && last !== undefined && last < (first ?? 0);
		return {
			startLine: startLine - 1,
			...(first === undefined ? {} : { startCharacter: first }),
			endLine: end - 1,
			...(last === undefined || isTurned ? {} : { endCharacter: last }),
		};
	}
	const { charOffset, charLength } = region;
	if (!isIndex(charOffset)) return undefined;
	const length = isIndex(charLength) ? charLength : 0;
	return { start: charOffset, end: charOffset + length };
}

/**
 * A URI or a path of any system as a path with `/`: `/home/ci/a.ts`, `/c:/build/a.ts`, `src/a.ts`; other addresses stay as they are. Tools that
 * put `file:` or `file://` before a relative path mean that path, although its first name is a host's then (RFC 8089).
 */
export function pathOf(uri: string): string {
	const text = uri.trim().replaceAll("\\", "/");
	const [, host, rest = text] =
		/^file:(?:\/\/([^/]*))?(.*)$/is.exec(text) ?? [];
	const whole =
		host === undefined || /^localhost$/i.test(host) ? rest : host + rest;
	return decoded(whole).replace(
		/^\/?([a-z]):(?=\/)/i,
		(_, letter: string) => `/${letter.toLowerCase()}:`,
	);
}

/** A text without percent-encoding; what is none, as in `100%.ts`, stays as it is. */
function decoded(text: string): string {
	return text.replace(/(?:%[\da-f]{2})+/gi, (encoded) => {
		try {
			return decodeURIComponent(encoded);
		} catch {
			return encoded;
		}
	});
}

/** Says whether a path says itself where it begins: at the root of some machine, or at an address. */
function isAbsolute(path: string): boolean {
	return path.startsWith("/") || isAddress(path);
}

/** Says whether a result's place is an address of another kind than a file's. */
export function isAddress(place: string): boolean {
	return /^[a-z][\w+.-]+:/i.test(place);
}

function joined(folder: string, path: string): string {
	if (folder === "" || path === "") return folder + path;
	return `${folder.replace(/\/$/, "")}/${path}`;
}

/** A path without `.`, `..` and doubled `/`. */
export function normal(path: string): string {
	if (isAddress(path)) return path;
	return `${path.startsWith("/") ? "/" : ""}${join("", path)}`;
}

/** A text in one line, without control characters, cut where it is longer than so many characters. */
export function oneLine(text: string, longest = longestMessage): string {
	const line = text
		.slice(0, 4 * longest)
		.replace(/[\p{Cc}\s]+/gu, " ")
		.trim();
	if (line.length <= longest) return line;
	// No half of a pair is left at the end.
	return `${line.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

/** A message without the links that SARIF puts into plain text (§3.11.6): `[the source](1)`. */
function withoutLinks(text: string): string {
	return text
		.replace(
			/\[((?:\\.|[^[\]\\]){1,200})\]\((?:\d{1,9}|[a-z][\w+.-]{1,20}:[^()\s]{0,300})\)/gi,
			"$1",
		)
		.replace(/\\([[\]\\])/g, "$1");
}

function recordOf(value: unknown): JsonRecord {
	return isRecord(value) ? value : {};
}

function listOf(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string | undefined {
	return typeof value === "string" ? value : undefined;
}

/** A property by a name from the report: `__proto__` is a name like any other. */
function ownOf(record: JsonRecord, name: string): unknown {
	return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** A count from 0 on that a file can need. */
function isIndex(value: unknown): value is number {
	return (
		typeof value === "number" &&
		Number.isInteger(value) &&
		value >= 0 &&
		value <= 0x7fffffff
	);
}

/** A count from 1 on. */
function isNumber(value: unknown): value is number {
	return isIndex(value) && value > 0;
}

/** Build scripts of Gradle, in Groovy or Kotlin: the coordinates that they write as plain texts. */

import { folderOf } from "../../domain/paths";
import {
	codeEntry,
	type Found,
	type ManifestReader,
	type PackageGroup,
} from "./entry";
import { isReadByItself } from "./linked";
import {
	argumentsAt,
	gradle,
	markAt,
	spanOf,
	type Token,
	tokensOf,
} from "./source-tokens";

/**
 * What a block is about. `none`: nothing that names packages. `detail`: it says more of the dependency before it. `managed`: versions for
 * whoever uses a package.
 */
type Block = "none" | "dependencies" | "managed" | "plugins" | "detail";

interface Draft extends Omit<Found, "version"> {
	version?: string | undefined;
}

/**
 * What is worked out in `dependencies` (a variable, a call) counts as code, but for projects, files and what Gradle itself brings. Names
 * such as `libs.x` are accessors of a version catalogue, which is a manifest of its own, where there is one that has them.
 */
export const readGradle: ManifestReader = (text, path) => {
	const tokens = tokensOf(text, gradle);
	const isOfSettings = /(?:^|\/)settings\.gradle(?:\.kts)?$/.test(path);
	const found: Draft[] = [];
	const blocks: Block[] = [];
	let head: Token | undefined;
	for (let at = 0; at < tokens.length; at++) {
		const token = tokens[at] as Token;
		const mark = markAt(tokens, at);
		const block = blocks.at(-1) ?? "none";
		if (token.kind === "end" || mark === ";") head = undefined;
		else if (mark === "{") {
			const isRepeated = repeats.test(tokens[at - 1]?.value ?? "");
			const isOwn = block === "none" || !isRepeated;
			// `commonMain.dependencies {` is a block of dependencies, too.
			const isOfObject = markAt(tokens, at - 2) === ".";
			const name = isOfObject ? tokens[at - 1] : head;
			blocks.push(isOwn ? blockOf(name?.value ?? "", block, blocks) : block);
			head = undefined;
		} else if (mark === "}") {
			blocks.pop();
			head = undefined;
		} else if (block === "none" || head) {
			head ??= token;
			const read =
				block === "none"
					? (assigned(tokens, at) ??
						applied(text, tokens, at, path) ??
						(isOfSettings ? catalogued(tokens, at) : undefined))
					: undefined;
			if (read) found.push(read);
		} else {
			head = token;
			const read = statementAt(text, tokens, at, block, found.at(-1));
			if (read) {
				for (const one of read.found) found.push(one);
				at = Math.max(at, read.end - 1);
			} else if (control.test(token.value)) {
				const { end } =
					markAt(tokens, at + 1) === "("
						? argumentsAt(tokens, at + 1)
						: { end: at + 1 };
				// What depends on a condition may follow it without a brace.
				if (markAt(tokens, end) !== "{") head = undefined;
				at = Math.max(at, end - 1);
			}
		}
	}
	return found;
};

const control = /^(?:if|else|for|while|when|try|catch|finally)$/;
/** Methods that call a block for each of some things. */
const repeats = /^(?:each|forEach|all|configureEach|with|apply)$/;

function blockOf(head: string, around: Block, all: readonly Block[]): Block {
	switch (around) {
		case "dependencies":
			if (control.test(head)) return around;
			return head === "constraints" ? "managed" : "detail";
		case "managed":
			return control.test(head) || /^(?:imports|dependencies)$/.test(head)
				? around
				: "detail";
		case "plugins":
			return control.test(head) ? around : "detail";
		case "detail":
			return "detail";
		case "none":
			if (all.length > 50) return "none";
			if (head === "dependencies") return "dependencies";
			if (head === "dependencyManagement") return "managed";
			return head === "plugins" ? "plugins" : "none";
	}
}

interface Read {
	readonly found: readonly Draft[];
	/** The index of the token behind the statement. */
	readonly end: number;
}

/** Statements in a block of dependencies that name none of the packages that are asked for. */
const asksNothing =
	/^(?:def|val|var|import|return|exclude|include|relocate|because|println|print|apply|components|modules|artifactTypes|attributesSchema|it|if|else|for|while|when|constraints|imports|dependencies|dependencySet)$/;

function statementAt(
	text: string,
	tokens: readonly Token[],
	at: number,
	block: Block,
	last: Draft | undefined,
): Read | undefined {
	const token = tokens[at] as Token;
	if (block === "detail") return detailAt(tokens, at, last);
	if (block === "plugins") return pluginAt(text, tokens, at);
	const isNamed = token.kind === "word" || token.kind === "text";
	if (!isNamed || asksNothing.test(token.value)) return undefined;
	const next = tokens[at + 1];
	const isCall =
		next &&
		(next.value === "(" ||
			(token.kind === "word" &&
				(next.kind === "text" || next.kind === "word" || next.value === "[")));
	if (!isCall) return undefined;
	const { values, end } = argumentsAt(tokens, at + 1);
	const isAdded = token.value === "add" && values[0]?.[0]?.kind === "text";
	const configuration = isAdded ? (values[0]?.[0]?.value ?? "") : token.value;
	const group = block === "managed" ? "managed" : groupOf(configuration);
	const asked = isAdded ? values.slice(1) : values;
	return { found: coordinatesIn(text, asked, group, configuration), end };
}

function groupOf(configuration: string): PackageGroup {
	if (/test/i.test(configuration)) return "dev";
	return /processor|^kapt|^ksp|^classpath$/i.test(configuration)
		? "build"
		: "runtime";
}

/** Nobody writes calls or lists within each other so deep. */
const deepest = 10;

/** How configurations are commonly called, so that what they are given is a dependency. */
const configurations =
	/implementation|api$|compile|runtime|only$|kapt|ksp|processor|classpath|provided|test|debug|release|shadow|mavenbom|^dependency$|^add$/i;
/** What names no package of a repository. */
const isNoPackage =
	/^(?:project|projects|files|fileTree|zipTree|gradleApi|gradleTestKit|gradleKotlinDsl|localGroovy|sourceSets|configurations)$/;
const wrappers =
	/^(?:platform|enforcedPlatform|testFixtures|variantOf|create|dependency|kotlin|npm|devNpm|peerNpm|optionalNpm)$/;

function coordinatesIn(
	text: string,
	values: readonly (readonly Token[])[],
	group: PackageGroup,
	configuration: string,
	depth = 0,
): Draft[] {
	const whole = mapNotation(values, group) ?? listNotation(values, group);
	if (whole) return [whole];
	if (depth > deepest) return [];
	return values.flatMap((value): Draft[] => {
		const [first] = value;
		if (!first) return [];
		if (markAt(value, 0) === "[")
			return coordinatesIn(
				text,
				argumentsAt(value, 0).values,
				group,
				configuration,
				depth + 1,
			);
		if (first.kind === "text") {
			const read = coordinate(first, group, value.length > 1);
			if (read) return [read];
			if (first.isPlain && value.length === 1) return [];
		}
		// The call that wraps it, also where it is one of an object: `dependencies.platform(…)`.
		const open = value.findIndex(
			({ kind, value: mark }) => kind === "mark" && mark === "(",
		);
		const callee = value[open - 1]?.value ?? "";
		if (first.kind === "word" && wrappers.test(callee)) {
			const inner = argumentsAt(value, open).values;
			return wrapped(text, callee, inner, group, configuration, depth + 1);
		}
		if (first.kind === "word" && isNoPackage.test(first.value)) return [];
		if (value.length > 1 && isOption(value)) return [];
		const borrows = accessorIn(value);
		if (borrows !== undefined)
			return configurations.test(configuration) || first.value === "libs"
				? [{ ...codeEntry(text, spanOf(value), group), borrows }]
				: [];
		return configurations.test(configuration)
			? [codeEntry(text, spanOf(value), group)]
			: [];
	});
}

/** Calls that give what an accessor of a version catalogue stands for. */
const isGetter = /^(?:get|asProvider)$/;

/** The accessor of a version catalogue that a value is written as: `libs.a.b`, `libs.a.get()`, `libs.findLibrary("a-b").get()`. */
function accessorIn(value: readonly Token[]): string | undefined {
	const names: string[] = [];
	for (let at = 0; at < value.length; at += 2) {
		const token = value[at];
		if (token?.kind !== "word") return undefined;
		const { values, end } =
			markAt(value, at + 1) === "("
				? argumentsAt(value, at + 1)
				: { values: [], end: at + 1 };
		if (end < value.length && markAt(value, end) !== ".") return undefined;
		const [alias] = values[0] ?? [];
		if (token.value === "findLibrary" && alias?.kind === "text")
			names.push(...alias.value.split(/[-_.]/));
		else if (end === at + 1) names.push(token.value);
		else if (!isGetter.test(token.value)) return undefined;
		at = end - 1;
	}
	return names.length > 1 ? names.join(".") : undefined;
}

function wrapped(
	text: string,
	callee: string,
	inner: readonly (readonly Token[])[],
	group: PackageGroup,
	configuration: string,
	depth: number,
): Draft[] {
	const [name, version] = inner.map((value) =>
		value.length === 1 && value[0]?.kind === "text" && value[0].isPlain
			? value[0]
			: undefined,
	);
	if (callee === "kotlin" || /npm$/i.test(callee)) {
		if (!name)
			return inner[0] ? [codeEntry(text, spanOf(inner[0]), group)] : [];
		const isKotlin = callee === "kotlin";
		return [
			{
				name: isKotlin
					? `org.jetbrains.kotlin/kotlin-${name.value}`
					: name.value,
				nameSpan: name.inner,
				span: { start: name.start, end: (version ?? name).end },
				version: version?.value,
				group,
				...(isKotlin ? {} : { type: "npm" as const }),
			},
		];
	}
	const isPlatform = /platform$/i.test(callee);
	return coordinatesIn(
		text,
		inner,
		isPlatform ? "managed" : group,
		configuration,
		depth,
	);
}

/** `key: value` or `key = value` that is none of a package's names. */
function isOption(value: readonly Token[]): boolean {
	return value[0]?.kind === "word" && /^[:=]$/.test(markAt(value, 1));
}

/**
 * `group:artifact:version[:classifier][@extension]`. A variable in the version leaves it as it is written; one in the name makes the whole
 * code, and so undefined here.
 */
function coordinate(
	token: Token,
	group: PackageGroup,
	goesOn: boolean,
): Draft | undefined {
	const match =
		/^([\w.-]+):([\w.-]+)(?:(:)([^:@]*))?(?::[^@]*)?(?:@.*)?$/s.exec(
			token.value,
		);
	if (!match) return undefined;
	const [, of = "", artifact = "", colon, version = ""] = match;
	// A name that the next text goes on with is not known.
	if (goesOn && colon === undefined) return undefined;
	const start = token.inner.start;
	const nameEnd = start + of.length + 1 + artifact.length;
	const end = version === "" ? nameEnd : nameEnd + 1 + version.length;
	return {
		name: `${of}/${artifact}`,
		nameSpan: { start, end: nameEnd },
		span: { start, end: Math.min(end, token.inner.end) },
		version: goesOn ? undefined : strict(version),
		group,
	};
}

/** `1.0!!` is Gradle's for strictly that one. */
function strict(version: string): string | undefined {
	return version.replace(/!!.*$/, "") || undefined;
}

/** `group: 'a', name: 'b', version: '1'`, in Kotlin with `=`. */
function mapNotation(
	values: readonly (readonly Token[])[],
	group: PackageGroup,
): Draft | undefined {
	const parts = new Map<string, readonly Token[]>();
	for (const value of values)
		if (isOption(value)) parts.set(value[0]?.value ?? "", value);
	const text = (key: string) => {
		const value = parts.get(key);
		const token = value?.length === 3 ? value[2] : undefined;
		return token?.kind === "text" ? token : undefined;
	};
	const [of, name, version] = ["group", "name", "version"].map(text);
	if (!of?.isPlain || !name?.isPlain) return undefined;
	const known = ["group", "name", "version"].flatMap((key) => {
		const value = parts.get(key);
		return value ? [spanOf(value)] : [];
	});
	return {
		name: `${of.value}/${name.value}`,
		nameSpan: name.inner,
		span: {
			start: Math.min(...known.map(({ start }) => start)),
			end: Math.max(...known.map(({ end }) => end)),
		},
		version: version && strict(version.value),
		group,
	};
}

/** Kotlin's `("a.b", "c", "1")`, of which the version may be missing. */
function listNotation(
	values: readonly (readonly Token[])[],
	group: PackageGroup,
): Draft | undefined {
	const [of, name, version] = values.slice(0, 3).map(([token, ...rest]) => {
		const isName = token?.kind === "text" && /^[\w.+-]+$/.test(token.value);
		return isName && token.isPlain && rest.length === 0 ? token : undefined;
	});
	if (!of || !name) return undefined;
	return {
		name: `${of.value}/${name.value}`,
		nameSpan: name.inner,
		span: { start: of.start, end: (version ?? name).end },
		version: version?.value,
		group,
	};
}

/** `strictly '1.0'` in a dependency's block. */
function detailAt(
	tokens: readonly Token[],
	at: number,
	last: Draft | undefined,
): undefined {
	const key = tokens[at]?.value ?? "";
	if (!/^(?:strictly|require|prefer)$/.test(key) || !last) return;
	const bracket = markAt(tokens, at + 1) === "(" ? 1 : 0;
	const version = tokens[at + 1 + bracket];
	if (version?.kind === "text" && last.version === undefined)
		last.version = strict(version.value);
}

/**
 * `id 'a.b' version '1'`, `kotlin("jvm") version "1.9"`, `alias(libs.plugins.x)`: by the artifact that stands for a plugin in repositories.
 */
function pluginAt(
	text: string,
	tokens: readonly Token[],
	at: number,
): Read | undefined {
	const word = tokens[at] as Token;
	if (word.value === "alias" && markAt(tokens, at + 1) === "(") {
		const { values, end } = argumentsAt(tokens, at + 1);
		const found = values.flatMap((value) => {
			const borrows = accessorIn(value);
			return borrows === undefined
				? []
				: [{ ...codeEntry(text, spanOf(value), "build"), borrows }];
		});
		return { found, end };
	}
	if (word.kind !== "word" || !/^(?:id|kotlin)$/.test(word.value))
		return undefined;
	const bracket = markAt(tokens, at + 1) === "(" ? 1 : 0;
	const name = tokens[at + 1 + bracket];
	if (name?.kind !== "text" || !name.isPlain) return undefined;
	const id =
		word.value === "kotlin" ? `org.jetbrains.kotlin.${name.value}` : name.value;
	let end = at + 2 + 2 * bracket;
	// Gradle's own plugins have names without a dot.
	if (!id.includes(".")) return { found: [], end };
	const draft: Draft = {
		name: `${id}/${id}.gradle.plugin`,
		nameSpan: name.inner,
		span: { start: name.start, end: name.end },
		group: "build",
	};
	if (tokens[end]?.value !== "version") return { found: [draft], end };
	const inBracket = markAt(tokens, end + 1) === "(" ? 1 : 0;
	const version = tokens[end + 1 + inBracket];
	end += 2 + 2 * inBracket;
	const found =
		version?.kind === "text"
			? {
					...draft,
					span: { start: name.start, end: version.end },
					version: strict(version.value),
				}
			: draft;
	return { found: [found], end };
}

/** In tokens: a library of a catalogue is short. */
const mostOfLibrary = 40;

/**
 * `library("x", "a.b:c:1")`, `library("x", "a.b", "c").version("1")`: a version catalogue that is written among the settings, and commonly called
 * `libs`.
 */
function catalogued(all: readonly Token[], at: number): Draft | undefined {
	if (all[at]?.kind !== "word" || all[at]?.value !== "library") return;
	const tokens = all.slice(at, at + mostOfLibrary);
	const { values, end } = argumentsAt(tokens, 1);
	const [alias] = values[0] ?? [];
	const [whole] = values[1] ?? [];
	const found =
		values.length === 2 && whole?.kind === "text"
			? coordinate(whole, "managed", false)
			: listNotation(values.slice(1), "managed");
	if (!found) return undefined;
	const lends = [`libs.${alias?.value.replace(/[-_]/g, ".")}`];
	const [version] =
		tokens[end + 1]?.value === "version"
			? (argumentsAt(tokens, end + 2).values[0] ?? [])
			: [];
	if (version?.kind !== "text" || !version.isPlain) return { ...found, lends };
	return {
		...found,
		lends,
		span: { start: found.span.start, end: version.end },
		version: strict(version.value),
	};
}

/** Another script that is taken in (`apply from: 'x'`, `apply(from = "x")`) and is not read by itself. */
function applied(
	text: string,
	tokens: readonly Token[],
	at: number,
	path: string,
): Draft | undefined {
	const bracket = markAt(tokens, at - 1) === "(" ? 1 : 0;
	if (tokens[at]?.value !== "from") return undefined;
	if (tokens[at - 1 - bracket]?.value !== "apply") return undefined;
	const file = tokens[at + 2];
	if (file?.kind !== "text" || !/^[:=]$/.test(markAt(tokens, at + 1)))
		return undefined;
	const isScript = (named: string) => /\.gradle(?:\.kts)?$/.test(named);
	const isRead = file.isPlain
		? isReadByItself(folderOf(path), file.value, isScript)
		: isScript(file.value);
	return isRead ? undefined : codeEntry(text, file.inner, "runtime");
}

/** A coordinate that a name stands for elsewhere (`ext.guava = 'a.b:c:1'`, `guava: 'a.b:c:1'`), to be used by that name. */
function assigned(tokens: readonly Token[], at: number): Draft | undefined {
	const token = tokens[at] as Token;
	if (token.kind !== "text" || !/^[=:]$/.test(markAt(tokens, at - 1)))
		return undefined;
	if (!/^[a-z][\w-]*(?:\.[\w-]+)+:[\w.-]+:\d[^:\s]*$/i.test(token.value))
		return undefined;
	return coordinate(token, "managed", false);
}

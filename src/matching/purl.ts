/** Package URLs as guardrails and the tech stack write them: `pkg:npm/luxon@<3`, with a range where a version is meant. */

/** Types whose manifests are read, by the names that package URLs have for them. */
const packageTypes = [
	"npm",
	"pypi",
	"golang",
	"cargo",
	"maven",
	"nuget",
	"gem",
	"composer",
	"docker",
	"jsr",
] as const;

export type PackageType = (typeof packageTypes)[number];

export interface Comparator {
	readonly operator: "<" | "<=" | ">" | ">=" | "=" | "!=";
	/** Without a leading `v`: `3`, `2.1.0-beta.1`; of an image any tag. */
	readonly version: string;
}

/** Alternatives; in each of them every comparator must hold. */
export type VersionRange = readonly (readonly Comparator[])[];

export interface Purl {
	readonly type: PackageType;
	/** With its namespace (`@scope/x`, `org.acme/core`), percent-decoded; `*` stands for any part of a name. */
	readonly name: string;
	/** Undefined where every version is meant. */
	readonly versions?: VersionRange;
}

/**
 * Reads a package URL; undefined where it can't be used. A range may stand behind the name (`@<3`) or in the qualifier that the Package URL
 * specification (ECMA-427) has for it (`?vers=vers:npm%2F%3C3`). Other qualifiers and subpaths are passed over: no manifest speaks of them.
 */
export function parsePurl(text: string): Purl | undefined {
	const read = readPurl(text);
	return typeof read === "string" ? undefined : read;
}

/** Says in a sentence why a package URL can't be used, or undefined where it can. */
export function purlFault(text: string): string | undefined {
	const read = readPurl(text);
	return typeof read === "string" ? read : undefined;
}

/** Names that people give to a type, and what package URLs call it. */
const otherNames: Readonly<Record<string, PackageType>> = {
	node: "npm",
	nodejs: "npm",
	yarn: "npm",
	pip: "pypi",
	python: "pypi",
	go: "golang",
	rust: "cargo",
	crates: "cargo",
	java: "maven",
	dotnet: "nuget",
	ruby: "gem",
	rubygems: "gem",
	gems: "gem",
	php: "composer",
	packagist: "composer",
	oci: "docker",
};

/** The package URL that was meant where only the beginning is wrong (`npm:moment`, `pkg:pip/requests`), or undefined. */
export function meantPurl(text: string): string | undefined {
	const match = /^(?:pkg:)?\/*([a-z]+)[:/]+(.+)$/i.exec(text.trim());
	if (!match) return undefined;
	const word = (match[1] as string).toLowerCase();
	const type = isPackageType(word) ? word : otherNames[word];
	const meant = `pkg:${type}/${match[2]}`;
	return type && meant !== text && parsePurl(meant) ? meant : undefined;
}

function isPackageType(word: string): word is PackageType {
	return (packageTypes as readonly string[]).includes(word);
}

function readPurl(text: string): Purl | string {
	const match = /^pkg:\/*([^/]*)(?:\/(.*))?$/i.exec(text.trim());
	if (!match)
		return "It does not begin with `pkg:` and a type, as `pkg:npm/moment` does.";
	const type = (match[1] as string).toLowerCase();
	if (!isPackageType(type))
		return `"${match[1]}" is not a type whose manifests are read: these are ${packageTypes.join(", ")}.`;
	const [, path = "", query = ""] =
		/^([^?#]*)(?:\?([^#]*))?/.exec(match[2] ?? "") ?? [];
	const tail = path.lastIndexOf("/") + 1;
	// The first character of a name may be the `@` of a scope.
	const at = path.indexOf("@", tail + 1);
	const name = decoded(at < 0 ? path : path.slice(0, at));
	const wrong = nameFault(type, name);
	if (wrong) return wrong;
	const vers = qualifiers(query, "vers");
	if (vers.length > 0) {
		if (at >= 0)
			return "It says its versions twice, behind `@` and by `vers=`, and package URLs allow one of them.";
		const range = vers.length > 1 ? twice : readVers(type, vers[0] as string);
		if (typeof range === "string") return range;
		return range.length > 0 ? { type, name, versions: range } : { type, name };
	}
	if (at < 0) return { type, name };
	const written = decoded(path.slice(at + 1)).trim();
	if (/^[*x]$/i.test(written)) return { type, name };
	const versions = readRange(type, written);
	return versions
		? { type, name, versions }
		: `"${written}" is not a version or a range such as \`<3\`, \`>=2.1 <3\` or \`1.x\`.`;
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

function nameFault(type: PackageType, name: string): string | undefined {
	if (name === "") return "It names no package.";
	const parts = name.split("/");
	const scoped = (type === "npm" || type === "jsr") && name.startsWith("@");
	if (scoped && parts.length !== 2)
		return `A scoped ${type} package is written \`pkg:${type}/@scope/name\`.`;
	if (type === "jsr" && !scoped && name !== "*")
		return "A package of JSR is written `pkg:jsr/@scope/name`.";
	if (type === "maven" && parts.length !== 2)
		return "A Maven package is written `pkg:maven/group/artifact`.";
	const most =
		type === "golang" || type === "docker"
			? Number.POSITIVE_INFINITY
			: scoped || type === "maven" || type === "composer"
				? 2
				: 1;
	const plain = scoped ? name.slice(1).split("/") : parts;
	// A registry may have a port.
	if (type === "docker" && parts.length > 1)
		plain[0] = (plain[0] as string).replace(/:\d+$/, "");
	return parts.length > most || !plain.every((p) => /^[\w.~*+-]+$/.test(p))
		? `"${name}" is not a name that ${type} packages have.`
		: undefined;
}

const twice = "It says `vers=` twice, and one range is meant.";

/** The values of a qualifier, percent-decoded: more than one is a mistake. */
function qualifiers(query: string, name: string): string[] {
	return query.split("&").flatMap((pair) => {
		const [key = "", ...value] = pair.split("=");
		return key.trim().toLowerCase() === name ? [decoded(value.join("="))] : [];
	});
}

/**
 * Reads a range by the Version Range Specifier of the Package URL project (`vers:npm/>=1.0.0|<2.0.0|3.1.0`); none for all versions, a
 * sentence where it can't be used.
 */
function readVers(type: PackageType, text: string): VersionRange | string {
	const written = text.replace(/\s+/g, "");
	const match = /^vers:([a-z][\w.+-]*)\/\|*(.*?)\|*$/i.exec(written);
	if (!match)
		return `"${text}" is not a range as \`vers=\` takes it: write it as in \`vers=vers:${type}/<3.0.0\`.`;
	const scheme = (match[1] as string).toLowerCase();
	if (scheme === "none") return "`vers:none` means no version at all.";
	if (scheme !== type && scheme !== "all")
		return `The versions of ${type} packages are not compared by the scheme "${scheme}": write \`vers:${type}/\`.`;
	const list = match[2] as string;
	if (list === "*") return [];
	if (scheme === "all") return "`vers:all` is followed by `/*` alone.";
	const found: Comparator[] = [];
	for (const constraint of list.split(/\|+/)) {
		const [, operator = "", rest = ""] =
			/^(<=|>=|!=|<|>|=)?(.*)$/.exec(constraint) ?? [];
		const exact = exactVersion(type, decoded(rest), operator);
		if (exact === undefined)
			return `"${constraint}" is not a version with \`<\`, \`<=\`, \`>\`, \`>=\` or \`!=\` before it.`;
		if (found.some((other) => other.version === exact))
			return `It names the version ${exact} twice, and each may stand in a range once.`;
		found.push({
			operator: (operator || "=") as Comparator["operator"],
			version: exact,
		});
	}
	return alternatives(found.sort(byRelease));
}

function exactVersion(
	type: PackageType,
	text: string,
	operator: string,
): string | undefined {
	if (type === "docker" && /^(?:|!?=)$/.test(operator))
		return /^\w[\w.-]*$/.test(text) ? text : undefined;
	// `1.x` is many versions.
	if (/[x*](?:\.|$)/i.test(text)) return undefined;
	if (type === "pypi" && /^\d+![\d.]+/.test(text)) return text;
	return version.exec(text)?.[1];
}

/** By the numbers that versions begin with, as signposts have to stand; those of one release stay in the order in which they are written. */
function byRelease(a: Comparator, b: Comparator): number {
	const [x, y] = [a, b].map(({ version: v }) => [
		Number(/^(\d+)!/.exec(v)?.[1] ?? 0),
		...parts(v.replace(/^\d+!/, "")),
	]) as [number[], number[]];
	for (let i = 0; i < Math.max(x.length, y.length); i++) {
		const order = (x[i] ?? 0) - (y[i] ?? 0);
		if (order !== 0) return order;
	}
	return 0;
}

/** What signposts in the order of their versions mean: from a lower bound to the upper one that follows, and each version named alone. */
function alternatives(posts: readonly Comparator[]): VersionRange | string {
	const not = posts.filter(({ operator }) => operator === "!=");
	const found: Comparator[][] = [];
	let last: Comparator | undefined;
	let low: Comparator | undefined;
	for (const post of posts) {
		const { operator, version: bound } = post;
		if (operator === "!=") continue;
		const isUpper = operator.startsWith("<");
		const isAmiss = isUpper ? !low && last !== undefined : low !== undefined;
		if (isAmiss && last)
			return `\`${operator}${bound}\` can't follow \`${last.operator}${last.version}\`: in the order of versions, \`<\` or \`<=\` closes what \`>\` or \`>=\` opened.`;
		if (operator === "=") found.push([post]);
		else if (isUpper) {
			found.push([...(low ? [low] : []), post, ...not]);
			low = undefined;
		} else low = post;
		last = post;
	}
	if (low) found.push([low, ...not]);
	return found.length > 0 ? found : [not];
}

const version = /^v?(\d+(?:\.\d+)*(?:[-+][\w.+-]+|\.?[a-z][\w.+-]*)?)$/i;
const comparison =
	/(<=|>=|<|>|={1,3}|\^|~>|~=|~)?\s*(v?\d[\w.+*-]*)(?:\s*,\s*|\s+|$)/iy;

function readRange(type: PackageType, text: string): VersionRange | undefined {
	if (type === "docker" && /^[a-z_][\w.-]*$/i.test(text))
		return [[{ operator: "=", version: text }]];
	const alternatives = text.split("||").map((part) => readAll(part.trim()));
	return alternatives.every((a) => a !== undefined) ? alternatives : undefined;
}

/** Comparators that must all hold, parted by blanks or commas. */
function readAll(text: string): Comparator[] | undefined {
	const found: Comparator[] = [];
	comparison.lastIndex = 0;
	while (comparison.lastIndex < text.length) {
		const match = comparison.exec(text);
		const read = match && comparators(match[1] ?? "", match[2] as string);
		if (!read) return undefined;
		found.push(...read);
	}
	return found.length > 0 ? found : undefined;
}

function comparators(
	operator: string,
	written: string,
): Comparator[] | undefined {
	const wild = /^v?(\d+(?:\.\d+)*)(?:\.[x*])+$/i.exec(written)?.[1];
	if (wild)
		return /^(?:=*|[~^])$/.test(operator)
			? between(wild, parts(wild))
			: undefined;
	const exact = version.exec(written)?.[1];
	if (!exact) return undefined;
	switch (operator) {
		case "<":
		case "<=":
		case ">":
		case ">=":
			return [{ operator, version: exact }];
		case "^": {
			const numbers = parts(exact);
			const leading = numbers.findIndex((n) => n > 0);
			return between(
				exact,
				leading < 0 ? numbers : numbers.slice(0, leading + 1),
			);
		}
		case "~":
			return between(exact, parts(exact).slice(0, 2));
		case "~>":
		case "~=": {
			const numbers = parts(exact);
			return between(exact, numbers.slice(0, Math.max(1, numbers.length - 1)));
		}
		default:
			return [{ operator: "=", version: exact }];
	}
}

/** The numbers that a version begins with. */
function parts(text: string): number[] {
	return (/^\d+(?:\.\d+)*/.exec(text)?.[0] ?? "").split(".").map(Number);
}

/** From a version up to where the last of these numbers grows by one. */
function between(from: string, numbers: readonly number[]): Comparator[] {
	const next = [...numbers.slice(0, -1), (numbers.at(-1) as number) + 1];
	return [
		{ operator: ">=", version: from },
		{ operator: "<", version: next.join(".") },
	];
}

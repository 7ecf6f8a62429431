/** Dockerfile: the images that stages begin from and that files are copied from. */

import { nameOf } from "../../domain/paths";
import type { Span } from "../../domain/position";
import type { Found, ManifestReader, PackageGroup } from "./entry";
import { hasVariable, isLike } from "./names";
import { lineSpans } from "./source-lines";

interface Stage {
	readonly name: string;
	/** The image it begins from as found, or the stage. */
	readonly base: number | Stage | undefined;
}

const longestValue = 1000;
/** Nobody writes more. */
const mostStages = 100;

/** Says whether a file is called as Dockerfiles are. Takes its path; such a name may end in anything. */
export function isDockerfile(path: string): boolean {
	return /^(?:(?:.*[-_.])?(?:docker|container)file|(?:docker|container)file[-_.](?!.*\.?(?:dockerignore|md|txt|sh|ps1|py|rb|go|[jt]s|json|ya?ml)$).*)$/is.test(
		nameOf(path),
	);
}

/**
 * Defaults of arguments are put in. Names of earlier stages and `scratch` are no images. The images that the last stage
 * stands on are `runtime`, the others `build`. A digest is no version; where neither it nor a tag is written, the tag is `latest`.
 */
export const readDockerfile: ManifestReader = (text) => {
	const found: Found[] = [];
	const stages: Stage[] = [];
	const byName = new Map<string, Stage>();
	const values = new Map<string, string>();
	const add = (span: Span): number | undefined => {
		const image = readImage(text, span, values);
		return image ? found.push(image) - 1 : undefined;
	};
	const mark = escapeMark(text);
	/** What a tool writes Dockerfiles from: nobody knows which stages there will be. */
	let isTemplate = false;
	/** The stage before that a name means, or may mean where a variable in it is not set: `binaries-$TARGETOS`. */
	const stageNamed = (written: string): Stage | undefined => {
		const name = resolved(written, values).toLowerCase();
		const known = byName.get(name);
		if (known || !hasVariable(name)) return known;
		const pattern = name.replace(/\$(?:\w+|\{[^{}]*\})/g, "*");
		return stages
			.slice(-mostStages)
			.find((stage) => stage.name && isLike(pattern, stage.name.toLowerCase()));
	};
	for (const { start, end } of instructions(text, mark)) {
		const line = text.slice(start, end);
		const [, word = ""] = /^\s*(\w+)\s/.exec(line) ?? [];
		const instruction = word.toUpperCase();
		if (instruction === "ARG" && stages.length === 0) {
			for (const [, name = "", value = ""] of line.matchAll(
				/\s([a-z_]\w*)=("[^"]*"|'[^']*'|\S*)/gi,
			))
				values.set(name, resolved(value.replace(/^["']|["']$/g, ""), values));
		} else if (instruction === "FROM") {
			const words = [
				...line.matchAll(mark === "`" ? /[^\s`]+/g : /[^\s\\]+/g),
			].filter(([w]) => !w.startsWith("--"));
			const [, image, as, name] = words;
			isTemplate ||= /\{[{%]|<%/.test(line);
			if (!image || /[{<]/.test(image[0].replaceAll("${", ""))) continue;
			const span = {
				start: start + image.index,
				end: start + image.index + image[0].length,
			};
			const base = stageNamed(image[0]) ?? add(span);
			const stage = {
				name: /^as$/i.test(as?.[0] ?? "") ? (name?.[0] ?? "") : "",
				base,
			};
			stages.push(stage);
			if (stage.name) byName.set(stage.name.toLowerCase(), stage);
		} else if (!isTemplate && /^(?:COPY|ADD|RUN)$/.test(instruction)) {
			for (const from of copiedFrom(line)) {
				const image = line.slice(from.start, from.end);
				if (!/^\d+$/.test(image) && !stageNamed(image))
					add({ start: start + from.start, end: start + from.end });
			}
		}
	}
	let last: Stage["base"] = stages.at(-1);
	while (typeof last === "object") last = last.base;
	return found.map((image, i) =>
		i === last ? { ...image, group: "runtime" } : image,
	);
};

/** `--from=image` of COPY, `--mount=…,from=image` of RUN, as far as the options go. */
function copiedFrom(line: string): Span[] {
	const option = /(?:\s|[\\`](?=[\r\n]))+(--[^\s\\]+)/y;
	const found: Span[] = [];
	option.lastIndex = /^\s*\w+/.exec(line)?.[0].length ?? 0;
	for (;;) {
		const written = option.exec(line)?.[1];
		if (!written) return found;
		const image = /^--(?:from=|mount=(?:.*,)?from=)([^,]+)/.exec(written)?.[1];
		const start = option.lastIndex - written.length;
		const at = image === undefined ? -1 : written.lastIndexOf(`=${image}`) + 1;
		if (image)
			found.push({ start: start + at, end: start + at + image.length });
	}
}

/** What joins a line to the next: a directive at the top may set it. */
function escapeMark(text: string): string {
	return /^#\s*escape\s*=\s*`/im.test(text.slice(0, 200)) ? "`" : "\\";
}

/** Instructions, each with the lines that the mark joins to it; comments and the texts that `<<END` begins are passed over. */
function* instructions(text: string, mark: string): Generator<Span> {
	const ends: string[] = [];
	let start: number | undefined;
	for (const line of lineSpans(text)) {
		const written = text.slice(line.start, line.end);
		if (ends.length > 0) {
			if (written.trim() === ends[0]) ends.shift();
			continue;
		}
		if (/^\s*#/.test(written)) continue;
		start ??= line.start;
		if (isContinued(text, line, mark)) continue;
		const span = { start, end: line.end };
		start = undefined;
		yield span;
		const instruction = text.slice(span.start, span.end);
		if (/^\s*(?:run|copy|add)\s/i.test(instruction))
			for (const [, , end = ""] of instruction.matchAll(
				/(?<=[\s\d])<<-?(["']?)([a-z_]\w*)\1/gi,
			))
				ends.push(end);
	}
	if (start !== undefined) yield { start, end: text.length };
}

function isContinued(
	text: string,
	{ start, end }: Span,
	mark: string,
): boolean {
	let at = end;
	while (at > start && /[ \t]/.test(text.charAt(at - 1))) at--;
	return at > start && text.charAt(at - 1) === mark;
}

/**
 * Reads an image's name and tag from a stretch of a text, with the values of variables put in, or what is written to stand instead of one that
 * is not set; undefined where no image stands there.
 */
export function readImage(
	text: string,
	span: Span,
	values: ReadonlyMap<string, string>,
	group: PackageGroup = "build",
): Found | undefined {
	const written = text.slice(span.start, span.end);
	const image = resolved(written, values);
	const end = nameEnd(image);
	const name = image.slice(0, end);
	if (name === "" || name === "scratch") return undefined;
	const rest = image.slice(end);
	const tag = /^:([^@]*)/.exec(rest)?.[1];
	return {
		name,
		nameSpan: { start: span.start, end: span.start + nameEnd(written) },
		span,
		version: rest === "" ? "latest" : tag || undefined,
		group,
	};
}

/** Where the name of an image ends and its tag or digest begins; a registry's port and what is in braces belong to the name. */
function nameEnd(image: string): number {
	let depth = 0;
	let colon = -1;
	for (let i = 0; i < image.length; i++) {
		const char = image.charAt(i);
		if (char === "{") depth++;
		else if (char === "}") depth--;
		else if (depth > 0) continue;
		else if (char === "/") colon = -1;
		else if (char === ":" && colon < 0) colon = i;
		else if (char === "@") return colon < 0 ? i : colon;
	}
	return colon < 0 ? image.length : colon;
}

/** A text with arguments put in, with the defaults of those that are not set; the others stay as they are written. */
function resolved(text: string, values: ReadonlyMap<string, string>): string {
	if (!text.includes("$")) return text;
	const value = text.replace(
		/\$\{(\w+)(?::?([-+])([^{}]*))?\}|\$(\w+)/g,
		(whole, braced, sign, other, bare) => {
			const known = values.get(braced ?? bare);
			const instead = other?.replace(/["']/g, "");
			if (sign === "+") return known ? instead : "";
			return known || (instead ?? whole);
		},
	);
	return value.length > longestValue ? text : value;
}

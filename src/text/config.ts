/** `opmodel.yaml`: what a repository says about its model. Mistakes in it are faults; the rest is used. */

import {
	type ReadDate,
	type ReadingFault,
	type Status,
	type Suppression,
	statuses,
	type Written,
} from "../domain/artifact";
import { type Category, categories, type Stage } from "../domain/category";
import type { Severity } from "../domain/diagnostic";
import { type Kind, kindOfCategory, kinds } from "../domain/kind";
import { Lines } from "../domain/lines";
import { type Range, startOfFile } from "../domain/position";
import { unreadable, validateConfig } from "../kinds/schema";
import { yamlSuppressions } from "./markdown/document";
import { schemaFaults, yamlFaults } from "./page/faults";
import { readDateAt, writtenValues } from "./page/fields";
import { readWhen } from "./when";
import type { Words } from "./words";
import { readYaml, type YamlNode, yamlData, yamlGet } from "./yaml";

export interface RuleSetting {
	readonly severity?: Severity | "off";
	/** Numbers such as `max-words`. */
	readonly options: Readonly<Record<string, number>>;
	readonly keyRange: Range;
	readonly range: Range;
}

export interface OptOut {
	readonly because: string;
	/** ISO where it could be read, else as written. */
	readonly reviewBy?: string;
	readonly reviewByRange?: Range;
	/** Where that is written in an unusual form. */
	readonly reviewByDate?: ReadDate;
	/** Of the category's name. */
	readonly range: Range;
}

export interface Config {
	/** The configuration's path from the workspace root; undefined where a model has none. */
	readonly file?: string;
	readonly title: string;
	/** Where a diagnostic about the whole model stands. */
	readonly titleRange: Range;
	readonly stage?: Stage;
	readonly expect?: readonly Category[];
	readonly extends: readonly Written[];
	/** Globs that replace a kind's default places. */
	readonly files: ReadonlyMap<Kind, readonly Written[]>;
	readonly notNeeded: ReadonlyMap<Category, OptOut>;
	readonly rules: ReadonlyMap<string, RuleSetting>;
	readonly preset?: "recommended" | "strict";
	readonly words: Words;
	readonly faults: readonly ConfigFault[];
	readonly suppressions: readonly Suppression[];
}

export type ConfigFault = Omit<ReadingFault, "rule">;

const kindIds: ReadonlySet<string> = new Set(kinds.map((k) => k.id));
const categoryIds: ReadonlySet<string> = new Set(categories.map((c) => c.id));

/** The configuration of a model that has none. */
export const noConfig: Config = {
	title: "",
	titleRange: startOfFile,
	extends: [],
	files: new Map(),
	notNeeded: new Map(),
	rules: new Map(),
	words: { status: new Map(), sections: new Map() },
	faults: [],
	suppressions: [],
};

/** Reads an `opmodel.yaml`. Takes its path from the workspace root and its text; never throws. */
export function readConfig(file: string, text: string): Config {
	const lines = new Lines(text);
	const yaml = readYaml(lines.text, { start: 0, end: lines.text.length });
	const { root } = yaml;
	const scalar = (node: YamlNode | undefined): string =>
		node?.type === "scalar" ? node.text : "";
	const pairs = (name: string) => {
		const node = yamlGet(root, name);
		return node?.type === "map" ? node.pairs : [];
	};
	const written = (node: YamlNode | undefined) => writtenValues(lines, node);

	const files = new Map<Kind, readonly Written[]>();
	for (const pair of pairs("files")) {
		const kind = kindOfCategory(pair.key) ?? pair.key;
		if (kindIds.has(kind)) files.set(kind as Kind, written(pair.value));
	}
	const notNeeded = new Map<Category, OptOut>();
	const strange: ConfigFault[] = [];
	for (const pair of pairs("not-needed")) {
		if (!categoryIds.has(pair.key)) continue;
		const reviewBy = yamlGet(pair.value, "review-by");
		const when = reviewBy && readWhen(lines.slice(reviewBy), "day");
		const review = scalar(reviewBy);
		if (reviewBy && !when && review !== "")
			strange.push({
				range: lines.rangeOf(reviewBy),
				message: unreadable(
					review,
					"`review-by`",
					"a date such as 2027-01-31, or a month such as 2027-01",
				),
			});
		notNeeded.set(pair.key as Category, {
			because: scalar(yamlGet(pair.value, "because")),
			...(reviewBy
				? {
						reviewBy: when?.iso ?? review,
						reviewByRange: lines.rangeOf(reviewBy),
					}
				: {}),
			...(reviewBy && when?.unusual
				? {
						reviewByDate: readDateAt(lines, reviewBy, when.iso, when.unusual),
					}
				: {}),
			range: lines.rangeOf(pair.keySpan),
		});
	}
	const rules = new Map<string, RuleSetting>();
	for (const pair of pairs("rules")) {
		const options: Record<string, number> = {};
		if (pair.value.type === "map")
			for (const { key, value } of pair.value.pairs) {
				if (key === "severity") continue;
				if (value.type === "scalar" && typeof value.value === "number")
					options[key] = value.value;
				else
					strange.push({
						range: lines.rangeOf(value),
						message: `The option \`${key}\` takes a number, so this changes nothing. Write the number alone.`,
					});
			}
		const severity = severityOf(
			pair.value.type === "scalar"
				? pair.value.value
				: yamlData(yamlGet(pair.value, "severity")),
		);
		rules.set(pair.key, {
			...(severity ? { severity } : {}),
			options,
			keyRange: lines.rangeOf(pair.keySpan),
			range: lines.range(pair.keySpan.start, pair.value.end),
		});
	}
	const stage = scalar(yamlGet(root, "stage"));
	const preset = scalar(yamlGet(root, "preset"));
	const expect = yamlGet(root, "expect");
	const title = yamlGet(root, "title");
	const firstKey = root?.type === "map" ? root.pairs[0]?.keySpan : undefined;
	return {
		file,
		title: scalar(title),
		titleRange: title
			? lines.rangeOf(title)
			: lines.rangeOf(firstKey ?? lines.line(0)),
		...(stage === "startup" || stage === "scaleup" || stage === "enterprise"
			? { stage }
			: {}),
		...(expect
			? {
					expect: written(expect)
						.map((w) => w.text)
						.filter((id): id is Category => categoryIds.has(id)),
				}
			: {}),
		extends: written(yamlGet(root, "extends")),
		files,
		notNeeded,
		rules,
		...(preset === "strict" || preset === "recommended" ? { preset } : {}),
		words: readWords(root),
		faults: [
			...yamlFaults(file, lines, yaml.faults),
			...schemaFaults(file, lines, yaml, validateConfig(yamlData(root))),
		]
			.map(({ rule: _, ...fault }): ConfigFault => fault)
			.concat(strange),
		suppressions: yamlSuppressions(lines, yaml),
	};
}

function severityOf(value: unknown): Severity | "off" | undefined {
	// YAML 1.1 readers take a bare `off` for false; ours does not, but people copy it in quotes or as false.
	if (value === false || value === "off") return "off";
	return value === "error" ||
		value === "warning" ||
		value === "information" ||
		value === "hint"
		? value
		: undefined;
}

function readWords(root: YamlNode | undefined): Words {
	const words = yamlGet(root, "words");
	const map = (name: string): [string, string][] => {
		const node = yamlGet(words, name);
		if (node?.type !== "map") return [];
		return node.pairs.flatMap((pair) =>
			pair.value.type === "scalar"
				? [
						[pair.key.trim().toLowerCase(), pair.value.text.trim()] as [
							string,
							string,
						],
					]
				: [],
		);
	};
	return {
		status: new Map(
			map("status").flatMap(([word, meaning]) => {
				const status = meaning.toLowerCase() as Status;
				return statuses.includes(status) ? [[word, status] as const] : [];
			}),
		),
		sections: new Map(map("sections")),
	};
}

/** package.json: what a package or an application asks npm for. */

import type { Found, ManifestReader, PackageGroup } from "./entry";
import {
	type JsonObject,
	type JsonPair,
	jsonInner,
	jsonPairs,
	readJson,
} from "./json";

const sections: Readonly<Record<string, PackageGroup>> = {
	dependencies: "runtime",
	devDependencies: "dev",
	optionalDependencies: "optional",
	peerDependencies: "peer",
};

/**
 * Overrides and resolutions are left out: they set a version of what something else asks for. Addresses, folders, workspaces and catalogues
 * declare no version here.
 */
export const readNpm: ManifestReader = (text) => {
	const found: Found[] = [];
	const root = readJson(text);
	for (const [name, group] of Object.entries(sections))
		for (const pair of sectionPairs(root, name)) {
			const entry = entryOf(text, pair, group);
			if (entry) found.push(entry);
		}
	return found.sort((a, b) => a.span.start - b.span.start);
};

/** A section also where the brace before it is missing, so that it stands in the one above. */
function sectionPairs(root: JsonObject, name: string): readonly JsonPair[] {
	return [
		...jsonPairs(root, name),
		...Object.keys(sections)
			.filter((other) => other !== name)
			.flatMap((other) => jsonPairs(root, other))
			.flatMap(({ key, value }) =>
				key.value === name && value?.type === "object" ? value.pairs : [],
			),
	];
}

function entryOf(
	text: string,
	{ key, value }: JsonPair,
	group: PackageGroup,
): Found | undefined {
	if (value?.type === "object" || key.value === "") return undefined;
	const name = {
		name: key.value,
		nameSpan: jsonInner(text, key),
		span: { start: key.start, end: value?.end ?? key.end },
		group,
	};
	if (!value) return name;
	const alias = /^npm:(@?[^@]+)(?:@(.*))?$/.exec(value.value);
	if (!alias) return { ...name, version: declared(value.value) };
	const real = alias[1] as string;
	const start = text.indexOf(real, value.start);
	return {
		...name,
		// With an escape in it the name does not stand there letter for letter.
		...(start >= 0 && start < value.end
			? { name: real, nameSpan: { start, end: start + real.length } }
			: { name: real }),
		version: alias[2],
	};
}

function declared(value: string): string | undefined {
	const behind =
		/#semver:(.+)$/.exec(value)?.[1] ??
		/^patch:.*@npm(?:%3A|:)([^#]+)/i.exec(value)?.[1];
	if (behind !== undefined) return behind;
	return /[/:]/.test(value) ? undefined : value;
}

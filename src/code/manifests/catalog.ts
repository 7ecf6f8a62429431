/** Catalogues of pnpm and Yarn: versions that the packages of a workspace share, so that their own manifests say `catalog:`. */

import { readYaml, type YamlNode, yamlGet } from "../../text/yaml";
import type { Found, ManifestReader } from "./entry";

/** The one without a name, and those with one. */
export const readCatalogs: ManifestReader = (text) => {
	const { root } = readYaml(text, { start: 0, end: text.length });
	const named = yamlGet(root, "catalogs");
	return [
		yamlGet(root, "catalog"),
		...(named?.type === "map" ? named.pairs.map(({ value }) => value) : []),
	].flatMap((catalog) => entriesOf(text, catalog));
};

function entriesOf(text: string, catalog: YamlNode | undefined): Found[] {
	if (catalog?.type !== "map") return [];
	return catalog.pairs.flatMap(({ key, keySpan, value }): Found[] => {
		if (value.type !== "scalar" || key === "") return [];
		const isQuoted = /["']/.test(text.charAt(keySpan.start));
		const nameSpan = isQuoted
			? { start: keySpan.start + 1, end: keySpan.end - 1 }
			: keySpan;
		return [
			{
				name: key,
				nameSpan,
				span: { start: keySpan.start, end: Math.max(keySpan.end, value.end) },
				version: value.text || undefined,
				group: "managed",
			},
		];
	});
}

/** compose.yaml: the images that the services of Compose run. */

import { readYaml, type YamlNode, yamlGet } from "../../text/yaml";
import { readImage } from "./docker";
import type { Found, ManifestReader } from "./entry";

/** Deeper merges are nobody's. */
const mostMerges = 20;

/**
 * A service that is built here names by `image` what becomes of it, which is left out. Of variables, what stands instead of one that is not set
 * is put in. An image that several services take over by an anchor is one entry.
 */
export const readCompose: ManifestReader = (text) => {
	const { root } = readYaml(text, { start: 0, end: text.length });
	const services = yamlGet(root, "services");
	if (services?.type !== "map") return [];
	const found = new Map<number, Found>();
	for (const { value } of services.pairs) {
		if (merged(value, "build")) continue;
		const image = merged(value, "image");
		if (image?.type !== "scalar" || image.text === "") continue;
		const isQuoted = /["']/.test(text.charAt(image.start));
		const span = isQuoted
			? { start: image.start + 1, end: image.end - 1 }
			: { start: image.start, end: image.end };
		const entry = readImage(text, span, new Map(), "runtime");
		if (entry) found.set(span.start, entry);
	}
	return [...found.values()].sort((a, b) => a.span.start - b.span.start);
};

/** The value of a name in a mapping, or in those that are merged into it (`<<: *base`). */
function merged(
	node: YamlNode | undefined,
	key: string,
	depth = 0,
): YamlNode | undefined {
	const own = yamlGet(node, key);
	if (own || depth > mostMerges) return own;
	const base = yamlGet(node, "<<");
	for (const one of base?.type === "list" ? base.entries : [base]) {
		const found = one && merged(one, key, depth + 1);
		if (found) return found;
	}
	return undefined;
}

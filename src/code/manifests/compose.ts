/** compose.yaml: the images that the services of Compose run. */

import { folderOf, nameOf } from "../../domain/paths";
import type { Span } from "../../domain/position";
import { readYaml, type YamlNode, yamlGet } from "../../text/yaml";
import { isDockerfile, readImage } from "./docker";
import { codeEntry, type Found, type ManifestReader } from "./entry";
import { isReadByItself } from "./linked";

/** Deeper merges are nobody's. */
const mostMerges = 20;

/** Says whether a file is called as Compose's are. Takes its path. */
export function isComposeFile(path: string): boolean {
	return /^(?:docker-)?compose(?:[-_.].*)?\.ya?ml$/s.test(nameOf(path));
}

/**
 * A service that is built here names by `image` what becomes of it, which is left out. Of variables, what stands instead of one that is not set
 * is put in. An image that several services take over by an anchor is one entry. Files that are taken in (`include`, `extends`) or built from
 * count as code where they are no manifests by themselves.
 */
export const readCompose: ManifestReader = (text, path) => {
	const { root } = readYaml(text, { start: 0, end: text.length });
	const folder = folderOf(path);
	const found = new Map<number, Found>();
	const add = (span: Span, entry: Found | undefined) => {
		if (entry) found.set(span.start, entry);
	};
	const isCompose = (written: string) =>
		isReadByItself(folder, written, isComposeFile);
	const link = (node: YamlNode | undefined, isRead = isCompose) => {
		const written = writtenIn(node, text);
		if (written && !isRead(text.slice(written.start, written.end)))
			add(written, codeEntry(text, written, "runtime"));
	};
	for (const one of entriesOf(yamlGet(root, "include")))
		for (const file of entriesOf(
			one.type === "map" ? yamlGet(one, "path") : one,
		))
			link(file);
	const services = yamlGet(root, "services");
	for (const { value } of services?.type === "map" ? services.pairs : []) {
		const build = merged(value, "build");
		const image = writtenIn(merged(value, "image"), text);
		if (build) {
			const isLocal = (written: string) => !/:\/\/|^git@/.test(written);
			link(yamlGet(build, "context") ?? build, isLocal);
			link(yamlGet(build, "dockerfile"), isDockerfile);
			link(yamlGet(build, "dockerfile_inline"), () => false);
		} else if (image) add(image, readImage(text, image, new Map(), "runtime"));
		else link(yamlGet(merged(value, "extends"), "file"));
	}
	return [...found.values()].sort((a, b) => a.span.start - b.span.start);
};

/** What is listed, or the one thing that stands instead of a list. */
function entriesOf(node: YamlNode | undefined): readonly YamlNode[] {
	if (!node) return [];
	return node.type === "list" ? node.entries : [node];
}

/** Where a text stands, without its quotes; undefined where there is none. */
function writtenIn(node: YamlNode | undefined, text: string): Span | undefined {
	if (node?.type !== "scalar" || node.text.trim() === "") return undefined;
	return /["']/.test(text.charAt(node.start))
		? { start: node.start + 1, end: node.end - 1 }
		: {
				start: node.start,
				end: node.start + text.slice(node.start, node.end).trimEnd().length,
			};
}

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

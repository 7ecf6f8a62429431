/** The documents that the language features are registered for; which of them are artifacts, the engine says. */

import type { DocumentFilter } from "vscode";

/** Markdown and YAML files, whatever language an extension gives them. */
export const artifactFiles: readonly DocumentFilter[] = [
	{ language: "markdown" },
	{ language: "yaml" },
	{ pattern: "**/*.{md,mdx,markdown,yaml,yml}" },
];

/** Guardrails may speak of any file. */
export const everyFile: DocumentFilter = { pattern: "**/*" };

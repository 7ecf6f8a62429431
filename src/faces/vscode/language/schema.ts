/** Where the YAML extension answers from our schemas as well, so that we leave names and values to it. */

import { extensions, type TextDocument, workspace } from "vscode";

/** The files that the manifest gives a schema. */
const schemaFiles: readonly string[] = (
	(extensions.getExtension("opmodel.opmodel")?.packageJSON.contributes
		.yamlValidation ?? []) as readonly { readonly fileMatch: string[] }[]
).flatMap(({ fileMatch }) => fileMatch);

/** Says whether the YAML extension is there, gives this document one of our schemas and has the feature switched on. */
export function isLeftToYaml(
	document: TextDocument,
	feature: "completion" | "hover",
): boolean {
	return (
		document.languageId === "yaml" &&
		extensions.getExtension("redhat.vscode-yaml") !== undefined &&
		schemaFiles.some((file) => document.uri.path.endsWith(`/${file}`)) &&
		workspace.getConfiguration("yaml", document).get(feature, true)
	);
}

/** composer.json: what a PHP project requires. */

import type { ManifestReader } from "./entry";
import { jsonPairs, readJson } from "./json";

/** Names without a vendor (`php`, `ext-json`) are the platform, and no packages. */
export const readComposer: ManifestReader = (text) => {
	const root = readJson(text);
	return (["require", "require-dev"] as const)
		.flatMap((section) =>
			jsonPairs(root, section).flatMap(({ key, value }) =>
				value?.type === "object" || !key.value.includes("/")
					? []
					: [
							{
								name: key.value,
								nameSpan: key.inner,
								span: { start: key.start, end: value?.end ?? key.end },
								version: value?.value,
								group:
									section === "require"
										? ("runtime" as const)
										: ("dev" as const),
							},
						],
			),
		)
		.sort((a, b) => a.span.start - b.span.start);
};

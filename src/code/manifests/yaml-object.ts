/** A mapping of YAML as the JSON object that it stands for, with its places. */

import type { Span } from "../../domain/position";
import type { YamlNode } from "../../text/yaml";
import type { JsonObject, JsonPair, JsonText } from "./json";

/** Takes the text that the node was read from. Lists, and what is no mapping, have no pairs. */
export function yamlObject(
	text: string,
	node: YamlNode | undefined,
): JsonObject {
	const pairs: JsonPair[] = [];
	if (node?.type === "map")
		for (const { key, keySpan, value } of node.pairs)
			pairs.push({
				key: textAt(text, keySpan, key),
				value:
					value.type === "map"
						? yamlObject(text, value)
						: value.type === "scalar" && value.text !== ""
							? textAt(text, value, value.text)
							: undefined,
			});
	return { type: "object", pairs };
}

function textAt(text: string, { start, end }: Span, value: string): JsonText {
	const quote = text.charAt(start);
	const isQuoted = (quote === '"' || quote === "'") && end - start > 1;
	const isClosed = isQuoted && text.charAt(end - 1) === quote;
	return {
		type: "text",
		start,
		end,
		value,
		inner: isQuoted
			? { start: start + 1, end: isClosed ? end - 1 : end }
			: { start, end },
	};
}

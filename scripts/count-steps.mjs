// Makes JavaScript count its steps, so that a test can say how much work something is, on every machine the same. A step is the call of a
// function or a turn of a loop, and each entry of a list that is spread out. test/helpers/steps.ts reads the counter, and counts what the
// language's own searches look at.
import { parse } from "acorn";
import { full } from "acorn-walk";

const count = "$steps.taken++";

/** The code of a module with its steps counted. */
export function countingSteps(code) {
	/** What is put in, by place; behind each other where places are the same. */
	const inserts = [];
	const insert = (at, text) => inserts.push({ at, text });
	const countIn = (body) => {
		if (body.type === "BlockStatement") insert(body.start + 1, `${count};`);
		else if (/Statement$|Declaration$/.test(body.type)) {
			insert(body.start, `{${count};`);
			insert(body.end, "}");
		} else {
			insert(body.start, `(${count},`);
			insert(body.end, ")");
		}
	};
	const module = { ecmaVersion: "latest", sourceType: "module" };
	const nodes = [];
	/** What is spread into an object, which is no list. */
	const ofObjects = new Set();
	full(parse(code, module), (node) => {
		nodes.push(node);
		if (node.type === "ObjectExpression")
			for (const property of node.properties) ofObjects.add(property);
	});
	// The walk tells inner nodes first; what outer ones put in stands outside.
	for (const node of nodes.reverse())
		if (/Function/.test(node.type)) countIn(node.body);
		else if (/^(?:For|While|DoWhile)/.test(node.type)) countIn(node.body);
		else if (node.type === "SpreadElement" && !ofObjects.has(node)) {
			insert(node.argument.start, "$spread(");
			insert(node.argument.end, ")");
		}
	inserts.sort((a, b) => a.at - b.at);
	let counted =
		"const $steps = (globalThis.$steps ??= { taken: 0 });\nconst $spread = (list) => { $steps.taken += list.length ?? list.size ?? 0; return list; };\n";
	let at = 0;
	for (const { at: place, text } of inserts) {
		counted += code.slice(at, place) + text;
		at = place;
	}
	return counted + code.slice(at);
}

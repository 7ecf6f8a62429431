// Makes JavaScript count its steps, so that a test can say how much work something is, on every machine the same. A step is the call of a
// function or a turn of a loop, and each entry of a list that is spread out. test/helpers/steps.ts reads the counter, and counts what the
// language's own searches look at.
import ts from "typescript";

const count = "$steps.taken++";

/** The code of a module with its steps counted. */
export function countingSteps(code) {
	const source = ts.createSourceFile(
		"counted.js",
		code,
		ts.ScriptTarget.ES2022,
		true,
		ts.ScriptKind.JS,
	);
	/** What is put in, by place; behind each other where places are the same. */
	const inserts = [];
	const insert = (at, text) => inserts.push({ at, text });
	const countIn = (body) => {
		if (ts.isBlock(body)) insert(body.getStart(source) + 1, `${count};`);
		else if (ts.isExpression(body)) {
			insert(body.getStart(source), `(${count},`);
			insert(body.end, ")");
		} else {
			insert(body.getStart(source), `{${count};`);
			insert(body.end, "}");
		}
	};
	const visit = (node) => {
		if (ts.isFunctionLike(node) && node.body) countIn(node.body);
		else if (ts.isIterationStatement(node, false)) countIn(node.statement);
		else if (ts.isSpreadElement(node)) {
			insert(node.expression.getStart(source), "$spread(");
			insert(node.expression.end, ")");
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
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

/** Every rule's examples: what is drawn is reported, nothing else is, and a fix mends what it is offered for. */

import assert from "node:assert/strict";
import { atMost, type Diagnostic, type Edit } from "../src/domain/diagnostic";
import { rules } from "../src/rules/index.generated";
import type { Rule, RuleExample } from "../src/rules/rule";
import { baseOf, engineOf } from "./helpers/changing";
import { applyEdits, draw, undrawn } from "./helpers/drawing";

const usualDay = "2026-11-22";

function run(
	rule: Rule,
	files: ReadonlyMap<string, string>,
	{ today = usualDay, change, before }: RuleExample,
): Diagnostic[] {
	const engine = engineOf(files, { today });
	const then = new Map(files);
	for (const [path, text] of Object.entries(before ?? {}))
		if (text === undefined) then.delete(path);
		else then.set(path, undrawn(text));
	if (change)
		engine.change(
			change,
			before ? baseOf(engine, files, then, change) : undefined,
		);
	return engine.check().diagnostics.filter((d) => d.rule === rule.id);
}

function texts(files: Readonly<Record<string, string>>): Map<string, string> {
	return new Map(
		Object.entries(files).map(([path, text]) => [path, undrawn(text)]),
	);
}

function checkExample(rule: Rule, example: RuleExample): void {
	const files = texts(example.files);
	const found = run(rule, files, example);
	for (const [path, text] of Object.entries(example.files))
		assert.equal(
			draw(
				undrawn(text),
				found.filter((d) => d.file === path),
			),
			text.replace(/^\n/, ""),
			`${rule.id}: ${path}`,
		);
	const elsewhere = found.filter((d) => !(d.file in example.files));
	assert.deepEqual(elsewhere, []);
	found.forEach((diagnostic, n) => {
		for (const fix of diagnostic.fixes ?? [])
			checkFix(rule, example, files, diagnostic, fix.edits, n === 0);
	});
}

function checkFix(
	rule: Rule,
	example: RuleExample,
	files: ReadonlyMap<string, string>,
	diagnostic: Diagnostic,
	edits: readonly Edit[],
	first: boolean,
): void {
	const fixed = applyEdits(files, edits);
	const after = run(rule, fixed, example);
	const same = (d: Diagnostic) =>
		d.file === diagnostic.file &&
		d.message === diagnostic.message &&
		d.item === diagnostic.item;
	const count = (list: readonly Diagnostic[]) => list.filter(same).length;
	const before = run(rule, files, example);
	assert.ok(
		count(after) < count(before),
		`${rule.id}: the fix leaves "${diagnostic.message}"`,
	);
	const asSevere = (list: readonly Diagnostic[]) =>
		list.filter(
			(d) => atMost(d.severity, diagnostic.severity) === diagnostic.severity,
		);
	assert.ok(
		asSevere(after).length < asSevere(before).length,
		`${rule.id}: the fix brings something new: ${after.map((d) => d.message).join(" | ")}`,
	);
	if (first && example.fixed && edits === diagnostic.fixes?.[0]?.edits)
		for (const [path, text] of Object.entries(example.fixed))
			assert.equal(fixed.get(path), text.replace(/^\n/, ""), path);
}

describe("rules", () => {
	for (const rule of rules)
		describe(rule.id, () => {
			for (const example of rule.examples)
				it(example.title, () => checkExample(rule, example));

			it("shows what it reports and what it lets pass", () => {
				const drawn = rule.examples.map((e) =>
					Object.values(e.files).some((text) => /^\s*\^+ /m.test(text)),
				);
				assert.ok(drawn.includes(true), "no example is reported");
				assert.ok(drawn.includes(false), "no example passes");
			});

			it("speaks in whole sentences", () => {
				const { what, why, how } = rule.docs;
				for (const text of [what, why, how])
					assert.match(text, /^[\p{Lu}`"].{15,}\.$/su, text);
				for (const example of rule.examples)
					for (const text of Object.values(example.files))
						for (const [, message] of text.matchAll(/^\s*\^+ (.*)$/gm))
							assert.match(message as string, /^[\p{L}`"@\d].{15,}[.?]$/u);
			});
		});
});

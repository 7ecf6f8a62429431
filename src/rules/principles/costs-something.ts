/** A principle prefers something over something else. */

import type { Artifact, Item } from "../../domain/artifact";
import { isRetired } from "../../domain/standing";
import { defineRule } from "../rule";
import { hasProse, wholeText } from "../support/prose";
import { isSaid, named } from "../support/support";

export const rule = defineRule({
	id: "principles/costs-something",
	severity: "hint",
	concern: "wording",
	docs: {
		what: "A principle says what it gives up: under `Over`, or by preferring one thing to another in its title or first paragraph.",
		why: "A principle that nobody could disagree with decides nothing. It earns its place when two good things compete.",
		how: "Name under `Over` what loses when this wins. Where nothing does, the sentence is a wish: leave it out.",
	},
	examples: [
		{
			title: "A principle that nobody would contradict",
			files: {
				"product/principles.md": `
# Product principles

## PP-1: We care about quality
   ^^^^^^^^^^^^^^^^^^^^^^^^^^^ PP-1 "We care about quality" doesn't say what it gives up, so it settles no argument between two good things. Name under \`Over\` what loses when this wins.

Quality is what our customers expect of us, and everybody takes part in it.
`,
			},
		},
		{
			title: "Preferences, in words or under Over",
			files: {
				"product/principles.md": `
# Product principles

## PP-1: The driver before the dispatcher

When a screen can serve one of the two, it serves the one at the wheel.

## PP-2: Arrival times are promises

- Over: a range that is always right

## PP-3: One tap

We ask for a photo rather than for a form.

## PP-4: Lieber eine Frage als ein Formular
`,
			},
		},
		{
			title: "A principle in YAML",
			files: {
				"product/principles.yaml": `
items:
  - id: PP-1
    title: The driver before the dispatcher
  - id: PP-2
        ^^^^ PP-2 "Delight the customer every day" doesn't say what it gives up, so it settles no argument between two good things. Name under \`Over\` what loses when this wins.
    title: Delight the customer every day
    for: everybody in the company
`,
			},
		},
	],
	kinds: ["principles"],
	*artifact(artifact) {
		if (isForeign(artifact.items.map((i) => i.statement).join("\n"))) return;
		const hasColumn = artifact.items.some((item) =>
			isSaid(item.fields, "over"),
		);
		for (const item of artifact.items) {
			if (isRetired(item.status) || isSaid(item.fields, "over")) continue;
			// A table says what it gives up in a column of its own, whatever that is called.
			if (item.way === "row" && !hasColumn) continue;
			if (preference.test(stated(artifact, item))) continue;
			yield {
				file: artifact.file,
				range: item.range,
				item: item.id,
				message: `${named(item)} doesn't say what it gives up, so it settles no argument between two good things. Name under \`Over\` what loses when this wins.`,
			};
		}
	},
});

/** Title and first paragraph; where a principle is explained in another form, that. */
function stated(artifact: Artifact, item: Item): string {
	return item.description === "" && hasProse(artifact, item)
		? wholeText(artifact, item)
		: item.statement;
}

/** Words by which a preference is said, in English, German, French, Spanish and Portuguese. */
const preference = whole(
	"over|before|first|last|rather|instead|even (?:if|when|where|though)|only|just|not|nor?|never|none|nobody|nothing|without|unless|until|except|than|prefer(?:s|red|ence)?|favou?rs?|above|ahead of|beats?|trumps?|outweighs?|outranks?|at the (?:expense|cost|price) of|although|though|despite|but|cannot|\\p{L}+n't|avoids?|refuses?|default(?:s to)?|give up|less|fewer|small(?:er|est)?|simple(?:r|st)|minimum|minimal|worth" +
		"|vor|über|zuerst|zuletzt|bevor|statt|anstatt|anstelle|lieber|eher|selbst wenn|auch wenn|nur|nicht|nie|niemals|nichts|niemand|kein(?:e[mnrs]?)?|ohne|außer|trotz|obwohl|sondern|aber|bevorzugt?|bevorzugen|vorrang|mehr als|wichtiger|weniger|auf kosten|zulasten" +
		"|avant|plutôt|au lieu|même (?:si|quand|lorsque?)|seulement|uniquement|ne|pas|jamais|rien|sans|aucune?|sauf|malgré|mais|d'abord|préf[éè]r\\p{L}+|privilégi\\p{L}+|au détriment|plus que|moins" +
		"|antes|sobre|en lugar|en vez|incluso (?:si|cuando)|aunque|sólo|solo|solamente|no|nunca|jamás|nada|sin|ningun[oa]|ningún|salvo|excepto|pero|sino|primero|prefer\\p{L}+|prioriza\\p{L}*|a costa|más que|menos" +
		"|em vez|em lugar|mesmo (?:que|quando|se)|ainda que|só|somente|apenas|não|sem|nenhuma?|exceto|mas|primeiro|às custas|mais (?:do )?que",
);

/** Common words of the five languages; a longer text without them is in another one, whose preferences are not known here. */
const common = whole(
	"the|an?|and|of|to|in|is|are|we|us|our|for|it|its|that|with|on|by|be|this|as|you|they|at|or|who|what|how|when|do|every" +
		"|der|die|das|und|wir|unsere?|ist|sind|für|mit|zu|eine?n?|den|dem|im|auf|es|von|dass|wer|wie|sich" +
		"|les?|las?|l|des|du|de|et|est|nous|notre|nos|pour|une?|que|qui|dans|en|au|il|elle|on|ce" +
		"|el|los|del|y|es|nuestr[oa]s?|para|con|lo|se|al" +
		"|os?|as|dos?|das?|e|é|nossos?|nossas?|com|um|uma|em|na",
);

const fewestWords = 12;

function isForeign(text: string): boolean {
	const words = text.match(/\p{L}+/gu) ?? [];
	const latin = words.filter((word) => /^\p{Script=Latin}/u.test(word));
	if (latin.length < words.length / 2) return true;
	const known = words.filter((word) => common.test(word));
	return words.length >= fewestWords && known.length < words.length / 8;
}

/** Finds one of some alternatives as whole words, with either kind of apostrophe. */
function whole(alternatives: string): RegExp {
	const source = alternatives.replaceAll("'", "['’]");
	return new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, "iu");
}

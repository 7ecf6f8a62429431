/** A theme is an outcome, not a list of features. */

import type { Field, Item } from "../../domain/artifact";
import { isRetired } from "../../domain/standing";
import { defineRule } from "../rule";
import { isSaid } from "../support/support";

export const rule = defineRule({
	id: "themes/is-outcome",
	severity: "hint",
	concern: "wording",
	docs: {
		what: "A theme says what will be different for customers or the business, not what will be built.",
		why: "Whoever is told what to build can only be late or on time. Whoever is told what should change can find a cheaper way, or find out that it did not work.",
		how: "Ask what customers will be able to do once it is built, or which number changes, and write that. The feature belongs in the work that follows.",
	},
	examples: [
		{
			title: "An outcome that is a list of work",
			files: {
				"product/themes.md": `
# Themes

## TH-3: Permits

- Period: 2027-H1
- Outcome: Build the permit module, add dark mode, launch PDF export
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "Build the permit module, add dark mode, launch PDF export" is what gets built, not what will be different for customers, so shipping it would count as success whatever comes of it. Say what they will be able to do, or which number changes.
`,
			},
		},
		{
			title: "Titles that are features",
			files: {
				"product/themes.md": `
# Themes

| ID | Theme | Period |
| --- | --- | --- |
| TH-1 | Integrate with Harbour Online | 2026-Q4 |
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "Integrate with Harbour Online" is what gets built, not what will be different for customers, so shipping it would count as success whatever comes of it. Say what they will be able to do, or which number changes.
| TH-2 | Dark mode, PDF export and single sign-on | 2027-Q1 |
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "Dark mode, PDF export and single sign-on" is what gets built, not what will be different for customers, so shipping it would count as success whatever comes of it. Say what they will be able to do, or which number changes.
| TH-3 | Lotsenportal einführen | 2027-Q2 |
         ^^^^^^^^^^^^^^^^^^^^^^ "Lotsenportal einführen" is what gets built, not what will be different for customers, so shipping it would count as success whatever comes of it. Say what they will be able to do, or which number changes.
`,
			},
		},
		{
			title: "Outcomes, some of them with words of building",
			files: {
				"product/themes.md": `
# Themes

## TH-1: The permit module

- Outcome: Nine of ten permits are signed before the shift begins; today it is half.

## TH-2: Build trust with night shifts

## TH-3: Launch days without a phone call

## TH-4: Add a tide page so that pilots see the draught they need
`,
			},
		},
	],
	kinds: ["themes"],
	*artifact(artifact) {
		for (const item of artifact.items) {
			if (isRetired(item.status) || isSaid(item.fields, "learned")) continue;
			const { text, range } = stated(item);
			if (!isFeature(text)) continue;
			yield {
				file: artifact.file,
				range,
				item: item.id,
				message: `"${shortened(text)}" is what gets built, not what will be different for customers, so shipping it would count as success whatever comes of it. Say what they will be able to do, or which number changes.`,
			};
		}
	},
});

/** Where a theme says its outcome: in the field, else in its title. */
function stated(item: Item): Pick<Field, "text" | "range"> {
	const { outcome } = item.fields;
	return outcome && outcome.text !== ""
		? outcome
		: { text: item.title, range: item.titleRange };
}

const most = 80;

function shortened(text: string): string {
	return text.length <= most
		? text
		: `${text.slice(0, text.lastIndexOf(" ", most) + 1 || most).trimEnd()} …`;
}

/** An aim or a measure beside what is built makes it an outcome after all. */
const aim =
	/\bso (?:that\b|\w+ (?:\w+ )?can\b)|\bin order to\b|\bwithout\b|\b(?:fewer|less|more|twice|half|most|every|nobody|everybody)\b|\b(?:damit|ohne|weniger|mehr|doppelt|hälfte|jede[nrs]?)\b|\b(?:pour que|afin|sans|moins|plus|moitié|chaque)\b|\b(?:para que|sin|menos|más|mitad|cada)\b|\b(?:sem|mais|metade)\b|%|(?<![\p{L}\p{N}.-])\d+(?![\p{L}\p{N}.-])/iu;
/** Times of the calendar are no measure: `Q2 2027`, `2027-03-31`. */
const time = /\b(?:[QH][1-4][ -]?)?20\d\d(?:-(?:[QH]?\d{1,2}))*\b/gi;

/** Things that teams build; the last word of a feature's name. */
const things =
	"modules?|features?|dashboards?|exports?|imports?|integrations?|APIs?|apps?|pages?|screens?|modes?|portals?|buttons?|plug-?ins?|widgets?|connectors?|SDKs?|CLIs?|chatbots?|sign-?on|SSO|SAML|logins?|webhooks?|editors?|MVPs?|prototypes?|platforms?|microservices?|librar(?:y|ies)|notifications?|filters?|checkouts?|wizards?|redesigns?|migrations?|rollouts?|onboarding flows?|search|templates?" +
	"|modul|funktion(?:en)?|anwendung|seite|schnittstelle|oberfläche" +
	"|fonctionnalités?|applications?|tableau de bord|portail" +
	"|módulos?|funcionalidade?s?|aplicacion(?:es)?|aplicación|portal|painel|aplicativo|página|integración|integração";
const thing = new RegExp(`(?<!\\p{L})(?:${things})(?!\\p{L})`, "iu");
const endsInThing = new RegExp(`(?<![\\p{L}])(?:${things})$`, "iu");

/** Verbs that are always work; those that are nouns as well need an article behind them. */
const work =
	/^(?:implement|integrate with|migrate|refactor|rewrite|reimplement|rebuild|redesign|roll out|deploy|(?:launch|ship|port) (?:the|an?|our|new|version)|implementar|desplegar|migrar|integrar co[nm]|lançar|lanzar|implantar|implémenter|intégrer avec|déployer|lancer (?:la|les?|une?|notre)|migrer|refondre)(?!\p{L})/iu;
/** Verbs that are work when what follows is a thing. */
const making =
	/^(?:build|create|develop|introduce|add|deliver|finish|launch|ship|release|integrate|support|desarrollar|crear|construir|añadir|agregar|integrar|desenvolver|criar|adicionar|développer|créer|construire|ajouter|intégrer|baue|entwickle)\s/i;
/** German puts the verb last; a verb before it makes another sentence of it. */
const workLast =
	/\s(?:bauen|einführen|umsetzen|implementieren|integrieren|ausrollen|launchen|hinzufügen|migrieren|entwickeln)[.!]?$/i;
const german =
	/\b(?:kann|können|will|wollen|muss|müssen|soll|sollen|wird|werden|darf|dürfen|lassen|zu|die|sie|wir)\b/i;
/** What follows a word of making in an outcome: `Build trust …`, `Deliver a better experience`. */
const abstract =
	/\b(?:trust|confidence|habits?|experience|culture|relationships?|awareness|loyalty|vertrauen|confiance|confianza|confiança)\b/i;

function isFeature(text: string): boolean {
	const said = text.replace(time, "").replace(/\s+/g, " ").trim();
	if (aim.test(said) || abstract.test(said)) return false;
	if (work.test(said)) return true;
	if (making.test(said)) return thing.test(said);
	if (workLast.test(said)) return !german.test(said);
	const parts = said.split(/\s*(?:[,;+&/]|\band\b|\bund\b|\bet\b|\by\b)\s*/i);
	return parts.length > 1 && parts.every((part) => endsInThing.test(part));
}

/** The pages and items that `new`, `init` and fixes write: a heading, the fields of the kind, and prompts that no preview shows. */

import { type Kind, kindInfo } from "../domain/kind";
import { addMonths } from "../domain/time";
import { canonicalField } from "../kinds/schema";

/** Every kind whose pages are written from these templates; decisions follow the dialect of their folder. */
export type PageKind = Exclude<Kind, "decision">;

/** A section with a fixed meaning on a page of sections. */
export interface SectionTemplate {
	/** What the section means, whatever its heading says in another language. */
	readonly key: string;
	readonly heading: string;
	/** A question or two that the section answers. */
	readonly prompt: string;
}

interface PageOfSections {
	readonly title: string;
	/** What belongs on the page. */
	readonly about: string;
	readonly sections: readonly SectionTemplate[];
}

interface PageOfItems {
	readonly title: string;
	/** What belongs on the page. */
	readonly about: string;
	/** What an item's title and first paragraph say. */
	readonly item: readonly [title: string, description: string];
	/** An item's fields and what each one asks for. */
	readonly fields: readonly (readonly [name: string, prompt: string])[];
}

/** The sections of a product strategy, in the order in which they are read. */
export const strategySections: readonly SectionTemplate[] = [
	{
		key: "customers",
		heading: "Customers",
		prompt: "Who buys, who uses it, and where do they work?",
	},
	{
		key: "problems",
		heading: "Problems",
		prompt:
			"Which of their problems are worth solving? One entry each, with a number that other pages can point to: - **ST-1** …",
	},
	{
		key: "vision",
		heading: "Vision",
		prompt:
			"What will be true for customers that is not true today? What do you hold that no customer asked for?",
	},
	{
		key: "not-doing",
		heading: "Not doing",
		prompt: "What will you leave alone, although somebody asks for it?",
	},
	{
		key: "key-metric",
		heading: "Key metric",
		prompt:
			"Which one number shows that customers get the value? Name it as on the metrics page: KM-1.",
	},
];

/** The sections of a page on delivery, in the order in which work passes them. */
export const deliverySections: readonly SectionTemplate[] = [
	{
		key: "inner-loop",
		heading: "Inner loop",
		prompt:
			"How does one engineer try out a change, and how soon is it visible?",
	},
	{
		key: "outer-loop",
		heading: "Outer loop",
		prompt: "Who reads a change, what tests it, and who puts it live?",
	},
	{
		key: "release-cycle",
		heading: "Release cycle",
		prompt: "How often do customers get changes, and how is one taken back?",
	},
];

const templates: Readonly<Record<PageKind, PageOfSections | PageOfItems>> = {
	strategy: {
		title: "Product strategy",
		about: "One page that everybody has read: whom we serve, and what for.",
		sections: strategySections,
	},
	metrics: {
		title: "Metrics",
		about:
			"The one number that shows customers get the value, and the few that feed it or keep it honest.",
		item: [
			"what is counted",
			"Its definition: what is counted, over what, and how often.",
		],
		fields: [
			["Role", "key, input to KM-1 or counter to KM-1"],
			["Source", "where the number comes from"],
			["Baseline", "where it stood, and when"],
			["Target", "where it should be"],
			["By", "the day on which it should be there"],
		],
	},
	"tech-stack": {
		title: "Tech stack",
		about:
			"What we build with, one standard for each purpose. A table with a column for each field does as well.",
		item: ["a technology", "What everybody should know before using it."],
		fields: [
			["Purpose", "what it is there for, in the same words as for its rivals"],
			["Ring", "adopt, trial, assess or hold"],
			["Packages", "package URLs"],
			["Replaced by", "what to use instead, if it is on hold"],
		],
	},
	principles: {
		title: "Product principles",
		about:
			"How we choose problems and look at them, where two good things compete. Each one gives something up.",
		item: ["what comes first, and before what", "When it applies."],
		fields: [
			["For", "whose situation it is about"],
			["Over", "what it gives up"],
			["Because", "what taught us this"],
		],
	},
	capabilities: {
		title: "Core capabilities",
		about: "The few strengths that we build from again and again.",
		item: ["a strength", "What it does, so that others see when to use it."],
		fields: [],
	},
	delivery: {
		title: "How we deliver",
		about: "The way of a change, from one engineer's machine to customers.",
		sections: deliverySections,
	},
	themes: {
		title: "Themes",
		about:
			"Where effort goes in the coming period, as what will be different rather than as what gets built.",
		item: ["what will be different", "Why now."],
		fields: [
			["Period", "a quarter, a half or an interval"],
			["Outcome", "what customers will have that they lack today, in numbers"],
			["Serves", "a problem of the strategy"],
			["Moves", "a metric"],
			["Uses", "capabilities or parts of the stack"],
			[
				"Source",
				"customers, strategy, sales, marketing, support, platform or regulation",
			],
		],
	},
	frameworks: {
		title: "Frameworks",
		about: "Ways of thinking that we agreed on, each with its occasion.",
		item: ["a way of thinking", "How we do it here."],
		fields: [["Use when", "the situation that calls for it"]],
	},
	reviews: {
		title: "Reviews",
		about:
			"What gets looked at before it goes on, by whom, and where that is kept.",
		item: ["a review", "What it looks for."],
		fields: [
			["Trigger", "what makes it necessary"],
			["Decides", "who has the last word"],
			["Record", "where the result is kept"],
		],
	},
	guardrails: {
		title: "Guardrails",
		about:
			"Lines that nobody crosses without a recorded decision that says why and until when.",
		item: ["what holds", "What it cost us when it did not."],
		fields: [
			["Owner", "who can be asked"],
			["Deny dependency", "package URLs, or another check in place of this"],
			["Instead", "what to use"],
			["In", "the paths that it concerns"],
			["Checked by", "how people check it, where no machine does"],
		],
	},
	outcomes: {
		title: "Outcomes",
		about: "What the executives answer for, as results and not as features.",
		item: ["a result", "What is different once it is reached."],
		fields: [
			["Owner", "one executive role"],
			["Metric", "a metric of the model, or one in words"],
			["Baseline", "where it stood, and when"],
			["Target", "where it should be"],
			["By", "the day on which it should be there"],
		],
	},
	teams: {
		title: "Teams",
		about:
			"Stable teams, each with an outcome before it has a place in a chart.",
		item: ["a team", "What it is there for."],
		fields: [
			["Type", "revenue, platform or data"],
			["Mandate", "an outcome"],
			["People", "how many"],
			["Since", "the day on which it began"],
			["Code", "the paths that it looks after"],
		],
	},
	ownership: {
		title: "Areas of ownership",
		about: "Who decides what, so that nobody finds out in a quarrel.",
		item: ["an area", "What is decided here, and what is not."],
		fields: [
			["Owner", "one role, or two that own it jointly"],
			["Horizon", "how far ahead, or a surface or a segment instead"],
			["With", "who is asked or told"],
			["If we disagree", "how joint owners settle it"],
		],
	},
	dependencies: {
		title: "Dependencies",
		about: "Which team needs another one, and how the two deal with that.",
		item: ["what is needed", "How it shows in daily work."],
		fields: [
			["From", "the team in need"],
			["On", "the team that it needs"],
			["Mode", "customer-supplier, programme or virtual-team"],
		],
	},
	practices: {
		title: "Practices",
		about: "What we do again and again so that the model is lived.",
		item: ["a practice", "What comes out of it."],
		fields: [
			[
				"Dimension",
				"customer-value, priorities, dependencies, building-right or in-customers-hands",
			],
			["How", "what is done, and by whom"],
			["Rhythm", "how often"],
		],
	},
};

/** What belongs on a page of that kind, in a sentence or two. */
export function aboutPage(kind: PageKind): string {
	return templates[kind].about;
}

/** The sections of a page of sections; empty for the kinds whose pages hold items. */
export function sectionsOfPage(kind: PageKind): readonly SectionTemplate[] {
	const template = templates[kind];
	return "sections" in template ? template.sections : [];
}

export interface PageOptions {
	readonly title?: string;
	readonly owner?: string;
	/** ISO date; the page is due for review a year later. */
	readonly today: string;
}

/**
 * The text of a new page: a draft without a word of content, so that it counts as begun and never as written. Lines end with `\n`.
 */
export function pageTemplate(kind: PageKind, options: PageOptions): string {
	const template = templates[kind];
	const fields = [
		"Status: draft",
		`Owner: ${options.owner ?? comment("who keeps this page true")}`,
		kind === "strategy"
			? `Horizon: ${yearFrom(options.today)}`
			: `Review by: ${addMonths(options.today, 12)}`,
	];
	const body =
		"sections" in template
			? [
					comment(template.about),
					...template.sections.map((section) => sectionTemplate(section)),
				]
			: [itemsPrompt(kind, template)];
	return `${[
		`# ${options.title ?? template.title}`,
		fields.map((field) => `- ${field}`).join("\n"),
		...body,
	].join("\n\n")}\n`;
}

/** The fields that a new item of a kind begins with, in lower case with hyphens, and what each asks for; none on pages of sections. */
export function templateFields(
	kind: PageKind,
): readonly (readonly [name: string, prompt: string])[] {
	const template = templates[kind];
	return "fields" in template
		? template.fields.map(([name, prompt]) => [canonicalField(name), prompt])
		: [];
}

/** A section with its prompt, without a line break at its end. The level is that of its heading. */
export function sectionTemplate(section: SectionTemplate, level = 2): string {
	return `${"#".repeat(level)} ${section.heading}\n\n${comment(section.prompt)}`;
}

/**
 * The text of a new item, to be put at the end of a page behind an empty line: a draft with all fields of its kind. On pages of sections
 * it is an entry of the last one, elsewhere a level-2 heading. Lines end with `\n`.
 */
export function itemTemplate(
	kind: PageKind,
	id: string,
	title: string,
): string {
	const template = templates[kind];
	if ("sections" in template)
		return `- **${id}** ${title}\n  - Status: draft\n`;
	const fields = [
		"- Status: draft",
		...template.fields.map(([name, prompt]) => `- ${name}: ${comment(prompt)}`),
	];
	return `## ${id}: ${title}\n\n${comment(template.item[1])}\n\n${fields.join("\n")}\n`;
}

/** What belongs on a page of items and how one is written, all of it in one comment: a heading outside of it would be an item. */
function itemsPrompt(
	kind: PageKind,
	{ about, item: [title, description], fields }: PageOfItems,
): string {
	const id = `${kindInfo(kind).prefixes[0]}-1`;
	const lines = fields.map(([name, prompt]) => `- ${name}: ${prompt}`);
	return `<!--\n${[about, `## ${id}: ${title}`, description, lines.join("\n")]
		.filter((part) => part !== "")
		.join("\n\n")}\n-->`;
}

function comment(text: string): string {
	return `<!-- ${text} -->`;
}

/** The twelve months that begin with the one of that day, as an interval. */
function yearFrom(today: string): string {
	return `${today.slice(0, 7)}/${addMonths(today, 11).slice(0, 7)}`;
}

/** Hovers: what an id means and who relies on it, what belongs into a field or section and why. */

import { Disposable, Hover, l10n, languages, MarkdownString } from "vscode";
import type { Recorded } from "../../../code/deviations";
import type { Range } from "../../../domain/position";
import type { ReferenceType } from "../../../domain/reference";
import { rules } from "../../../engine";
import { placeAt } from "../../../language/at";
import {
	type About,
	type CrossedAbout,
	crossedAt,
	hoverOf,
	type ItemAbout,
} from "../../../language/hover";
import { fieldWords } from "../../../views/item-text";
import { fromPosition, toRange } from "../convert";
import { escaped, shortened } from "../escape";
import type { Folders, ModelFolder } from "../folders";
import { ruleUri } from "../publish";
import { isLeftToYaml } from "./schema";
import { artifactFiles, everyFile } from "./selector";

/** More of a statement is read where it is written. */
const mostStatement = 400;

/** What comes with a schema, the YAML extension shows as well. */
const ofSchema: ReadonlySet<About["type"]> = new Set(["field", "value"]);

/** Registers the hovers. */
export function registerHover(folders: Folders): Disposable {
	return Disposable.from(
		languages.registerHoverProvider(artifactFiles, {
			provideHover(document, position) {
				const found = folders.current(document);
				if (!found) return undefined;
				const { folder, path } = found;
				const space = folder.engine.workspace();
				const text = folder.engine.text(path);
				if (text === undefined) return undefined;
				const place = placeAt(space, path, text, fromPosition(position));
				const hover = place && hoverOf(space, path, place, folder.engine.today);
				if (!hover) return undefined;
				const { about, range } = hover;
				if (ofSchema.has(about.type) && isLeftToYaml(document, "hover"))
					return undefined;
				return new Hover(wordsFor(about, folder), toRange(range));
			},
		}),
		languages.registerHoverProvider(everyFile, {
			provideHover(document, position) {
				// Any file may be asked about: what nothing is shown in costs nothing.
				const isShown = languages
					.getDiagnostics(document.uri)
					.some((d) => d.source === "opmodel" && d.range.contains(position));
				const found = isShown && folders.current(document);
				if (!found) return undefined;
				const { folder, path } = found;
				const { engine } = folder;
				const crossed = crossedAt(
					engine.workspace(),
					engine.check().diagnostics,
					path,
					fromPosition(position),
					engine.today,
				);
				const [first] = crossed;
				return first
					? new Hover(
							crossed.map((about) => crossedWords(about, folder)),
							toRange(first.range),
						)
					: undefined;
			},
		}),
	);
}

/** Why something must not be crossed, who can say more, and since when. */
function crossedWords(
	{ item, reason, owner, since, isAnnounced }: CrossedAbout,
	folder: ModelFolder,
): MarkdownString {
	const { id, title, file, range } = item;
	const page = new MarkdownString();
	const add = (paragraph: string) => page.appendMarkdown(`${paragraph}\n\n`);
	add(`**[${escaped(`${id}: ${title}`)}](${linkTo(folder, file, range)})**`);
	if (reason) add(escaped(shortened(reason, mostStatement)));
	const facts = [
		...(owner ? [l10n.t("Owner: {0}", escaped(owner))] : []),
		...(since
			? [
					isAnnounced
						? l10n.t("Announced for {0}", escaped(since))
						: l10n.t("Since {0}", escaped(since)),
				]
			: []),
	];
	if (facts.length > 0) add(facts.join(" · "));
	return page;
}

function wordsFor(about: About, folder: ModelFolder): MarkdownString {
	const page = new MarkdownString();
	const add = (paragraph: string) => page.appendMarkdown(`${paragraph}\n\n`);
	switch (about.type) {
		case "item":
			addItem(add, about, folder);
			break;
		case "field":
		case "value": {
			const { name, description, values, examples } = about.spec;
			add(`**${escaped(name)}**`);
			if (about.type === "value") add(`*${escaped(about.value)}*`);
			add(escaped(description));
			if (values) add(l10n.t("One of: {0}", values.map(escaped).join(", ")));
			if (examples && !values)
				add(l10n.t("For example: {0}", examples.map(escaped).join(" · ")));
			break;
		}
		case "section":
			add(`**${escaped(about.heading)}**`);
			add(escaped(about.prompt));
			break;
		case "page":
			add(`**${escaped(about.kind.label)}**`);
			add(escaped(about.about));
			for (const { heading, prompt } of about.sections)
				page.appendMarkdown(`- *${escaped(heading)}*: ${escaped(prompt)}\n`);
			break;
		case "rule": {
			const rule = rules.find((r) => r.id === about.id);
			add(`**${escaped(about.id)}**`);
			if (rule) {
				add(escaped(rule.docs.what));
				add(escaped(rule.docs.why));
				addRuleLink(page, rule.id);
			}
			break;
		}
		case "category":
			add(`**${escaped(about.category.label)}**`);
			break;
	}
	return page;
}

/** The one link in a hover that runs something: our own command, on a rule of our own. */
function addRuleLink(page: MarkdownString, rule: string): void {
	page.isTrusted = { enabledCommands: ["opmodel.explainRule"] };
	page.appendMarkdown(
		`[${l10n.t("What it checks, with examples")}](${ruleUri(rule)})`,
	);
}

function addItem(
	add: (paragraph: string) => void,
	about: ItemAbout,
	folder: ModelFolder,
): void {
	const { item, kind, statusText, owner, referredTo, deviations } = about;
	const link = (label: string, file: string, range: Range) =>
		`[${escaped(label)}](${linkTo(folder, file, range)})`;
	add(`**${escaped(`${item.id}: ${item.title}`)}**`);
	if (item.description)
		add(escaped(shortened(item.description, mostStatement)));
	const facts = [
		`*${escaped(kind.singular)}*`,
		...(statusText ? [l10n.t("Status: {0}", escaped(statusText))] : []),
		...(about.dateText ? [escaped(about.dateText)] : []),
		...(owner ? [l10n.t("Owner: {0}", escaped(owner))] : []),
		...(about.provenance ? [escaped(about.provenance)] : []),
	];
	add(facts.join(" · "));
	for (const next of about.successors)
		add(
			l10n.t(
				"Replaced by {0}",
				link(`${next.id} ${next.title}`, next.file, next.range),
			),
		);
	const shown = Object.entries(about.fields).filter(
		([name, text]) => text !== "" && !said.has(name),
	);
	if (shown.length > 0)
		add(
			shown
				.slice(0, 6)
				.map(
					([name, text]) =>
						`${escaped(fieldWords(name))}: ${escaped(shortened(text, 120))}`,
				)
				.join("  \n"),
		);
	const deviating = deviations.map((recorded) =>
		deviates(
			recorded,
			link(recorded.decision.id, recorded.decision.file, recorded.range),
		),
	);
	if (about.moreDeviations > 0)
		deviating.push(l10n.t("and {0} more", about.moreDeviations));
	if (deviating.length > 0) add(deviating.join("  \n"));
	if (referredTo.count === 0) return;
	const words = relationWords();
	const by = referredTo.by.map(({ item: from, title, type, file, range }) => {
		const who = link(from ? `${from.id} ${title}` : title || file, file, range);
		return type === "mentions" ? `- ${who}` : `- ${who} (${words[type]})`;
	});
	if (referredTo.more > 0) by.push(`- ${l10n.t("{0} more", referredTo.more)}`);
	add(`${l10n.t("Referred to by")}\n\n${by.join("\n")}`);
}

/** Takes the decision as a link. */
function deviates({ state, until }: Recorded, decision: string): string {
	if (state === "proposed")
		return until
			? l10n.t("{0} proposes to deviate until {1}", decision, until)
			: l10n.t("{0} proposes to deviate", decision);
	return until
		? l10n.t("{0} deviates until {1}", decision, until)
		: l10n.t("{0} deviates", decision);
}

/** What somebody who refers to an item says of it; a mere mention says nothing. */
function relationWords(): Readonly<
	Record<Exclude<ReferenceType, "mentions">, string>
> {
	return {
		serves: l10n.t("serves it"),
		moves: l10n.t("moves it"),
		uses: l10n.t("uses it"),
		upholds: l10n.t("upholds it"),
		"deviates-from": l10n.t("deviates from it"),
		supersedes: l10n.t("supersedes it"),
		"superseded-by": l10n.t("superseded by it"),
		amends: l10n.t("amends it"),
		"replaced-by": l10n.t("replaced by it"),
		"applies-to": l10n.t("applies to it"),
		outcome: l10n.t("has it as its outcome"),
		metric: l10n.t("measured by it"),
		mandate: l10n.t("exists for it"),
		team: l10n.t("names it as the team"),
		from: l10n.t("needed by it"),
		on: l10n.t("needed from it"),
	};
}

/** Fields that a hover says in its own place. */
const said = new Set(["status", "date", "owner", "kind", "id", "title"]);

/** The address of a place; its line and column count from 1, as the editor has it. */
function linkTo(folder: ModelFolder, file: string, { start }: Range): string {
	return folder
		.uriOf(file)
		.with({ fragment: `L${start.line + 1},${start.character + 1}` })
		.toString()
		.replace(/[()]/g, (c) => (c === "(" ? "%28" : "%29"));
}

/** What applies to a file as a Markdown page, with the whole text of each item: to be read, not edited. */

import type { Item } from "../domain/artifact";
import { Lines } from "../domain/lines";
import type { Workspace } from "../model/model";
import { findFrontMatter } from "../text/markdown/front-matter";
import { type Block, type Row, readMarkdown } from "../text/markdown/markdown";
import type { Voice } from "../words/voice";
import type { Applying, Context } from "./context";
import { groupsOf } from "./context-groups";
import { isPlain, whyNotWords, whyWords } from "./context-words";
import { fieldWords } from "./item-text";
import { fieldsOf } from "./list";

/** Once the texts have this many characters together, the rest is listed without. */
const mostCharacters = 200_000;

/**
 * The page. Takes what applies, what names the file in its title, how a file's text is read, and a voice that writes Markdown: nothing of
 * the workspace may become a link, an image or HTML by its `text` and `code`.
 */
export function contextPage(
	workspace: Workspace,
	context: Context,
	name: string,
	read: (file: string) => string | undefined,
	voice: Voice,
): string {
	const { say, code, text } = voice;
	const parts = [`# ${say("What applies to {0}", code(name))}`];
	let length = 0;
	for (const { title, all } of groupsOf(context, voice)) {
		parts.push(`## ${title}`);
		for (const one of all) {
			parts.push(...head(one, voice));
			if (length > mostCharacters) continue;
			const whole = wholeText(workspace, one.item, read, voice);
			length += whole.length;
			if (whole !== "") parts.push(whole);
		}
	}
	if (context.applies.length === 0)
		parts.push(say("Nothing in force applies here."));
	if (context.near.length > 0)
		parts.push(
			`## ${say("Near, but not here")}`,
			context.near
				.map(
					({ item, whyNot }) =>
						`- **${text(item.id)}** ${text(item.title)}: ${whyNotWords(whyNot, voice)}`,
				)
				.join("\n"),
		);
	return `${parts.join("\n\n")}\n`;
}

function head(one: Applying, voice: Voice): string[] {
	const { say, code, text } = voice;
	const { item } = one;
	const place = `${item.file}:${item.range.start.line + 1}`;
	const why = isPlain(one)
		? []
		: [say("Why it applies: {0}", whyWords(one, voice))];
	return [
		`### ${text(`${item.id}: ${item.title}`)}`,
		// Two blanks at the end of a line begin the next one in the same paragraph.
		[...why, code(place)].join("  \n"),
	];
}

/** All that an item says, in Markdown. */
function wholeText(
	workspace: Workspace,
	item: Item,
	read: (file: string) => string | undefined,
	voice: Voice,
): string {
	const source = read(item.file);
	if (source !== undefined && (item.way === "heading" || item.way === "file"))
		return writtenOut(blocksOf(item, source), voice).join("\n\n");
	const artifact = workspace.artifacts.get(item.file);
	const fields = artifact ? Object.entries(fieldsOf(item, artifact)) : [];
	return [
		...(item.description ? [voice.text(item.description)] : []),
		...(fields.length > 0
			? [
					fields
						.map(
							([field, value]) =>
								`- ${voice.text(`${fieldWords(field)}: ${value}`)}`,
						)
						.join("\n"),
				]
			: []),
	].join("\n\n");
}

/** What stands below an item's heading, or in its file. */
function blocksOf(item: Item, source: string): readonly Block[] {
	const lines = new Lines(source);
	const matter = item.way === "file" && findFrontMatter(lines.text);
	const start = matter ? matter.end : lines.offset(item.fullRange.start);
	const written = lines.slice({
		start,
		end: lines.offset(item.fullRange.end),
	});
	const blocks = readMarkdown(written, 0)?.blocks ?? [];
	const title = blocks.findIndex(({ type }) => type === "heading");
	return blocks.filter((_, at) => at !== title);
}

/** Blocks as Markdown that shows the same text, each its own paragraph. */
function writtenOut(blocks: readonly Block[], voice: Voice): string[] {
	const { text } = voice;
	return blocks.flatMap((block): string[] => {
		switch (block.type) {
			case "heading":
				return [`**${text(block.text)}**`];
			case "paragraph":
				return [text(block.text)];
			case "html":
				return block.comment ? [] : [text(block.value)];
			case "code":
				return [fenced(block.value)];
			case "quote":
				return [indented(writtenOut(block.blocks, voice).join("\n\n"), "> ")];
			case "table":
				return [
					[row(block.header, voice), row(block.header, voice, () => "---")]
						.concat(block.rows.map((one) => row(one, voice)))
						.join("\n"),
				];
			case "list":
				return [
					block.entries
						.map((entry, at) => {
							const lead = block.ordered ? `${at + 1}. ` : "- ";
							const inside = writtenOut(entry.blocks, voice).join("\n\n");
							const behind = indented(inside, " ".repeat(lead.length));
							return `${lead}${behind.trimStart()}`;
						})
						.join("\n"),
				];
			default:
				return [];
		}
	});
}

function row(
	{ cells }: Row,
	{ text }: Voice,
	shown: (written: string) => string = text,
): string {
	return `| ${cells.map((cell) => shown(cell.text)).join(" | ")} |`;
}

/** In a fence that nothing in it can close. */
function fenced(value: string): string {
	const runs = value.match(/`+/g) ?? [];
	const fence = "`".repeat(Math.max(3, ...runs.map((r) => r.length + 1)));
	return `${fence}\n${value}\n${fence}`;
}

function indented(text: string, by: string): string {
	return text
		.split("\n")
		.map((line) => `${by}${line}`.trimEnd())
		.join("\n");
}

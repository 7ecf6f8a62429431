/** The coverage board as an HTML page: live in the editor, or on its own to be shared, hung on a wall or printed. */

import {
	type Category,
	type CoverageState,
	categoryInfo,
	type Row,
	type Strength,
	strengths,
} from "../domain/category";
import type { Kind } from "../domain/kind";
import type { Board, BoardCell, States } from "./board";
import { boardStyle, editorColours, ownColours } from "./board-style";

/** A name and one sentence about it. */
export interface Named {
	readonly name: string;
	readonly about: string;
}

/** Every word on the board that comes from no file of the workspace. */
export interface BoardTexts {
	/** Language of these texts, as in `lang="en"`. */
	readonly language: string;
	/** "Product operating model". */
	readonly what: string;
	readonly rows: Readonly<Record<Row, Named>>;
	readonly strengths: Readonly<Record<Strength, Named>>;
	readonly categories: Readonly<Record<Category, Named>>;
	readonly states: Readonly<Record<CoverageState, string>>;
	/** Why a category is written in part, from the words of the coverage. */
	readonly reason: (why: string) => string;
	/** "7 written · 2 not needed". */
	readonly progress: (states: States) => string;
	/** "4 principles". */
	readonly items: (count: number, kind: Kind) => string;
	/** "and 3 more". */
	readonly more: (count: number) => string;
	readonly inherited: string;
	/** The word at the cell that is next. */
	readonly next: string;
	/** "Everything that is expected here is written." */
	readonly complete: string;
	readonly decisions: (count: number) => string;
	readonly guardrails: (count: number) => string;
	readonly deviations: (count: number) => string;
	/** "As of 2026-11-22". */
	readonly asOf: (date: string) => string;
	readonly open: string;
	readonly create: string;
	readonly optOut: string;
	readonly share: string;
}

/** What a live page tells the editor: that it is there, or what was clicked; the category is missing where that is about the whole board. */
export interface BoardMessage {
	readonly action: "ready" | "open" | "create" | "opt-out" | "share";
	readonly category?: Category;
}

const wordsOfActions: ReadonlySet<unknown> = new Set<BoardMessage["action"]>([
	"ready",
	"open",
	"create",
	"opt-out",
	"share",
]);

/** What came from a page, if it is one of its messages. */
export function readMessage(message: unknown): BoardMessage | undefined {
	if (typeof message !== "object" || message === null) return undefined;
	const { action, category } = message as Readonly<Record<string, unknown>>;
	if (!wordsOfActions.has(action)) return undefined;
	const info =
		typeof category === "string" ? categoryInfo(category) : undefined;
	return {
		action: action as BoardMessage["action"],
		...(info ? { category: info.id } : {}),
	};
}

export interface PageOptions {
	/** What the model is called where `opmodel.yaml` gives it no title. */
	readonly name: string;
	/** Makes the page a live one, whose style and script carry this nonce; without, it is a document on its own, without a script. */
	readonly nonce?: string;
	/** What the editor hands back when it restores the page. */
	readonly state?: unknown;
}

/** The whole page. */
export function boardPage(
	board: Board,
	texts: BoardTexts,
	{ name, nonce, state }: PageOptions,
): string {
	const live = nonce !== undefined;
	const policy = live
		? `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'`
		: "default-src 'none'; style-src 'unsafe-inline'";
	const withNonce = live ? ` nonce="${escaped(nonce)}"` : "";
	const title = `${board.title || name} · ${texts.what}`;
	return `<!DOCTYPE html>
<html lang="${escaped(texts.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style${withNonce}>${live ? editorColours : ownColours}${boardStyle}</style>
</head>
<body${state === undefined ? "" : ` data-state="${escaped(JSON.stringify(state))}"`}>
<main>${boardContent(board, texts, { name, live })}</main>
${live ? `<p class="unseen" role="status" id="said"></p>\n<script${withNonce}>${script}</script>\n` : ""}</body>
</html>
`;
}

/** What stands inside of the page's `main`; a live page gets it anew whenever the model has changed. */
export function boardContent(
	board: Board,
	texts: BoardTexts,
	{ name, live }: { readonly name: string; readonly live: boolean },
): string {
	const { rows, states } = board;
	const cells = rows.flatMap((row) => row.cells);
	const facts = [
		board.decisions > 0 ? texts.decisions(board.decisions) : "",
		board.guardrails > 0 ? texts.guardrails(board.guardrails) : "",
		board.deviations > 0 ? texts.deviations(board.deviations) : "",
	].filter((fact) => fact !== "");
	return `
<header>
<div>
<p class="eyebrow">${escaped(texts.what)}</p>
<h1>${escaped(board.title || name)}</h1>
</div>
${live ? `<button class="tool" data-action="share" data-key="share">${escaped(texts.share)}</button>` : ""}
<div class="progress">
<span class="ticks" aria-hidden="true">${cells.map((c) => `<i class="${c.state}"></i>`).join("")}</span>
<p>${escaped(texts.progress(states))}</p>
<p class="step">${nextStep(cells, texts)}</p>
</div>
</header>
<div class="board" role="table" aria-label="${escaped(`${texts.what}: ${board.title || name}`)}">
<div class="row columns" role="row">
<div class="corner" role="cell"></div>
${strengths.map((s) => heading("columnheader", `column ${s}`, texts.strengths[s])).join("\n")}
</div>
${rows
	.map(
		({ row, cells: own }) => `<div class="row" role="row">
${heading("rowheader", "head", texts.rows[row])}
${own.map((c) => cellHtml(c, texts, live, board.root === "")).join("\n")}
</div>`,
	)
	.join("\n")}
</div>
<footer>
<p>${escaped(facts.join(" · "))}</p>
<p>${escaped(texts.asOf(board.today))}</p>
</footer>
`;
}

function heading(role: string, of: string, { name, about }: Named): string {
	return `<div class="${of}" role="${role}"><h2>${escaped(name)}</h2><p>${escaped(about)}</p></div>`;
}

function nextStep(cells: readonly BoardCell[], texts: BoardTexts): string {
	const next = cells.find((c) => c.next);
	if (!next)
		return cells.some((c) => c.state === "missing" || c.state === "partial")
			? ""
			: escaped(texts.complete);
	const { name } = texts.categories[next.category];
	const why =
		next.why && next.state === "partial" ? ` (${texts.reason(next.why)})` : "";
	return `${escaped(texts.next)}: <strong>${escaped(name)}</strong>${escaped(why)}`;
}

function cellHtml(
	cell: BoardCell,
	texts: BoardTexts,
	live: boolean,
	canWrite: boolean,
): string {
	const { category, state, why, items, titles, next, kind } = cell;
	const { about } = texts.categories[category];
	const isThere = state === "present" || state === "partial";
	const reason = why && state === "partial" ? `: ${texts.reason(why)}` : "";
	const stateText = [
		`${texts.states[state]}${reason}`,
		...(isThere && items > 0 ? [texts.items(items, kind)] : []),
		...(cell.inherited ? [texts.inherited] : []),
	].join(" · ");
	const shown = items > 0 ? items : titles.length;
	const more = shown - titles.length;
	const body = isThere
		? titles.length > 0
			? `<ul class="titles" role="list">${titles
					.map((title) => `<li><span>${escaped(title)}</span></li>`)
					.join(
						"",
					)}${more > 0 ? `<li class="more">${escaped(texts.more(more))}</li>` : ""}</ul>`
			: `<p class="about">${escaped(about)}</p>`
		: state === "not-needed" && why
			? `<p class="why">${escaped(why)}</p>`
			: `<p class="about">${escaped(about)}</p>`;
	return `<div class="cell ${state}${next ? " is-next" : ""}" role="cell">
<div class="card">
${next ? `<p class="tag">${escaped(texts.next)}</p>` : ""}
<p class="strength" aria-hidden="true">${escaped(texts.strengths[cell.strength].name)}</p>
<h3>${nameHtml(cell, texts, live ? mainAction(cell, canWrite) : undefined)}</h3>
<p class="state" id="state-${category}">${icons[state]}<span>${escaped(stateText)}</span></p>
${body}
${live && canWrite ? actions(cell, texts) : ""}
</div>
</div>`;
}

/** What a click on a cell does: it opens what there is, or starts the page where the board can do that. */
function mainAction(
	{ file, state }: BoardCell,
	canWrite: boolean,
): BoardMessage["action"] | undefined {
	if (file !== undefined) return "open";
	return canWrite && state !== "not-needed" ? "create" : undefined;
}

/** The cell's name; a button that covers the cell where a click does something. */
function nameHtml(cell: BoardCell, texts: BoardTexts, action?: string): string {
	const { category } = cell;
	const name = escaped(texts.categories[category].name);
	return action
		? `<button class="open" data-action="${action}" data-category="${category}" data-key="${category}" aria-describedby="state-${category}">${name}<span class="unseen">: ${escaped(action === "open" ? texts.open : texts.create)}</span></button>`
		: name;
}

/** What else can be done about a cell that nobody has written. */
function actions({ category, state }: BoardCell, texts: BoardTexts): string {
	const button = (action: BoardMessage["action"], label: string) =>
		`<button data-action="${action}" data-category="${category}" data-key="${category} ${action}">${escaped(label)}<span class="unseen">: ${escaped(texts.categories[category].name)}</span></button>`;
	switch (state) {
		case "missing":
			return `<div class="acts"><span class="first" aria-hidden="true">${escaped(texts.create)}</span>${button("opt-out", texts.optOut)}</div>`;
		case "not-expected":
			return `<div class="acts"><span class="first" aria-hidden="true">${escaped(texts.create)}</span></div>`;
		case "not-needed":
			return `<div class="acts">${button("create", texts.create)}</div>`;
		default:
			return "";
	}
}

/** A text from wherever, harmless in HTML. */
export function escaped(text: string): string {
	return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

const icon = (inner: string) =>
	`<svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.4" aria-hidden="true">${inner}</svg>`;

const icons: Readonly<Record<CoverageState, string>> = {
	present: icon(
		'<circle cx="8" cy="8" r="7" fill="currentColor" stroke="none"/><path d="M4.8 8.3l2.2 2.2 4.2-4.7" stroke="var(--paper)" stroke-width="1.7"/>',
	),
	partial: icon(
		'<circle cx="8" cy="8" r="6.3"/><path d="M8 1.7a6.3 6.3 0 0 0 0 12.6z" fill="currentColor" stroke="none"/>',
	),
	missing: icon('<circle cx="8" cy="8" r="6.3"/>'),
	"not-needed": icon(
		'<circle cx="8" cy="8" r="6.3"/><path d="M3.6 12.4l8.8-8.8"/>',
	),
	"not-expected": icon(
		'<circle cx="8" cy="8" r="6.3" stroke-dasharray="2 2.4"/>',
	),
};

/**
 * Sends what is clicked, takes new content without losing focus or scroll, and lets arrow keys go from cell to cell.
 */
const script = `
"use strict";
const editor = acquireVsCodeApi();
const main = document.querySelector("main");
const said = document.getElementById("said");
if (document.body.dataset.state) editor.setState(JSON.parse(document.body.dataset.state));
document.addEventListener("click", (event) => {
	const button = event.target.closest("[data-action]");
	if (button) editor.postMessage({ action: button.dataset.action, category: button.dataset.category });
});
addEventListener("message", ({ data }) => {
	if (typeof data?.content !== "string") return;
	const { key, category } = document.activeElement?.dataset ?? {};
	main.innerHTML = data.content;
	const find = (value) => value && main.querySelector('[data-key="' + CSS.escape(value) + '"]');
	(find(key) ?? find(category))?.focus({ preventScroll: true });
	if (said.textContent !== data.said) said.textContent = data.said;
});
document.addEventListener("keydown", (event) => {
	const from = event.target.closest(".open");
	const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -3, ArrowDown: 3 }[event.key];
	if (!from || !by || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
	const cells = [...main.querySelectorAll(".cell")];
	const at = cells.indexOf(from.closest(".cell"));
	for (let to = at + by; cells[to] && (Math.abs(by) === 3 || Math.floor(to / 3) === Math.floor(at / 3)); to += by) {
		const open = cells[to].querySelector(".open");
		if (!open) continue;
		event.preventDefault();
		open.focus();
		return;
	}
});
editor.postMessage({ action: "ready" });
`;

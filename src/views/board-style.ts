/** How the coverage board looks: in the editor in the colours of its theme, on its own in light or dark ones, on paper in ink. */

/** Colours of the editor's theme. What a theme leaves out falls back to what every theme has. */
export const editorColours = `
:root {
	--paper: var(--vscode-editor-background);
	--ink: var(--vscode-editor-foreground, var(--vscode-foreground));
	--quiet: color-mix(in srgb, var(--ink) 78%, var(--paper));
	--line: var(--vscode-contrastBorder, color-mix(in srgb, var(--ink) 24%, var(--paper)));
	--done: var(--vscode-charts-green, var(--ink));
	--begun: var(--vscode-charts-yellow, var(--ink));
	--next: var(--vscode-focusBorder, var(--ink));
	--focus: var(--vscode-contrastActiveBorder, var(--vscode-focusBorder, var(--ink)));
	--tint: 6%;
	--text: var(--vscode-font-family, system-ui, sans-serif);
	font-size: var(--vscode-font-size, 13px);
}
.vscode-high-contrast, .vscode-high-contrast-light { --quiet: var(--ink); --tint: 0%; }
`;

/** Colours of a page on its own. */
export const ownColours = `
:root {
	color-scheme: light dark;
	--paper: #fdfcf9;
	--ink: #23282f;
	--quiet: #59606b;
	--line: #cfccc4;
	--done: #2f7d5b;
	--begun: #b07a12;
	--next: #2c62b4;
	--focus: #2c62b4;
	--tint: 6%;
	--text: system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
	font-size: 15px;
}
@media (prefers-color-scheme: dark) {
	:root {
		--paper: #1b1e23;
		--ink: #e6e4df;
		--quiet: #a9adb4;
		--line: #454a53;
		--done: #6dbb96;
		--begun: #dcab4e;
		--next: #86b2f2;
		--focus: #86b2f2;
	}
}
@media (prefers-contrast: more) {
	:root { --quiet: var(--ink); --line: var(--ink); --tint: 0%; }
}
`;

/** The page itself; it names colours only by their use. */
export const boardStyle = `
*, *::before, *::after { box-sizing: border-box; }
body {
	margin: 0;
	padding: 2.6rem clamp(1.1rem, 3.4vw, 3.4rem) 2.2rem;
	background: var(--paper);
	color: var(--ink);
	font: 1rem/1.5 var(--text);
	--serif: "Iowan Old Style", "Palatino Linotype", Palatino, "URW Palladio L", P052, "Book Antiqua", Georgia, serif;
}
main { max-width: 84rem; margin: 0 auto; }
h1, h2, h3, p, ul { margin: 0; padding: 0; font: inherit; }
button { font: inherit; color: inherit; background: none; border: 0; padding: 0; text-align: inherit; cursor: pointer; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

header { display: grid; grid-template-columns: 1fr auto; gap: 0 2rem; align-items: end; margin-bottom: 2.6rem; }
.eyebrow { letter-spacing: .09em; text-transform: uppercase; font-size: .78rem; color: var(--quiet); }
h1 { font: 400 clamp(2.1rem, 4.6vw, 3.3rem)/1.12 var(--serif); letter-spacing: -.012em; overflow-wrap: anywhere; text-wrap: balance; }
.progress { grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: .3rem 1.1rem; align-items: center; margin-top: 1rem; }
.ticks { display: inline-flex; gap: 3px; }
.ticks i { width: 1.5rem; height: .42rem; border: 1px solid var(--quiet); border-radius: 1px; }
.ticks .present { background: var(--done); border-color: var(--done); }
.ticks .partial { background: linear-gradient(90deg, var(--begun) 50%, transparent 50%); border-color: var(--begun); }
.ticks .missing { border-style: dashed; }
.ticks .not-needed, .ticks .not-expected { border-color: transparent; background: var(--line); height: 2px; align-self: center; }
.progress .step { margin-left: auto; color: var(--quiet); }
.step strong { color: var(--ink); font-weight: 600; }
.tool { border: 1px solid var(--line); border-radius: 3px; padding: .32rem .95rem; }
.tool:hover { border-color: var(--ink); }

.board { display: grid; grid-template-columns: minmax(9.5rem, 13rem) repeat(3, minmax(0, 1fr)); gap: 1rem; }
.row { display: grid; grid-template-columns: subgrid; grid-column: 1 / -1; row-gap: .9rem; }
.column { padding-bottom: .1rem; }
.column::before { content: ""; display: block; height: 7px; border-top: solid var(--ink); margin-bottom: .45rem; }
.guardrail.column::before { border-top-width: 6px; }
.principle.column::before { border-top-width: 3px; }
.guidance.column::before { border-top-width: 1px; }
.column h2, .head h2 { font: 400 1.28rem/1.25 var(--serif); }
.column p, .head p { color: var(--quiet); font-size: .93rem; line-height: 1.42; margin-top: .15rem; text-wrap: pretty; }
.head { padding-top: .95rem; border-top: 1px solid var(--line); }
.corner { min-width: 0; }

.cell { position: relative; display: flex; min-width: 0; }
.card {
	position: relative; flex: 1; min-width: 0; min-height: 10.5rem;
	display: flex; flex-direction: column; gap: .5rem;
	padding: .95rem 1.1rem .9rem; border: 1px solid var(--line); border-radius: 4px;
}
.present > .card { background: color-mix(in srgb, var(--done) var(--tint), var(--paper)); }
.present > .card { border-color: color-mix(in srgb, var(--done) 45%, var(--line)); }
.partial > .card { background: color-mix(in srgb, var(--begun) calc(var(--tint) * .7), var(--paper)); border-color: color-mix(in srgb, var(--begun) 60%, var(--line)); }
.missing > .card { border-style: dashed; }
.missing:not(.is-next) h3 { color: var(--quiet); }
.not-needed > .card, .not-expected > .card { border-color: transparent; }
.vscode-high-contrast .card, .vscode-high-contrast-light .card { border-color: var(--line); }
.card:has(.open:hover) { border-color: var(--ink); border-style: solid; }
h3 { font: 400 1.22rem/1.28 var(--serif); text-wrap: balance; overflow-wrap: break-word; }
.not-needed h3, .not-expected h3 { color: var(--quiet); }
.open::after { content: ""; position: absolute; inset: 0; border-radius: inherit; }
.open:focus-visible { outline: none; }
.open:focus-visible::after { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 4px; }
.state { display: flex; gap: .45rem; align-items: baseline; font-size: .93rem; color: var(--quiet); }
.state svg { flex: none; width: .95rem; height: .95rem; transform: translateY(.14rem); color: var(--quiet); }
.present .state svg { color: var(--done); }
.partial .state svg { color: var(--begun); }
.about, .why { color: var(--quiet); font-size: .95rem; line-height: 1.45; text-wrap: pretty; overflow-wrap: break-word; }
.titles { list-style: none; font-size: .95rem; line-height: 1.4; }
.titles li { padding: .26rem 0; border-top: 1px solid color-mix(in srgb, var(--line) 70%, transparent); overflow-wrap: break-word; }
.titles span { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
.titles .more { color: var(--quiet); }
.is-next .acts .first { color: var(--ink); }
.acts { color: var(--quiet); margin-top: auto; padding-top: .35rem; display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; font-size: .93rem; align-items: baseline; }
.acts .first { text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .2em; }
.acts button { position: relative; z-index: 1; color: var(--quiet); padding: .15rem 0; text-decoration: underline; text-decoration-thickness: 1px; text-decoration-color: var(--line); text-underline-offset: .2em; }
.acts button:hover { color: var(--ink); text-decoration-color: currentColor; }

.is-next > .card { border: 2px solid var(--next); padding: calc(.95rem - 1px) calc(1.1rem - 1px) calc(.9rem - 1px); }
.is-next > .card::before { content: ""; position: absolute; inset: -2px; border-radius: inherit; pointer-events: none; animation: pulse 2.8s ease-out infinite; }
.tag { position: absolute; top: -.72rem; left: .95rem; padding: 0 .5rem; background: var(--paper); color: var(--ink); font-size: .82rem; letter-spacing: .05em; }
@keyframes pulse {
	0% { box-shadow: 0 0 0 0 color-mix(in srgb, var(--next) 55%, transparent); }
	70%, 100% { box-shadow: 0 0 0 .85rem transparent; }
}
@media (prefers-reduced-motion: reduce) { .is-next > .card::before { animation: none; } }
.vscode-reduce-motion .is-next > .card::before { animation: none; }

footer { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .4rem 2rem; margin-top: 2.2rem; padding-top: .8rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: .93rem; }
.strength { display: none; }

@media (max-width: 62rem) {
	.board { grid-template-columns: repeat(3, minmax(0, 1fr)); gap: .8rem; }
	.corner { display: none; }
	.head { grid-column: 1 / -1; display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .8rem; margin-top: .7rem; padding-top: .6rem; }
	.head p { margin: 0; }
	.card { min-height: 8rem; padding: .8rem .85rem .75rem; }
	.is-next > .card { padding: calc(.8rem - 1px) calc(.85rem - 1px) calc(.75rem - 1px); }
}
@media (max-width: 44rem) {
	body { padding: 1.4rem 1rem; }
	header { margin-bottom: 1.6rem; }
	h1 { font-size: 1.9rem; }
	.progress .step { margin-left: 0; }
	.board { gap: .6rem; }
	.row { row-gap: .5rem; }
	.column h2, .head h2 { font-size: 1.12rem; }
	.column p, .head p, .titles, .cell:not(.is-next) .about, .cell:not(.is-next) .first { display: none; }
	.card, .is-next > .card { min-height: 5.6rem; padding: .6rem .65rem .55rem; gap: .35rem; }
	h3 { font-size: 1.02rem; line-height: 1.22; hyphens: auto; }
	.state, .about, .why, .acts { font-size: .88rem; line-height: 1.35; }
	.why { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; }
}
@media (max-width: 22rem) {
	header { grid-template-columns: 1fr; row-gap: .8rem; }
	.tool { justify-self: start; }
	.board { grid-template-columns: minmax(0, 1fr); }
	.columns { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
	.card { min-height: 0; }
	.strength { display: block; letter-spacing: .07em; text-transform: uppercase; font-size: .74rem; color: var(--quiet); }
}
@media (forced-colors: active) {
	.card, .tool { border: 1px solid CanvasText; }
	.is-next > .card { border: 3px solid Highlight; }
}
@page { size: landscape; margin: 11mm; }
@media print {
	:root { --paper: #fff; --ink: #111; --quiet: #444; --line: #999; --done: #2f7d5b; --begun: #9a6a0c; --next: #111; font-size: 9.5pt; }
	body { padding: 0; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
	header { margin-bottom: 1.4rem; }
	.board { grid-template-columns: 10rem repeat(3, minmax(0, 1fr)); gap: .7rem; }
	.row { break-inside: avoid; }
	.card { min-height: 7rem; }
	.tool, .acts { display: none; }
	.column p, .head p, .cell .about { display: block; }
	.titles { display: block; }
	.is-next > .card::before { display: none; }
	.columns { position: static; width: auto; height: auto; clip-path: none; }
	.corner { display: block; }
	.head { grid-column: auto; display: block; }
	.strength { display: none; }
}
`;

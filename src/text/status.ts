/** What a decision's status value says, in the words that people use for it. */

import type { Status } from "../domain/artifact";
import { masked } from "./mask";
import { plainText } from "./plain";
import type { Words } from "./words";

export interface WrittenStatus {
	/** `none` where something is written that is no status word we know. */
	readonly status: Status;
	/** The line that says it, as plain text. */
	readonly text: string;
	/** The status word itself in the text that was given, end exclusive. */
	readonly start: number;
	readonly end: number;
	/** The line that says it. */
	readonly line: { readonly start: number; readonly end: number };
}

/** Status words without accents; several words are parted by blanks, whatever stands between them in a text. */
const builtIn: Readonly<Record<Exclude<Status, "none">, string>> = {
	draft:
		"draft|drafted|incomplete|placeholder|wip|work in progress|in progress|in work" +
		"|entwurf|in arbeit|in bearbeitung|brouillon|en cours|en redaction|borrador|en progreso|rascunho|em andamento|em elaboracao|taslak",
	proposed:
		"proposed|proposal|proposing|pending|rfc|request for comments|review|in review|under review|in discussion|under discussion|discussion|discussing|open|provisional|tbd|to be decided|to be determined|to be discussed|to be approved|to be reviewed|undecided|submitted|submitted to tda|awaiting approval|awaiting review|awaiting decision|under consideration|considering|ready for review|last call|deferred|postponed|on hold|idea|candidate" +
		"|vorgeschlagen|vorschlag|ausstehend|offen|in diskussion|in pruefung|in prufung|zur diskussion|zuruckgestellt|eingereicht" +
		"|propose|proposee|proposition|en attente|en discussion|en revision|a valider" +
		"|propuesto|propuesta|pendiente|en revision|en discusion|en estudio|abierto|abierta" +
		"|proposto|proposta|pendente|em revisao|em discussao|em analise|aberto|aberta" +
		"|onerildi|oneri|提案|提案中",
	accepted:
		"accepted|accept|accepting|approved|approve|agreed|decided|active|adopted|ratified|confirmed|chosen|implementable|implemented|implementing|done|completed|complete|released|recommended|ready for release|final|finalized|finalised|living|experimental|demonstrated|in dev|in development|in implementation|in force|in effect|in use|effective|enforced|resolved|valid|current|published|signed off|endorsed" +
		"|akzeptiert|angenommen|beschlossen|genehmigt|entschieden|aktiv|gultig|umgesetzt|implementiert|verabschiedet|freigegeben|in kraft|bestatigt" +
		"|accepte|acceptee|approuve|approuvee|valide|validee|adopte|adoptee|decide|decidee|actif|active|implemente|implementee|en vigueur" +
		"|aceptado|aceptada|aprobado|aprobada|adoptado|adoptada|decidido|decidida|activo|activa|implementado|implementada|vigente" +
		"|aceito|aceita|aceite|aprovado|aprovada|adotado|adotada|ativo|ativa|em vigor" +
		"|kabul edildi|onaylandi|承認|承認済み|採用",
	rejected:
		"rejected|reject|declined|denied|withdrawn|returned for revision|returned|abandoned|cancelled|canceled|dropped|refused|discarded|vetoed" +
		"|abgelehnt|verworfen|zuruckgezogen" +
		"|rejete|rejetee|refuse|refusee|abandonne|abandonnee|retire|retiree" +
		"|rechazado|rechazada|descartado|descartada|retirado|retirada" +
		"|rejeitado|rejeitada|recusado|recusada|abandonado|abandonada" +
		"|reddedildi|却下",
	deprecated:
		"deprecated|obsolete|obsoleted|outdated|moved|stagnant|stalled|retired|discontinued|reverted|revoked|rescinded|expired|inactive|archived|no longer valid|no longer relevant|no longer applicable|to be deleted|to be removed|historic|historical" +
		"|veraltet|uberholt|obsolet|ausser kraft|aufgehoben" +
		"|obsolete|obsoletes|deprecie|depreciee|perime|perimee|caduc|caduque" +
		"|obsoleto|obsoleta|deprecado|deprecada|en desuso|descontinuado|descontinuada" +
		"|depreciado|depreciada|descontinuado" +
		"|kullanimdan kaldirildi|廃止|非推奨",
	superseded:
		"superseded|superceded|supersceded|superseeded|replaced|superseding" +
		"|ersetzt|abgelost" +
		"|remplace|remplacee" +
		"|reemplazado|reemplazada|sustituido|sustituida|reemplazo" +
		"|substituido|substituida" +
		"|置換|置き換え",
};

const known: ReadonlyMap<string, Status> = new Map(
	Object.entries(builtIn).flatMap(([status, words]) =>
		words.split("|").map((word) => [word, status as Status] as const),
	),
);
/** No status is written in more words. */
const longest = 4;

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));

/** What may stand before a status word without changing it. */
const harmless = set(
	"the this a an and but now then later since currently current finally already also again is was has have been be are it its by on as of in at for status state stage decision adr rfc record proposal document entscheidung aktuell derzeit ist wurde wird jetzt seit am und aber la le l el o est a ete maintenant et mais es fue ha sido y pero foi esta e mas rev revision version v",
);
/** Only a part of the record is concerned, so the rest holds. */
const partly = set(
	"partly partially teilweise partiellement parcialmente partial half mostly largely",
);
/** The word behind these is wished, planned or denied, not so. */
const unreal = set(
	"should could would might may must will shall can to if when until unless before once needs need wants waiting awaiting never cannot soll sollte muss kann wenn bis doit devrait peut debe deberia puede deve deveria pode if",
);
/** Words that are a status on their own, but with other words before them speak of something else ("refinement completed"). */
const ambiguous = set(
	"completed complete done open review active current final published candidate idea effective valid discussion in confirmed resolved recommended moved released",
);
const negations = set(
	"not no nicht kein keine pas non nunca nao without ohne sans sin sem",
);
const yet = set("yet noch encore aun todavia ainda");
/** Without an accent or a helping verb, these are the same word for "superseded" and "supersedes". */
const active = set("ersetzt remplace");
const by = set(
	"by durch von par por pelo pela with without through for from until after before mit fur bis",
);
const months = set(
	"january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec",
);

/** Status values are short; what follows is prose. */
const mostText = 800;

/**
 * Reads a status value or a status section's text. Takes the source, markup included, which may be several lines (a time line: the
 * last one counts), and the repository's words. Undefined where nothing is said: an empty value, a dash, a template's own prompt.
 */
export function readStatus(
	text: string,
	words: Words,
): WrittenStatus | undefined {
	const source = text.slice(0, mostText);
	const mask = masked(source);
	let found: WrittenStatus | undefined;
	for (const { start, end } of linesOf(mask)) {
		const raw = source.slice(start, end);
		if (nothing.test(mask.slice(start, end).trim())) {
			if (found) continue;
			return undefined;
		}
		const read = readLine(mask.slice(start, end), words, found !== undefined);
		if (read === "prompt" || (!found && isPrompt(raw, read))) return found;
		if (found && !read) continue;
		const line = trimmed(mask, start, end);
		found = read
			? {
					status: read.status,
					text: plainText(raw),
					start: start + read.start,
					end: start + read.end,
					line,
				}
			: { status: "none", text: plainText(raw), ...line, line };
	}
	return found;
}

const nothing = /^(?:[-–—.…?]+|n\/?a\.?|none|null|unset|unknown)?$/i;

/** Text that a template left: `{status}`, `[proposed | …]`, `<status>`, "What is the status, such as …?". */
function isPrompt(raw: string, read: Found | undefined): boolean {
	if (read) return false;
	const text = raw.trim().replace(/^[-*+>\s]+/, "");
	return (
		/^(?:[{[<].*[}\]>]\.?|todo\b.*|.*\?)$/i.test(text) && !/\]\(/.test(text)
	);
}

function* linesOf(
	text: string,
): Generator<{ readonly start: number; readonly end: number }> {
	let start = 0;
	for (let i = 0; i <= text.length; i++) {
		const c = text.charCodeAt(i);
		if (i < text.length && c !== 10 && c !== 13) continue;
		if (/\S/.test(text.slice(start, i))) yield { start, end: i };
		start = i + 1;
	}
}

function trimmed(
	text: string,
	start: number,
	end: number,
): { start: number; end: number } {
	const inner = text.slice(start, end);
	const left = inner.length - inner.trimStart().length;
	return { start: start + left, end: start + inner.trimEnd().length };
}

interface Found {
	readonly status: Status;
	readonly start: number;
	readonly end: number;
}

interface Token {
	readonly text: string;
	readonly start: number;
	readonly end: number;
}

interface Phrase extends Found {
	/** The tokens it consists of, end exclusive. */
	readonly first: number;
	readonly last: number;
}

/**
 * The status that one line of masked text says. `strict` asks that the line says nothing else, as a later line of a time line does.
 * A line that lists the possible words is a template's prompt.
 */
function readLine(
	line: string,
	words: Words,
	strict: boolean,
): Found | "prompt" | undefined {
	const tokens = tokensOf(line);
	const phrases = phrasesOf(tokens, words);
	const first = phrases[0];
	if (!first) return undefined;
	if (listsChoices(line, phrases)) return "prompt";
	const said = meaning(line, tokens, first);
	// A decision may be "proposed" …: the template explains its words.
	if (first.first > 2 && /["“„«‘']\s*$/.test(line.slice(0, first.start)))
		return "prompt";
	if (!said) return undefined;
	if (!strict) return override(line, tokens, phrases, said) ?? said;
	const before = tokens.slice(0, first.first).every(isFiller);
	const next = tokens[first.last];
	const dated = tokens.slice(0, first.first).some((t) => /^\d+$/.test(t.text));
	const alone = dated || tokens.slice(first.last).every(isFiller);
	// "Ersetzt ADR 4" says what this record does to another one, "ersetzt durch ADR 4" what was done to it.
	if (next && active.has(tokens[first.first]?.text ?? "") && !by.has(next.text))
		return undefined;
	return before && (alone || (said.status === "superseded" && isBy(next)))
		? said
		: undefined;
}

function tokensOf(line: string): Token[] {
	const found: Token[] = [];
	for (const match of line.matchAll(/[\p{L}\p{M}]+(?:['’]\p{L}+)?|\p{N}+/gu)) {
		found.push({
			text: fold(match[0]),
			start: match.index,
			end: match.index + match[0].length,
		});
		if (found.length === 40) break;
	}
	return found;
}

/** Lower case without accents. */
function fold(text: string): string {
	const lower = text.toLowerCase();
	// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII, which has no accents
	return /^[\x00-\x7f]*$/.test(lower)
		? lower
		: lower.replaceAll("ß", "ss").normalize("NFD").replace(/\p{M}/gu, "");
}

function phrasesOf(tokens: readonly Token[], words: Words): Phrase[] {
	const { own, most } = ownPhrases(words);
	const found: Phrase[] = [];
	for (let i = 0; i < tokens.length; i++) {
		let text = "";
		let hit: Phrase | undefined;
		for (let n = 0; n < most && i + n < tokens.length; n++) {
			text =
				n === 0 ? (tokens[i] as Token).text : `${text} ${tokens[i + n]?.text}`;
			const status = own.get(text) ?? known.get(text);
			if (status)
				hit = {
					status,
					start: (tokens[i] as Token).start,
					end: (tokens[i + n] as Token).end,
					first: i,
					last: i + n + 1,
				};
		}
		if (!hit) continue;
		found.push(hit);
		i = hit.last - 1;
	}
	return found;
}

interface OwnPhrases {
	readonly own: ReadonlyMap<string, Status>;
	/** Words of the longest phrase. */
	readonly most: number;
}

const prepared = new WeakMap<Words, OwnPhrases>();

/** The repository's own status words in the form that texts are compared in. */
function ownPhrases(words: Words): OwnPhrases {
	const known = prepared.get(words);
	if (known) return known;
	const own = new Map<string, Status>();
	let most = longest;
	for (const [word, status] of words.status) {
		const tokens = tokensOf(word).map((token) => token.text);
		own.set(tokens.join(" "), status);
		most = Math.max(most, tokens.length);
	}
	const made = { own, most };
	prepared.set(words, made);
	return made;
}

/** Three kinds of status, or two parted by a bar, are a choice to be made. */
function listsChoices(line: string, phrases: readonly Phrase[]): boolean {
	const kinds = new Set(phrases.map((p) => p.status)).size;
	if (kinds < 2) return false;
	const gaps = phrases
		.slice(1)
		.map((phrase, i) => line.slice(phrases[i]?.end, phrase.start));
	if (gaps.some((gap) => /\||\/|\bor\b|\boder\b|\bou\b/i.test(gap)))
		return true;
	const listed = gaps.filter((gap) =>
		/^[\s"'“”‘’]*,[\s"'“”‘’]*(?:\w+\s*){0,2}["'“‘]?$/.test(gap),
	);
	return kinds > 2 && listed.length > 1;
}

/** What a phrase means with the words before it, or undefined where they take its meaning away. */
function meaning(
	line: string,
	tokens: readonly Token[],
	phrase: Phrase,
): Found | undefined {
	const lead = tokens.slice(0, phrase.first);
	const strange = lead.filter(
		(token) => !isFiller(token) && !partly.has(token.text),
	);
	const last = lead.at(-1);
	if (lead.some((token) => unreal.has(token.text))) return undefined;
	const negation = lead.find((token) => negations.has(token.text));
	if (negation) {
		if (phrase.status !== "accepted") return undefined;
		return {
			status: lead.some((token) => yet.has(token.text))
				? "proposed"
				: "rejected",
			start: negation.start,
			end: phrase.end,
		};
	}
	// "Option 1 accepted" and "All of this has been rejected" say it, a sentence that merely mentions the word does not.
	if (
		strange.length < 9 &&
		/^(?:been|is|was|are|were|wurde|ist|est|foi|fue)$/.test(last?.text ?? "")
	)
		return phrase;
	if (strange.length > 2 || (strange.length > 0 && tokens.length > 6))
		return undefined;
	const next = tokens[phrase.last];
	if (
		ambiguous.has(tokens[phrase.first]?.text ?? "") &&
		(strange.length > 0 || (next && goesOn(line, phrase, next)))
	)
		return undefined;
	if (last && partly.has(last.text) && phrase.status !== "proposed")
		return {
			status: phrase.status === "draft" ? "draft" : "accepted",
			start: last.start,
			end: phrase.end,
		};
	return phrase;
}

/** "Active pods are counted": a noun right behind the word makes it a part of a sentence. */
function goesOn(line: string, phrase: Phrase, next: Token): boolean {
	return (
		/^[ \t]*$/.test(line.slice(phrase.end, next.start)) &&
		!isFiller(next) &&
		!by.has(next.text) &&
		!known.has(next.text)
	);
}

function isFiller(token: Token): boolean {
	return (
		harmless.has(token.text) ||
		months.has(token.text) ||
		/^\d+(?:st|nd|rd|th)?$/.test(token.text) ||
		(token.text.length > 4 &&
			token.text.endsWith("ly") &&
			!partly.has(token.text))
	);
}

function isBy(token: Token | undefined): boolean {
	return (
		token !== undefined && (by.has(token.text) || /^\d+$/.test(token.text))
	);
}

/** "Accepted, superseded by ADR 4" and "Proposed → Accepted": what became of it later. */
function override(
	line: string,
	tokens: readonly Token[],
	phrases: readonly Phrase[],
	said: Found,
): Found | undefined {
	let current: Found | undefined;
	for (let i = 1; i < phrases.length; i++) {
		const previous = phrases[i - 1] as Phrase;
		const phrase = phrases[i] as Phrase;
		const between = tokens.slice(previous.last, phrase.first);
		if (!between.every(isFiller)) break;
		const gap = line.slice(previous.end, phrase.start);
		const arrow = /→|➡|⇒|[-=]>/.test(gap);
		const then =
			phrase.status === "superseded" &&
			(said.status === "accepted" || said.status === "proposed") &&
			isBy(tokens[phrase.last]);
		if (!arrow && !then) break;
		current = phrase;
	}
	return current;
}

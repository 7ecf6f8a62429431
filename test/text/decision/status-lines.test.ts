/** Status lines as people write them, in many languages and forms, each with its right reading; and that line breaks change none. */

import assert from "node:assert/strict";
import fc from "fast-check";
import type { Status } from "../../../src/domain/artifact";
import { readDecision } from "../../../src/text/decision/decision-log";
import { readStatus } from "../../../src/text/decision/status";
import { noWords } from "../../../src/text/words";

const lines: readonly (readonly [text: string, status: Status])[] = [
	// English, in its many forms.
	[
		"Accepted. The first framing of ADR 2 is superseded by this one.",
		"accepted",
	],
	["Accepted. ADR 2 is superseded by this one.", "accepted"],
	["Accepted; RFC 12 was rejected.", "accepted"],
	["Active review (3 to 17 August)", "proposed"],
	["In active review", "proposed"],
	["Final comment period", "proposed"],
	["Final draft", "draft"],
	["Was accepted, now replaced", "superseded"],
	["Was proposed, now accepted", "accepted"],
	["Formerly accepted, later rejected", "rejected"],
	["Accepted, superseded", "superseded"],
	["Accepted (previously draft)", "accepted"],
	["Superseded (was: accepted)", "superseded"],
	["Accepted, to be superseded by ADR 5", "accepted"],
	["Draft -> Accepted", "accepted"],
	["Draft => Proposed => Accepted", "accepted"],
	["Draft → Accepted", "accepted"],
	["Proposed 2019-05-10, accepted 2019-05-12", "accepted"],
	["Accepted on 2019-05-10, review in 2020", "accepted"],
	["2019-05-10 accepted 2020-01-02 under review", "proposed"],
	["12 May 2026: accepted", "accepted"],
	["Accepted RFC", "accepted"],
	["Proposal accepted", "accepted"],
	["Accepted now. Draft of the guide follows.", "accepted"],
	// German, French, Spanish, Portuguese.
	["Angenommen am 3. Mai 2026", "accepted"],
	["In Abstimmung", "proposed"],
	["Noch nicht beschlossen", "proposed"],
	["Ersetzt durch ADR 4", "superseded"],
	["Acceptée le 3 mai 2026", "accepted"],
	["Remplacée par ADR 4", "superseded"],
	["Aprobada", "accepted"],
	["En revisión", "proposed"],
	["Em análise", "proposed"],
	["Substituída por ADR-3", "superseded"],
	// Italian.
	["Accettato", "accepted"],
	["Approvata il 3 maggio 2026", "accepted"],
	["In revisione", "proposed"],
	["Respinta", "rejected"],
	["Superato da ADR-5", "superseded"],
	["Non approvato", "rejected"],
	// Dutch.
	["Geaccepteerd", "accepted"],
	["Ter bespreking", "proposed"],
	["Afgewezen", "rejected"],
	["Vervangen door ADR 5", "superseded"],
	["Nog niet goedgekeurd", "proposed"],
	// Polish.
	["Zaakceptowany", "accepted"],
	["Przyjęto 3 maja 2026", "accepted"],
	["Zaproponowano", "proposed"],
	["Odrzucona", "rejected"],
	["Przestarzałe", "deprecated"],
	["Zastąpiony przez ADR-5", "superseded"],
	// Russian.
	["Принято", "accepted"],
	["На рассмотрении", "proposed"],
	["Ещё не принято", "proposed"],
	["Отклонено", "rejected"],
	["Устарело", "deprecated"],
	["Заменено на ADR-5", "superseded"],
	// Ukrainian.
	["Прийнято", "accepted"],
	["На розгляді", "proposed"],
	["Відхилено", "rejected"],
	["Замінено на ADR-5", "superseded"],
	// Czech.
	["Přijato", "accepted"],
	["Čeká na schválení", "proposed"],
	["Zamítnuto", "rejected"],
	["Zastaralé", "deprecated"],
	["Nahrazeno ADR-5", "superseded"],
	// Turkish.
	["Kabul edildi", "accepted"],
	["Önerildi", "proposed"],
	["Reddedildi", "rejected"],
	["Kullanımdan kaldırıldı", "deprecated"],
	["Yerini aldı", "superseded"],
	// Japanese.
	["承認済み", "accepted"],
	["この決定は却下された", "rejected"],
	["承認されていない", "rejected"],
	["承認待ち", "proposed"],
	["非推奨", "deprecated"],
	["ADR-5 により置き換えられた", "superseded"],
	// Korean.
	["승인됨", "accepted"],
	["검토 중", "proposed"],
	["거부됨", "rejected"],
	["더 이상 사용되지 않음", "deprecated"],
	["ADR-5로 대체됨", "superseded"],
	// Chinese, both scripts.
	["已接受", "accepted"],
	["评审中", "proposed"],
	["已拒绝", "rejected"],
	["已废弃", "deprecated"],
	["已被 ADR-5 取代", "superseded"],
	["已採納", "accepted"],
	["審查中", "proposed"],
	["已棄用", "deprecated"],
	["已被 ADR-5 取代", "superseded"],
];

describe("status lines in many languages", () => {
	for (const [text, status] of lines)
		it(text, () => {
			assert.equal(readStatus(text, noWords)?.status, status);
		});

	for (const text of ["提议 / 采纳 / 废弃 / 替代", "принято или отклонено"])
		it(`nothing: ${text}`, () => {
			assert.equal(readStatus(text, noWords), undefined);
		});
});

/** What is written under "Status", and the record that is read from it. */
const successors: readonly (readonly [text: string, tie: string])[] = [
	["Superseded by ADR-3", "superseded-by ADR-3"],
	["Superseded (ADR-3)", "superseded-by ADR-3"],
	["Superseded entirely by ADR-3", "superseded-by ADR-3"],
	["Ersetzt durch ADR-3", "superseded-by ADR-3"],
	["Abgelöst durch [die Waage](0003-x.md)", "superseded-by 0003-x.md"],
	["Remplacée par l'ADR-3", "superseded-by ADR-3"],
	["Sustituido por ADR-3", "superseded-by ADR-3"],
	["Substituída pela ADR-3", "superseded-by ADR-3"],
	["Superato da ADR-3", "superseded-by ADR-3"],
	["Superata (da ADR-3)", "superseded-by ADR-3"],
	["È stata sostituita dall'ADR-3", "superseded-by ADR-3"],
	["Sostituisce ADR-3", "supersedes ADR-3"],
	["Vervangen door [één tabel](0003-x.md)", "superseded-by 0003-x.md"],
	["Opgevolgd door ADR 3", "superseded-by ADR-3"],
	["Vervangt ADR-3", "supersedes ADR-3"],
	["Zastąpione przez [ADR-3](0003-x.md)", "superseded-by 0003-x.md"],
	["Zastąpiona decyzją ADR-3", "superseded-by ADR-3"],
	["Zastępuje ADR-3", "supersedes ADR-3"],
	["Заменено на ADR-3", "superseded-by ADR-3"],
	["Заменён ADR-3", "superseded-by ADR-3"],
	["Заменено решением ADR-3", "superseded-by ADR-3"],
	["Заменяет ADR-3", "supersedes ADR-3"],
	["Замінено на ADR-3", "superseded-by ADR-3"],
	["Замінено рішенням ADR-3", "superseded-by ADR-3"],
	["Замінює ADR-3", "supersedes ADR-3"],
	["Nahrazeno ADR-3", "superseded-by ADR-3"],
	["Nahrazen [jednou tabulkou](0003-x.md)", "superseded-by 0003-x.md"],
	["Nahrazeno rozhodnutím ADR-3", "superseded-by ADR-3"],
	["Nahrazuje ADR-3", "supersedes ADR-3"],
	["ADR-3 ile değiştirildi", "superseded-by ADR-3"],
	["ADR-3 tarafından değiştirildi", "superseded-by ADR-3"],
	["Yerini ADR-3 aldı", "superseded-by ADR-3"],
	["ADR-3 yerine geçer", "supersedes ADR-3"],
	["ADR-3 により置き換えられた", "superseded-by ADR-3"],
	["ADR-3に置き換え", "superseded-by ADR-3"],
	["[表](0003-x.md) で置換", "superseded-by 0003-x.md"],
	["置き換え済み (ADR-3)", "superseded-by ADR-3"],
	["この決定は ADR-3 に置き換えられた", "superseded-by ADR-3"],
	["ADR-3 を置き換える", "supersedes ADR-3"],
	["ADR-3로 대체됨", "superseded-by ADR-3"],
	["ADR-3에 의해 대체됨", "superseded-by ADR-3"],
	["대체됨 (ADR-3)", "superseded-by ADR-3"],
	["ADR-3을 대체함", "supersedes ADR-3"],
	["已被 ADR-3 取代", "superseded-by ADR-3"],
	["被ADR-3取代", "superseded-by ADR-3"],
	["由 [一张表](0003-x.md) 替代", "superseded-by 0003-x.md"],
	["已取代（ADR-3）", "superseded-by ADR-3"],
	["替换为 ADR-3", "superseded-by ADR-3"],
	["已被 ADR-3 取代，参见 ADR-6", "superseded-by ADR-3"],
	["取代 ADR-3", "supersedes ADR-3"],
	["已由 ADR-3 取代", "superseded-by ADR-3"],
	["替換為 ADR-3", "superseded-by ADR-3"],
];
/** Denials, wishes, and nobody. */
const noSuccessors = [
	"Accettato. Vedi ADR-3",
	"Superato da nessuno",
	"Dovrà essere sostituito da ADR-3",
	"Nie zastąpiony przez ADR-3",
	"Не заменено на ADR-3",
	"Vervangen door geen",
	"未被 ADR-3 取代",
	"ADR-3 に置き換えられていない",
	"ADR-2 は ADR-3 に置き換えられた",
	"已接受，参见 ADR-3",
];

describe("successors in many languages", () => {
	const tiesOf = (status: string, where: string) =>
		readDecision("docs/adr/0004-x.md", where.replace("%", status), noWords)
			.items[0]?.references.filter(({ type }) => type !== "mentions")
			.map(({ type, path, id }) => `${type} ${path ?? id}`);
	const section = "# 4. Weigh twice\n\n## Status\n\n%\n\n## Context\n\nOne.\n";
	const line = "# 4. Weigh twice\n\n%\n\n## Context\n\nOne.\n";

	for (const [text, tie] of successors) {
		it(`${text} is read as ${tie}`, () => {
			assert.deepEqual(tiesOf(text, section), [tie]);
			// In English this may be what the record did to the other one.
			if (text !== "Superseded (ADR-3)")
				assert.deepEqual(tiesOf(text, line), [tie]);
		});
		if (tie.startsWith("superseded-by"))
			it(`${text} is superseded`, () => {
				assert.equal(readStatus(text, noWords)?.status, "superseded");
			});
	}

	for (const text of noSuccessors)
		it(`names none: ${text}`, () => {
			assert.deepEqual(tiesOf(text, section), []);
			assert.deepEqual(tiesOf(text, line), []);
		});
});

/** A text broken into lines of at most so many characters, where its words allow it. */
function wrapped(text: string, width: number): string {
	const found: string[] = [];
	for (const word of text.split(" ")) {
		const last = found.at(-1);
		if (last !== undefined && last.length + 1 + word.length <= width)
			found[found.length - 1] = `${last} ${word}`;
		else found.push(word);
	}
	return found.join("\n");
}

describe("line breaks in a status", () => {
	const statusOf = (body: string) =>
		readDecision("docs/adr/0004-x.md", body, noWords).decision?.status;
	// A line that begins with an arrow or a number and a dot is other Markdown.
	const texts = lines
		.map(([text]) => text)
		.filter((text) => !/(?:^| )(?:[-=]>|\d+\.)(?: |$)/.test(text));

	it("change nothing under a heading", () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...texts),
				fc.integer({ min: 1, max: 60 }),
				(text, width) => {
					const page = (status: string) =>
						`# 4. Weigh twice\n\n## Status\n\n${status}\n\n## Context\n\nOne.\n`;
					assert.equal(
						statusOf(page(wrapped(text, width))),
						statusOf(page(text)),
					);
				},
			),
		);
	});

	it("change nothing in a statement", () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...texts),
				fc.integer({ min: 1, max: 60 }),
				(text, width) => {
					const page = (status: string) =>
						`# 4. Weigh twice\n\n**Status:** ${status}\n\n## Context\n\nOne.\n`;
					assert.equal(
						statusOf(page(wrapped(text, width))),
						statusOf(page(text)),
					);
				},
			),
		);
	});

	for (const mark of [">-", ">", "|", "|-"])
		it(`are a YAML block's own: ${mark}`, () => {
			assert.equal(
				statusOf(
					`---\nstatus: ${mark}\n  Accepted. The first framing of ADR 2 is\n  superseded by this one.\n---\n\n# Weigh twice\n`,
				),
				"accepted",
			);
		});
});

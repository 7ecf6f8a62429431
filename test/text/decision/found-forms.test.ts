/** Beginnings of records in the forms that public repositories have, in other words: what is read from each. */

import assert from "node:assert/strict";
import { readDecision } from "../../../src/text/decision/decision-log";
import { noWords } from "../../../src/text/words";

const badge = "https://img.shields.io/badge";

/** The text under the title; the status, the date, the next review, and the ties to other records. */
const forms: readonly (readonly [
	text: string,
	status: string,
	date?: string | undefined,
	review?: string | undefined,
	...ties: string[],
])[] = [
	// Several facts on one line.
	["**Status:** Accepted | **Date:** 2026-07-13", "accepted", "2026-07-13"],
	[
		"> **Status:** Accepted | **Date:** 2026-07-02 | **Decider:** Ada",
		"accepted",
		"2026-07-02",
	],
	[
		"**Status:** Accepted | **Date:** 2025-05 | **Review:** 2026-05",
		"accepted",
		"2025-05",
		"2026-05",
	],
	[
		"**Status:** Accepted | **Date:** 2026-06-20 | **Milestone:** P1 W0",
		"accepted",
		"2026-06-20",
	],
	[
		"*Status: Accepted · Date: 2026-01-05 · Next review: 2026-06-01*",
		"accepted",
		"2026-01-05",
		"2026-06-01",
	],
	[
		"**Status:** Accepted / **Date:** 2026-01-05 / **Review by:** 2026-06-01",
		"accepted",
		"2026-01-05",
		"2026-06-01",
	],
	[
		"> Status: **Accepted**\n> Date: 2026-06-15 · Deciders: Ada, Ines",
		"accepted",
		"2026-06-15",
	],
	[
		"**Tarih:** 16 Mayıs 2026 · **Durum:** Kabul edildi · **İlgili:** ADR-019",
		"accepted",
		"2026-05-16",
	],
	[
		"> **Statut :** Accepté · **Date :** 2026-10-08 · **Complète :** ADR-031",
		"accepted",
		"2026-10-08",
	],
	["**Estado**: Aceptada · **Fecha**: 2026-09-13", "accepted", "2026-09-13"],
	["Datum: 2026-10-10. Stav: přijato.", "accepted", "2026-10-10"],
	["Datum: 17. 3. 2026 Stav: Přijato", "accepted", "2026-03-17"],
	[
		"日期：2026-08-30。状态：已接受。\n影响面：server。取代 ADR-0002 的身份来源。",
		"accepted",
		"2026-08-30",
		undefined,
		"amends ADR-0002",
	],
	[
		"日期：2026-09-14　状态：已被联合方案取代　范围：方案 A",
		"superseded",
		"2026-09-14",
	],
	[
		"Datum: 2026-09-16 · Status: vervangen door ADR-002 (te duur)",
		"superseded",
		"2026-09-16",
		undefined,
		"superseded-by ADR-002",
	],
	[
		"**Date/Дата**: 2026-08-31\n**Status/Статус**: SUPERSEDED by ADR-004 / ЗАМІНЕНО на ADR-004",
		"superseded",
		"2026-08-31",
		undefined,
		"superseded-by ADR-004",
	],
	[
		"| Field | Value |\n|---|---|\n| Status | Approved |\n| Date | 27 Apr 2026 |\n| Next Review | Oct 2026 |",
		"accepted",
		"2026-04-27",
		"2026-10",
	],
	[
		"**Date:** 2026-07-12\n**Status:** Accepted\n**Review:** 2027-01-12 (six months; a principle)",
		"accepted",
		"2026-07-12",
		"2027-01-12",
	],
	[
		"| Field | Value |\n|---|---|\n| Status | FOR APPROVAL |\n| Valid Until | 21 August 2027 (12 months) |",
		"proposed",
		undefined,
		"2027-08-21",
	],
	// A review that is over says nothing of the next one.
	[
		"**Date:** 2026-05-25  \n**Review:** 2026-05-25  \n**Status:** Accepted",
		"accepted",
		"2026-05-25",
	],
	// Badges.
	[
		`![Status](${badge}/STATUS-accepted-green?style=for-the-badge) ![Par](${badge}/PAR-Par%202%20·%20SA-FFB900)\n\n**Data:** 2026-06-10`,
		"accepted",
		"2026-06-10",
	],
	[
		`![Accepted](${badge}/status-accepted-success) ![Date](${badge}/Date-06_Mar_2025-lightblue)`,
		"accepted",
		"2025-03-06",
	],
	[
		`<!-- ![Proposed](${badge}/status-proposed-blue) -->\n![Accepted](${badge}/status-accepted-green)\n<!-- ![Deprecated](${badge}/status-deprecated-orange) -->`,
		"accepted",
	],
	[
		`![](${badge}/ID-0001-834187)\n![](${badge}/last_updated-04/15/2026-de5f85)\n![](${badge}/status-accepted-19967d)`,
		"accepted",
		"2026-04-15",
	],
	// Successors.
	[
		"- **Stato:** Superato da ADR 0011 (01/10/2026)",
		"superseded",
		"2026-10-01",
		undefined,
		"superseded-by ADR-0011",
	],
	[
		"- Статус: заменено [ADR 0007](0007-typed.md)\n- Дата: 9 августа 2026 года",
		"superseded",
		"2026-08-09",
		undefined,
		"superseded-by ADR-0007",
	],
	[
		"- Статус: заменено на ADR 0017 для совместимости; остаётся.",
		"superseded",
		undefined,
		undefined,
		"superseded-by ADR-0017",
	],
	[
		"Status: zastąpiony przez [ADR-035](ADR-035-x.md) (2026-10-07)",
		"superseded",
		"2026-10-07",
		undefined,
		"superseded-by ADR-035",
	],
	[
		"Stav: nahrazeno 058",
		"superseded",
		undefined,
		undefined,
		"superseded-by 058",
	],
	[
		"- ステータス: 置き換え済み（[0007](0007-x.md)）",
		"superseded",
		undefined,
		undefined,
		"superseded-by 0007-x.md",
	],
	[
		"- 状态：已被 ADR-008 取代（保留为历史决策）",
		"superseded",
		undefined,
		undefined,
		"superseded-by ADR-008",
	],
	[
		"- 상태: 대체됨 (→ ADR-006)",
		"superseded",
		undefined,
		undefined,
		"superseded-by ADR-006",
	],
	[
		"- **Durum:** Yerine geçen ADR-017",
		"superseded",
		undefined,
		undefined,
		"superseded-by ADR-017",
	],
	[
		"- **Status:** Superseded → ADR-0018",
		"superseded",
		undefined,
		undefined,
		"superseded-by ADR-0018",
	],
	[
		"Status: ersetzt durch ADR #13.",
		"superseded",
		undefined,
		undefined,
		"superseded-by ADR-13",
	],
	// Only a part of it.
	["Status: Superseded in part by ADR 0007", "accepted"],
	["- 状态：部分被 ADR-010 取代", "accepted"],
	[
		"- ステータス: 採用（リンクの扱いは 0026 により置き換え。0032 で追補）",
		"accepted",
	],
	// Other words and remarks.
	["- **Durum:** Kabul\n- **Tarih:** 2026-07-29", "accepted", "2026-07-29"],
	["Status: zaakceptowany w wersji okrojonej (po naradzie)", "accepted"],
	["- ステータス: 承認済み(accepted)\n- 決定者: Ada", "accepted"],
	["- 상태: 승인됨(설계)", "accepted"],
	["状态：已被替代，不执行", "superseded"],
	[
		"**Estado**: Aceptado | Propuesto | Obsoleto | Reemplazado por ADR-XXX",
		"none",
	],
];

describe("records as they are found", () => {
	for (const [text, status, date, review, ...ties] of forms)
		it(JSON.stringify(text), () => {
			const { decision, items } = readDecision(
				"docs/adr/0004-x.md",
				`# Weigh twice\n\n${text}\n\n## Context\n\nOne.\n`,
				noWords,
			);
			const [item] = items;
			assert.deepEqual(
				[
					decision?.status,
					decision?.date,
					item?.fields["review-by"]?.text,
					...(item?.references ?? [])
						.filter(({ type }) => type !== "mentions")
						.map(
							({ type, id, path, text: named }) =>
								`${type} ${id ?? path ?? named}`,
						),
				],
				[status, date, review, ...ties],
			);
		});
});

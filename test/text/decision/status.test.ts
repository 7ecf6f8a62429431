import assert from "node:assert/strict";
import type { Status } from "../../../src/domain/artifact";
import { readStatus } from "../../../src/text/decision/status";
import { noWords } from "../../../src/text/words";

const says: readonly (readonly [text: string, status: Status, word: string])[] =
	[
		["ACCEPTED: Option 1, switch to `group_id`.", "accepted", "ACCEPTED"],
		["Accepted.", "accepted", "Accepted"],
		["**Accepted**", "accepted", "Accepted"],
		["`Decided`", "accepted", "Decided"],
		[
			"[ADOPTED](/README.md#adopted) (But should move to deprecated)",
			"accepted",
			"ADOPTED",
		],
		["✅ Accepted", "accepted", "Accepted"],
		["❌ Rejected (see [019](0019-x.md))", "rejected", "Rejected"],
		[":green_book:`ACCEPTED`", "accepted", "ACCEPTED"],
		["{ accepted }", "accepted", "accepted"],
		["Accepted — 2026-05-01 · Updated — 2026-05-03", "accepted", "Accepted"],
		["Decision proposed; accepting feedback", "proposed", "proposed"],
		["Deprecated (no superseding ADR)", "deprecated", "Deprecated"],
		["accepted; supersedes ADR-0045", "accepted", "accepted"],
		["**Implemented (Swift 5.5)**", "accepted", "Implemented"],
		["Partly superseded", "accepted", "Partly superseded"],
		["Partially Accepted", "accepted", "Partially Accepted"],
		["Superseded (by ADR-016)", "superseded", "Superseded"],
		["⌛️ Superseded [0019](0019.md)", "superseded", "Superseded"],
		["This ADR is superseded by ADR 5", "superseded", "superseded"],
		["accepted, superseded by ADR-3", "superseded", "superseded"],
		["~~Accepted~~ Superseded by ADR 3", "superseded", "Superseded"],
		["Proposed → Accepted", "accepted", "Accepted"],
		["2019-05-10 proposed\n2019-05-12 accepted", "accepted", "accepted"],
		["Accepted\n\nSuperseded by [12](0012.md)", "superseded", "Superseded"],
		["Accepted\n\nProposed by Ines, accepted by all.", "accepted", "Accepted"],
		["Accepted by the team", "accepted", "Accepted"],
		["Rejected in favour of ADR 111", "rejected", "Rejected"],
		["Not accepted", "rejected", "Not accepted"],
		["not yet decided", "proposed", "not yet decided"],
		[
			"The two points above have been implemented; see below.",
			"accepted",
			"implemented",
		],
		["RFC", "proposed", "RFC"],
		["under review", "proposed", "under review"],
		["pending approval", "proposed", "pending"],
		["TBD", "proposed", "TBD"],
		["ready-for-release", "accepted", "ready-for-release"],
		["returned for revision", "rejected", "returned for revision"],
		["to_be_deleted", "deprecated", "to_be_deleted"],
		["Stagnant", "deprecated", "Stagnant"],
		["superceded", "superseded", "superceded"],
		["Draft", "draft", "Draft"],
		["Akzeptiert", "accepted", "Akzeptiert"],
		["Vorgeschlagen", "proposed", "Vorgeschlagen"],
		["Abgelehnt", "rejected", "Abgelehnt"],
		["Veraltet", "deprecated", "Veraltet"],
		["Ersetzt durch ADR 4", "superseded", "Ersetzt"],
		["proposé", "proposed", "proposé"],
		["Rejetée", "rejected", "Rejetée"],
		["Obsolète", "deprecated", "Obsolète"],
		["remplacé par [x](x.md)", "superseded", "remplacé"],
		["Aprobada", "accepted", "Aprobada"],
		["Reemplazada", "superseded", "Reemplazada"],
		["Aceito", "accepted", "Aceito"],
		["Depreciado", "deprecated", "Depreciado"],
		["Substituído por ADR-3", "superseded", "Substituído"],
		["承認", "accepted", "承認"],
		// Words that we don't know, and words that say something else.
		["Should be superseded", "none", "Should be superseded"],
		[
			"Refinement completed. TP in 3.4",
			"none",
			"Refinement completed. TP in 3.4",
		],
		["Active pods are counted once.", "none", "Active pods are counted once."],
		["To Do, In Progress", "none", "To Do, In Progress"],
		[
			"Represents a state that a reading can hold",
			"none",
			"Represents a state that a reading can hold",
		],
		["the flag is ON BY DEFAULT", "none", "the flag is ON BY DEFAULT"],
	];

const nothing = [
	"",
	"-",
	"N/A",
	"none",
	"<!-- accepted -->",
	"[proposed | rejected | accepted]",
	"{Deprecated|Proposed|Accepted|Declined}",
	"{proposed | rejected | accepted | … | superseded by [ADR-0005](0005-example.md)}",
	"Draft | Under Review | Accepted",
	"`RFC by dd/mm/YYYY, Proposed, In Discussion, Pending Approval, Withdrawn`",
	"What is the status, such as proposed, accepted, rejected, deprecated, superseded?",
	'A decision may be "proposed" if it hasn\'t been agreed upon yet.',
	"{status}",
	"<status>",
	"TODO",
];

describe("status words", () => {
	for (const [text, status, word] of says)
		it(text, () => {
			const read = readStatus(text, noWords);
			assert.equal(read?.status, status);
			assert.equal(text.slice(read?.start, read?.end), word);
		});

	for (const text of nothing)
		it(`nothing: ${text}`, () => {
			assert.equal(readStatus(text, noWords), undefined);
		});

	it("gives the line that says it as plain text", () => {
		const text = "2019-05-10 proposed\n2019-05-12 **accepted** by [all](x.md)";
		assert.equal(
			readStatus("Superseded by [ADR 4](0004.md)\n\nmore", noWords)?.text,
			"Superseded by ADR 4",
		);
		assert.equal(readStatus(text, noWords)?.text, "2019-05-12 accepted by all");
	});

	it("prefers the repository's own words", () => {
		const words = {
			...noWords,
			status: new Map<string, Status>([
				["in kraft getreten am stichtag", "accepted"],
				["moved", "accepted"],
			]),
		};
		assert.equal(
			readStatus("In Kraft getreten am Stichtag", words)?.status,
			"accepted",
		);
		assert.equal(readStatus("Moved", words)?.status, "accepted");
		assert.equal(readStatus("Rejected", words)?.status, "rejected");
	});
});

import assert from "node:assert/strict";
import { readDate } from "../../src/text/dates";

/** What is written, the date read from it, and the text at its place. */
const dates: readonly (readonly [
	written: string,
	iso: string,
	text: string,
])[] = [
	["2026-04-27", "2026-04-27", "2026-04-27"],
	["2023-9-15", "2023-09-15", "2023-9-15"],
	["2026-02-9", "2026-02-09", "2026-02-9"],
	["2024.06.17", "2024-06-17", "2024.06.17"],
	["2023/10/19", "2023-10-19", "2023/10/19"],
	["05.09.2022", "2022-09-05", "05.09.2022"],
	["28/03/2018", "2018-03-28", "28/03/2018"],
	["10/04/18", "2018-04-10", "10/04/18"],
	["11/14/2024", "2024-11-14", "11/14/2024"],
	["22-10-2024", "2024-10-22", "22-10-2024"],
	["11-April-2023", "2023-04-11", "11-April-2023"],
	["8 Jun 2024", "2024-06-08", "8 Jun 2024"],
	["8th of June, 2024", "2024-06-08", "8th of June, 2024"],
	["September 20, 2024", "2024-09-20", "September 20, 2024"],
	["Sep 5th, 2023", "2023-09-05", "Sep 5th, 2023"],
	["Dec. 3, 2020", "2020-12-03", "Dec. 3, 2020"],
	["2024 June 8", "2024-06-08", "2024 June 8"],
	["Monday, 5 June 2023", "2023-06-05", "5 June 2023"],
	["January , 2026", "2026-01", "January , 2026"],
	["October 2021", "2021-10", "October 2021"],
	["2022-09", "2022-09", "2022-09"],
	["09/2022", "2022-09", "09/2022"],
	["2021", "2021", "2021"],
	["Q3 2021", "2021", "2021"],
	["20240516132303", "2024-05-16", "20240516132303"],
	["2014-09-30T00:00:00.000Z", "2014-09-30", "2014-09-30"],
	["2026-05-15 18:40:43", "2026-05-15", "2026-05-15"],
	["`2024-05-22`", "2024-05-22", "2024-05-22"],
	["{ 2023-11-21 }", "2023-11-21", "2023-11-21"],
	["(2016-06-17)", "2016-06-17", "2016-06-17"],
	['"2020-01-02"', "2020-01-02", "2020-01-02"],
	["2020-01-02\\", "2020-01-02", "2020-01-02"],
	["&#x31;2/16/2024", "2024-12-16", "&#x31;2/16/2024"],
	["2023-07-04, so that it holds by 2023-07-11.", "2023-07-04", "2023-07-04"],
	["2026-04-27, 2023-07-03", "2026-04-27", "2026-04-27"],
	["2019-05-13, updated 2023-02-05 (see #4)", "2019-05-13", "2019-05-13"],
	["<!-- 2019-01-01 --> 2020-02-29", "2020-02-29", "2020-02-29"],
	["ADR-0045 of 2024-01-01", "2024-01-01", "2024-01-01"],
	["5. März 2024", "2024-03-05", "5. März 2024"],
	["15. Dezember 2023", "2023-12-15", "15. Dezember 2023"],
	["1er juin 2024", "2024-06-01", "1er juin 2024"],
	["15 août 2023", "2023-08-15", "15 août 2023"],
	["8 de junio de 2024", "2024-06-08", "8 de junio de 2024"],
	["3 de março de 2022", "2022-03-03", "3 de março de 2022"],
];

const none = [
	"",
	"insert date",
	"{YYYY-MM-DD when the decision was last updated}",
	"<!-- Today's date -->",
	"<!-- such as 2024-01-01 -->",
	"20201-02-13",
	"2023-07-2i",
	"2024-023-2706",
	"2020-09-31",
	"2023-02-29",
	"2023-15-03",
	"2024-29-08, corrected on 2024-09-01",
	"Implemented (Swift 5.5)",
	"issue 2106",
	"v1.2.2023",
	"12 monkeys 2024",
];

describe("dates", () => {
	for (const [written, iso, text] of dates)
		it(written, () => {
			const read = readDate(written);
			assert.equal(read?.iso, iso);
			assert.equal(written.slice(read?.start, read?.end), text);
		});

	for (const written of none)
		it(`no date: ${written}`, () => {
			assert.equal(readDate(written), undefined);
		});

	it("reads an ambiguous date day first, and says what else it could be", () => {
		assert.deepEqual(readDate("04/07/2023"), {
			iso: "2023-07-04",
			other: "2023-04-07",
			start: 0,
			end: 10,
		});
		assert.equal(readDate("04/04/2023")?.other, undefined);
		assert.equal(readDate("04.07.2023")?.other, undefined);
	});

	it("says when a date proves that months stand first", () => {
		assert.equal(readDate("11/14/2024")?.monthFirst, true);
		assert.equal(readDate("14/11/2024")?.monthFirst, undefined);
	});
});

import assert from "node:assert/strict";
import {
	decisionName,
	defaultDecisionPlace,
} from "../../src/kinds/decision-places";

describe("where decisions stand", () => {
	for (const path of [
		"doc/adr/0001-x.md",
		"docs/adrs/x.md",
		"docs/decisions/team/0001-x.md",
		"docs/rfcs/0001-x.md",
		"doc/architecture/decisions/0001-x.md",
		"docs/architecture-decisions/0001-x.md",
		"docs/04-decisions/0001-x.md",
		"docs/adr/0001-x.mdx",
		"docs/arc42/09_architecture_decisions/0001-x.markdown",
		"docs/collections/_adrs/adr-001-x.md",
		"docs/Architecture Decision Records/x.md",
		"services/a/docs/adr/0001-x.md",
		"Docs/ADR/0001-X.MD",
	])
		it(path, () => {
			assert.equal(defaultDecisionPlace(path), true);
		});

	for (const path of [
		"adr.md",
		"docs/quadr/x.md",
		"adr/0001-x.md",
		"rfcs/text/0001-x.md",
		"decisions/0001-x.md",
		"docs/game/decisions/0001-x.md",
		"docs/adr/0001-x.yaml",
		"test/cli/fixtures/one/docs/adr/0001-x.md",
		"integration-tests/one-project/docs/adr/0001-x.md",
		"testdata/docs/adr/0001-x.md",
		"src/__fixtures__/docs/adr/0001-x.md",
		"src/adrs/x.md",
		"docs/architecture/x.md",
	])
		it(`not ${path}`, () => {
			assert.equal(defaultDecisionPlace(path), false);
		});
});

describe("what a decision's name says", () => {
	const names: readonly (readonly [path: string, id: string])[] = [
		["docs/adr/0001-title.md", "ADR-0001"],
		["docs/adr/000-Title.md", "ADR-000"],
		["docs/adr/007 - title with blanks.md", "ADR-007"],
		["docs/adr/adr-001-x.md", "ADR-001"],
		["docs/adr/adr001-x.md", "ADR-001"],
		["docs/adr/ADR-001_Title_with_underscores.md", "ADR-001"],
		["docs/adr/AD0001-x.md", "ADR-0001"],
		["docs/adr/ODH-ADR-MS-0002-x.md", "ADR-0002 ODH-MS"],
		["docs/adr/ODH-ADR-Operator-0002-x.md", "ADR-0002 ODH-OPERATOR"],
		["docs/api/API-001-x.md", "ADR-001 API"],
		["docs/proposals/eip-20.md", "ADR-20 EIP"],
		["docs/rfcs/0008-x.md", "RFC-0008"],
		["docs/rfcs/text/0008-x.md", "RFC-0008"],
		["docs/decisions/rfc-008-x.md", "RFC-008"],
		["docs/rfcs/adr-008-x.md", "ADR-008"],
		["docs/adr/0005-adopt-an-rfc-process.md", "ADR-0005"],
		["docs/adr/0001-use-vue.js.md", "ADR-0001"],
		["docs/adr/0012-use-the-madr-template.md", "ADR-0012"],
		["docs/adr/0003-protocols/README.md", "ADR-0003"],
		["docs/adr/1020-title/index.md", "ADR-1020"],
		["docs/adr/2022-02-03-title/README.md", "2022-02-03-title"],
		["docs/adr/20240516-title.md", "20240516-title"],
		["docs/adr/20240516132303-title.md", "20240516132303-title"],
		["docs/adr/2024-05-16-title.md", "2024-05-16-title"],
		["docs/adr/2024_05_16_title.md", "2024_05_16_title"],
		["docs/adr/use-http-2-for-all.md", "use-http-2-for-all"],
		["docs/adr/vue-3-migration.md", "vue-3-migration"],
		["docs/adr/plain title.md", "plain title"],
	];
	for (const [path, id] of names)
		it(path, () => {
			const name = decisionName(path);
			assert.ok(name);
			const said =
				name.numberText === undefined
					? name.stem
					: `${name.prefix}-${name.numberText}`;
			assert.equal(name.series ? `${said} ${name.series}` : said, id);
			assert.equal(
				name.number,
				name.numberText === undefined ? undefined : Number(name.numberText),
			);
		});

	for (const path of [
		"docs/adr/README.md",
		"docs/adr/_readme.md",
		"docs/adr/README.de.md",
		"docs/adr/index.md",
		"docs/adr/INDEX.md",
		"docs/adr/SUMMARY.md",
		"docs/adr/2024/README.md",
		"docs/adr/4-day-week/README.md",
		"docs/adr/template.md",
		"docs/adr/TEMPLATE.md",
		"docs/adr/_template.md",
		"docs/adr/adr-template-long.md",
		"docs/adr/0000-template.md",
		"docs/adr/0000-adr-template-de.md",
		"docs/adr/ODH-ADR-0000-template.md",
		"docs/adr/rfc-000-template.md",
		"docs/adr/ADR-nnn_Any_Decision_Record_Template.md",
		"docs/adr/ADR-XXX_Agree_on_it.md",
		"docs/adr/YYYY-MM-DD-title.md",
		"docs/adr/templates/madr.md",
		"docs/adr/CHANGELOG.md",
		"docs/adr/glossary.md",
		"docs/adr/.md",
	])
		it(`never ${path}`, () => {
			assert.equal(decisionName(path), undefined);
		});
});

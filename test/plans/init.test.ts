/** What `init` plans: what it takes over, what it only points out, what it starts. */

import assert from "node:assert/strict";
import {
	type Answers,
	type InitRequest,
	planInit,
	questionsFor,
} from "../../src/plans/init";
import { isRefusal } from "../../src/plans/plan";
import { readConfig } from "../../src/text/config";
import type { Texts } from "../helpers/checking";
import {
	artifactIn,
	carriedOut,
	loudIn,
	repositoryOf,
} from "../helpers/planning";

function requestOf(files: Texts, all = false): InitRequest {
	return { ...repositoryOf(files), all, title: "the-folder" };
}

function plan(files: Texts, all = false, answers?: Answers) {
	return planInit({
		...requestOf(files, all),
		...(answers ? { answers } : {}),
	});
}

/** Asserts that a page is named as what may be of a kind, that it is not taken over, and that no page of the kind is started. */
function mayBe(kind: string, file: string, text: string): void {
	const files = { [file]: text };
	assert.deepEqual(takenOver(files), {}, file);
	assert.ok(
		said(files).includes(
			`If it is, add \`${kind}: [${file}]\` under \`files:\` in opmodel.yaml.`,
		),
		`${file}\n${said(files)}`,
	);
	assert.ok(!written(files, true).includes(`product/${kind}.md`), file);
}

function said(files: Texts): string {
	const made = plan(files);
	if (isRefusal(made)) assert.fail(made.refused);
	return made.said.join("\n");
}

function written(files: Texts, all = false): string[] {
	const made = plan(files, all);
	if (isRefusal(made)) assert.fail(made.refused);
	return made.edits.map((edit) => edit.file);
}

function takenOver(files: Texts): Record<string, string[]> {
	const text = carriedOut(files, plan(files))["opmodel.yaml"] ?? "";
	const config = readConfig("opmodel.yaml", text);
	assert.deepEqual(config.faults, [], text);
	return Object.fromEntries(
		[...config.files].map(([kind, globs]) => [kind, globs.map((g) => g.text)]),
	);
}

const principles =
	"# Principles\n\n## Speed over features\n\na\n\n## Proof over promises\n\nb\n\n## Small over complete\n\nc\n";
const record = (n: number) =>
	`# ${n}. Weigh twice\n\n## Status\n\nAccepted\n\n## Context\n\nc\n\n## Decision\n\nd\n`;

describe("init", () => {
	it("starts a configuration and a strategy that nothing loud is said of but the metric", () => {
		const result = carriedOut({}, plan({}));
		assert.deepEqual(Object.keys(result), [
			"opmodel.yaml",
			"product/strategy.md",
		]);
		assert.equal(artifactIn(result, "product/strategy.md").status, "draft");
		assert.deepEqual(loudIn(result), [
			"warning context/category-present opmodel.yaml",
		]);
	});

	it("changes nothing the second time", () => {
		for (const all of [false, true]) {
			const once = carriedOut(
				{ "src/a.ts": "" },
				plan({ "src/a.ts": "" }, all),
			);
			assert.deepEqual(written(once, all), []);
			assert.match(said(once), /^Nothing to write/);
		}
	});

	it("writes all nine when asked, and keeps those that are there", () => {
		const files = { "STRATEGY.md": "# Strategy\n\nQuarries first.\n" };
		assert.deepEqual(written({ ...files, "src/a.go": "" }, true).sort(), [
			"opmodel.yaml",
			"product/capabilities.md",
			"product/delivery.md",
			"product/frameworks.md",
			"product/metrics.md",
			"product/principles.md",
			"product/reviews.md",
			"product/tech-stack.md",
			"product/themes.md",
		]);
		assert.deepEqual(loudIn(carriedOut({}, plan({}, true))), []);
	});

	it("leaves an existing configuration as it is, and what it opts out of alone", () => {
		const files = {
			"opmodel.yaml": "not-needed: { tech-stack: { because: Two of us. } }\n",
			"docs/principles.md": principles,
			"main.py": "",
		};
		assert.deepEqual(written(files), ["product/strategy.md"]);
		assert.match(
			said(files),
			/docs\/principles\.md may be your page for product principles\. If it is, add `principles: \[docs\/principles\.md\]`/,
		);
	});

	it("takes the title from the readme where that is a name", () => {
		const title = (readme: string) =>
			readConfig(
				"opmodel.yaml",
				carriedOut({ "README.md": readme }, plan({ "README.md": readme }))[
					"opmodel.yaml"
				] ?? "",
			).title;
		assert.equal(title("# Acme *Field* Security\n"), "Acme Field Security");
		assert.equal(title("# What is this, and why?\n"), "the-folder");
		assert.equal(title("no heading"), "the-folder");
	});
});

describe("init: pages taken over", () => {
	it("are none that somebody has said no to", () => {
		const files = { "docs/principles.md": principles };
		assert.deepEqual(takenOver(files), { principles: ["docs/principles.md"] });
		const refused = planInit({
			...repositoryOf(files),
			all: false,
			dismissed: new Set(["docs/principles.md"]),
			title: "the-folder",
		});
		const text = carriedOut(files, refused)["opmodel.yaml"] ?? "";
		assert.deepEqual([...readConfig("opmodel.yaml", text).files], []);
	});

	it("takes what name, title and text agree on", () => {
		assert.deepEqual(
			takenOver({
				"docs/principles.md": principles,
				"docs/product/strategy.md":
					"# Acme: Product strategy\n\n## Customers\n\nq\n\n## Vision\n\nv\n",
				"docs/tech-stack.md":
					"# Tech stack\n\nWe build with these and nothing else, since two of a kind cost more than they bring to us or to anybody who pays.\n",
				"docs/key-metrics.md":
					"# Key metrics\n\n## KM-1: Findings closed\n\nShare of findings closed on time.\n",
				"handbook/how-we-deliver.md":
					"# How we deliver\n\n## Inner loop\n\na\n\n## Release cycle\n\nb\n",
			}),
			{
				strategy: ["docs/product/strategy.md"],
				metrics: ["docs/key-metrics.md"],
				"tech-stack": ["docs/tech-stack.md"],
				principles: ["docs/principles.md"],
				delivery: ["handbook/how-we-deliver.md"],
			},
		);
	});

	it("writes no second strategy beside one that it took over, or that is one by its looks", () => {
		for (const text of [
			"# Product strategy\n\n## Customers\n\nq\n\n## Vision\n\nv\n",
			"# Product strategy\n\nThirty pages.\n",
		])
			assert.deepEqual(written({ "docs/strategy.md": text }), ["opmodel.yaml"]);
	});

	it("takes over nothing that only sounds like it", () => {
		const files = {
			"docs/coding_principles.md": principles.replace("# P", "# Coding p"),
			"docs/metrics.md":
				"# Metrics\n\nThe exporter offers counters and histograms on port 9090 under the usual path, with labels for each route and for each status code.\n",
			"docs/themes.md": "# Themes\n\n## Dark\n\nx\n\n## Light\n\ny\n",
			"docs/testing/strategy.md": "# Testing strategy\n\nPyramid.\n",
			"docs/frameworks.md": "# Frameworks\n\n## React\n\nx\n",
			"examples/shop/docs/principles.md": principles,
			"docs/templates/tech-stack.md": "# Tech stack\n\n| ID |\n|---|\n",
			"docs/guardrails.md": "# Guardrails\n\nThe model refuses.\n",
		};
		assert.deepEqual(takenOver(files), {});
		const words = said(files);
		assert.doesNotMatch(words, /examples|templates|coding/);
		assert.match(words, /docs\/guardrails\.md may be your page for guardrails/);
	});

	it("leaves a kind alone that has its page", () => {
		assert.deepEqual(
			takenOver({
				"docs/principles.md": principles,
				"product/principles.md": "# P\n\n## PP-1: x\n",
			}),
			{},
		);
	});

	it("turns broken links down until they are mended", () => {
		const links = "[a](a.md) [b](b.md) [c](c.md)";
		const files = { "docs/principles.md": `${principles}\n${links}\n` };
		const result = carriedOut(files, plan(files));
		assert.match(
			result["opmodel.yaml"] ?? "",
			/# 3 links .* lead nowhere\..*\n {2}links\/resolve: information/,
		);
		assert.equal(
			loudIn(result).filter((line) => line.startsWith("warning")).length,
			1,
		);
	});
});

describe("init: pages that may be", () => {
	const prose = "We say here what we go by, and why, in a few sentences.\n";

	for (const [kind, file, text] of [
		["strategy", "docs/strategy/index.md", `# Where to play\n\n${prose}`],
		["strategy", "docs/strategy/README.md", `# Strategy\n\n${prose}`],
		["strategy", "docs/product/strategy.md", `# Acme, adoption\n\n${prose}`],
		["strategy", "docs/vision.mdx", `# Vision\n\n${prose}`],
		["strategy", "docs/mission.md", `# Our mission\n\n${prose}`],
		["strategy", "docs/strategy-2026.md", `# 2026\n\n${prose}`],
		["strategy", "STRATEGY.md", `# Trading strategies\n\n${prose}`],
		["strategy", "STRATEGY.md", `# Caching\n\n## Customers\n\nq\n`],
		["strategy", "strategy.md", `# Solver strategy\n\n## Problem\n\nq\n`],
		["principles", "docs/principles/README.md", `# General\n\n${prose}`],
		["principles", "principles.md", `# Engineering principles\n\n${prose}`],
		["principles", "docs/engineering-principles.md", `# How\n\n${prose}`],
		[
			"principles",
			"docs/our-mission-values-and-principles.md",
			`# What we stand for\n\n${prose}`,
		],
		["principles", "docs/about/principles.mdx", `# Values\n\n${prose}`],
		["tech-stack", "docs/tech-stack.md", `# What runs\n\n${prose}`],
		["tech-stack", "docs/tech_stack.mdx", `# What runs\n\n${prose}`],
		[
			"tech-stack",
			"docs/tech-radar/index.md",
			`# Radar\n\n## Adopt\n\n- Go\n- PostgreSQL\n`,
		],
		["metrics", "okrs.md", `# Objectives\n\n${prose}`],
		["metrics", "docs/okrs-2026-q3.md", `# Third quarter\n\n${prose}`],
		["metrics", "docs/metrics/index.md", `# Metrics\n\n${prose}`],
		["metrics", "docs/product/metrics.md", `# What we count\n\n${prose}`],
		["themes", "ROADMAP.md", `# Where this goes\n\n${prose}`],
		["themes", "docs/roadmap/index.md", `# Plans\n\n${prose}`],
		["capabilities", "docs/core-capabilities.md", `# Core\n\n${prose}`],
		["delivery", "docs/ways-of-working/index.md", `# Us\n\n${prose}`],
		["frameworks", "docs/product/frameworks.md", `# Thinking\n\n${prose}`],
		["reviews", "docs/review-process.md", `# Who looks\n\n${prose}`],
		["guardrails", "docs/guardrails/index.md", `# Limits\n\n${prose}`],
		["strategy", "agent-os/product/mission.md", `# Mission\n\n${prose}`],
		["tech-stack", "agent-os/product/tech-stack.md", `# Stack\n\n${prose}`],
		["themes", ".agent-os/product/roadmap.md", `# Phases\n\n${prose}`],
		["principles", ".specify/memory/constitution.md", `# Acme\n\n${prose}`],
		["principles", "memory/constitution.md", `# Acme\n\n${prose}`],
		["strategy", ".kiro/steering/product.md", `# Overview\n\n${prose}`],
		["tech-stack", ".kiro/steering/tech.md", `# Technology\n\n${prose}`],
		["strategy", "memory-bank/productContext.md", `# Why\n\n${prose}`],
		["tech-stack", "conductor/tech-stack.md", `# Tools\n\n${prose}`],
	] as const)
		it(`${file}: ${text.slice(0, text.indexOf("\n"))}`, () =>
			mayBe(kind, file, text));

	it("can be named in the configuration as they are", () => {
		for (const [kind, file] of [
			["principles", ".specify/memory/constitution.md"],
			["themes", ".agent-os/product/roadmap.md"],
			["principles", "docs/about/principles.mdx"],
			["principles", "docs/principles/README.md"],
			["strategy", "STRATEGY.md"],
		] as const) {
			const files = { [file]: `# A page\n\n${prose}` };
			const answers = new Map([[kind, file]]);
			const result = carriedOut(files, plan(files, false, answers));
			assert.equal(artifactIn(result, file).kind, kind, file);
		}
	});

	it("are none where text or place speak of another thing", () => {
		const files = {
			".specify/memory/constitution.md":
				"# [PROJECT_NAME] Constitution\n\n### [PRINCIPLE_1_NAME]\n\nx\n",
			"docs/metrics.md":
				"# Metrics\n\nPrometheus scrapes the counters on port 9090.\n",
			"docs/themes.md": "# Themes\n\nA dark one and a light one.\n",
			"docs/testing/strategy.md": "# Testing strategy\n\nPyramid.\n",
			"src/cache/strategy.md": "# Strategy\n\nLeast recently used.\n",
			"docs/tech-radar/index.md":
				"# Tech radar\n\nA radar is a list of technologies. It has four rings:\n\n- **Adopt**: use it\n- **Hold**: don't\n",
			"docs/technology-radar.md":
				"# Technology radar\n\n## Adopt\n\nWe have seen it work.\n\n## Hold\n\nWe would not start with it.\n\nBlips move between rings.\n",
			"sig-storage/vision.md": "# Vision\n\nDisks.\n",
			"README.md": "# Strategy\n\nA game.\n",
			"docs/stack.md": "# The stack\n\nPush and pop.\n",
			"main.go": "",
		};
		assert.deepEqual(takenOver(files), {});
		assert.doesNotMatch(said(files), /may be/);
		assert.deepEqual(written(files), [
			"opmodel.yaml",
			"product/strategy.md",
			"product/tech-stack.md",
		]);
	});

	it("are named all, the likeliest first, with what starts a page in their place", () => {
		const files = {
			"docs/vision.md": `# Vision\n\n${prose}`,
			"docs/strategy.md": `# Product strategy\n\n${prose}`,
		};
		assert.deepEqual(
			said(files)
				.split("\n")
				.slice(1)
				.map((line) => line.split(" ").slice(0, 4).join(" ")),
			[
				"docs/strategy.md may be your",
				"docs/vision.md may be your",
				"No page for product",
				"Next: say in opmodel.yaml",
			],
		);
		assert.match(said(files), /`opmodel new strategy` starts it\./);
	});

	it("are named beside one that was taken over only where they are as sure", () => {
		const page = "# Product strategy\n\n## Customers\n\nq\n\n## Vision\n\nv\n";
		const files = {
			"docs/strategy.md": page,
			"docs/product/strategy.md": page,
			"docs/vision.md": `# Vision\n\n${prose}`,
		};
		assert.deepEqual(takenOver(files), { strategy: ["docs/strategy.md"] });
		assert.match(said(files), /^docs\/product\/strategy\.md may be/m);
		assert.doesNotMatch(said(files), /vision\.md/);
		assert.deepEqual(questionsFor(requestOf(files)), []);
	});

	it("are named with their lines up to five of a kind", () => {
		const files = Object.fromEntries(
			[2020, 2021, 2022, 2023, 2024, 2025, 2026].map((year) => [
				`docs/strategy-${year}.md`,
				`# ${year}\n\n${prose}`,
			]),
		);
		assert.equal(said(files).split("may be your page").length, 6);
		assert.match(
			said(files),
			/^2 more may be, in the same way: docs\/strategy-2025\.md, docs\/strategy-2026\.md$/m,
		);
	});

	it("are asked about where there is a configuration, also the sure ones", () => {
		const page = "# Product strategy\n\n## Customers\n\nq\n\n## Vision\n\nv\n";
		const files = {
			"opmodel.yaml": "not-needed: { tech-stack: { because: Two of us. } }\n",
			"docs/strategy.md": page,
			"docs/vision.md": `# Vision\n\n${prose}`,
			"docs/tech-stack.md": `# Tools\n\n${prose}`,
		};
		assert.deepEqual(
			questionsFor(requestOf(files)).map(({ pages }) =>
				pages.map(({ file }) => file),
			),
			[["docs/strategy.md"]],
		);
		const answers: Answers = new Map([["strategy", "docs/strategy.md"]]);
		assert.match(
			carriedOut(files, plan(files, false, answers))["opmodel.yaml"] ?? "",
			/\nfiles:\n {2}strategy: \[docs\/strategy\.md\]\n$/,
		);
		assert.doesNotMatch(said(files), /tech-stack/);
	});

	it("keep the start open where there is a configuration already", () => {
		const files = {
			"opmodel.yaml": "opmodel: 1\n",
			"docs/vision.md": `# Vision\n\n${prose}`,
		};
		assert.deepEqual(written(files), []);
		assert.match(
			said(files),
			/^Nothing to write before it is said which page is meant\.\ndocs\/vision\.md may be/,
		);
	});

	it("are asked about, for each kind once", () => {
		const files = {
			"docs/vision.md": `# Our Vision\n\n${prose}`,
			"docs/mission.md": `# Mission\n\n${prose}`,
			"okrs.md": `# OKRs\n\n${prose}`,
		};
		assert.deepEqual(
			questionsFor(requestOf(files)).map(({ kind, pages, starts }) => [
				kind,
				pages.map(({ file, title }) => `${file} ${title}`),
				starts,
			]),
			[
				[
					"strategy",
					["docs/mission.md Mission", "docs/vision.md Our Vision"],
					true,
				],
				["metrics", ["okrs.md OKRs"], false],
			],
		);
		assert.equal(questionsFor(requestOf(files, true))[1]?.starts, true);
	});

	it("are taken over where somebody says so, and make way where none is meant", () => {
		const files = {
			"docs/vision.md": `# Vision\n\n${prose}`,
			"okrs.md": `# OKRs\n\n${prose}`,
			"docs/roadmap.md": `# Roadmap\n\n${prose}`,
		};
		const answers: Answers = new Map([
			["strategy", undefined],
			["metrics", "okrs.md"],
		]);
		const made = plan(files, false, answers);
		const result = carriedOut(files, made);
		assert.deepEqual(Object.keys(result).sort(), [
			"docs/roadmap.md",
			"docs/vision.md",
			"okrs.md",
			"opmodel.yaml",
			"product/strategy.md",
		]);
		assert.deepEqual(
			[...readConfig("opmodel.yaml", result["opmodel.yaml"] ?? "").files].map(
				([kind, globs]) => [kind, globs.map(({ text }) => text)],
			),
			[["metrics", ["okrs.md"]]],
		);
		const words = "said" in made ? made.said.join("\n") : "";
		assert.match(words, /^Took over okrs\.md as the page for key metrics$/m);
		assert.match(words, /^docs\/roadmap\.md may be/m);
		assert.doesNotMatch(words, /vision\.md/);
	});

	it("are added to a configuration that is there, and nothing else of it changes", () => {
		for (const [config, after] of [
			[
				"title: Acme # ours\r\nfiles:\r\n  decision: [log/*.md]\r\n",
				"title: Acme # ours\r\nfiles:\r\n  decision: [log/*.md]\r\n  strategy: [docs/vision.md]\r\n  metrics: [okrs.md]\r\n",
			],
			[
				"opmodel: 1\n",
				"opmodel: 1\nfiles:\n  strategy: [docs/vision.md]\n  metrics: [okrs.md]\n",
			],
		] as const) {
			const files = {
				"opmodel.yaml": config,
				"docs/vision.md": `# Vision\n\n${prose}`,
				"okrs.md": `# OKRs\n\n${prose}`,
			};
			const answers: Answers = new Map([
				["strategy", "docs/vision.md"],
				["metrics", "okrs.md"],
			]);
			const result = carriedOut(files, plan(files, false, answers));
			assert.equal(result["opmodel.yaml"], after);
			assert.equal(Object.keys(result).length, 3);
		}
	});
});

describe("init: decisions", () => {
	it("takes over folders of records at unusual places, by what is written in them", () => {
		assert.deepEqual(
			takenOver({
				"architecture/log/0001-a.md": record(1),
				"architecture/log/0002-b.md": record(2),
				"architecture/log/0003-c.md": record(3),
				"architecture/log/README.md": "# Log\n",
				"docs/adr/0001-x.md": record(1),
				"guide/01-start.md": "# Start\n\n## Introduction\n\nx\n",
				"guide/02-next.md": "# Next\n\n## Conclusion\n\nx\n",
				"guide/03-end.md": "# End\n\n## Introduction\n\nx\n",
			}),
			{ decision: ["architecture/log/[0-9]*.md", "docs/adr/**/*.md"] },
		);
	});

	it("says nothing of them where they stand at the usual places", () => {
		const files = { "docs/adr/0001-x.md": record(1) };
		assert.deepEqual(takenOver(files), {});
		assert.match(said(files), /^Found 1 decision record$/m);
	});

	const stated = (status: string) =>
		`# Weigh twice\n\n| Status | ${status} |\n| --- | --- |\n| Owner | Ines |\n\n## What\n\nw\n\n## Why\n\ny\n\n## How\n\nh\n`;

	it("takes over a series whose status and names say so, whatever its headings", () => {
		const files = {
			"engineering/log/001-a.md": stated("Approved"),
			"engineering/log/002-b.md": stated("Superseded by 003"),
			"engineering/log/003-c.md": stated("Approved"),
			"engineering/log/notes.md": "# Notes\n",
		};
		assert.deepEqual(takenOver(files), {
			decision: ["engineering/log/[0-9]*.md"],
		});
		const result = carriedOut(files, plan(files));
		assert.equal(
			artifactIn(result, "engineering/log/001-a.md").decision?.status,
			"accepted",
		);
		assert.doesNotMatch(said(files), /may be records/);
	});

	it("leaves a series alone that is of tasks, or of pages", () => {
		for (const status of ["Done", "In progress", "Draft", "Maybe"])
			assert.deepEqual(
				takenOver({
					"engineering/log/001-a.md": stated(status),
					"engineering/log/002-b.md": stated(status),
					"engineering/log/003-c.md": stated("Done"),
				}),
				{},
				status,
			);
	});

	it("counts and names what looks like records and was left", () => {
		const files = {
			"docs/adr/0001-x.md": record(1),
			"engineering/log/001-a.md": stated("Approved"),
			"engineering/log/002-b.md": stated("Approved"),
			"notes/hosting.md": record(1),
			"notes/queues.md": record(2),
			"notes/mails.md": "# Mails\n\n## Context\n\nc\n",
			"guide/7-why-go.md": stated("Rejected"),
			"notes/template.md": record(3),
		};
		assert.match(
			said(files),
			/^3 more that may be records: guide\/7-why-go\.md, notes\/hosting\.md, notes\/queues\.md\. /m,
		);
		assert.match(
			said({ "notes/hosting.md": record(1) }),
			/^1 that may be a record: notes\/hosting\.md\. /m,
		);
		assert.doesNotMatch(said({ "notes/mails.md": "# Mails\n" }), /records/);
	});

	it("says that there are records in formats that are not read", () => {
		assert.match(
			said({
				"docs/adr/0001-a.rst": "A\n=\n",
				"docs/adr/0002-b.rst": "B\n=\n",
				"docs/decisions/0001-c.adoc": "= C\n",
			}),
			/^2 records in reStructuredText, which is not read: docs\/adr\/0001-a\.rst, docs\/adr\/0002-b\.rst\n1 record in AsciiDoc, which is not read: /m,
		);
	});

	it("reads the records that it took over", () => {
		const files = {
			"adr-1-a.md": record(1),
			"adr-2-b.md": record(2),
			"adr-3-c.md": record(3),
		};
		const result = carriedOut(files, plan(files));
		assert.equal(artifactIn(result, "adr-2-b.md").decision?.number, 2);
	});
});

describe("init: tech stack", () => {
	const files = {
		"apps/web/package.json":
			'{ "dependencies": { "react": "19", "left-pad": "1" }, "devDependencies": { "vitest": "1" } }',
		"api/requirements.txt":
			"fastapi==1\nSQLAlchemy>=2\n# flask\n-r other.txt\n",
		"go.mod":
			"module x\n\nrequire (\n\tgithub.com/labstack/echo/v4 v4.1.0\n\tgithub.com/jackc/pgx/v5 v5.0.0 // indirect\n)\n",
		"core/Cargo.toml": '[dependencies]\naxum = "0.7"\n',
		"shop/pom.xml":
			"<project><artifactId>shop</artifactId><dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-web</artifactId></dependency></dependencies></project>",
		"desk/desk.csproj": '<Project Sdk="Microsoft.NET.Sdk.Web"></Project>',
		Gemfile: 'gem "rails", "~> 8"\n',
		"composer.json": '{ "require": { "laravel/framework": "11" } }',
		"examples/old/package.json": '{ "dependencies": { "vue": "2" } }',
		"broken/package.json": "{",
		Dockerfile: "FROM x",
		"apps/web/a.ts": "",
		"apps/web/b.tsx": "",
		"apps/web/vite.config.js": "",
		"vendor/x.php": "",
	};

	it("drafts what manifests and file names show, and nothing that is commented out, indirect or an example", () => {
		const page = artifactIn(
			carriedOut(files, plan(files)),
			"product/tech-stack.md",
		);
		assert.equal(page.status, "draft");
		assert.deepEqual(
			page.items.map((i) => i.title),
			[
				"TypeScript",
				"FastAPI",
				"SQLAlchemy",
				"React",
				"Vitest",
				"Laravel",
				"Axum",
				"ASP.NET Core",
				"Ruby on Rails",
				"Echo",
				"Spring Boot",
				"Docker",
			].sort((a, b) => order(page, a) - order(page, b)),
		);
		const react = page.items.find((i) => i.title === "React");
		assert.equal(react?.fields.packages?.text, "pkg:npm/react");
		assert.equal(react?.fields.purpose?.text, "Web interface");
		assert.equal(
			page.items.find((i) => i.title === "Spring Boot")?.fields.packages?.text,
			"pkg:maven/org.springframework.boot/spring-boot-starter-web",
		);
		assert.deepEqual(page.faults, []);
	});

	it("leaves out tests, examples, fixtures and sites of documentation", () => {
		const beside = {
			"tests/e2e.rb": "",
			"tests/a.rb": "",
			"src/test/b.scala": "",
			"spec/c.rb": "",
			"fixtures/d.php": "",
			"packages/core/__tests__/e.lua": "",
			"tests/package.json": '{ "dependencies": { "vue": "3" } }',
			"integration-tests/pom.xml":
				"<project><dependencies><dependency><groupId>g</groupId><artifactId>junit</artifactId></dependency></dependencies></project>",
			"fixtures/shop/package.json": '{ "dependencies": { "vue": "3" } }',
			"examples/go.mod":
				"module x\n\nrequire github.com/labstack/echo/v4 v4.1.0\n",
			"docs/package.json": '{ "dependencies": { "react": "19" } }',
			"apps/docs/package.json": '{ "dependencies": { "next": "15" } }',
			"apps/docs/app.tsx": "",
			"site/package.json":
				'{ "dependencies": { "react": "19", "@docusaurus/core": "3" } }',
			"site/a.jsx": "",
			"website/package.json":
				'{ "devDependencies": { "vitepress": "1", "vue": "3" } }',
			"website/b.vue": "",
		};
		assert.ok(!written(beside).includes("product/tech-stack.md"));
		const files = {
			...beside,
			"src/main.go": "",
			"core/package.json":
				'{ "dependencies": { "express": "5" }, "devDependencies": { "vitepress": "1" } }',
		};
		assert.deepEqual(
			artifactIn(
				carriedOut(files, plan(files)),
				"product/tech-stack.md",
			).items.map(({ title }) => title),
			["Go", "Express"],
		);
	});

	it("drafts none where there is nothing to read", () => {
		assert.deepEqual(written({ "docs/a.md": "# A\n", "package.json": "{}" }), [
			"opmodel.yaml",
			"product/strategy.md",
		]);
	});
});

function order(page: { items: readonly { title: string }[] }, title: string) {
	return page.items.findIndex((i) => i.title === title);
}

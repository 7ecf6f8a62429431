/** What `init` plans: what it takes over, what it only points out, what it starts. */

import assert from "node:assert/strict";
import { planInit } from "../../src/plans/init";
import { isRefusal } from "../../src/plans/plan";
import { readConfig } from "../../src/text/config";
import type { Texts } from "../helpers/checking";
import {
	artifactIn,
	carriedOut,
	loudIn,
	repositoryOf,
} from "../helpers/planning";

function plan(files: Texts, all = false) {
	return planInit({ ...repositoryOf(files), all, title: "the-folder" });
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

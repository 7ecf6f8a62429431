/** Which entries of manifests a package URL means. */

import assert from "node:assert/strict";
import { readManifest } from "../../src/code/manifests/manifest";
import { matches } from "../../src/code/packages";
import { parsePurl } from "../../src/matching/purl";
import { reported } from "../helpers/checking";

/** What is written of the packages that a package URL means. */
function meant(url: string, path: string, text: string): string[] {
	const purl = parsePurl(url);
	assert.ok(purl, url);
	return readManifest(path, text)
		.filter((entry) => matches(purl, entry))
		.map((entry) => entry.written);
}

describe("packages: names", () => {
	it("are compared as their ecosystem does, with * for any part", () => {
		const npm =
			'{"dependencies":{"@acme/ui":"1","@acme/kit":"1","acme":"1","JSONStream":"1"}}';
		assert.deepEqual(meant("pkg:npm/@acme/*", "package.json", npm), [
			"@acme/ui",
			"@acme/kit",
		]);
		assert.deepEqual(meant("pkg:npm/@acme/ui", "package.json", npm), [
			"@acme/ui",
		]);
		assert.deepEqual(meant("pkg:npm/acme", "package.json", npm), ["acme"]);
		assert.deepEqual(meant("pkg:npm/*ac*e*", "package.json", npm), [
			"@acme/ui",
			"@acme/kit",
			"acme",
		]);
		assert.deepEqual(meant("pkg:npm/acme*acme", "package.json", npm), []);
		assert.deepEqual(meant("pkg:npm/jsonstream", "package.json", npm), [
			"JSONStream",
		]);
		assert.deepEqual(meant("pkg:pypi/acme", "package.json", npm), []);
		assert.deepEqual(
			meant(
				"pkg:pypi/flask_sqlalchemy",
				"requirements.txt",
				"Flask-SQLAlchemy\n",
			),
			["Flask-SQLAlchemy"],
		);
		assert.deepEqual(
			meant(
				"pkg:cargo/serde-json",
				"Cargo.toml",
				'[dependencies]\nserde_json = "1"\n',
			),
			["serde_json"],
		);
		assert.deepEqual(
			meant(
				"pkg:nuget/newtonsoft.json",
				"a.csproj",
				'<Project><PackageReference Include="Newtonsoft.Json"/></Project>',
			),
			["Newtonsoft.Json"],
		);
		assert.deepEqual(
			meant(
				"pkg:maven/org.acme/*",
				"pom.xml",
				"<project><dependencies><dependency><groupId>org.acme</groupId><artifactId>api</artifactId></dependency></dependencies></project>",
			),
			["api"],
		);
	});

	it("of Go modules mean every major version, unless they name one", () => {
		const text =
			"require example.org/chi/v5 v5.0.12\nrequire example.org/chi v1.5.0\nrequire gopkg.in/yaml.v3 v3.0.1\n";
		assert.deepEqual(meant("pkg:golang/example.org/chi", "go.mod", text), [
			"example.org/chi/v5",
			"example.org/chi",
		]);
		assert.deepEqual(meant("pkg:golang/example.org/chi@<5", "go.mod", text), [
			"example.org/chi",
		]);
		assert.deepEqual(meant("pkg:golang/example.org/chi/v5", "go.mod", text), [
			"example.org/chi/v5",
		]);
		assert.deepEqual(meant("pkg:golang/example.org/*", "go.mod", text), [
			"example.org/chi/v5",
			"example.org/chi",
		]);
		assert.deepEqual(meant("pkg:golang/gopkg.in/yaml", "go.mod", text), [
			"gopkg.in/yaml.v3",
		]);
	});

	it("of images are short for those of Docker's own registry", () => {
		const text =
			"FROM node:18\nFROM docker.io/library/node:18\nFROM public.ecr.aws/docker/library/node:18\nFROM ghcr.io/acme/node:18\nFROM acme/node:18\n";
		for (const name of ["node", "library/node", "docker.io/library/node"])
			assert.deepEqual(meant(`pkg:docker/${name}`, "Dockerfile", text), [
				"node",
				"docker.io/library/node",
				"public.ecr.aws/docker/library/node",
			]);
		assert.deepEqual(meant("pkg:docker/ghcr.io/acme/*", "Dockerfile", text), [
			"ghcr.io/acme/node",
		]);
	});
});

describe("packages: versions", () => {
	it("count by the lowest that is permitted", () => {
		const npm = (range: string) =>
			meant(
				"pkg:npm/luxon@<3",
				"package.json",
				`{"dependencies":{"luxon":"${range}"}}`,
			).length === 1;
		for (const range of [
			"^2.1",
			"2.x",
			">=1",
			"*",
			"<3",
			"^2 || ^3",
			"^3 || ^2",
		])
			assert.ok(npm(range), range);
		for (const range of [
			"^3.0.0",
			"3.x",
			">=3 <5",
			">2.99999 >=3",
			"latest",
			"workspace:*",
			"file:../x",
			"^3.0.0-beta.1",
		])
			assert.ok(!npm(range), range);
	});

	it("are not known where none is declared, and then none is meant", () => {
		const text = "requests\nflask @ https://example.org/f.zip\n";
		assert.deepEqual(meant("pkg:pypi/requests", "requirements.txt", text), [
			"requests",
		]);
		assert.deepEqual(
			meant("pkg:pypi/requests@<3", "requirements.txt", text),
			[],
		);
		assert.deepEqual(meant("pkg:pypi/flask@>=0", "requirements.txt", text), []);
	});

	it("of images are the number that the tag begins with", () => {
		const text =
			"FROM node:16-alpine\nFROM node:18.20.1\nFROM node:lts\nFROM node\nFROM node@sha256:aa\n";
		const found = (range: string) =>
			meant(`pkg:docker/node@${range}`, "Dockerfile", text).length;
		assert.equal(found("<18"), 1);
		assert.equal(found("18"), 1);
		assert.equal(found("16-alpine"), 1);
		assert.equal(found("latest"), 1);
		assert.equal(found(">=0"), 2);
		assert.equal(meant("pkg:docker/node", "Dockerfile", text).length, 5);
	});
});

describe("packages: lists of what is allowed", () => {
	it("say nothing of a package whose name nobody knows yet", () => {
		const found = reported("code/guardrail-holds", {
			"opmodel.yaml": "title: Acme\n",
			"product/guardrails.md":
				"# Guardrails\n\n- Owner: Platform\n\n## GR-1: Our images\n\nWe patch them.\n\n- Allow dependency: `pkg:docker/acme/*`, `pkg:nuget/Acme.*`\n",
			Dockerfile: `FROM acme/base:1\nFROM $IMAGE\nFROM \${REGISTRY}/x:2\nFROM node:18\n`,
			"a.csproj":
				'<Project><PackageReference Include="$(Name).Core"/><PackageReference Include="Moq"/></Project>',
		});
		assert.deepEqual(
			found.map(({ message }) => message.split(" ")[0]),
			["`node`", "`Moq`"],
		);
	});
});

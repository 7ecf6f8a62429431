/** A monorepo of 200 manifests, written at random by a plan: what guardrails find in it is what the plan put there, on the very entries. */

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import type { Range } from "../../../src/domain/position";
import { Engine } from "../../../src/engine";

type Version = readonly [number, number, number];

/** Numbers and choices that are the same in each run. */
class Dice {
	#state: number;

	constructor(seed: number) {
		this.#state = seed;
	}

	below(count: number): number {
		this.#state = (this.#state * 48_271) % 2_147_483_647;
		return this.#state % count;
	}

	is(oneIn: number): boolean {
		return this.below(oneIn) === 0;
	}

	one<T>(list: readonly T[]): T {
		return list[this.below(list.length)] as T;
	}

	shuffled<T>(list: readonly T[]): T[] {
		const left = [...list];
		return list.map(() => left.splice(this.below(left.length), 1)[0] as T);
	}
}

/** What a guardrail denies: a package in all versions, below 3, or from 2 to 4. */
interface Denied {
	readonly url: string;
	readonly versions: "all" | "below 3" | "2 to 4";
	/** As manifests may spell it. */
	readonly names: readonly string[];
}

function denied(
	type: string,
	all: readonly string[],
	below: readonly string[],
	between: readonly string[],
): readonly Denied[] {
	return [
		{ url: `pkg:${type}/${all[0]}`, versions: "all", names: all },
		{ url: `pkg:${type}/${below[0]}@<3`, versions: "below 3", names: below },
		{
			url: `pkg:${type}/${between[0]}@>=2 <4`,
			versions: "2 to 4",
			names: between,
		},
	];
}

/** Says by the plan alone whether a package crosses its guardrail: by the lowest version that is permitted, if one is declared. */
function crosses({ versions }: Denied, low: Version | undefined): boolean {
	if (versions === "all") return true;
	if (!low) return false;
	return versions === "below 3" ? low[0] < 3 : low[0] >= 2 && low[0] < 4;
}

/** An entry of the plan: a package, and the lowest version that its manifest is to permit. */
interface Wanted {
	readonly denied: Denied;
	readonly name: string;
	readonly low: Version;
}

/** What a manifest says of a package, and what that permits at the lowest; undefined where no version is declared that can be read. */
interface Said {
	readonly text: string;
	readonly low?: Version | undefined;
}

interface Ecosystem {
	readonly denied: readonly Denied[];
	readonly file: (dice: Dice) => string;
	/** Writes a manifest; `mark` stands around what is to be underlined for an entry. */
	readonly write: (
		wanted: readonly Wanted[],
		dice: Dice,
		mark: (wanted: Wanted, said: Said) => string,
	) => string;
}

/** The ways to declare a version from `low` on that an ecosystem's ranges have; `a`, `b` and `c` are its numbers. */
type Ranges = (a: number, b: number, c: number) => readonly Said[];

function rangeFrom(ranges: Ranges, [a, b, c]: Version, dice: Dice): Said {
	const said = dice.one(ranges(a, b, c));
	return "low" in said ? said : { ...said, low: [a, b, c] };
}

const npmRanges: Ranges = (a, b, c) => [
	{ text: `${a}.${b}.${c}` },
	{ text: `^${a}.${b}.${c}` },
	{ text: `~${a}.${b}`, low: [a, b, 0] },
	{ text: `>=${a}.${b}.${c} <9` },
	{ text: `>= ${a}.${b}.${c}` },
	{ text: `${a}.x`, low: [a, 0, 0] },
	{ text: `${a}`, low: [a, 0, 0] },
	{ text: `${a}.${b}.${c} - 9.0.0` },
	{ text: `^9.1.0 || ^${a}.${b}.${c}` },
	{ text: `=${a}.${b}.${c}` },
	{ text: "*", low: [0, 0, 0] },
	{ text: "latest", low: undefined },
	{ text: "workspace:*", low: undefined },
	{ text: `github:acme/left#v${a}.${b}.${c}`, low: undefined },
	{ text: "file:../left", low: undefined },
	{ text: `https://example.org/left-${a}.${b}.${c}.tgz`, low: undefined },
];

const npm: Ecosystem = {
	denied: denied("npm", ["moment"], ["luxon"], ["@acme/legacy"]),
	file: () => "package.json",
	write: (wanted, dice, mark) => {
		const indent = dice.one(["  ", "\t", "    "]);
		const colon = dice.one([": ", ":", " : "]);
		const sections = new Map<string, string[]>();
		const put = (pair: string) => {
			const name = dice.one([
				"dependencies",
				"devDependencies",
				"optionalDependencies",
				"peerDependencies",
			]);
			sections.set(name, [...(sections.get(name) ?? []), pair]);
		};
		for (const one of wanted) {
			const { text, low } = rangeFrom(npmRanges, one.low, dice);
			const isRange = low !== undefined || text === "latest";
			put(
				isRange && dice.is(4)
					? mark(one, {
							text: `"a-${one.denied.versions.slice(-1)}"${colon}"npm:${one.name}@${text}"`,
							low,
						})
					: mark(one, { text: `"${one.name}"${colon}"${text}"`, low }),
			);
		}
		for (const other of ["moment-timezone", "moment.js", "@acme/luxon", "zod"])
			if (dice.is(2)) put(`"${other}"${colon}"^2.0.0"`);
		const members = [
			`"name"${colon}"@acme/part"`,
			`"overrides"${colon}{ "luxon": "^1.0.0", "moment": "2.0.0" }`,
			`"scripts"${colon}{ "dependencies": "moment", "luxon": "node luxon.js" }`,
			`"workspaces"${colon}["packages/*", "moment"]`,
			...[...sections].map(
				([name, pairs]) =>
					`"${name}"${colon}{\n${dice
						.shuffled(pairs)
						.map((pair) => indent + indent + pair)
						.join(",\n")}\n${indent}}`,
			),
		];
		return `{\n${dice
			.shuffled(members)
			.map((member) => indent + member)
			.join(",\n")}\n}\n`;
	},
};

const pypiRanges: Ranges = (a, b, c) => [
	{ text: `==${a}.${b}.${c}` },
	{ text: ` >= ${a}.${b}.${c}, < 9` },
	{ text: `~=${a}.${b}`, low: [a, b, 0] },
	{ text: `==${a}.${b}.*`, low: [a, b, 0] },
	{ text: `<9,>=${a}.${b}.${c}` },
	{ text: `>=${a}.${b}.${c},!=${a}.9.9` },
	{ text: "", low: undefined },
];

const pypiDenied = denied(
	"pypi",
	["pytz", "PyTZ"],
	["django", "Django"],
	["zope.interface", "zope-interface", "Zope_Interface"],
);

function requirement(
	wanted: Wanted,
	dice: Dice,
	mark: (wanted: Wanted, said: Said) => string,
): string {
	const { text, low } = rangeFrom(pypiRanges, wanted.low, dice);
	const extra = dice.is(4) ? "[a,b]" : "";
	// What follows the name is underlined only up to a version.
	return text === ""
		? `${mark(wanted, { text: wanted.name, low })}${extra}`
		: mark(wanted, { text: `${wanted.name}${extra}${text}`, low });
}

const requirements: Ecosystem = {
	denied: pypiDenied,
	file: (dice) =>
		dice.one([
			"requirements.txt",
			"requirements-dev.txt",
			"requirements/base.txt",
		]),
	write: (wanted, dice, mark) =>
		dice
			.shuffled([
				...wanted.map(
					(one) =>
						`${dice.one(["", "  "])}${requirement(one, dice, mark)}${dice.one([
							"",
							' ; python_version < "3.12"',
							"  # django==1.0",
							" \\\n    --hash=sha256:aaaa \\\n    --hash=sha256:bbbb",
						])}`,
				),
				"# pytz==2020.1",
				"-r other.txt",
				"-c django.txt",
				"--extra-index-url https://example.org/django/simple",
				"django-filter==2.0",
				"zope==2.0",
				"./django/local-2.0.whl",
				"-e ./pytz",
				"",
			])
			.join("\n"),
};

const pyproject: Ecosystem = {
	denied: pypiDenied,
	file: () => "pyproject.toml",
	write: (wanted, dice, mark) => {
		const lists = new Map<string, string[]>();
		const pairs: string[] = [];
		for (const one of wanted) {
			if (dice.is(3)) {
				const [a, b, c] = one.low;
				const version = dice.one([`^${a}.${b}.${c}`, `>=${a}.${b}.${c},<9`]);
				const key = one.name.includes(".") ? `"${one.name}"` : one.name;
				pairs.push(
					dice.one<() => string>([
						() => mark(one, { text: `${key} = "${version}"`, low: one.low }),
						() =>
							mark(one, {
								text: `${key} = { version = '${version}', extras = ["x"] }`,
								low: one.low,
							}),
						() =>
							mark(one, {
								text: `${key} = {path = "../django", develop = true}`,
							}),
					])(),
				);
				continue;
			}
			const quote = dice.one(['"', "'"]);
			const list = dice.one([
				"[project]\ndependencies",
				"[project.optional-dependencies]\nextra",
				"[dependency-groups]\ntest",
				"[build-system]\nrequires",
				"[tool.uv]\ndev-dependencies",
			]);
			lists.set(list, [
				...(lists.get(list) ?? []),
				`${quote}${requirement(one, dice, mark)}${quote}`,
			]);
		}
		return `${dice
			.shuffled([
				...[...lists].map(
					([name, values]) =>
						`${name} = [ # "pytz"\n    "django-filter==1",\n${values.map((value) => `    ${value},\n`).join("")}]`,
				),
				`[tool.poetry.${dice.one(["dependencies", "group.dev.dependencies", "dev-dependencies"])}]\npython = "^3.9"\n${pairs.join("\n")}`,
				'[tool.uv.sources]\ndjango = { git = "https://example.org/django" }',
				'[tool.mypy]\nplugins = ["django", "pytz"]',
			])
			.join("\n\n")}\n`;
	},
};

const golang: Ecosystem = {
	denied: denied(
		"golang",
		["github.com/pkg/errors"],
		["github.com/Acme/chi"],
		["example.org/legacy"],
	),
	file: () => "go.mod",
	write: (wanted, dice, mark) => {
		const line = (one: Wanted): string => {
			const [a, b, c] = one.low;
			const isOld = a < 2 || dice.is(4);
			const module = isOld ? one.name : `${one.name}/v${a}`;
			const version = `v${a}.${b}.${c}${isOld && a >= 2 ? "+incompatible" : ""}`;
			if (dice.is(6)) return `${module} ${version} // indirect`;
			return `${mark(one, { text: `${module} ${version}`, low: one.low })}${dice.one(["", " // needed", " "])}`;
		};
		const lines = wanted.map(line);
		const alone = lines.filter(() => dice.is(2));
		return `module example.org/legacy/api\n\n${dice
			.shuffled([
				"go 1.22",
				"toolchain go1.22.1",
				"replace github.com/pkg/errors => ../errors",
				"replace (\n\texample.org/legacy v2.0.0 => example.org/other v1.0.0\n)",
				"exclude github.com/Acme/chi v1.0.0",
				"require github.com/pkg/errorsx v1.0.0",
				...alone.map((one) => `require ${one}`),
				`require (\n${lines
					.filter((one) => !alone.includes(one))
					.map((one) => `\t${one}\n`)
					.join("")}\t// github.com/pkg/errors v0.9.1\n)`,
			])
			.join("\n\n")}\n`;
	},
};

const cargoRanges: Ranges = (a, b, c) => [
	{ text: `${a}.${b}.${c}` },
	{ text: `${a}.${b}`, low: [a, b, 0] },
	{ text: `^${a}.${b}.${c}` },
	{ text: `~${a}.${b}`, low: [a, b, 0] },
	{ text: `=${a}.${b}.${c}` },
	{ text: `>=${a}.${b}.${c}, <9` },
	{ text: `${a}.*`, low: [a, 0, 0] },
];

const cargo: Ecosystem = {
	denied: denied(
		"cargo",
		["failure"],
		["old_time", "old-time"],
		["legacy-kit", "legacy_kit"],
	),
	file: () => "Cargo.toml",
	write: (wanted, dice, mark) => {
		const sections = [
			"dependencies",
			"dev-dependencies",
			"build-dependencies",
			"target.'cfg(unix)'.dependencies",
			"workspace.dependencies",
		] as const;
		const pairs = new Map<string, string[]>();
		const tables: string[] = [];
		for (const one of wanted) {
			const { text, low } = rangeFrom(cargoRanges, one.low, dice);
			const section = dice.one(sections);
			const pair = (said: Said) =>
				pairs.set(section, [...(pairs.get(section) ?? []), mark(one, said)]);
			dice.one<() => unknown>([
				() => pair({ text: `${one.name} = "${text}"`, low }),
				() =>
					pair({
						text: `${one.name} = { version = "${text}", features = [\n  "failure", # yes\n] }`,
						low,
					}),
				() =>
					pair({
						text: `kit-${one.denied.versions.length} = { package = '${one.name}', version = '${text}' }`,
						low,
					}),
				() => pair({ text: `${one.name}.workspace = true` }),
				() => pair({ text: `${one.name} = { path = "../failure" }` }),
				() =>
					tables.push(
						mark(one, {
							text: `[${section}.${one.name}]\ndefault-features = false\nversion = "${text}"`,
							low,
						}),
					),
			])();
		}
		return `${dice
			.shuffled([
				'[package]\nname = "failure"\nversion = "1.0.0"',
				'[features]\ndefault = ["failure", "legacy-kit"]',
				'[patch.crates-io]\nfailure = { git = "https://example.org/failure" }',
				...[...pairs].map(
					([section, list]) =>
						`[${section}]\nfailure_derive = "0.1" # failure = "1"\n${dice.shuffled(list).join("\n")}`,
				),
				...tables,
			])
			.join("\n\n")}\n`;
	},
};

const maven: Ecosystem = {
	denied: denied(
		"maven",
		["log4j/log4j"],
		["com.acme.base/base-core"],
		["org.acme/legacy"],
	),
	file: () => "pom.xml",
	write: (wanted, dice, mark) => {
		const properties: string[] = [];
		const entry = (one: Wanted, number: number): string => {
			const [a, b, c] = one.low;
			const version = dice.one([
				`${a}.${b}.${c}`,
				`[${a}.${b}.${c},9)`,
				`\${v${number}}`,
				"",
				`\${not.here}`,
			]);
			if (version.startsWith("${v"))
				properties.push(`<v${number}>${a}.${b}.${c}</v${number}>`);
			const [group, artifact] = one.name.split("/");
			const space = dice.one(["", "\n      "]);
			const named = [
				`<groupId>${group}</groupId>`,
				`<artifactId>${artifact}</artifactId>`,
				...(version ? [`<version>${version}</version>`] : []),
			];
			const text = (dice.is(4) ? dice.shuffled(named) : named).join(space);
			const low =
				version === "" || version === `\${not.here}` ? undefined : one.low;
			return `<dependency>${space}${mark(one, { text, low })}${space}${dice.one(["", "<scope>test</scope>", "<exclusions><exclusion><groupId>log4j</groupId><artifactId>log4j</artifactId></exclusion></exclusions>"])}</dependency>`;
		};
		const entries = wanted.map(entry);
		const managed = entries.filter(() => dice.is(4));
		const own = entries.filter((one) => !managed.includes(one));
		return `<?xml version="1.0"?>\n<project xmlns="http://maven.apache.org/POM/4.0.0">\n${dice
			.shuffled([
				"<groupId>log4j</groupId><artifactId>log4j</artifactId><version>1.0.0</version>",
				`<properties>${properties.join("")}</properties>`,
				"<!-- <dependencies><dependency><groupId>log4j</groupId><artifactId>log4j</artifactId></dependency></dependencies> -->",
				`<dependencyManagement><dependencies>${managed.join("\n")}</dependencies></dependencyManagement>`,
				`<dependencies>\n    ${own.join("\n    ")}\n  <dependency><groupId>org.log4j</groupId><artifactId>log4j</artifactId></dependency></dependencies>`,
				"<modules><module>log4j</module></modules>",
			])
			.map((part) => `  ${part}\n`)
			.join("")}</project>\n`;
	},
};

const nuget: Ecosystem = {
	denied: denied(
		"nuget",
		["Newtonsoft.Json", "newtonsoft.json"],
		["Acme.Mapper"],
		["Acme.Legacy", "ACME.Legacy"],
	),
	file: (dice) =>
		dice.one(["App.csproj", "Lib.fsproj", "Directory.Packages.props"]),
	write: (wanted, dice, mark) => {
		const entry = (one: Wanted): string => {
			const [a, b, c] = one.low;
			const { text, low } = rangeFrom(
				() => [
					{ text: `${a}.${b}.${c}` },
					{ text: `[${a}.${b}.${c},9.0)` },
					{ text: `${a}.${b}.*`, low: [a, b, 0] },
					{ text: "$(NotHere)", low: undefined },
				],
				one.low,
				dice,
			);
			const quote = dice.one(['"', "'"]);
			const include = `${dice.one(["Include", "Update"])}=${quote}${one.name}${quote}`;
			const element = dice.one(["PackageReference", "PackageVersion"]);
			return dice.one<() => string>([
				() =>
					mark(one, {
						text: `<${element} ${include} Version=${quote}${text}${quote} />`,
						low,
					}),
				() =>
					`${mark(one, { text: `<${element} ${include}>\n      <PrivateAssets>all</PrivateAssets>\n      <Version>${text}</Version>`, low })}\n    </${element}>`,
				() => mark(one, { text: `<${element} ${include}/>` }),
			])();
		};
		return `<Project Sdk="Microsoft.NET.Sdk">\n  <PropertyGroup><RootNamespace>Newtonsoft.Json</RootNamespace></PropertyGroup>\n${wanted
			.map(
				(one) =>
					`  <ItemGroup Condition="'$(X)' == 'Acme.Legacy'">\n    ${entry(one)}\n  </ItemGroup>\n`,
			)
			.join(
				'  <ItemGroup><Using Include="Newtonsoft.Json" /><PackageReference Remove="Acme.Mapper" /></ItemGroup>\n',
			)}  <!-- <PackageReference Include="Newtonsoft.Json" /> -->\n</Project>\n`;
	},
};

const gem: Ecosystem = {
	denied: denied("gem", ["therubyracer"], ["acme-base"], ["acme_legacy"]),
	file: (dice) => dice.one(["Gemfile", "gems.rb"]),
	write: (wanted, dice, mark) => {
		const entry = (one: Wanted): string => {
			const [a, b, c] = one.low;
			const quote = dice.one(['"', "'"]);
			const name = `gem ${quote}${one.name}${quote}`;
			const versions = (...list: readonly string[]) =>
				list.map((v) => `, ${quote}${v}${quote}`).join("");
			return dice.one<() => string>([
				() => mark(one, { text: name }),
				() => `${mark(one, { text: name })}, git: "https://example.org/x.git"`,
				() =>
					mark(one, {
						text: name + versions(`~> ${a}.${b}.${c}`),
						low: one.low,
					}),
				() =>
					`${mark(one, { text: name + versions(`>= ${a}.${b}.${c}`, "< 9"), low: one.low })}, require: false`,
				() =>
					`${mark(one, { text: name + versions(`${a}.${b}.${c}`), low: one.low })} # gem "therubyracer"`,
			])();
		};
		const entries = wanted.map(entry);
		const grouped = entries.filter(() => dice.is(3));
		return `source "https://rubygems.org"\nruby "3.2.2"\n\n${dice
			.shuffled([
				...entries.filter((one) => !grouped.includes(one)),
				'# gem "therubyracer"',
				'gem "acme-base-rails", "~> 2.0"',
				`group :development, :test do\n${grouped.map((one) => `  ${one}\n`).join("")}end`,
				"gemspec",
			])
			.join("\n")}\n`;
	},
};

const composerRanges: Ranges = (a, b, c) => [
	{ text: `^${a}.${b}`, low: [a, b, 0] },
	{ text: `~${a}.${b}.${c}` },
	{ text: `${a}.${b}.*`, low: [a, b, 0] },
	{ text: `>=${a}.${b}.${c} <9.0` },
	{ text: `^9.0|^${a}.${b}.${c}` },
	{ text: `^${a}.${b}.${c} || ^9.0` },
	{ text: `v${a}.${b}.${c}` },
	{ text: `${a}.${b}.${c}@dev` },
	{ text: "dev-main", low: undefined },
];

const composer: Ecosystem = {
	denied: denied(
		"composer",
		["swiftmailer/swiftmailer"],
		["acme/base", "Acme/Base"],
		["acme/legacy"],
	),
	file: () => "composer.json",
	write: (wanted, dice, mark) => {
		const pairs = wanted.map((one) => {
			const { text, low } = rangeFrom(composerRanges, one.low, dice);
			return mark(one, { text: `"${one.name}": "${text}"`, low });
		});
		const dev = pairs.filter(() => dice.is(3));
		const block = (list: readonly string[]) =>
			`{\n${list.map((pair) => `        ${pair}`).join(",\n")}\n    }`;
		return `{\n${dice
			.shuffled([
				'    "name": "acme/legacy"',
				`    "require": ${block(dice.shuffled(['"php": ">=8.1"', '"ext-json": "*"', '"acme/base-kit": "^1.0"', ...pairs.filter((one) => !dev.includes(one))]))}`,
				`    "require-dev": ${block(['"phpunit/phpunit": "^9"', ...dev])}`,
				'    "replace": { "acme/legacy": "^2.0" }',
				'    "conflict": { "swiftmailer/swiftmailer": "*" }',
			])
			.join(",\n")}\n}\n`;
	},
};

const docker: Ecosystem = {
	denied: denied(
		"docker",
		["alpine", "library/alpine", "docker.io/library/alpine"],
		["node", "docker.io/node"],
		["registry.acme.org:5000/base/legacy"],
	),
	file: (dice) => dice.one(["Dockerfile", "Dockerfile.dev", "api.Dockerfile"]),
	write: (wanted, dice, mark) => {
		const args: string[] = [];
		const stages = wanted.map((one, number) => {
			const [a, b, c] = one.low;
			const named = `${dice.one(["FROM", "from"])} ${dice.one(["", "--platform=$BUILDPLATFORM "])}`;
			const as = dice.one(["", ` AS stage-${number}`, ` as stage-${number}`]);
			const image = dice.one<() => string>([
				() => mark(one, { text: `${one.name}:${a}.${b}.${c}`, low: one.low }),
				() => mark(one, { text: `${one.name}:${a}.${b}-slim`, low: [a, b, 0] }),
				() => mark(one, { text: `${one.name}:v${a}`, low: [a, 0, 0] }),
				() => {
					args.push(`ARG V${number}=${a}.${b}`);
					return mark(one, {
						text: `${one.name}:\${V${number}}`,
						low: [a, b, 0],
					});
				},
				() => mark(one, { text: one.name }),
				() => mark(one, { text: `${one.name}:bookworm` }),
				() => mark(one, { text: `${one.name}@sha256:${"a".repeat(64)}` }),
			])();
			return dice.is(4)
				? `FROM scratch\nCOPY --chown=1:1 --from=${image} /x /x`
				: `${named}${image}${as}\nRUN echo FROM alpine \\\n  && true\n# FROM node:1`;
		});
		return `# syntax=docker/dockerfile:1\n${args.join("\n")}\n${stages.join("\n")}\nFROM node-exporter:1\nCOPY --from=0 /alpine /node\nRUN <<EOF\nFROM node:1\nEOF\n`;
	},
};

const ecosystems = [
	npm,
	requirements,
	pyproject,
	golang,
	cargo,
	maven,
	nuget,
	gem,
	composer,
	docker,
];

interface Manifest {
	readonly path: string;
	readonly text: string;
	/** What guardrails are to report: place, text and package URL. */
	readonly expected: readonly string[];
}

const entry = /⟦(\d+)\|([^⟧]*)⟧/g;

/** Writes a manifest with up to three of the packages that are denied, and the plan of what is wrong with it. */
function manifest(number: number, seed: number): Manifest {
	const dice = new Dice(1 + number * 7919 + seed * 104_729);
	const ecosystem = ecosystems[number % ecosystems.length] as Ecosystem;
	const folder = dice.one([
		"services/part",
		"tools/part",
		"apps/a/b",
		"vendor",
	]);
	const path = `${folder}-${number}/${ecosystem.file(dice)}`.replace(
		/^vendor-\d+/,
		`vendor/part-${number}`,
	);
	const wanted = ecosystem.denied
		.filter(() => !dice.is(4))
		.map((one) => ({
			denied: one,
			name: dice.one(one.names),
			low: [1 + dice.below(5), dice.below(20), dice.below(10)] as const,
		}));
	const plan: { wanted: Wanted; said: Said }[] = [];
	const marked = ecosystem
		.write(dice.shuffled(wanted), dice, (one, said) => {
			plan.push({ wanted: one, said });
			return `⟦${plan.length - 1}|${said.text}⟧`;
		})
		.replaceAll("\n", dice.is(4) ? "\r\n" : "\n");
	const expected: string[] = [];
	const isFree =
		path.startsWith("vendor/") ||
		(ecosystem === npm && !path.startsWith("services/"));
	let text = "";
	let at = 0;
	for (const match of marked.matchAll(entry)) {
		text += marked.slice(at, match.index);
		at = match.index + match[0].length;
		const { wanted: one, said } = plan[Number(match[1])] as (typeof plan)[0];
		const written = match[2] as string;
		if (!isFree && crosses(one.denied, said.low))
			expected.push(
				`${path} ${place(text)}-${place(text + written)} ${one.denied.url}`,
			);
		text += written;
	}
	text += marked.slice(at);
	return { path, text: dice.is(8) ? `\ufeff${text}` : text, expected };
}

/** Where a text ends, as 0-based line and character. */
function place(text: string): string {
	const lines = text.split("\n");
	return `${lines.length - 1}:${lines.at(-1)?.length}`;
}

/** A guardrail for each ecosystem; the first holds below `services/` only. */
const guardrails = `# Guardrails\n\n- Owner: Platform\n${[
	...new Set(ecosystems.map((one) => one.denied)),
]
	.map(
		(denied, number) =>
			`\n## GR-${number + 1}: Not these\n\nThey cost us a week each.\n\n- Deny dependency: ${denied.map(({ url }) => `\`${url}\``).join(", ")}\n${number === 0 ? "- In: `services/**`\n" : ""}`,
	)
	.join("")}`;

/** What guardrails report on manifests: place, text and package URL. */
function reported(manifests: readonly Manifest[]): string[] {
	const engine = new Engine({ today: "2026-11-22" });
	engine.set("product/guardrails.md", guardrails);
	for (const { path } of manifests) engine.note(path);
	for (const { path, text } of manifests)
		if (engine.need(path) === "text") engine.look(path, text);
	const said = ({ start, end }: Range) =>
		`${start.line}:${start.character}-${end.line}:${end.character}`;
	return engine
		.check()
		.diagnostics.filter(({ rule }) => rule === "code/guardrail-holds")
		.map(
			({ file, range, message }) =>
				`${file} ${said(range)} ${/it denies `([^`]+)`/.exec(message)?.[1]}`,
		);
}

function monorepo(seed: number): Manifest[] {
	return Array.from({ length: 200 }, (_, number) => manifest(number, seed));
}

describe("a monorepo of 200 manifests", () => {
	for (let seed = 1; seed <= 5; seed++)
		it(`is found to cross guardrails where the plan says so (${seed})`, () => {
			const manifests = monorepo(seed);
			const expected = manifests.flatMap((one) => one.expected);
			assert.ok(expected.length > 100, `${expected.length}`);
			assert.deepEqual(reported(manifests).sort(), expected.sort());
		});

	it("is found to be as npm's own reader of versions says", () => {
		const semver: { minVersion(range: string): { major: number } | null } =
			createRequire(`${process.cwd()}/`)("semver");
		const lowest = (range: string): number | undefined => {
			try {
				return semver.minVersion(range)?.major;
			} catch {
				return undefined;
			}
		};
		const isDenied = (name: string, range: string) => {
			const major = lowest(range) ?? Number.NaN;
			return (
				name === "moment" ||
				(name === "luxon" && major < 3) ||
				(name === "@acme/legacy" && major >= 2 && major < 4)
			);
		};
		const manifests = Array.from({ length: 200 }, (_, number) =>
			manifest(number * ecosystems.length, 1),
		).filter(({ path }) => path.startsWith("services/"));
		const expected = manifests.flatMap(({ path, text }) => {
			const read = JSON.parse(text.replace("\ufeff", "")) as Record<
				string,
				Record<string, string>
			>;
			return Object.keys(read)
				.filter((section) => /dependencies$/i.test(section))
				.flatMap((section) => Object.entries(read[section] ?? {}))
				.flatMap(([key, value]) => {
					const [, name = key, range = value] =
						/^npm:(.+)@(.+)$/.exec(value) ?? [];
					return isDenied(name, range) ? `${path} ${name}` : [];
				});
		});
		assert.ok(expected.length > 50, `${expected.length}`);
		const found = reported(manifests).map((one) =>
			one.replace(/ \S+ pkg:npm\/(.[^@]*).*$/, " $1"),
		);
		assert.deepEqual(found.sort(), expected.sort());
	});
});

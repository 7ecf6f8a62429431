/** What `.gitattributes` files say, compared with git itself. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import {
	Attributes,
	type FileAttributes,
	readAttributes,
} from "../../src/text/attributes";

const names = [
	...["generated", "vendored", "documentation", "detectable", "language"],
] as const;

/** What git says of paths in a repository that holds these files, in the product's words. */
function byGit(
	root: string,
	files: Readonly<Record<string, string>>,
	paths: readonly string[],
): FileAttributes[] {
	for (const [file, text] of Object.entries(files)) {
		mkdirSync(dirname(join(root, file)), { recursive: true });
		writeFileSync(join(root, file), text);
	}
	const { stdout, status, stderr } = spawnSync(
		"git",
		[
			...["-c", "core.attributesFile=/dev/null", "check-attr", "-z", "--stdin"],
			...names.map((name) => `linguist-${name}`),
		],
		{
			cwd: root,
			encoding: "utf8",
			input: paths.join("\u0000"),
			env: {
				...process.env,
				GIT_CONFIG_GLOBAL: "/dev/null",
				GIT_CONFIG_SYSTEM: "/dev/null",
				GIT_ATTR_NOSYSTEM: "1",
			},
		},
	);
	assert.equal(status, 0, stderr);
	const said = stdout.split("\u0000");
	return paths.map((_, n) => {
		const found: Record<string, boolean | string> = {};
		for (const [i, name] of names.entries()) {
			const value = said[(n * names.length + i) * 3 + 2] ?? "";
			if (value === "unspecified") continue;
			if (name !== "language")
				found[name] = value !== "unset" && value !== "false";
			else if (value !== "set" && value !== "unset") found[name] = value;
		}
		return found;
	});
}

function byUs(
	files: Readonly<Record<string, string>>,
	paths: readonly string[],
): FileAttributes[] {
	const attributes = new Attributes(
		new Map(
			Object.entries(files).map(([file, text]) => [
				file === ".gitattributes" ? "" : dirname(file),
				readAttributes(text),
			]),
		),
	);
	return paths.map((path) => attributes.of(path));
}

function inRepository(run: (root: string) => void): void {
	const root = mkdtempSync(join(tmpdir(), "opmodel-attributes-"));
	try {
		assert.equal(spawnSync("git", ["init", "-q"], { cwd: root }).status, 0);
		run(root);
	} finally {
		rmSync(root, { recursive: true, force: true });
	}
}

const paths = [
	...[
		"a.ts",
		"b.min.js",
		"README.md",
		"gen/a.ts",
		"gen/deep/b.ts",
		"src/gen/a.ts",
	],
	...[
		"docs/x.py",
		"lib/x.c",
		"lib/vendor/y.c",
		"a b.ts",
		"[id].tsx",
		"src/[id]/a.ts",
	],
	...[
		"x1.go",
		"xa.go",
		"X.GO",
		"src/a.pb.go",
		"src/übung.ts",
		"src/deep/er/z.rb",
	],
];

describe("what .gitattributes says", () => {
	/** Each with what it shows; the answer is git's. */
	const cases: Readonly<Record<string, Readonly<Record<string, string>>>> = {
		"names anywhere": { ".gitattributes": "*.ts linguist-generated\n" },
		"a folder alone, which says nothing of what is in it": {
			".gitattributes": "gen linguist-generated\ngen/ linguist-vendored\n",
		},
		"all below a folder": {
			".gitattributes": "gen/** linguist-generated=true\n",
		},
		"the files of a folder": { ".gitattributes": "gen/* linguist-generated\n" },
		"from the folder of the file on": {
			".gitattributes": "/a.ts linguist-generated\n",
		},
		"at any depth": { ".gitattributes": "**/gen/** linguist-generated\n" },
		"in between": { ".gitattributes": "src/**/*.rb linguist-vendored\n" },
		"later lines, which win": {
			".gitattributes":
				"*.ts linguist-generated\na.ts -linguist-generated\ngen/a.ts !linguist-generated\n",
		},
		"nested files, which win over those above": {
			".gitattributes": "lib/** linguist-vendored\n",
			"lib/vendor/.gitattributes":
				"*.c -linguist-vendored linguist-language=C++\n",
		},
		"false and other values": {
			".gitattributes":
				"a.ts linguist-generated=false\nb.min.js linguist-vendored=0\nREADME.md linguist-detectable=true\n",
		},
		languages: {
			".gitattributes":
				"*.ts linguist-language=Java\n*.go linguist-language\nx1.go -linguist-language\n",
		},
		"several in a line, the last of one name": {
			".gitattributes":
				"*.ts text linguist-generated -linguist-generated linguist-documentation\n",
		},
		"macros of the root, before and after their use": {
			".gitattributes":
				"[attr]made linguist-generated -diff\n*.ts made\na.ts -made\n*.c other\n[attr]other linguist-vendored\n*.js binary\n",
		},
		"macros in macros": {
			".gitattributes":
				"[attr]one linguist-generated two\n[attr]two linguist-vendored\n*.ts one\n",
		},
		"no macros below the root": {
			"lib/.gitattributes": "[attr]made linguist-generated\n*.c made\n",
		},
		"comments, blanks, tabs and carriage returns": {
			".gitattributes":
				"# *.ts linguist-generated\n\n  a.ts\tlinguist-generated \r\n*.c linguist-vendored # not a comment\n",
		},
		"quoted patterns": {
			".gitattributes":
				'"a b.ts" linguist-generated\n"src/\\303\\274bung.ts" linguist-vendored\n',
		},
		"no negative patterns": { ".gitattributes": "!a.ts linguist-generated\n" },
		"sets of characters": {
			".gitattributes":
				"x[0-9].go linguist-generated\n[[:alpha:]]a.go linguist-vendored\n[!x]*.ts linguist-documentation\n",
		},
		"brackets that are escaped": {
			".gitattributes":
				"\\[id\\].tsx linguist-generated\nsrc/\\[id\\]/** linguist-vendored\n",
		},
		"brackets that never end": {
			".gitattributes": "[id.tsx linguist-generated\n",
		},
		"one character": {
			".gitattributes":
				"?.ts linguist-generated\nsrc/?/a.ts linguist-vendored\n",
		},
		"two asterisks within a name": {
			".gitattributes": "src/a**.go linguist-generated\n",
		},
		"names that git refuses, and their lines": {
			".gitattributes":
				"*.ts linguist-generated a%b\n*.c linguist-vendored --x\n",
		},
		everything: {
			".gitattributes": "* linguist-vendored\n** -linguist-vendored\n",
		},
		"a byte order mark": {
			".gitattributes": "\ufeffa.ts linguist-generated\n",
		},
	};
	for (const [title, files] of Object.entries(cases))
		it(title, () =>
			inRepository((root) => {
				const quoted = paths.filter((path) => !path.includes("ü"));
				assert.deepEqual(byUs(files, quoted), byGit(root, files, quoted));
			}),
		);

	it("is what git says, whatever is written", () =>
		inRepository((root) => {
			const pattern = fc
				.array(
					fc.constantFrom(
						...["*", "**", "?", "/", "a", "b", "gen", "src", ".ts", ".c"],
						...["[ab]", "[!a]", "\\a", "lib", "/**", "**/", "x"],
					),
					{ minLength: 1, maxLength: 5 },
				)
				.map((parts) => parts.join(""));
			const attribute = fc.constantFrom(
				...["linguist-generated", "-linguist-generated", "!linguist-generated"],
				...["linguist-vendored=false", "m", "-m", "!m", "linguist-language=C"],
			);
			const line = fc
				.tuple(pattern, fc.array(attribute, { minLength: 1, maxLength: 3 }))
				.map(([one, all]) => `${one} ${all.join(" ")}`);
			const text = fc
				.array(line, { minLength: 1, maxLength: 8 })
				.map((lines) => `[attr]m linguist-vendored\n${lines.join("\n")}\n`);
			const some = [
				...["a.ts", "b.c", "gen/a.ts", "src/gen/b.c", "src/a/b.ts", "lib/x.c"],
				...["a", "src/x", "gen/src/lib/a.ts"],
			];
			fc.assert(
				fc.property(text, text, (outer, inner) => {
					const files = {
						".gitattributes": outer,
						"src/.gitattributes": inner,
					};
					assert.deepEqual(byUs(files, some), byGit(root, files, some));
				}),
				{ numRuns: 60 },
			);
		}));

	it("takes time in step with what is written, whatever it is", () => {
		const { rules } = readAttributes(
			`${"*a".repeat(500)}b linguist-generated\n${"a/**/".repeat(200)}b linguist-generated\n`,
		);
		const name = "a".repeat(3000);
		for (const path of [name, "a/".repeat(1000) + name])
			assert.ok(!rules.some(({ matches }) => matches(path)));
	});
});

/** Languages: by path, by what people call them, and against lists of them. */

import assert from "node:assert/strict";
import {
	languageAmong,
	languageNamed,
	languageOutside,
	languagesOf,
	nearestLanguage,
} from "../../../src/code/linguist/languages";
import { languageTables } from "../../../src/kinds/languages.generated";

const paths: Readonly<Record<string, string>> = {
	"src/a.ts": "TypeScript",
	"src/a.d.mts": "TypeScript",
	"src/View.tsx": "TSX",
	"a.jsx": "JavaScript",
	"SRC/A.PY": "Python",
	"a.R": "R",
	"main.rs": "Rust",
	"README.md": "Markdown",
	"schema.sql": "SQL PLpgSQL TSQL PLSQL SQLPL",
	"a.h": "C C++ Objective-C",
	"a.v": "Verilog V Rocq Prover",
	"tools/CMakeLists.txt": "CMake",
	"config.cmake.in": "CMake",
	"notes.txt": "Text",
	"a/Makefile": "Makefile",
	Jenkinsfile: "Groovy",
	".bashrc": "Shell",
	"go.mod": "Go Module",
	"a.b.c.unknown": "",
	LICENSE: "Text",
	"a/.gitignore": "Ignore List",
	"a/.": "",
	"": "",
	"dir.py/file": "",
};

describe("the languages of a file", () => {
	for (const [path, expected] of Object.entries(paths))
		it(`${path || "no path"}: ${expected || "none"}`, () => {
			const names = languagesOf(path).map(({ name }) => name);
			assert.equal(names.join(" "), expected);
		});

	it("follow from the interpreter that the first line names", () => {
		const by = (line: string, path = "bin/run") =>
			languagesOf(path, { firstLine: line })[0]?.name;
		assert.equal(by("#!/usr/bin/env python3"), "Python");
		assert.equal(by("#!/usr/bin/python3.12 -u"), "Python");
		assert.equal(by("#! /bin/sh -e"), "Shell");
		assert.equal(by("#!/usr/bin/env -S FOO=1 ruby --jit"), "Ruby");
		assert.equal(
			languageOutside("bin/run", ["Shell"], {
				firstLine: "#!/usr/bin/perl -w",
			}),
			"Perl",
		);
		assert.equal(by("#!/usr/bin/env"), undefined);
		assert.equal(by("#!"), undefined);
		assert.equal(by("print('#!/bin/sh')"), undefined);
		assert.equal(by("#!/bin/sh", "run.unknown"), "Shell");
		assert.equal(by("#!/usr/bin/env python3", "deploy.sh"), "Python");
		assert.equal(by("#!/bin/sh", "Jenkinsfile"), "Groovy");
	});

	it("are found in linguist's whole table", () => {
		for (const table of Object.values(languageTables))
			for (const line of table.split("\n")) {
				const [name = "", extensions = ""] = line.split("|");
				assert.equal(languageNamed(name)?.name, name);
				for (const extension of extensions.split(" "))
					if (extension)
						assert.ok(languagesOf(`x.${extension}`).length > 0, extension);
			}
	});
});

describe("names of languages", () => {
	const names: Readonly<Record<string, string>> = {
		typescript: "TypeScript",
		TS: "TypeScript",
		golang: "Go",
		"c++": "C++",
		"C#": "C#",
		csharp: "C#",
		shell: "Shell",
		bash: "Shell",
		" SQL ": "SQL",
		"objective-c": "Objective-C",
		"common lisp": "Common Lisp",
		"common-lisp": "Common Lisp",
		js: "JavaScript",
		terraform: "HCL",
		dockerfile: "Dockerfile",
	};
	for (const [written, name] of Object.entries(names))
		it(`${written} is ${name}`, () => {
			assert.equal(languageNamed(written)?.name, name);
		});

	it("are not any word", () => {
		for (const word of ["", "React", "data", "constructor", "__proto__"])
			assert.equal(languageNamed(word), undefined);
	});

	it("are guessed from a slip", () => {
		assert.equal(nearestLanguage("TypeScirpt"), "TypeScript");
		assert.equal(nearestLanguage("Pyhton"), "Python");
		assert.equal(nearestLanguage("qqqqqqqqqqq"), undefined);
	});
});

describe("lists of languages", () => {
	const allowed = ["typescript", "SQL", "bash"];
	const outside: readonly (readonly [string, string | undefined])[] = [
		["a.ts", undefined],
		["a.tsx", undefined],
		["a.sql", undefined],
		["deploy.sh", undefined],
		["package.json", undefined],
		["README.md", undefined],
		["style.css", undefined],
		["unknown.thing", undefined],
		["a.py", "Python"],
		["a.h", "C"],
		["a.cls", undefined],
	];
	for (const [path, language] of outside)
		it(`${path} is ${language ? "outside" : "inside"}`, () => {
			assert.equal(languageOutside(path, allowed), language);
		});

	it("allow a file that may be written in one of them", () => {
		assert.equal(languageOutside("a.h", ["C++"]), undefined);
		assert.equal(languageOutside("a.pl", ["Prolog"]), undefined);
	});

	it("speak of other types where they name them", () => {
		assert.equal(languageOutside("a.css", ["TypeScript", "markup"]), "CSS");
		assert.equal(
			languageOutside("a.css", ["TypeScript", "markup", "CSS"]),
			undefined,
		);
	});

	it("forbid a file only where nothing else can be meant", () => {
		assert.equal(languageAmong("a.php", ["php"]), "PHP");
		assert.equal(languageAmong("a.pl", ["Perl"]), undefined);
		assert.equal(
			languageAmong("a.pl", ["Perl"], { firstLine: "#!/usr/bin/perl" }),
			"Perl",
		);
		assert.equal(languageAmong("a.coffee", ["CoffeeScript"]), "CoffeeScript");
		assert.equal(languageAmong("a.sql", ["sql"]), "SQL");
		assert.equal(languageAmong("a.h", ["C"]), undefined);
		assert.equal(languageAmong("a.h", ["C", "C++", "Objective-C"]), "C");
		assert.equal(languageAmong("LICENSE", ["C"]), undefined);
	});
});

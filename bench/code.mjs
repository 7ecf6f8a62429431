// Writes a believable code base of any size with a model whose guardrails speak about it: the same bytes for the same count.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { random } from "./generate.mjs";

/** What the guardrails below deny in contents: a call, a choice, a word's beginning, an assignment, and one without a text that it can't do without. */
export const contentPatterns = [
	"\\beval\\(",
	"\\bconsole\\.(?:log|debug)\\(",
	"\\b(?:TODO|FIXME|HACK)\\b",
	'\\b(?:password|passwd|secret)\\s*=\\s*"[^"]{4,}"',
	"\\b[0-9a-f]{40}\\b",
];

const guardrails = `# Guardrails

- Owner: Platform

## GR-1: No code that is put together while it runs

Nobody can review it, and the two times we had it cost us a week each.

- Deny content: \`${contentPatterns[0]}\`

## GR-2: What a program says goes to the log

Operators found customers' names in what browsers print.

- Deny content: \`${contentPatterns[1]}\`

## GR-3: Open ends are issues

Nobody reads them in the code; 40 of 41 were older than the person who found them.

- Deny content: \`${contentPatterns[2]}\`

## GR-4: No secrets in the code

A password that was here once is everybody's.

- Deny content: \`${contentPatterns[3]}\`

## GR-5: No commits named in the code

After the move to another repository they led nowhere.

- Deny content: \`${contentPatterns[4]}\`

## GR-6: One date library

Two ways to handle time zones cost us two wrong delivery days.

- Deny dependency: \`pkg:npm/moment\`, \`pkg:npm/luxon@<3\`
- Instead: date-fns

## GR-7: Web frameworks are chosen once

Each of them is a thing that somebody has to keep safe.

- Deny dependency: \`pkg:pypi/django@<4\`, \`pkg:golang/github.com/gin-gonic/gin\`

## GR-8: No tables in the repository

They held real names, twice.

- Deny path: \`**/*.xlsx\`, \`**/*.csv\`

## GR-9: Copies of others' code stand in third_party

Nobody found the other ones when they had to be patched.

- Deny path: \`services/*/src/lib/**/*.min.css\`, \`**/copied/**\`

## GR-10: The languages that we can read at night

One person could repair the Perl, and she was on leave.

- Allow languages: TypeScript, JavaScript, Python, Go, Java, Ruby, SQL, Shell
`;

const words =
	"site finding inspection deadline operator report photo round device token session tenant invoice storage queue batch cursor window region filter measure".split(
		" ",
	);

/** Lines of each language; `a`, `b` and `c` are names, `n` is a number. */
const languages = {
	ts: {
		comment: "// ",
		head: (a, b) => `import { ${b} } from "../${a}/${b}";\n`,
		lines: [
			(a, b, _c, n) => `\tconst ${a} = await this.#${b}.find({ limit: ${n} });`,
			(a, b, c) => `\tif (${a}.${b} === undefined) return ${c}(${a});`,
			(a, b, c) => `export function ${a}(${b}: ${c}[]): readonly ${c}[] {`,
			(a, b, _c, n) => `\treturn ${a}.filter((one) => one.${b} > ${n}).sort();`,
			(a, b) => `\t\tthis.#${a}.set("${b}", { ...${a}, at: Date.now() });`,
			() => "}",
			() => "",
		],
	},
	py: {
		comment: "# ",
		head: (a, b) => `from ${a}.${b} import ${b}\n`,
		lines: [
			(a, b) => `    ${a} = self.${b}.get("${a}", default=None)`,
			(a, b, c) => `def ${a}(self, ${b}: str, ${c}: int = 0) -> bool:`,
			(a, b, _c, n) => `    if len(${a}) > ${n} and not ${b}:`,
			(a, b) => `        raise ValueError(f"no {${a}} for {${b}}")`,
			(a, b, c) => `    return [${a} for ${a} in ${b} if ${a}.${c}]`,
			() => "",
		],
	},
	go: {
		comment: "// ",
		head: (a, b) =>
			`package ${a}\n\nimport (\n\t"context"\n\t"fmt"\n\t"example.org/${b}"\n)\n`,
		lines: [
			(a, b, c) =>
				`func (s *Store) ${a}(ctx context.Context, ${b} string) (*${c}, error) {`,
			(a, b) => `\t${a}, err := s.${b}.Get(ctx, ${a}ID)`,
			() => "\tif err != nil {",
			(a) => `\t\treturn nil, fmt.Errorf("read ${a}: %w", err)`,
			(a, b, _c, n) => `\t${a} := make([]${b}, 0, ${n})`,
			() => "}",
			() => "",
		],
	},
	java: {
		comment: "// ",
		head: (a, b) =>
			`package org.example.${a};\n\nimport java.util.List;\nimport org.example.${b}.Store;\n`,
		lines: [
			(a, b, c) =>
				`    public List<String> ${a}(final String ${b}, final int ${c}) {`,
			(a, b) => `        final var ${a} = this.${b}.stream().toList();`,
			(a, b, _c, n) => `        if (${a}.size() > ${n} || ${b} == null) {`,
			(a) => `            throw new IllegalStateException("${a}");`,
			() => "        }",
			() => "",
		],
	},
	rb: {
		comment: "# ",
		head: (a) => `require "${a}"\n`,
		lines: [
			(a, b) => `  def ${a}(${b}:, limit: nil)`,
			(a, b, c) => `    @${a} ||= ${b}.map { |one| one.fetch(:${c}) }`,
			(a, _b, _c, n) => `    return if ${a}.count < ${n}`,
			() => "  end",
		],
	},
	sql: {
		comment: "-- ",
		head: (a) => `create table ${a} (id bigint primary key);\n`,
		lines: [
			(a, b, c) =>
				`select ${a}.${b}, count(*) from ${a} where ${c} is not null`,
			(a, b, _c, n) => `alter table ${a} add column ${b} varchar(${n});`,
			(a, b) => `create index on ${a} (${b});`,
		],
	},
	css: {
		comment: "/* */ ",
		head: () => "",
		lines: [
			(a, b) => `.${a}-${b} {`,
			(_a, _b, _c, n) => `\tmargin: ${n}px auto;`,
			(a) => `\tcolor: var(--${a});`,
			() => "}",
		],
	},
	json: {
		comment: "",
		head: (a, b, _c, n) => `{ "${a}": [{ "${b}": ${n} }],\n`,
		lines: [
			(a, b, _c, n) => `  "${a}-${b}": { "name": "${b}", "size": ${n} },`,
		],
	},
};

const shares = [
	["ts", 40],
	["py", 18],
	["go", 14],
	["java", 12],
	["rb", 5],
	["sql", 4],
	["css", 3],
	["json", 4],
];

/** What crosses a guardrail, by the number of files among which one does. */
const crossings = [
	[97, (pick) => `const rule = eval(${pick(words)});`],
	[61, (pick) => `console.log(${pick(words)});`],
	[23, (pick) => `// TODO: ${pick(words)} without a ${pick(words)}`],
	[211, (pick) => `password = "${pick(words)}-${pick(words)}"`],
	[
		173,
		(_pick, next) =>
			`// as of ${Array.from({ length: 40 }, () => Math.floor(next() * 16).toString(16)).join("")}`,
	],
	// What comes near and is none.
	[11, () => "const retrieval = (medieval) => evaluate(medieval);"],
	[7, () => "token = next_token(secret, password)"],
	[
		13,
		() => "# sha256 5c8e9f0a1b2c3d4e5f60718293a4b5c6d7e8f9010203040506070809",
	],
];

const text = {
	file(language, number) {
		const next = random(number * 7919 + 17);
		const pick = (list) => list[Math.floor(next() * list.length)];
		const { comment, head, lines } = languages[language];
		const name = () =>
			next() < 0.5
				? pick(words)
				: `${pick(words)}${pick(words).replace(/^./, (c) => c.toUpperCase())}`;
		const number4 = () => Math.floor(next() * 4000);
		// Most files are short and a few are long, as in any repository.
		const size = Math.min(
			60_000,
			Math.round(2800 * Math.exp(1.1 * bell(next))),
		);
		const written = [head(name(), name(), name(), number4())];
		let length = written[0].length;
		const add = (line) => {
			written.push(line);
			length += line.length + 1;
		};
		for (const [among, line] of crossings)
			if (number % among === 0) add(line(pick, next));
		while (length < size) {
			if (comment && next() < 0.12)
				add(
					`${comment}the ${name()} of a ${name()} is ${pick(["kept", "read", "written", "counted"])} once per ${name()}${next() < 0.05 ? " – für Österreich 漢字" : ""}`,
				);
			else add(pick(lines)(name(), name(), name(), number4()));
		}
		const end = number % 29 === 0 ? "\r\n" : "\n";
		return `${number % 101 === 0 ? "\ufeff" : ""}${written.join(end)}${end}`;
	},
};

/** A number around 0 that is seldom beyond 2 or below -2. */
function bell(next) {
	return next() + next() + next() + next() + next() + next() - 3;
}

const manifests = [
	[
		"package.json",
		(n) =>
			`{\n  "name": "@example/part-${n}",\n  "dependencies": {\n    "express": "^4.18.2",\n    "luxon": "^${2 + (n % 2)}.3.0",\n    "zod": "3.22.4"\n  },\n  "devDependencies": {\n    ${n % 9 === 0 ? '"moment": "~2.29.4",\n    ' : ""}"mocha": "^10.2.0"\n  }\n}\n`,
	],
	[
		"requirements.txt",
		(n) => `# part ${n}\ndjango>=${3 + (n % 3)}.2\nrequests==2.31.0\n`,
	],
	[
		"go.mod",
		(n) =>
			`module example.org/part${n}\n\ngo 1.22\n\nrequire (\n\t${n % 5 === 0 ? "github.com/gin-gonic/gin v1.9.1\n\t" : ""}github.com/stretchr/testify v1.8.4 // indirect\n)\n`,
	],
];

/**
 * Writes so many source files below a folder, with manifests, copies of others' code, output that nobody commits, and the model. Returns how
 * many bytes the source files have.
 */
export function writeCode(folder, count) {
	let bytes = 0;
	const put = (path, content) => {
		const full = join(folder, path);
		mkdirSync(dirname(full), { recursive: true });
		writeFileSync(full, content);
	};
	const kinds = shares.flatMap(([language, share]) =>
		Array.from({ length: share }, () => language),
	);
	for (let n = 1; n <= count; n++) {
		const language = kinds[(n * 37) % kinds.length];
		const service = Math.floor(n / 250);
		const content = text.file(language, n);
		bytes += Buffer.byteLength(content);
		const part = words[Math.floor(n / 20) % words.length];
		const kept = n % 50 === 0 ? "vendor" : part;
		put(`services/s${service}/src/${kept}/file-${n}.${language}`, content);
		if (n % 100 === 0) {
			put(`services/s${service}/dist/out-${n}.js`, content);
			const [name, write] = manifests[Math.floor(n / 100) % manifests.length];
			put(`services/s${service}/${part}/${name}`, write(n / 100));
		}
		if (n % 500 === 0) {
			put(`services/s${service}/docs/table-${n}.csv`, "a,b\n1,2\n");
			put(`services/s${service}/docs/logo-${n}.png`, picture(n));
			put(`services/s${service}/tools/old-${n}.pl`, "print 1;\n");
			put(`services/s${service}/.gitignore`, "*.log\n/tmp/\n");
			put(`services/s${service}/tmp/left.ts`, content);
			put(`services/s${service}/run.log`, content);
		}
	}
	put(
		".gitignore",
		"dist/\n*.tmp\n/coverage\n!keep.tmp\n# editors\n.idea/\n*.swp\n.DS_Store\n",
	);
	put("opmodel.yaml", "title: A code base\n");
	put("product/guardrails.md", guardrails);
	return bytes;
}

/** Something that is no text. */
function picture(number) {
	const next = random(number);
	return Buffer.from(
		Array.from({ length: 4000 }, (_, i) =>
			i === 8 ? 0 : Math.floor(next() * 256),
		),
	);
}

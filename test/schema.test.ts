/** The schemas are sound and describe every field; what the engine makes of them says in plain words what is wrong, and where. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Ajv } from "ajv";
import fc from "fast-check";
import { type Kind, kinds } from "../src/domain/kind";
import { nearest } from "../src/domain/nearest";
import {
	allowedValue,
	canonicalField,
	itemFields,
	pageFields,
	type SchemaError,
	validateConfig,
	validateItem,
	validatePage,
} from "../src/kinds/schema";

type Json = Record<string, unknown>;

const folder = "schemas";
const names = readdirSync(folder).map((file) =>
	file.replace(".schema.json", ""),
);
const kindIds = kinds.map((kind) => kind.id);

function read(name: string): Json {
	return JSON.parse(
		readFileSync(`${folder}/${name}.schema.json`, "utf8"),
	) as Json;
}

async function generator(): Promise<{
	annotations: string[];
	generate: () => Promise<Record<string, string>>;
}> {
	return import(pathToFileURL(resolve("scripts/generate-validators.mjs")).href);
}

async function newAjv(): Promise<Ajv> {
	const { annotations } = await generator();
	const ajv = new Ajv({
		allErrors: true,
		allowUnionTypes: true,
		strictTypes: false,
	});
	ajv.addVocabulary(annotations);
	return ajv;
}

/** The schema of every named value in a document, with the way to it. */
function* named(
	document: Json,
	schema: Json,
	way: string,
): Generator<[way: string, schema: Json]> {
	for (const [key, value] of Object.entries(schema)) {
		const here = `${way}/${key}`;
		if (key === "properties" || key === "patternProperties")
			for (const [name, inner] of Object.entries(value as Json)) {
				yield [`${here}/${name}`, resolved(document, inner as Json)];
				yield* named(document, inner as Json, `${here}/${name}`);
			}
		else if (key === "definitions")
			for (const [name, inner] of Object.entries(value as Json))
				yield* named(document, inner as Json, `${here}/${name}`);
		else if (key === "anyOf")
			for (const inner of value as Json[]) yield* named(document, inner, here);
		else if (
			(key === "items" || key === "additionalProperties") &&
			typeof value === "object"
		)
			yield* named(document, value as Json, here);
	}
}

function resolved(document: Json, schema: Json): Json {
	if (typeof schema.$ref !== "string") return schema;
	let node: unknown = document;
	for (const step of schema.$ref.split("/").slice(1))
		node = (node as Json)[step];
	return node as Json;
}

describe("the schemas", () => {
	it("are one per kind and one for the configuration", () => {
		assert.deepEqual([...names].sort(), [...kindIds, "opmodel"].sort());
	});

	it("are valid drafts of version 7 without a keyword that nobody knows", async () => {
		const ajv = await newAjv();
		for (const name of names) {
			const schema = read(name);
			assert.equal(schema.$schema, "http://json-schema.org/draft-07/schema#");
			assert.equal(ajv.validateSchema(schema), true, name);
			ajv.compile(schema);
		}
	});

	it("describe every field in whole sentences", () => {
		for (const name of names) {
			const document = read(name);
			for (const [way, schema] of named(document, document, name)) {
				const text = String(schema.description ?? "");
				assert.ok(text.length >= 20, `${way}: "${text}" says too little`);
				assert.match(text, /^[A-Z`].*\.$/s, way);
			}
		}
	});

	it("give examples that they allow themselves", async () => {
		const ajv = await newAjv();
		for (const name of names) {
			const document = read(name);
			for (const [way, schema] of named(document, document, name)) {
				const validate = ajv.compile({
					...schema,
					definitions: document.definitions,
				});
				for (const example of (schema.examples as unknown[]) ?? [])
					assert.ok(validate(example), `${way}: ${JSON.stringify(example)}`);
			}
		}
	});

	it("let a page hold names of its own that begin with x-, and no others", async () => {
		const ajv = await newAjv();
		for (const kind of kindIds.filter((k) => k !== "decision")) {
			const validate = ajv.compile(read(kind));
			assert.ok(validate({ kind, "x-ours": 1 }), kind);
			assert.ok(!validate({ kind, ours: 1 }), kind);
		}
		const validate = ajv.compile(read("decision"));
		assert.ok(validate({ status: { proposed: null }, date: [], tags: 3 }));
	});
});

const everywhere = ["owner", "review-by", "since", "because", "status"];

/** The fields of each kind's items apart from those that every item may have. */
const ownFields: Record<Kind, readonly string[]> = {
	strategy: [],
	metrics: [
		"role",
		"definition",
		"source",
		"baseline",
		"now",
		"target",
		"by",
		"keep-above",
		"keep-below",
	],
	"tech-stack": ["purpose", "ring", "packages", "languages", "replaced-by"],
	principles: ["for", "over"],
	capabilities: ["what"],
	delivery: [],
	themes: [
		"period",
		"outcome",
		"team",
		"serves",
		"moves",
		"uses",
		"source",
		"shipped",
		"learned",
	],
	frameworks: ["use-when"],
	reviews: ["trigger", "decides", "record"],
	guardrails: [
		"about",
		"severity",
		"checked-by",
		"applies-to",
		"deny-dependency",
		"allow-dependency",
		"allow-languages",
		"deny-content",
		"deny-path",
		"decision-needed-for",
		"findings-from",
		"instead",
		"in",
		"message",
		"checks",
	],
	decision: [
		"date",
		"decision-makers",
		"supersedes",
		"superseded-by",
		"amends",
		"upholds",
		"uses",
		"applies-to",
		"deviates-from",
	],
	outcomes: ["metric", "baseline", "target", "by"],
	teams: ["type", "mandate", "people", "funded", "roles", "code"],
	ownership: [
		"area",
		"horizon",
		"surface",
		"segment",
		"with",
		"if-we-disagree",
	],
	dependencies: ["from", "on", "mode"],
	practices: ["dimension", "how", "rhythm"],
};

describe("the field tables", () => {
	for (const kind of kindIds)
		it(`have the fields of ${kind}`, () => {
			assert.deepEqual(
				[...itemFields(kind).keys()],
				["description", ...ownFields[kind], ...everywhere],
			);
			assert.deepEqual(
				[...pageFields(kind).keys()],
				kind === "strategy" ? ["horizon", ...everywhere] : everywhere,
			);
		});

	it("say what a field takes", () => {
		const ring = itemFields("tech-stack").get("ring");
		assert.deepEqual(ring?.values, ["adopt", "trial", "assess", "hold"]);
		assert.equal(ring?.list, false);
		const moves = itemFields("themes").get("moves");
		assert.deepEqual(moves?.refersTo, ["KM"]);
		assert.equal(moves?.list, true);
		assert.equal(moves?.orText, undefined);
		assert.equal(itemFields("themes").get("outcome")?.orText, true);
		assert.deepEqual(itemFields("decision").get("upholds")?.refersTo, []);
		assert.equal(itemFields("guardrails").get("in")?.raw, true);
		assert.equal(itemFields("metrics").get("target")?.refersTo, undefined);
		assert.deepEqual(itemFields("metrics").get("role")?.values, [
			"key",
			"input",
			"counter",
		]);
	});

	it("are made once", () => {
		assert.equal(itemFields("themes"), itemFields("themes"));
	});

	it("find a field however its name is written", () => {
		for (const written of [
			"Review by",
			"review-by",
			"REVIEW_BY:",
			" Review  by : ",
		])
			assert.equal(canonicalField(written), "review-by");
	});

	it("find a value however it is written", () => {
		const values = ["in-customers-hands", "adopt"];
		assert.equal(allowedValue(values, "Adopt."), "adopt");
		assert.equal(
			allowedValue(values, "In customers’ hands"),
			"in-customers-hands",
		);
		assert.equal(allowedValue(values, "adopted"), undefined);
	});
});

describe("the generated validators", () => {
	it("are what the schemas give", async () => {
		const { generate } = await generator();
		for (const [file, text] of Object.entries(await generate()))
			assert.ok(
				readFileSync(file, "utf8") === text,
				`${file} is stale: run npm run generate`,
			);
	});

	it("need no library and keep the time to join errors linear", () => {
		const text = readFileSync("src/kinds/validators.generated.mjs", "utf8");
		assert.doesNotMatch(text, /\brequire\(|\bimport[\s({"']|\.concat\(/);
	});

	it("agree with the schemas that editors use", async () => {
		const ajv = await newAjv();
		const pages: [Kind, Json][] = [
			["metrics", { items: [{ id: "KM-1", role: "key", baseline: 31 }] }],
			["metrics", { items: [{ id: "KM-1", role: "input to KM-2" }] }],
			["metrics", { items: [{ id: "KM-1", rol: "key" }] }],
			["metrics", { items: [{ role: "key" }] }],
			["metrics", { items: "KM-1" }],
			["strategy", { horizon: "2026-01/2026-12", owner: ["@ines", "@tom"] }],
			["strategy", { horizon: "next year" }],
			["themes", { items: [{ id: "TH-1", period: 2026, shipped: true }] }],
			["teams", { items: [{ id: "TM-1", roles: [{ role: "PM", owns: 3 }] }] }],
			["teams", { items: [{ id: "TM-1", roles: { PM: "priorities" } }] }],
			[
				"guardrails",
				{ items: [{ id: "GR-1", checks: [{ path: { deny: "**/*.php" } }] }] },
			],
			[
				"guardrails",
				{ items: [{ id: "GR-1", checks: [{ path: { in: "src" } }] }] },
			],
			["decision", { "deviates-from": [{ from: "GR-2", in: ["a/**"] }] }],
			["decision", { "deviates-from": [{ because: "it is faster" }] }],
		];
		for (const [kind, page] of pages)
			assert.equal(
				validatePage(kind, page).length === 0,
				ajv.compile(read(kind))(page),
				`${kind}: ${JSON.stringify(page)}`,
			);
	});
});

/** Errors without what the message already says. */
function short(errors: readonly SchemaError[]) {
	return errors.map(({ path, what, message }) => ({
		at: path.join("."),
		what,
		message,
	}));
}

function one(errors: readonly SchemaError[]): SchemaError {
	assert.equal(errors.length, 1, JSON.stringify(short(errors), null, 2));
	return errors[0] as SchemaError;
}

describe("what is wrong with a page", () => {
	it("is nothing, for pages as people write them", () => {
		const pages: [Kind, unknown][] = [
			["metrics", undefined],
			["metrics", null],
			["metrics", { kind: "Metrics", Owner: "Ines Aalto", "Review by": 2027 }],
			["metrics", { items: [{ id: "km-1", Role: "Key.", now: null }] }],
			[
				"themes",
				{ items: [{ id: "TH-1", period: "Q4 2026", source: "Customers" }] },
			],
			["dependencies", { items: [{ id: "DP-1", mode: "Customer–supplier" }] }],
			["practices", { id: "PC-1", dimension: "In customers' hands" }],
			["principles", { id: "operational-context", title: "Context first" }],
			["decision", { kind: "ADR", status: { proposed: null }, date: 2026 }],
			["decision", { "deviates-from": "GR-2, PP-1" }],
			[
				"decision",
				{ "deviates-from": [{ from: "GR-2", until: "2027-06-30" }] },
			],
		];
		for (const [kind, page] of pages)
			assert.deepEqual(short(validatePage(kind, page)), []);
	});

	it("is a name that is unknown, on the mapping that has it", () => {
		const error = one(
			validatePage("metrics", { items: [{ id: "KM-1", Roel: "key" }] }),
		);
		assert.deepEqual(error.path, ["items", 0]);
		assert.equal(error.what, "unknown-name");
		assert.equal(error.name, "Roel");
		assert.equal(error.nearest, "role");
		assert.ok(error.allowed?.includes("baseline"));
		assert.equal(
			error.message,
			'There is no field "Roel" here, so nothing reads it. Did you mean "role"?',
		);
	});

	it("is a name like none of ours, with those that there are", () => {
		assert.equal(
			one(validatePage("frameworks", { items: [{ id: "FW-1", colour: 1 }] }))
				.message,
			'There is no field "colour" here, so nothing reads it. Fields are id, title, description, use-when, owner, review-by, since, because, status.',
		);
	});

	it("is a value outside of the allowed ones", () => {
		const error = one(
			validatePage("tech-stack", {
				items: [{ id: "TS-1" }, { id: "TS-2", Ring: "adopted" }],
			}),
		);
		assert.deepEqual(error.path, ["items", 1, "Ring"]);
		assert.equal(error.what, "not-allowed");
		assert.equal(error.nearest, "adopt");
		assert.deepEqual(error.allowed, ["adopt", "trial", "assess", "hold"]);
		assert.equal(
			error.message,
			'"adopted" is not a value of `ring`: allowed are adopt, trial, assess, hold. Did you mean "adopt"?',
		);
	});

	it("is one error where there are alternatives", () => {
		assert.deepEqual(
			short(validatePage("metrics", { items: [{ id: "KM-1", role: "main" }] })),
			[
				{
					at: "items.0.role",
					what: "not-allowed",
					message:
						'"main" is not a value of `role`: allowed are key, input, counter, or a role towards a metric such as input to KM-1.',
				},
			],
		);
	});

	it("is a value of the wrong type", () => {
		assert.deepEqual(
			short(
				validatePage("themes", {
					items: [{ id: "TH-1", learned: ["a"], moves: { KM: 1 } }, null],
				}),
			),
			[
				{
					at: "items.0.moves",
					what: "wrong-type",
					message: "`moves` can't be a mapping: write text or a list.",
				},
				{
					at: "items.0.learned",
					what: "wrong-type",
					message: "`learned` can't be a list: write text.",
				},
				{
					at: "items.1",
					what: "wrong-type",
					message:
						"An entry of `items` can't be empty: write names with their values.",
				},
			],
		);
		assert.equal(
			one(validatePage("themes", ["TH-1"])).message,
			"This page can't be a list: write names with their values.",
		);
	});

	it("is an id that is missing or another kind's", () => {
		assert.deepEqual(
			short(
				validatePage("metrics", {
					items: [{ title: "Counts" }, { id: "PP-1" }],
				}),
			),
			[
				{
					at: "items.0",
					what: "missing",
					message:
						"`id` is missing here, and this entry can't be used without it. Add it, for example `id: KM-1`.",
				},
				{
					at: "items.1.id",
					what: "format",
					message: '"PP-1" can\'t be read as `id`: write an id such as KM-1.',
				},
			],
		);
	});

	it("is a misspelt name and not also the absence of the right one", () => {
		assert.equal(
			one(validatePage("metrics", { items: [{ idd: "KM-1" }] })).message,
			'There is no field "idd" here, so nothing reads it. Did you mean "id"?',
		);
	});

	it("is a date that is none", () => {
		const error = one(validatePage("strategy", { "Review by": "soon" }));
		assert.deepEqual(error.path, ["Review by"]);
		assert.equal(error.what, "format");
		assert.equal(
			error.message,
			'"soon" can\'t be read as `review-by`: write a date such as 2027-01-31, or a month such as 2027-01.',
		);
		assert.equal(one(validatePage("strategy", { since: 26 })).what, "format");
	});

	it("is a check without what it checks", () => {
		const checks = [
			{ dependency: { in: ["services/**"] } },
			{ dependancy: { deny: "pkg:npm/moment" } },
			{ content: { deny: "eval", mesage: "No." } },
			{ findings: {} },
			{},
		];
		assert.deepEqual(
			short(validatePage("guardrails", { items: [{ id: "GR-1", checks }] })),
			[
				{
					at: "items.0.checks.0.dependency",
					what: "missing",
					message:
						"`deny` or `allow` is missing here, and this entry can't be used without it. Add one of them.",
				},
				{
					at: "items.0.checks.1",
					what: "unknown-name",
					message:
						'There is no field "dependancy" here, so nothing reads it. Did you mean "dependency"?',
				},
				{
					at: "items.0.checks.2.content",
					what: "unknown-name",
					message:
						'There is no field "mesage" here, so nothing reads it. Did you mean "message"?',
				},
				{
					at: "items.0.checks.3.findings",
					what: "missing",
					message:
						"`sarif` is missing here, and this entry can't be used without it. Add it, for example `sarif: reports/semgrep.sarif`.",
				},
				{
					at: "items.0.checks.4",
					what: "missing",
					message:
						"`dependency`, `language`, `content`, `path`, `decision` or `findings` is missing here, and this entry can't be used without it. Add one of them.",
				},
			],
		);
	});

	it("is a deviation that doesn't say from what, or until which day", () => {
		assert.deepEqual(
			short(
				validatePage("decision", {
					"Deviates from": [
						"GR-1",
						{ from: "GR-2", until: "summer" },
						{ because: "It is faster." },
					],
				}),
			),
			[
				{
					at: "Deviates from.1.until",
					what: "format",
					message:
						'"summer" can\'t be read as `until`: write a day such as 2027-01-31.',
				},
				{
					at: "Deviates from.2",
					what: "missing",
					message:
						"`from` is missing here, and this entry can't be used without it. Add it, for example `from: GR-2`.",
				},
			],
		);
	});
});

describe("what is wrong with an item", () => {
	it("is nothing, where Markdown gives every value as text", () => {
		const items: [Kind, Json][] = [
			[
				"metrics",
				{
					id: "KM-1",
					role: "Input to KM-2",
					baseline: "31% in 2026-09",
					by: "2027-06-30",
				},
			],
			[
				"teams",
				{ id: "TM-1", people: "6", roles: "PM", type: "Stream aligned" },
			],
			["ownership", { id: "OW-1", owner: "CPO, CEO", horizon: "0-6 months" }],
			["ownership", { id: "OW-1", horizon: "12+ months" }],
			["guardrails", { id: "GR-1", about: "How to build", in: "a/**, b/**" }],
			["themes", { id: "TH-1", shipped: "yes", uses: "CC-1, TS-3" }],
			["tech-stack", { id: "TS-1", ring: "HOLD", packages: "pkg:npm/moment" }],
		];
		for (const [kind, item] of items)
			assert.deepEqual(short(validateItem(kind, item)), []);
	});

	it("is said in the same words as on a page", () => {
		assert.deepEqual(
			short(validateItem("teams", { id: "TM-1", people: "many", type: "x" })),
			[
				{
					at: "type",
					what: "not-allowed",
					message:
						'"x" is not a value of `type`: allowed are revenue, platform, data, stream-aligned, enabling, complicated-subsystem.',
				},
				{
					at: "people",
					what: "format",
					message:
						'"many" can\'t be read as `people`: write a number such as 6.',
				},
			],
		);
	});

	it("is shown on one line and not at any length", () => {
		const { message } = one(
			validateItem("tech-stack", { id: "TS-1", ring: "hold\n".repeat(100) }),
		);
		assert.ok(message.length < 160, message);
		assert.doesNotMatch(message, /\n/);
	});
});

describe("what is wrong with the configuration", () => {
	it("is nothing, for what the format allows", () => {
		assert.deepEqual(
			short(
				validateConfig({
					opmodel: 1,
					title: "Harbour Scales",
					stage: "scaleup",
					expect: ["product-strategy", "key-metrics"],
					extends: ["../company/opmodel.yaml", "@acme/operating-model"],
					files: {
						decision: ["log/**/*.md"],
						"product-principles": "docs/p.md",
					},
					"not-needed": {
						frameworks: { because: "We are five.", "review-by": "2027-03-01" },
						themes: null,
					},
					rules: {
						"strategy/one-page": { severity: "warning", "max-words": 600 },
						"decisions/dated": "off",
						"themes/is-outcome": false,
					},
					preset: "strict",
					words: {
						status: { "in Kraft": "accepted" },
						sections: { Kontext: "context" },
					},
				}),
			),
			[],
		);
		assert.deepEqual(validateConfig(null), []);
		assert.deepEqual(validateConfig({ rules: null }), []);
	});

	const cases: [config: unknown, at: string, message: string][] = [
		[
			{ titel: "Acme" },
			"",
			'There is no field "titel" here, so nothing reads it. Did you mean "title"?',
		],
		[
			{ stage: "Scaleup" },
			"stage",
			'"Scaleup" is not a value of `stage`: allowed are startup, scaleup, enterprise. Did you mean "scaleup"?',
		],
		[
			{ opmodel: 2 },
			"opmodel",
			'"2" is not a value of `opmodel`: allowed is 1.',
		],
		[
			{ files: { decisions: ["adr"] } },
			"files",
			'There is no field "decisions" here, so nothing reads it. Did you mean "decision"?',
		],
		[
			{ expect: ["themes", "framework"] },
			"expect.1",
			'"framework" is not a value of `expect`: allowed are product-strategy, key-metrics, tech-stack, product-principles, core-capabilities, delivery-loops, themes, frameworks, review-processes. Did you mean "frameworks"?',
		],
		[
			{ "not-needed": { themes: "We are four." } },
			"not-needed.themes",
			"`themes` can't be text: write the reason below it, as `because`.",
		],
		[
			{ rules: { "strategy/one-page": "warn" } },
			"rules.strategy/one-page",
			'"warn" is not a value of `strategy/one-page`: allowed are error, warning, information, hint, off, or a mapping with `severity` and options. Did you mean "warning"?',
		],
		[
			{ rules: { "strategy/one-page": { severity: "loud" } } },
			"rules.strategy/one-page.severity",
			'"loud" is not a value of `severity`: allowed are error, warning, information, hint, off.',
		],
		[
			{ rules: { "one page": "off" } },
			"rules",
			'"one page" can\'t stand here: write ids of rules with their severities, such as `strategy/one-page: hint`.',
		],
		[
			{ words: { status: { "in Kraft": "acepted" } } },
			"words.status.in Kraft",
			'"acepted" is not a value of `in Kraft`: allowed are draft, proposed, accepted, rejected, deprecated, superseded, none. Did you mean "accepted"?',
		],
		["strict", "", "This file can't be text: write names with their values."],
	];
	for (const [config, at, message] of cases)
		it(`is told for ${JSON.stringify(config)}`, () => {
			const error = one(validateConfig(config));
			assert.equal(error.message, message);
			assert.equal(error.path.join("."), at);
		});
});

describe("validation", () => {
	it("takes anything at all, and its paths lead somewhere", () => {
		const fieldNames = kindIds.flatMap((kind) => [...itemFields(kind).keys()]);
		const key = fc.oneof(
			fc.constantFrom(...fieldNames, "items", "id", "Review By", "__proto__"),
			fc.string(),
		);
		const { value } = fc.letrec<{ value: unknown }>((tie) => ({
			value: fc.oneof(
				{ maxDepth: 4 },
				fc.string(),
				fc.double(),
				fc.boolean(),
				fc.constant(null),
				fc.array(tie("value"), { maxLength: 4 }),
				fc
					.array(fc.tuple(key, tie("value")), { maxLength: 5 })
					.map((pairs) => Object.fromEntries(pairs)),
			),
		}));
		fc.assert(
			fc.property(fc.constantFrom(...kindIds), value, (kind, data) => {
				for (const error of [
					...validatePage(kind, data),
					...validateItem(kind, data),
					...validateConfig(data),
				]) {
					let place: unknown = data;
					for (const step of error.path) {
						assert.ok(
							Object.hasOwn(place as object, step),
							JSON.stringify(error),
						);
						place = (place as Record<string | number, unknown>)[step];
					}
					assert.match(error.message, /[.?]$/);
					assert.doesNotMatch(error.message, /undefined/);
				}
			}),
		);
	});

	it("tells each of very many errors", () => {
		const checks = Array.from({ length: 20_000 }, () => ({}));
		assert.equal(
			validateItem("guardrails", { id: "GR-1", checks }).length,
			checks.length,
		);
	});
});

describe("the nearest word", () => {
	const words = ["role", "rule", "review-by", "replaced-by", "warning"];
	for (const [written, expected] of [
		["roel", "role"],
		["Role", "role"],
		["reveiw-by", "review-by"],
		["review", "review-by"],
		["warn", "warning"],
		["re", undefined],
		["rxxx", undefined],
		["", undefined],
		["something-else", undefined],
	] as const)
		it(`to "${written}" is ${expected ?? "none"}`, () => {
			assert.equal(nearest(written, words), expected);
		});

	it("is the first of several that are as near", () => {
		assert.equal(nearest("rxle", ["role", "rule"]), "role");
		assert.equal(nearest("rxle", ["rule", "role"]), "rule");
	});
});

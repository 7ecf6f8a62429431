/** A check's places and packages are there to be looked at. */

import { passedOver } from "../../code/concerns";
import { manifestType } from "../../code/manifests/manifest";
import { isUnreadManifest, usualManifests } from "../../code/manifests/unread";
import { isTold, type Places, type Reach } from "../../code/reach";
import { announcedFor, heldBy } from "../../code/violations";
import type { Artifact, Check, Item, Written } from "../../domain/artifact";
import type { Fix } from "../../domain/diagnostic";
import { replaceAt } from "../../domain/edit";
import { nearest } from "../../domain/nearest";
import { below, folderOf, isWithin, nameOf } from "../../domain/paths";
import { isInForce } from "../../domain/standing";
import { glob, normalGlob } from "../../matching/glob";
import { type PackageType, parsePurl } from "../../matching/purl";
import {
	bracketsBelow,
	type Model,
	pagesOfKind,
	saidBelow,
	type Workspace,
} from "../../model/model";
import { defineRule, type Found } from "../rule";
import { listed, named } from "../support/support";

export const rule = defineRule({
	id: "guardrails/check-reaches",
	severity: "warning",
	concern: "integrity",
	docs: {
		what: "Where a guardrail's check holds there are files, and the packages that it speaks of are asked for in manifests that are read.",
		why: "A check that looks at nothing finds nothing, and a guardrail that finds nothing looks as if it held.",
		how: "Correct the place, or take it out; a guardrail for what is not there yet is a draft (`Status: draft`) or announced (`Since:` a day ahead). What no manifest tells is checked by people (`Checked by`). A denied path is meant to be empty, so nothing is said of it.",
	},
	examples: [
		{
			title: "A place that was renamed, and one that was misspelt",
			files: {
				"product/guardrails.md": `
# Guardrails

- Owner: Platform

## GR-1: No dynamic code

Nobody can review what is put together while it runs.

- Deny content: \`eval\\(\`
- In: \`servces/**\`
       ^^^^^^^^^^ No file is at \`servces/**\`, so this check of GR-1 "No dynamic code" looks at nothing, and looks as if it held. Did you mean \`services/**\`?

## GR-2: No real names

A list of 340 workers turned up in a test.

- Deny content: \`staffCard\`
- In: \`services/**\`, \`packages/names/**\`
                      ^^^^^^^^^^^^^^^^^ No file is at \`packages/names/**\`, so GR-2 "No real names" is not checked there. Correct the place, or take it out.
- Deny path: \`secrets/**\`

## GR-3: Infrastructure changes in writing

- Decision needed for: \`infra/**\`
                        ^^^^^^^^ No file is at \`infra/**\`, so this check of GR-3 "Infrastructure changes in writing" looks at nothing, and looks as if it held. Correct the place; where it is yet to come, announce the guardrail with \`Since\`, or mark it as a draft.
`,
				"services/billing/run.ts": `
export const run = () => 1;
`,
			},
		},
		{
			title: "Packages that no manifest tells of",
			files: {
				"product/guardrails.md": `
# Guardrails

- Owner: Platform

## GR-1: One date library

Two ways to handle time zones cost us two wrong delivery days.

- Deny dependency: \`pkg:npm/moment\`, \`pkg:maven/joda-time/joda-time\`, \`pkg:cargo/chrono\`
                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ No manifest of \`pkg:maven\` packages that is read (pom.xml, build.gradle, libs.versions.toml) is here, so GR-1 "One date library" is not checked for them. build.sbt is not read: have people check it (\`Checked by\`), or its packages written in one that is read.

## GR-2: Time stands still in no test

- Deny dependency: \`pkg:gem/timecop\`
                    ^^^^^^^^^^^^^^^ No manifest of \`pkg:gem\` packages that is read (Gemfile, *.gemspec) is here, so GR-2 "Time stands still in no test" is not checked for them. Where something uses such packages all the same, have people check it (\`Checked by\`).
`,
				"package.json": `
{ "dependencies": { "luxon": "^3.4.0" } }
`,
				"build.sbt": `
libraryDependencies += "joda-time" % "joda-time" % "2.12.0"
`,
			},
		},
		{
			title:
				"Places with files, paths that are meant to be empty, and what is yet to come",
			files: {
				"product/guardrails.md": `
# Guardrails

- Owner: Platform

## GR-1: No dynamic code

Nobody can review what is put together while it runs.

- Deny content: \`eval\\(\`
- In: \`**/*.{ts,tsx}\`, \`services/**/*.js\`

## GR-2: No secrets

- Deny path: \`**/*.pem\`, \`secrets/**\`

## GR-3: One way to sell

- Since: 2027-01-01
- Deny dependency: \`pkg:pypi/stripe\`
- In: \`shop/**\`

## GR-4: One way to ship

- Status: draft
- Deny content: \`curl\`
- In: \`deploy/**\`
`,
				"services/billing/run.ts": `
export const run = () => 1;
`,
			},
		},
	],
	*model({ model, workspace, today, code: { reach } }) {
		const roots = rootsOf(model, workspace);
		const hasCode = roots.some((root) => reach.places.hasCode(root));
		for (const page of pagesOfKind(model, "guardrails")) {
			if (!isInForce(page.status)) continue;
			for (const item of page.items) {
				if (!isInForce(item.status) || announcedFor(item, page, today))
					continue;
				yield* unreached(page, item, { roots, hasCode, workspace, reach });
			}
		}
	},
});

/** The folders that the globs of a model's guardrails count from: its own, and those of the models that extend it. */
function rootsOf(model: Model, { models }: Workspace): string[] {
	const roots = new Set<string>();
	for (const one of models)
		for (const { from, root } of heldBy(one))
			if (from === model) roots.add(root);
	return [...roots];
}

/** What is known of where guardrails hold. */
interface Sight {
	readonly roots: readonly string[];
	/** Missing in a repository of pages alone: that is for those that extend it. */
	readonly hasCode: boolean;
	readonly workspace: Workspace;
	readonly reach: Reach;
}

function* unreached(
	{ file }: Artifact,
	item: Item,
	sight: Sight,
): Generator<Found> {
	// Field lines share one `In` among several checks.
	const said = new Set<string>();
	for (const check of item.checks ?? []) {
		const empty = sight.hasCode ? emptyPlaces(check, sight) : [];
		for (const { place, ...more } of empty) {
			const key = JSON.stringify(place.range);
			if (said.has(key)) continue;
			said.add(key);
			yield {
				file,
				item: item.id,
				...aboutPlace(file, item, place, more, sight),
			};
		}
		if (check.type === "dependency" && !empty.some(({ isAll }) => isAll))
			for (const { range, message } of aboutPackages(item, check, sight))
				yield { file, item: item.id, range, message, severity: "information" };
	}
}

interface EmptyPlace {
	readonly place: Written;
	/** No other place of the check holds a file either. */
	readonly isAll: boolean;
	/** Nobody looks there: it is ignored, or reached by a symbolic link; or it is not checked out. */
	readonly unseen: "opaque" | "absent" | undefined;
}

/**
 * The places of a check that no file is at. Where others of the check hold files, those that name a folder which is not there: an ending that
 * no file has yet is no fault.
 */
function emptyPlaces(check: Check, { roots, reach }: Sight): EmptyPlace[] {
	const { places } = reach;
	const isDecision = check.type === "decision";
	const written = (isDecision ? check.for : check.in).filter(
		({ text }) => glob(text) && !isOutside(text),
	);
	// Where every path is denied, the place is meant to be empty.
	if (check.type === "path" && check.deny.some(({ text }) => isAnyPath(text)))
		return [];
	const isOfPaths = isDecision || check.type === "path";
	const empty = written.filter(
		({ text }) =>
			!roots.some(
				(root) =>
					places.hasFile(root, text) ||
					(isOfPaths && places.hasLink(root, text)),
			),
	);
	const isAll = empty.length === written.length;
	return empty.flatMap((place) => {
		const there = roots.map((root) =>
			places.isThere(places.start(root, place.text)),
		);
		// What comes into such a place needs a decision then.
		if (!isAll && (isDecision || there.includes("known"))) return [];
		const unseen = (["opaque", "absent"] as const).find((one) =>
			there.includes(one),
		);
		// Of what is not checked out, nobody can tell what is in it.
		const mayBeAbsent = roots.some((root) =>
			places.mayBeAbsent(root, [place.text]),
		);
		return mayBeAbsent && !(isAll && unseen) ? [] : { place, isAll, unseen };
	});
}

function isOutside(text: string): boolean {
	return /^\s*!|(?:^|[\\/])\.\.(?:[\\/]|$)/.test(text);
}

function isAnyPath(text: string): boolean {
	return /^(?:\*\*\/)*\*\*?$/.test(normalGlob(text));
}

function aboutPlace(
	file: string,
	item: Item,
	{ text, range }: Written,
	{ isAll, unseen }: Omit<EmptyPlace, "place">,
	{ roots, reach }: Sight,
): Pick<Found, "range" | "message" | "severity" | "fixes"> {
	const so = isAll
		? `this check of ${named(item)} looks at nothing, and looks as if it held`
		: `${named(item)} is not checked there`;
	if (unseen === "absent")
		return {
			range,
			severity: "information",
			message: `What is at \`${text}\` is not checked out here (a submodule, or what a sparse checkout leaves out), so ${so}. Check it out where guardrails are checked.`,
		};
	if (unseen)
		return {
			range,
			severity: "information",
			message: `What is at \`${text}\` is not looked at, as \`.gitignore\` leaves it out or a symbolic link leads there, so ${so}. Name a place that git follows.`,
		};
	const meant = roots
		.map((root) => meantPlace(text, root, reach.places))
		.find((found) => found !== undefined);
	const todo =
		meant !== undefined
			? `Did you mean \`${meant}\`?`
			: isAll
				? "Correct the place; where it is yet to come, announce the guardrail with `Since`, or mark it as a draft."
				: "Correct the place, or take it out.";
	const fixes: Fix[] =
		meant === undefined
			? []
			: [
					{
						title: `Write ${meant}`,
						edits: [replaceAt(file, range, meant)],
					},
				];
	return {
		range,
		message: `No file is at \`${text}\`, so ${so}. ${todo}`,
		fixes,
	};
}

/** The place that a glob most likely means, whose first name that is not there is nearly one that is; undefined where nothing is near. */
function meantPlace(
	text: string,
	root: string,
	places: Places,
): string | undefined {
	const start = places.start(root, text);
	if (start === root) return undefined;
	let missing = start;
	while (folderOf(missing) !== root && !places.isThere(folderOf(missing)))
		missing = folderOf(missing);
	if (places.isThere(missing)) return undefined;
	const name = nameOf(missing);
	const meant = nearest(name, places.namesIn(folderOf(missing)));
	const names = normalGlob(text).split("/");
	const at = below(root, missing).split("/").length - 1;
	// What is escaped is written otherwise.
	if (meant === undefined || names[at] !== name || /[*?{}[\]\\]/.test(meant))
		return undefined;
	const corrected = names.with(at, meant).join("/");
	return places.hasFile(root, corrected) ? corrected : undefined;
}

/** The ecosystems of a check of which nothing tells what is asked for, each at the first of its packages. */
function* aboutPackages(
	item: Item,
	check: Check,
	sight: Sight,
): Generator<{ readonly range: Found["range"]; readonly message: string }> {
	const asked = sight.reach.askedBy(check);
	const told = (type: PackageType) =>
		[...asked.values()].some((one) => isTold(one, type));
	const seen = new Set<PackageType>();
	for (const { text, range } of [...check.deny, ...check.allow]) {
		const type = parsePurl(text)?.type;
		if (!type || seen.has(type)) continue;
		seen.add(type);
		if (told(type)) continue;
		const isOfType = (path: string) =>
			manifestType(path) === (type === "jsr" ? "npm" : type);
		const manifests = sight.reach.places.manifests().filter(isOfType);
		const spokenOf = manifests.filter((path) => speaksOf(check, path, sight));
		const [silent, here] = [true, false].map((isSilent) =>
			spokenOf.filter(
				(path) => (asked.get(path)?.get(type) === "nothing") === isSilent,
			),
		) as [string[], string[]];
		// What nobody has looked at yet may tell.
		if (here.some((path) => asked.get(path)?.get(type) !== "code")) continue;
		const so = `${named(item)} is not checked for them`;
		if (here.length > 0) {
			yield {
				range,
				message: `What ${firstOf(here)} ${here.length === 1 ? "asks" : "ask"} for of \`pkg:${type}\` packages can't be read there: code works it out, it stands in another file, or the text is not in the format of such a manifest. So ${so}. Write the packages there as plain text, or have people check it (\`Checked by\`).`,
			};
			continue;
		}
		const unread = sight.reach.places.matching(
			(path) => isUnreadManifest(path, type) && speaksOf(check, path, sight),
		);
		// What is not checked out may tell.
		if (!sight.hasCode && unread.length === 0) continue;
		const isPartial =
			unread.length === 0 &&
			sight.roots.some((root) =>
				sight.reach.places.mayBeAbsent(
					root,
					check.in.map(({ text }) => text),
				),
			);
		if (isPartial) continue;
		// What no file could ask for is not missed beside packages that are looked for.
		if (
			unread.length + manifests.length === 0 &&
			sight.reach.ran(check) &&
			!sight.reach.places.mayUse(type)
		)
			continue;
		const elsewhere = manifests.filter((path) => !spokenOf.includes(path));
		const where = check.in.length > 0 ? "where it holds" : "here";
		const todo =
			unread.length > 0
				? `${firstOf(unread)} ${unread.length === 1 ? "is" : "are"} not read: have people check ${unread.length === 1 ? "it" : "them"} (\`Checked by\`), or ${unread.length === 1 ? "its" : "their"} packages written in one that is read.`
				: elsewhere.length > 0 && check.in.length > 0
					? `${firstOf(elsewhere)} ${elsewhere.length === 1 ? "lies" : "lie"} elsewhere: name ${elsewhere.length === 1 ? "its" : "their"} place in \`In\` as well.`
					: "Where something uses such packages all the same, have people check it (`Checked by`).";
		const others =
			silent.length > 0
				? `${firstOf(silent)} ${silent.length === 1 ? "says" : "say"} nothing of packages, and no other manifest`
				: "No manifest";
		yield {
			range,
			message: `${others} of \`pkg:${type}\` packages that is read (${usualManifests[type]}) is ${where}, so ${so}. ${todo}`,
		};
	}
}

/** Says whether a check speaks of a file, by the places where it holds and by whose the file is. */
function speaksOf(
	check: Check,
	path: string,
	{ roots, workspace }: Sight,
): boolean {
	return roots.some((root) => {
		if (!isWithin(root, path)) return false;
		const names = bracketsBelow(workspace, root);
		const relative = below(root, path);
		const isIn =
			check.in.length === 0 ||
			check.in.some(({ text }) => glob(text, names)?.matches(relative));
		return (
			isIn && !passedOver(check, relative, names, saidBelow(workspace, root))
		);
	});
}

/** The first few of some files. */
function firstOf(files: readonly string[]): string {
	return files.length > 3
		? `${files.slice(0, 3).join(", ")} and ${files.length - 3} more`
		: listed(files);
}

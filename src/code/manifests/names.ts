/** Names of packages in the form in which their ecosystem compares them. */

import type { PackageType } from "../../matching/purl";

/**
 * A name as it is compared: two names with the same canonical form are one package.
 * Takes a name from a manifest or a package URL; `*` in it stays.
 */
export function canonicalName(type: PackageType, name: string): string {
	switch (type) {
		case "pypi":
			return name.toLowerCase().replace(/[-_.]+/g, "-");
		case "cargo":
			return name.toLowerCase().replaceAll("_", "-");
		// Package URLs compare npm's names without case, as new ones have none; so do those of the others.
		case "npm":
		case "jsr":
		case "nuget":
		case "composer":
		case "golang":
			return name.toLowerCase();
		case "docker":
			return name
				.toLowerCase()
				.replace(
					/^(?:(?:(?:index|registry-1)\.)?docker\.io\/|public\.ecr\.aws\/docker\/(?=library\/)|mirror\.gcr\.io\/(?=library\/))/,
					"",
				)
				.replace(/^library\//, "");
		// Maven and RubyGems tell cases apart.
		default:
			return name;
	}
}

/** A Go module without the major version at its end (`/v5`, gopkg.in's `.v3`). */
export function withoutMajor(module: string): string {
	return module.startsWith("gopkg.in/")
		? module.replace(/\.v\d+$/, "")
		: module.replace(/\/v\d+$/, "");
}

/** Compares with `*` for any characters. The first place that fits is as good as any, so nothing is tried twice. */
export function isLike(pattern: string, name: string): boolean {
	const [first = "", ...rest] = pattern.split("*");
	const last = rest.pop();
	if (last === undefined) return name === first;
	if (!name.startsWith(first)) return false;
	let at = first.length;
	for (const part of rest) {
		const found = name.indexOf(part, at);
		if (found < 0) return false;
		at = found + part.length;
	}
	return name.length - last.length >= at && name.endsWith(last);
}

/** Says whether a name has a variable in it that its manifest does not set: nobody can tell then which package it is. */
export function hasVariable(name: string): boolean {
	return /\$[{(\w]/.test(name);
}

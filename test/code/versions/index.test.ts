/** Orders of versions, the lowest version of declared ranges, and ranges of package URLs, by each ecosystem's own rules. */

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import {
	compareVersions,
	isWithin,
	lowestPermitted,
} from "../../../src/code/versions";
import { type PackageType, parsePurl } from "../../../src/matching/purl";

describe("versions: order", () => {
	const rising: Readonly<Record<PackageType, string>> = {
		npm: "0.0.1 0.9.9 1.0.0-0 1.0.0-alpha 1.0.0-alpha.1 1.0.0-alpha.beta 1.0.0-beta.2 1.0.0-beta.11 1.0.0-rc.1 1.0.0 1.0.1 1.2.0 1.10.0 99999999999999999999.0.0",
		jsr: "1.0.0-rc.1 1.0.0 1.0.1",
		cargo: "0.1.0-alpha.1 0.1.0 0.2.0 1.0.0",
		golang:
			"v0.0.0-20230101000000-aaaaaaaaaaaa v0.0.0-20240101000000-aaaaaaaaaaaa v0.1.0 v1.2.3-pre v1.2.4-0.20240101000000-aaaaaaaaaaaa v1.2.4 v2.0.0+incompatible",
		pypi: "1.0.dev1 1.0a1.dev2 1.0a1 1.0a2 1.0b1 1.0rc1 1.0 1.0+local 1.0+local.1 1.0.post1 1.0.1 1.9 1.10 1!0.5",
		maven:
			"1.0-alpha-1 1.0-beta-1 1.0-M1 1.0-rc1 1.0-SNAPSHOT 1.0 1.0-sp 1.0-jre 1.0-1 1.0.1 1.9 1.10",
		nuget: "1.0.0-Alpha 1.0.0-beta 1.0.0 1.0.0.1 1.0.1 2.0",
		gem: "1.0.a 1.0.b2 1.0.b10 1.0.rc1 1.0 1.0.1 1.9 1.10",
		composer:
			"1.0.0-dev 1.0.0-alpha1 1.0.0-beta2 1.0.0-beta10 1.0.0-RC1 1.0.0 1.0.0-patch1 1.0.1 v1.2",
		docker: "8u292-jdk 11-jre 17.0.1-slim 18 18.20.1-alpine v20",
	};
	for (const [type, list] of Object.entries(rising))
		it(`is ${type}'s`, () => {
			const versions = list.split(" ");
			for (const [i, a] of versions.entries())
				for (const [j, b] of versions.entries())
					assert.equal(
						Math.sign(compareVersions(type as PackageType, a, b) ?? Number.NaN),
						Math.sign(i - j),
						`${a} ${b}`,
					);
		});

	it("takes what is written otherwise for the same", () => {
		const same: readonly (readonly [PackageType, string, string])[] = [
			["npm", "v1.2.3", "1.2.3+build"],
			["npm", "1.2", "1.2.0"],
			["pypi", "1.0", "1.0.0"],
			["pypi", "1.0-alpha.1", "1.0a1"],
			["pypi", "1.0-1", "1.0.post1"],
			["maven", "1.0", "1-ga"],
			["maven", "1.0.Final", "1.0.RELEASE"],
			["maven", "1.0-cr1", "1.0-RC1"],
			["nuget", "1.0", "1.0.0.0"],
			["nuget", "1.0-BETA", "1.0.0-beta"],
			["gem", "1.0.0", "1"],
			["gem", "1.0-rc1", "1.0.pre.rc1"],
			["composer", "1.0b2", "1.0.0-beta2"],
			["docker", "18-alpine", "18.0"],
		];
		for (const [type, a, b] of same)
			assert.equal(
				Math.abs(compareVersions(type, a, b) ?? Number.NaN),
				0,
				`${a} ${b}`,
			);
	});

	it("says nothing of what is no version", () => {
		for (const [type, text] of [
			["npm", "latest"],
			["npm", ""],
			["pypi", "banana"],
			["maven", `\${x}`],
			["docker", "alpine"],
			["docker", "7f3a9c0d"],
			["gem", "~> 1"],
			["nuget", "9".repeat(1_000_000)],
		] as const)
			assert.equal(
				compareVersions(type, text, "1"),
				undefined,
				text.slice(0, 20),
			);
	});
});

describe("versions: the lowest that a range permits", () => {
	const tables: Readonly<
		Record<PackageType, Readonly<Record<string, string | undefined>>>
	> = {
		npm: {
			"^2.1": "2.1.0",
			"~1.2.3": "1.2.3",
			"1.x": "1.0.0",
			"1.2.*": "1.2.0",
			"*": "0.0.0",
			"": "0.0.0",
			"<3": "0.0.0",
			">=1,<3 || ^5": "1.0.0",
			">=1 <3 || ^0.5": "0.5.0",
			">1.2.3": "1.2.4",
			">1": "2.0.0",
			">1.0.0-beta": "1.0.0-beta.0",
			"1.2 - 2": "1.2.0",
			"=v1.2.3": "1.2.3",
			"2.30.1": "2.30.1",
			">= 1.2.3-rc.1": "1.2.3-rc.1",
			">=3 <2": undefined,
			latest: undefined,
			"1.x || latest": undefined,
			"git://x": undefined,
		},
		jsr: { "^1.2": "1.2.0", "1": "1.0.0", "": "0.0.0" },
		cargo: {
			"1.2": "1.2.0",
			"=1.2.3": "1.2.3",
			">=1.2, <1.5": "1.2.0",
			"0.*": "0.0.0",
			"~1": "1.0.0",
			"*": "0.0.0",
		},
		golang: {
			"v1.2.3": "1.2.3",
			"v2.0.0+incompatible": "2.0.0+incompatible",
			master: undefined,
		},
		pypi: {
			"==1.4.*": "1.4",
			"~=2.2": "2.2",
			">=2.8.1,==2.8.*": "2.8.1",
			">=1.0,!=1.0,<2": "1.0.1",
			">=1.4,!=1.4.*": "1.5",
			"<2": "0",
			">1.7": "1.7.1",
			"===1.0": "1.0",
			"^1.2": "1.2",
			"~1.2": "1.2",
			"1.5.2": "1.5.2",
			"<2 || >=2": "0",
			"*": "0",
			">=2.0rc1": "2.0rc1",
			">2,<1": undefined,
		},
		maven: {
			"1.2": "1.2",
			"[1.0,2.0)": "1.0",
			"[1.5]": "1.5",
			"(,1.0]": "0",
			"(1.0,)": "1.0.1",
			"[3,4),[1,2)": "1",
			"[1,": undefined,
			LATEST: undefined,
			"[1,2": undefined,
		},
		nuget: {
			"13.0.1": "13.0.1",
			"[1.0,2.0)": "1.0",
			"(1.0,)": "1.0.1",
			"[1.0]": "1.0",
			"1.*": "1",
			"*": "0",
			"1.0.0-*": "1.0.0-0",
			"$(Version)": undefined,
		},
		gem: {
			"~> 7.1, >= 7.1.2": "7.1.2",
			"1.2": "1.2",
			"> 1, < 3": "1.0.1",
			"!= 1.0": "0",
			"~> 2.0.0.rc1": "2.0.0.rc1",
			"~> #{v}": undefined,
		},
		composer: {
			"^10.0|^11.0": "10.0",
			"~9.5": "9.5",
			"1.0.*": "1.0",
			">=1.0 <1.1 || >=1.2": "1.0",
			"1.0 - 2.0": "1.0",
			"dev-main as 1.2.0": "1.2.0",
			"dev-main": undefined,
			"^1.0@beta": "1.0",
		},
		docker: { "18-alpine": "18", "3.12.1-slim": "3.12.1", latest: undefined },
	};
	for (const [type, table] of Object.entries(tables))
		it(`is ${type}'s`, () => {
			for (const [range, lowest] of Object.entries(table))
				assert.equal(
					lowestPermitted(type as PackageType, range),
					lowest,
					range,
				);
		});

	it("is what npm's own reader says", () => {
		const semver: {
			minVersion(range: string): { readonly version: string } | null;
		} = createRequire(`${process.cwd()}/`)("semver");
		let seed = 7;
		const random = (n: number) => {
			seed = (seed * 48271) % 2147483647;
			return seed % n;
		};
		const pick = (list: readonly string[]) => list[random(list.length)] ?? "";
		const number = () => String(random(4));
		const version = () =>
			Array.from({ length: 1 + random(3) }, number).join(".");
		const full = () =>
			[1 + random(3), number(), number()].join(".") +
			pick(["", "", "-beta.1", "-rc.0", "-1", "+build"]);
		const part = () =>
			random(8) === 0
				? pick(["*", "1.x", "1.2.x", "", "0.x", `${version()} - 4`])
				: pick(["^", "~", ">", ">=", ">= ", "<=3.", "=", "", "~>"]) +
					pick([version(), full()]);
		let compared = 0;
		for (let i = 0; i < 5000; i++) {
			const parts = Array.from({ length: 1 + random(3) }, part);
			// Its answer to alternatives of which one permits nothing depends on their order.
			if (!parts.every((p) => permits(semver, p))) continue;
			const range = parts.join(" || ");
			compared++;
			assert.equal(
				lowestPermitted("npm", range),
				semver.minVersion(range)?.version,
				range,
			);
		}
		assert.ok(compared > 1000);
	});
});

function permits(
	semver: { minVersion(range: string): unknown },
	range: string,
): boolean {
	try {
		return semver.minVersion(range) !== null;
	} catch {
		return false;
	}
}

describe("versions: ranges of package URLs", () => {
	const within = (url: string, version: string) => {
		const purl = parsePurl(url);
		assert.ok(purl?.versions, url);
		return isWithin(purl.type, version, purl.versions);
	};

	it("hold a version, or don't", () => {
		const table: readonly (readonly [string, string, string])[] = [
			["pkg:npm/x@<3", "2.9.9 2 0.0.0 2.0.0-beta", "3.0.0 3 3.0.0-beta 4.1.0"],
			["pkg:npm/x@>=3", "3.0.0 3.0.0-beta 3", "2.99.0"],
			["pkg:npm/x@3", "3.0.0 3.9.1", "2.0.0 4.0.0"],
			["pkg:npm/x@<=3", "3.9.0 1.0.0", "4.0.0"],
			["pkg:npm/x@>3", "4.0.0", "3.9.0"],
			["pkg:npm/x@3.0.0", "3.0.0", "3.0.1 3.0.0-beta"],
			["pkg:npm/x@>=2.1 <3", "2.1.0 2.9.0", "2.0.9 3.0.0"],
			["pkg:npm/x@<1 || >=2", "0.5.0 2.0.0", "1.5.0"],
			["pkg:pypi/x@<3", "2.9 2.9.post1", "3.0a1 3.0.dev1 3 1!0"],
			["pkg:golang/x@<v1.4", "v1.3.9", "v1.4.0 v1.4.0-pre v1.10.0"],
			["pkg:maven/a/b@<6", "5.3.30 5.3.30.RELEASE", "6.0.0-M1 6.0.0 6.1"],
			["pkg:nuget/x@<3.0", "2.9.9.9", "3.0.0-beta 3.0.0"],
			["pkg:gem/x@~> 3.1", "3.1 3.9", "4.0 4.0.rc1 3.0"],
			[
				"pkg:docker/x@<18",
				"17 8u292-jdk 16.20-alpine",
				"18 18-alpine latest 20",
			],
			["pkg:docker/x@18", "18 18-alpine 18.20.1", "17 latest 180"],
			["pkg:docker/x@18-alpine", "18-alpine", "18 18-slim"],
			["pkg:docker/x@latest", "latest", "18 alpine"],
		];
		for (const [url, holds, not] of table) {
			for (const version of holds.split(" "))
				assert.equal(within(url, version), true, `${url} ${version}`);
			for (const version of not.split(" "))
				assert.equal(within(url, version), false, `${url} ${version}`);
		}
	});

	it("say of a version that it is below a bound, or not below it", () => {
		for (const bound of ["3", "3.0.0", "3.0.0-beta.1"])
			for (const version of [
				"2.9.9",
				"3.0.0-alpha",
				"3.0.0-beta.1",
				"3.0.0",
				"3.1.0",
			]) {
				const sides = ["<", ">="].map((o) =>
					within(`pkg:npm/x@${o}${bound}`, version),
				);
				assert.notEqual(sides[0], sides[1], `${bound} ${version}`);
			}
	});
});

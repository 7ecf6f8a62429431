/** The work of reading a manifest stays in step with its length, whatever stands in it. */

import { readManifest } from "../../../src/code/manifests/manifest";
import { assertInProportion } from "../../helpers/steps";
import { repeated } from "../../helpers/texts";
import { hostileManifests } from "./hostile-manifests";

describe("the work of reading a manifest", () => {
	for (const [path, begin, piece] of hostileManifests)
		it(`grows with its length alone: ${path}, ${JSON.stringify(begin.slice(0, 30))} and many ${JSON.stringify(piece)}`, () => {
			assertInProportion(path, 1_500, (length) => {
				const text = repeated(begin, piece, length);
				return () => readManifest(path, text);
			});
		});

	it("grows with its length alone: pom.xml, many elements that are open when others are closed", () => {
		assertInProportion("pom.xml", 5_000, (length) => {
			const text = repeated("", "<b>", length) + repeated("", "</a>", length);
			return () => readManifest("pom.xml", text);
		});
	});
});

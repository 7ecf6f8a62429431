/** The work of finding how all entries of a manifest can be edited stays in step with its length. */

import { entryEditor } from "../../../src/code/edits/entry-edits";
import { readManifest } from "../../../src/code/manifests/manifest";
import { assertInProportion } from "../../helpers/steps";
import { repeated } from "../../helpers/texts";
import { hostileManifests } from "../manifests/hostile-manifests";

const more: typeof hostileManifests = [
	["package.json", '{"dependencies":{', '"a":"1",'],
	["package.json", '{"dependencies":{', '"a":"1"\n\n\n\n,'],
	["package.json", '{"dependencies":{', '"a":"1",\n//,\n'],
	["package.json", '{"overrides":{', '"a":"$a",'],
	["pyproject.toml", "[project]\ndependencies=[", '"a",'],
	["pyproject.toml", "[project]\ndependencies=[", '"a"\n,#,\n'],
	["pyproject.toml", "[tool.poetry.dependencies]\n", "a='1'\n"],
	["Cargo.toml", "[dependencies]\n", 'a="a/b"\n'],
	["Cargo.toml", "dependencies={", 'a="1",'],
	["requirements.txt", "", "a\n"],
	["requirements.txt", "", "a\n#\\\n"],
	["requirements.txt", "", "a\\\n\\\n\\\n\n"],
	["go.mod", "require (\n", "\ta v1\n"],
	[
		"pom.xml",
		"<dependencies>",
		"<dependency><groupId>a</groupId><artifactId>b</artifactId></dependency>",
	],
	["a.csproj", "<Project>", "<PackageReference Include='a' Version='1'/>"],
	["Gemfile", "", "gem 'a';"],
	["Gemfile", "", "gem 'a'\n"],
	["build.gradle", "dependencies {", "implementation 'a:b:1';"],
	["build.gradle", "dependencies {\n", "implementation 'a:b:1'\n"],
	["a.py", "# /// script\n# dependencies = [\n", '# "a",\n'],
	["setup.cfg", "[options]\ninstall_requires =\n", "  a\n"],
];

describe("the work of finding how entries can be edited", () => {
	for (const [path, begin, piece] of [...hostileManifests, ...more])
		it(`grows with the text alone: ${path}, ${JSON.stringify(begin.slice(0, 30))} and many ${JSON.stringify(piece)}`, () => {
			// Of what stands on one line, no more than a part is looked at for each entry: shorter lines do not show that.
			const size = piece.endsWith(";") ? 5_000 : 1_500;
			assertInProportion(path, size, (length) => {
				const text = repeated(begin, piece, length);
				const entries = readManifest(path, text);
				return () => {
					const edit = entryEditor(path, text);
					for (const entry of entries) edit(entry);
				};
			});
		});
});

/** Files that name packages in formats that are not read, so that it can be said that nobody looks there. */

import { nameOf } from "../../domain/paths";
import type { PackageType } from "../../matching/purl";

/** By ecosystem, the names of such files. Each says of a project what its manifest would say, or what is installed by it. */
const unread: Readonly<Record<PackageType, RegExp>> = {
	npm: /^(?:bower\.json|package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?)$/,
	jsr: /^(?:jsr\.jsonc?|deno\.lock)$/,
	pypi: /^(?:environment[^/]*\.ya?ml|conda[^/]*\.ya?ml|pixi\.toml|constraints[^/]*\.txt|(?:poetry|uv|pdm|pixi|pylock)[^/]*\.(?:lock|toml)|Pipfile\.lock)$/,
	golang: /^(?:go\.work|go\.sum|Gopkg\.(?:toml|lock)|glide\.(?:yaml|lock))$/,
	cargo: /^Cargo\.lock$/,
	maven:
		/^(?:[^/]*\.sbt|build\.(?:sc|mill|xml)|ivy[^/]*\.xml|deps\.edn|project\.clj|build\.boot|gradle\.lockfile|maven_install\.json|[^/]*\.gradle\.dcl|module\.yaml)$/,
	nuget:
		/^(?:paket\.(?:dependencies|references|lock)|project\.json|packages\.lock\.json|[^/]*\.nuspec)$/i,
	gem: /^(?:Gemfile\.lock|gems\.locked|Appraisals|[^/]*\.gemfile)$/,
	composer: /^composer\.lock$/,
	docker:
		/^(?:docker-bake\.(?:hcl|json)|docker-stack[^/]*\.ya?ml|\.?devcontainer\.json|Chart\.yaml|kustomization\.ya?ml|skaffold\.ya?ml|\.gitlab-ci\.yml)$/,
};

/** Says by a file's path whether it names packages of an ecosystem in a format that is not read. */
export function isUnreadManifest(path: string, type: PackageType): boolean {
	return unread[type].test(nameOf(path));
}

/** The names of the manifests of an ecosystem that are read, the usual ones. */
export const usualManifests: Readonly<Record<PackageType, string>> = {
	npm: "package.json, deno.json",
	jsr: "deno.json, package.json",
	pypi: "requirements.txt, pyproject.toml, Pipfile",
	golang: "go.mod",
	cargo: "Cargo.toml",
	maven: "pom.xml, build.gradle, libs.versions.toml",
	nuget: "*.csproj, Directory.Packages.props",
	gem: "Gemfile, *.gemspec",
	composer: "composer.json",
	docker: "Dockerfile, compose.yaml",
};

/** A draft of the tech stack from what a repository shows for certain: the languages of its files and the main technologies that its manifests name. */

import type { PackageEntry } from "../code/manifests/entry";
import { manifestType, readManifest } from "../code/manifests/manifest";
import { canonicalName, withoutMajor } from "../code/manifests/names";
import { folderOf, isWithin, nameOf } from "../domain/paths";
import { type PackageType, parsePurl } from "../matching/purl";
import { pageTemplate } from "../writing/templates";
import type { Repository } from "./decision-place";

interface Entry {
	readonly technology: string;
	readonly purpose: string;
	readonly languages: string[];
	readonly packages: string[];
}

type Ecosystem = Exclude<PackageType, "docker">;

/** Technologies by what they are for: `name = package package`, the packages of one ecosystem; Maven's without their groups. */
const technologies: readonly (readonly [Ecosystem, string, string])[] = [
	[
		"npm",
		"Web interface",
		"React = react; Vue = vue; Angular = @angular/core; Svelte = svelte; Solid = solid-js",
	],
	[
		"npm",
		"Web applications",
		"Next.js = next; Nuxt = nuxt; Astro = astro; Remix = @remix-run/react; SvelteKit = @sveltejs/kit; Gatsby = gatsby",
	],
	[
		"npm",
		"HTTP services",
		"Express = express; Fastify = fastify; NestJS = @nestjs/core; Koa = koa; Hono = hono; hapi = @hapi/hapi",
	],
	[
		"npm",
		"Mobile application",
		"React Native = react-native; Capacitor = @capacitor/core; Ionic = @ionic/core",
	],
	[
		"npm",
		"Desktop application",
		"Electron = electron; Tauri = @tauri-apps/api",
	],
	[
		"npm",
		"Relational data",
		"PostgreSQL = pg postgres; MySQL = mysql mysql2; SQLite = better-sqlite3 sqlite3",
	],
	["npm", "Document data", "MongoDB = mongodb mongoose"],
	["npm", "Cache", "Redis = redis ioredis"],
	[
		"npm",
		"Access to the database",
		"Prisma = prisma @prisma/client; TypeORM = typeorm; Drizzle = drizzle-orm; Sequelize = sequelize; Knex = knex",
	],
	["npm", "Styles", "Tailwind CSS = tailwindcss"],
	["npm", "Tests", "Jest = jest; Vitest = vitest; Mocha = mocha"],
	["npm", "Browser tests", "Playwright = @playwright/test; Cypress = cypress"],
	["npm", "Logs, metrics and traces", "OpenTelemetry = @opentelemetry/api"],
	["pypi", "Web applications", "Django = django; Flask = flask"],
	["pypi", "HTTP services", "FastAPI = fastapi"],
	["pypi", "Background work", "Celery = celery"],
	["pypi", "Access to the database", "SQLAlchemy = sqlalchemy"],
	[
		"pypi",
		"Relational data",
		"PostgreSQL = psycopg psycopg2 psycopg2-binary asyncpg; MySQL = mysqlclient",
	],
	["pypi", "Document data", "MongoDB = pymongo"],
	["pypi", "Cache", "Redis = redis"],
	["pypi", "Data analysis", "pandas = pandas; Polars = polars"],
	[
		"pypi",
		"Machine learning",
		"PyTorch = torch; TensorFlow = tensorflow; scikit-learn = scikit-learn",
	],
	["pypi", "Tests", "pytest = pytest"],
	["pypi", "Logs, metrics and traces", "OpenTelemetry = opentelemetry-api"],
	[
		"golang",
		"HTTP services",
		"Gin = github.com/gin-gonic/gin; Echo = github.com/labstack/echo; Fiber = github.com/gofiber/fiber; chi = github.com/go-chi/chi",
	],
	[
		"golang",
		"Relational data",
		"PostgreSQL = github.com/jackc/pgx github.com/lib/pq",
	],
	["golang", "Remote calls", "gRPC = google.golang.org/grpc"],
	[
		"golang",
		"Logs, metrics and traces",
		"OpenTelemetry = go.opentelemetry.io/otel",
	],
	[
		"cargo",
		"HTTP services",
		"Axum = axum; Actix Web = actix-web; Rocket = rocket",
	],
	["cargo", "Asynchronous work", "Tokio = tokio"],
	["cargo", "Access to the database", "SQLx = sqlx; Diesel = diesel"],
	["cargo", "Desktop application", "Tauri = tauri"],
	[
		"maven",
		"HTTP services",
		"Spring Boot = spring-boot-starter spring-boot-starter-web spring-boot-starter-webflux spring-boot-starter-parent; Quarkus = quarkus-rest quarkus-resteasy quarkus-arc; Micronaut = micronaut-http-server-netty",
	],
	[
		"maven",
		"Access to the database",
		"Hibernate = hibernate-core spring-boot-starter-data-jpa",
	],
	["maven", "Relational data", "PostgreSQL = postgresql"],
	["maven", "Tests", "JUnit = junit junit-jupiter"],
	[
		"nuget",
		"HTTP services",
		"ASP.NET Core = Microsoft.AspNetCore.App Microsoft.AspNetCore.OpenApi",
	],
	[
		"nuget",
		"Access to the database",
		"Entity Framework Core = Microsoft.EntityFrameworkCore",
	],
	["nuget", "Tests", "xUnit = xunit; NUnit = NUnit"],
	["gem", "Web applications", "Ruby on Rails = rails; Sinatra = sinatra"],
	["gem", "Background work", "Sidekiq = sidekiq"],
	["gem", "Relational data", "PostgreSQL = pg"],
	["gem", "Tests", "RSpec = rspec rspec-rails"],
	[
		"composer",
		"Web applications",
		"Laravel = laravel/framework; Symfony = symfony/framework-bundle",
	],
	["composer", "Access to the database", "Doctrine = doctrine/orm"],
	["composer", "Tests", "PHPUnit = phpunit/phpunit"],
];

const known: ReadonlyMap<string, { technology: string; purpose: string }> =
	new Map(
		technologies.flatMap(([ecosystem, purpose, list]) =>
			list.split("; ").flatMap((entry) => {
				const [technology = "", packages = ""] = entry.split(" = ");
				return packages
					.split(" ")
					.map(
						(name) =>
							[
								`${ecosystem}/${canonicalName(ecosystem, name)}`,
								{ technology, purpose },
							] as const,
					);
			}),
		),
	);

const languages: ReadonlyMap<string, string> = new Map(
	(
		"TypeScript=ts tsx mts cts;JavaScript=js jsx mjs cjs;Python=py;Go=go;Rust=rs;Java=java;Kotlin=kt kts;Scala=scala;Ruby=rb;PHP=php;C#=cs;F#=fs;" +
		"C=c;C++=cc cpp cxx hpp;Swift=swift;Dart=dart;Elixir=ex exs;Erlang=erl;Haskell=hs;Clojure=clj cljs;R=r;Julia=jl;Lua=lua;Zig=zig;Elm=elm;OCaml=ml;Shell=sh bash"
	)
		.split(";")
		.flatMap((line) => {
			const [name = "", extensions = ""] = line.split("=");
			return extensions.split(" ").map((e) => [e, name] as const);
		}),
);

/** Folders whose files say nothing of what the product is built with. */
const beside =
	/(?:^|\/)(?:node_modules|vendor|third[_-]party|dist|build|out|target|(?:[^/]+-)?examples?|samples?|demos?|playgrounds?|fixtures?|__fixtures__|tests?|__tests__|__mocks__|specs?|e2e|(?:unit|integration|acceptance|end-to-end)[-_]tests?|test[-_]?(?:data|utils|helpers|apps?|projects?)|bench(?:marks?)?|docs?|documentation|docs?[-_](?:site|app|website)|templates?|\.[^/]+)\//i;
/** What nothing but sites of documentation are made with. */
const sites: ReadonlySet<string> = new Set([
	"@docusaurus/core",
	"nextra",
	"@astrojs/starlight",
	"fumadocs-core",
]);
/** What packages have for their own documentation, too: a folder that is called so is the site. */
const siteTools: ReadonlySet<string> = new Set([
	"vitepress",
	"vuepress",
	"mkdocs",
	"sphinx",
]);
const siteFolder = /(?:^|[/_-])(?:site|website|www)$/i;
/** Source files that set up a tool. */
const settings = /(?:\.config|rc)\.[cm]?[jt]s$|(?:^|\/)(?:conftest|setup)\.py$/;
const mostManifests = 300;
/** A language with a smaller share of the source files is a helper. */
const leastShare = 0.1;

/** The text of a tech-stack page as a draft; undefined where nothing is certain. Takes the repository, whose manifests are read. */
export function draftStack(repository: Repository): string | undefined {
	const own = ofProduct(repository);
	const entries = [...languageEntries(own), ...manifestEntries(own)];
	if (entries.length === 0) return undefined;
	const rows = entries.map(({ technology, purpose, languages, packages }, i) =>
		[
			`TS-${i + 1}`,
			technology,
			purpose,
			"adopt",
			languages.join(", "),
			packages.map((name) => `\`${name}\``).join(", "),
		].join(" | "),
	);
	return `${pageTemplate("tech-stack", { today: repository.today })}
<!-- Read from manifests and file names. Correct it, and add what they don't show: services, the design system, logging. -->

| ID | Technology | Purpose | Ring | Languages | Packages |
| --- | --- | --- | --- | --- | --- |
${rows.map((row) => `| ${row} |`.replace(/(?<! ) {2,}(?=\|)/g, " ")).join("\n")}
`;
}

/** The repository without what stands beside the product: tests, examples, and sites of documentation with all that is in their folders. */
function ofProduct(repository: Repository): Repository {
	const { read } = repository;
	const paths = repository.paths.filter((path) => !beside.test(path));
	const apart = paths
		.filter((path) => folderOf(path) !== "" && manifestType(path))
		.slice(0, mostManifests)
		.filter((path) =>
			readManifest(path, read(path) ?? "").some(
				({ name }) =>
					sites.has(name) ||
					(siteTools.has(name) && siteFolder.test(folderOf(path))),
			),
		)
		.map(folderOf);
	return {
		...repository,
		paths: paths.filter(
			(path) => !apart.some((folder) => isWithin(folder, path)),
		),
	};
}

/** The languages of the source files, the commonest first. */
function languageEntries({ paths }: Repository): Entry[] {
	const counts = new Map<string, number>();
	for (const path of paths) {
		if (settings.test(path)) continue;
		const language = languages.get(extensionOf(path));
		if (language) counts.set(language, (counts.get(language) ?? 0) + 1);
	}
	const total = [...counts.values()].reduce((a, b) => a + b, 0);
	return [...counts]
		.filter(([, count]) => count >= total * leastShare)
		.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
		.map(([language]) => ({
			technology: language,
			purpose: "Language",
			languages: [language],
			packages: [],
		}));
}

function extensionOf(path: string): string {
	const name = nameOf(path);
	const dot = name.lastIndexOf(".");
	return dot < 1 ? "" : name.slice(dot + 1).toLowerCase();
}

function manifestEntries({ paths, read }: Repository): Entry[] {
	const found = new Map<string, Entry>();
	const add = (technology: string, purpose: string, url?: string) => {
		const entry = found.get(technology) ?? {
			technology,
			purpose,
			languages: [],
			packages: [],
		};
		if (url && !entry.packages.includes(url)) entry.packages.push(url);
		found.set(technology, entry);
	};
	const manifests = paths.filter((p) => manifestType(p));
	for (const path of manifests.slice(0, mostManifests)) {
		for (const { type, name, written } of packagesIn(path, read(path) ?? "")) {
			const plain =
				type === "golang"
					? withoutMajor(name)
					: type === "maven"
						? nameOf(name)
						: name;
			const entry = known.get(`${type}/${plain}`);
			if (!entry) continue;
			const url = `pkg:${type}/${type === "maven" || type === "npm" ? name : written}`;
			add(entry.technology, entry.purpose, parsePurl(url) ? url : undefined);
		}
	}
	if (manifests.some((path) => manifestType(path) === "docker"))
		add("Docker", "Container images");
	return [...found.values()];
}

/** What a manifest asks for itself. The framework of a web project of .NET counts as one of its packages, whose names begin as the framework's. */
function packagesIn(
	path: string,
	text: string,
): readonly Pick<PackageEntry, "type" | "name" | "written">[] {
	const packages = readManifest(path, text).filter(
		(e) => e.group !== "peer" && !e.isCode,
	);
	const framework = "Microsoft.AspNetCore.App";
	const isWeb =
		manifestType(path) === "nuget" &&
		/Sdk="Microsoft\.NET\.Sdk\.Web"|<FrameworkReference\s[^<>]{0,200}Include="Microsoft\.AspNetCore\.App"/.test(
			text,
		);
	return isWeb
		? [
				...packages,
				{
					type: "nuget",
					name: canonicalName("nuget", framework),
					written: framework,
				},
			]
		: packages;
}

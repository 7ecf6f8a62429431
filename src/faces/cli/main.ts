/** The command line: finds the command, the root and the date, and turns failures into exit code 2. */

import { statSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { isoDay } from "../../domain/time";
import { loadEngine } from "../../host/load";
import { asking, canAsk } from "./ask";
import {
	CannotRun,
	type Command,
	type Invocation,
	type Options,
} from "./command";
import { baseline } from "./commands/baseline";
import { check } from "./commands/check";
import { context } from "./commands/context";
import { deviate } from "./commands/deviate";
import { explain } from "./commands/explain";
import { init } from "./commands/init";
import { list } from "./commands/list";
import { newItem } from "./commands/new";
import { supersede } from "./commands/supersede";
import { progressLine } from "./progress";
import { safe, styleFor } from "./terminal";

declare const OPMODEL_VERSION: string;

const commands: readonly Command[] = [
	check,
	list,
	context,
	explain,
	init,
	newItem,
	supersede,
	deviate,
	baseline,
];

const common = {
	root: { type: "string" },
	today: { type: "string" },
	help: { type: "boolean", short: "h" },
} as const;

function usage(): string {
	const rows = commands.map(
		(c) => [`${c.name} ${c.parameters}`.trim(), c.summary] as const,
	);
	const width = Math.max(...rows.map(([left]) => left.length));
	return `opmodel keeps a product operating model beside its code and checks it.

Usage: opmodel <command> [options]

${rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join("\n")}

Options of every command:
  --root DIR          the workspace root (default: the current folder)
  --today YYYY-MM-DD  the date that time-based rules go by (default: today)
  -h, --help          help on a command
  --version           the version

Exit codes: 0 done, nothing at or above the fail level · 1 something is · 2 could not run.
`;
}

function commandHelp(command: Command): string {
	return `${command.summary}

Usage: opmodel ${command.name} ${command.parameters} [options]
${command.help.length > 0 ? `\n${command.help.map((line) => `  ${line}`).join("\n")}\n` : ""}`;
}

function today(written: string | undefined): string {
	if (written === undefined) {
		const now = new Date();
		return isoDay(
			now.getFullYear(),
			now.getMonth() + 1,
			now.getDate(),
		) as string;
	}
	const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(written);
	const day =
		parts && isoDay(Number(parts[1]), Number(parts[2]), Number(parts[3]));
	if (!day)
		throw new CannotRun(
			`--today wants a date such as 2026-11-22, not "${written}".`,
		);
	return day;
}

function rootFolder(written: string | undefined): string {
	const root = resolve(written ?? ".");
	let isFolder = false;
	try {
		isFolder = statSync(root).isDirectory();
	} catch {
		// Said below, with the path as it was written.
	}
	if (!isFolder)
		throw new CannotRun(`There is no folder "${written ?? root}".`);
	return root;
}

function main(args: readonly string[]): number | Promise<number> {
	const [name, ...rest] = args;
	if (name === "--version" || name === "-v") {
		process.stdout.write(`${OPMODEL_VERSION}\n`);
		return 0;
	}
	if (
		name === undefined ||
		name === "--help" ||
		name === "-h" ||
		name === "help"
	) {
		process.stdout.write(usage());
		return name === undefined ? 2 : 0;
	}
	const command = commands.find((c) => c.name === name);
	if (!command)
		throw new CannotRun(
			`There is no command "${name}". \`opmodel --help\` lists them.`,
		);
	let parsed: ReturnType<typeof parseArgs>;
	try {
		parsed = parseArgs({
			args: rest,
			options: { ...common, ...command.options },
			allowPositionals: true,
		});
	} catch (error) {
		throw new CannotRun(
			`${(error as Error).message.split("\n")[0]} \`opmodel ${name} --help\` lists its options.`,
		);
	}
	const options: Options = parsed.values;
	if (options.help) {
		process.stdout.write(commandHelp(command));
		return 0;
	}
	const root = rootFolder(options.root as string | undefined);
	const day = today(options.today as string | undefined);
	const invocation: Invocation = {
		positionals: parsed.positionals,
		options,
		root,
		today: day,
		style: styleFor(process.stdout, process.env),
		load: (from) => {
			const progress = progressLine(process.stderr);
			const engine = loadEngine(root, {
				today: day,
				progress: progress.show,
				...from,
			});
			progress.done();
			return engine;
		},
		print: (text) => {
			process.stdout.write(text);
		},
		note: (text) => {
			process.stderr.write(text);
		},
		...(canAsk(process) ? { asking: (work) => asking(process, work) } : {}),
	};
	return command.run(invocation);
}

// A reader that stops early (`| head`) is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
	if (error.code !== "EPIPE") throw error;
});

function fail(error: unknown): void {
	process.exitCode = 2;
	const message =
		error instanceof CannotRun
			? error.message
			: `Something went wrong that should not have: ${(error as Error).message}`;
	process.stderr.write(`opmodel: ${safe(message)}\n`);
	if (process.env.OPMODEL_DEBUG && !(error instanceof CannotRun))
		process.stderr.write(`${(error as Error).stack}\n`);
}

try {
	const code = main(process.argv.slice(2));
	if (typeof code === "number") process.exitCode = code;
	else
		code.then((later) => {
			process.exitCode = later;
		}, fail);
} catch (error) {
	fail(error);
}

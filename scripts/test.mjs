// npm test: everything that has to hold, the cheap first. What does not need each other runs beside each other, and what fails ends the run after its step.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import "./versions.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const bin = (path) => join(root, "node_modules", path);
const mocha = bin("mocha/bin/mocha.js");
const processes = "out/test/{faces,host,scripts}/**";

/** The steps; each is a list of jobs, each job a list of commands of Node that run one after the other. */
const steps = [
	[
		[[bin("@biomejs/biome/bin/biome"), "check"]],
		[
			[bin("typescript/bin/tsc"), "-p", "src/tsconfig.engine.json"],
			[bin("typescript/bin/tsc"), "-p", "tsconfig.json"],
		],
		[
			["scripts/build.mjs"],
			["scripts/build.mjs", "--tests"],
			["scripts/build.mjs", "--vscode-tests"],
		],
	],
	[
		[[mocha, "--ignore", processes, "out/test/**/*.test.mjs"]],
		[[mocha, `${processes}/*.test.mjs`]],
	],
	[[["scripts/test-vscode.mjs"]]],
];

/** Runs a command; resolves to whether it succeeded. Its output is handed over at its end where others run beside it. */
function run(command, isAlone) {
	return new Promise((done) => {
		const child = spawn(process.execPath, command, {
			cwd: root,
			stdio: [
				"ignore",
				...(isAlone ? ["inherit", "inherit"] : ["pipe", "pipe"]),
			],
		});
		const output = [];
		for (const stream of [child.stdout, child.stderr])
			stream?.on("data", (data) => output.push(data));
		child.once("error", (error) => {
			console.error(error.message);
			done(false);
		});
		child.once("close", (code) => {
			process.stdout.write(Buffer.concat(output));
			done(code === 0);
		});
	});
}

async function inTurn(commands, isAlone) {
	for (const command of commands)
		if (!(await run(command, isAlone))) return false;
	return true;
}

for (const jobs of steps) {
	const results = await Promise.all(
		jobs.map((commands) => inTurn(commands, jobs.length === 1)),
	);
	if (results.includes(false)) process.exit(1);
}

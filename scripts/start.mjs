// npm start: checks the example companies, as a stranger would see it: the one in good order, then its bad day.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

function check(example, ...options) {
	console.log(`\n$ opmodel check --root examples/${example}\n`);
	const run = spawnSync(
		process.execPath,
		["dist/cli.js", "check", "--root", `examples/${example}`, ...options],
		{ cwd: root, stdio: "inherit" },
	);
	if (run.status === 2 || run.error) process.exit(2);
}

// The date keeps the output the same for every reader.
check("gaps", "--today", "2026-11-22");
check("fieldsafe", "--today", "2026-11-22");
console.log(`
Try it on a repository of your own: node dist/cli.js check --root <folder>
`);

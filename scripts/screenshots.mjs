// Takes the pictures in docs/screenshots again, from the flows that show them: npm run screenshots. Look at each one before you commit it.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The title of a flow, the picture that it takes, and what that is called in docs/screenshots. */
const pictures = [
	[
		"with its first question under the cursor",
		"first-3-typed",
		"first-minutes",
	],
	["has squiggles, and entries", "problems-tree", "problems"],
	["says what an id stands for", "hover-light", "hover"],
	["in the colours of the theme", "board", "board"],
	["has a way out at the place itself", "guardrail-fix", "guardrail"],
	["says what crosses it and who deviates", "lens-guardrail", "landing"],
];

const shots = mkdtempSync(join(tmpdir(), "opmodel-shots-"));
try {
	const { status } = spawnSync(
		process.execPath,
		[
			join(root, "scripts/test-vscode.mjs"),
			"flows",
			...["--grep", pictures.map(([flow]) => flow).join("|")],
		],
		{
			cwd: root,
			env: { ...process.env, OPMODEL_SHOTS: shots },
			stdio: "inherit",
		},
	);
	process.exitCode = status ?? 1;
	if (status === 0)
		for (const [, taken, name] of pictures)
			copyFileSync(
				join(shots, `${taken}.png`),
				join(root, `docs/screenshots/${name}.png`),
			);
} finally {
	rmSync(shots, { recursive: true, force: true });
}

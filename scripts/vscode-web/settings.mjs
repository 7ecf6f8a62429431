// The settings of a profile that tests run in: nothing that goes to the network, asks, or changes by itself.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const quiet = {
	"chat.disableAIFeatures": true,
	"extensions.autoCheckUpdates": false,
	"extensions.autoUpdate": false,
	"extensions.ignoreRecommendations": true,
	// In a browser the default is to save after a second.
	"files.autoSave": "off",
	"git.openRepositoryInParentFolders": "never",
	"telemetry.telemetryLevel": "off",
	"update.mode": "none",
	"workbench.enableExperiments": false,
	"workbench.secondarySideBar.defaultVisibility": "hidden",
	"workbench.startupEditor": "none",
};

/** Over these, for tests: nothing blinks or comes up by itself (the browser asks for less motion, see workbench.mjs), as all that is drawn is drawn by the processors that the tests run on. */
export const still = {
	"breadcrumbs.enabled": false,
	"editor.cursorBlinking": "solid",
	"editor.minimap.enabled": false,
	"editor.stickyScroll.enabled": false,
	// The editor's own check would fetch the schema of package.json.
	"json.validate.enable": false,
	"window.commandCenter": false,
	"workbench.layoutControl.enabled": false,
	"workbench.tips.enabled": false,
	"workbench.tree.enableStickyScroll": false,
};

/** Writes the settings of a user data folder: the quiet ones, what its file says already, and those given, each over the ones before. */
export function seedSettings(userData, settings = {}) {
	const file = join(userData, "User/settings.json");
	let before = {};
	try {
		before = JSON.parse(readFileSync(file, "utf8"));
	} catch {
		// A fresh profile has none.
	}
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(
		file,
		JSON.stringify({ ...quiet, ...before, ...settings }, null, 2),
	);
}

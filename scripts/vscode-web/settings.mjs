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

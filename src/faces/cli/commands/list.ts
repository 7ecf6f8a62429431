/** `opmodel list`: every artifact and item. */

import { kinds } from "../../../domain/kind";
import { list as listAll } from "../../../views/list";
import { CannotRun, type Command } from "../command";
import { safe } from "../terminal";

export const list: Command = {
	name: "list",
	parameters: "",
	summary: "Lists every artifact and item of the model.",
	options: { format: { type: "string" } },
	help: ["--format pretty|json  how to print it (default: pretty)"],
	run({ options, positionals, load, print, style }) {
		if (positionals.length > 0)
			throw new CannotRun(
				"`opmodel list` takes no paths: it lists everything.",
			);
		const format = options.format ?? "pretty";
		if (format !== "pretty" && format !== "json")
			throw new CannotRun(`--format is pretty or json, not "${format}".`);
		const listed = listAll(load().workspace());
		if (format === "json") {
			print(safe(`${JSON.stringify(listed, null, 2)}\n`));
			return 0;
		}
		for (const { id, label } of kinds) {
			const artifacts = listed.artifacts.filter((a) => a.kind === id);
			if (artifacts.length === 0) continue;
			print(`${style.bold(label.charAt(0).toUpperCase() + label.slice(1))}\n`);
			for (const artifact of artifacts) {
				const items = listed.items.filter((i) => i.file === artifact.file);
				if (id === "decision") {
					for (const { id, title, status, date } of items) {
						const about = [status, date].filter(
							(word) => word && word !== "none",
						);
						print(
							`  ${safe(id)}  ${safe(title || artifact.title)}${about.length > 0 ? style.dim(`  ${about.join(", ")}`) : ""}\n`,
						);
					}
					continue;
				}
				print(`  ${style.dim(safe(artifact.file))}\n`);
				for (const item of items)
					print(`    ${safe(item.id)}  ${safe(item.title)}\n`);
			}
		}
		return 0;
	},
};

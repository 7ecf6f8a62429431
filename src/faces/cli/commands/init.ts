/** `opmodel init`: looks what is there, takes it over and starts what is missing; asks what only a person can know. */

import { basename } from "node:path";
import { type Kind, kindInfo } from "../../../domain/kind";
import {
	type Answers,
	type InitRequest,
	planInit,
	type Question,
	questionsFor,
} from "../../../plans/init";
import type { Ask } from "../ask";
import { CannotRun, type Command } from "../command";
import { carryOut, repositoryOf } from "../plans";
import { safe } from "../terminal";

export const init: Command = {
	name: "init",
	parameters: "",
	summary:
		"Takes over the pages that are there and starts the strategy; never overwrites.",
	options: { all: { type: "boolean" } },
	help: [
		"--all  start a page for each of the nine categories",
		"",
		"At a terminal it asks which page is meant where several may be; elsewhere it names them and starts none beside them.",
	],
	run(invocation) {
		if (invocation.positionals.length > 0)
			throw new CannotRun(
				"`opmodel init` takes no paths; `--root DIR` says where.",
			);
		const request: InitRequest = {
			...repositoryOf(invocation, invocation.load()),
			all: invocation.options.all === true,
			title: basename(invocation.root),
		};
		const { asking } = invocation;
		const questions = asking ? questionsFor(request) : [];
		if (!asking || questions.length === 0)
			return carryOut(invocation, planInit(request));
		return asking((ask) => answersTo(questions, ask)).then((answers) =>
			carryOut(invocation, planInit({ ...request, answers })),
		);
	},
};

async function answersTo(
	questions: readonly Question[],
	ask: Ask,
): Promise<Answers> {
	const answers = new Map<Kind, string | undefined>();
	for (const question of questions)
		answers.set(question.kind, await answerTo(question, ask));
	return answers;
}

/** Asks until one of the pages is named, or none. */
async function answerTo(
	{ kind, pages, starts }: Question,
	ask: Ask,
): Promise<string | undefined> {
	const width = String(pages.length).length;
	const lines = [
		`${pages.length === 1 ? "Is this" : "Which of these is"} your page for ${kindInfo(kind).label}?`,
		...pages.map(
			({ file, title }, n) =>
				`  ${String(n + 1).padStart(width)}  ${file}${title ? `  "${title}"` : ""}`,
		),
	];
	const range = pages.length === 1 ? "1" : `1 to ${pages.length}`;
	const prompt = `${range}, or Enter for none${starts ? " and a new draft" : ""}: `;
	let question = `${lines.join("\n")}\n${prompt}`;
	for (;;) {
		const said = (await ask(safe(question)))?.trim();
		if (said === undefined)
			throw new CannotRun("Nothing was written, as a question is open.");
		if (said === "") return undefined;
		const page =
			pages.find(({ file }) => file === said) ??
			(/^\d+$/.test(said) ? pages[Number(said) - 1] : undefined);
		if (page) return page.file;
		question = prompt;
	}
}

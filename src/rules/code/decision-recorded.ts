/** What a guardrail wants decided in writing is decided before it is changed. */

import { type Undecided, undecided } from "../../code/changes";
import { Exceptions } from "../../code/deviations";
import { announcedFor } from "../../code/violations";
import { startOfFile } from "../../domain/position";
import { provenance } from "../../model/link";
import type { Model, Workspace } from "../../model/model";
import { defineRule } from "../rule";
import { agreeing, ceiling, ownSeverity, saidBy } from "../support/enforced";
import { named } from "../support/support";

const guardrails = `
# Guardrails

- Owner: Tomaž Zupan

## GR-5: Sync changes in writing

A phone that spent the winter in a locker speaks the protocol of last autumn.

- Decision needed for: \`services/sync/**\`
`;

export const rule = defineRule({
	id: "code/decision-recorded",
	severity: "error",
	concern: "contradiction",
	docs: {
		what: "A change in a place for which a guardrail wants a decision comes with one that names the guardrail, or is governed by one in force.",
		why: "What can't be taken back is worth a page that says why; written later, it says what happened and not what was weighed.",
		how: "Write the decision with `opmodel new decision`, or record with `opmodel deviate` why none is needed, and name the guardrail. Only `opmodel check --base` knows what has changed.",
	},
	examples: [
		{
			title: "A change that nobody has decided in writing",
			change: [
				{
					path: "services/sync/frames.ts",
					how: "changed",
					place: {
						start: { line: 1, character: 0 },
						end: { line: 1, character: 24 },
					},
				},
				{ path: "services/sync/README.md", how: "added" },
				{ path: "services/gate/run.ts", how: "changed" },
			],
			files: {
				"opmodel.yaml": "\nopmodel: 1\n",
				"product/guardrails.md": guardrails,
				"services/sync/frames.ts": `
export const version = 4;
export const size = 512;
^^^^^^^^^^^^^^^^^^^^^^^^ A change here needs a decision that names GR-5 "Sync changes in writing", and there is none, so nobody can look up why. Write it with \`opmodel new decision "…"\` and name GR-5, or record with \`opmodel deviate GR-5 --in …\` why none is needed.
`,
				"services/sync/README.md": `
# Sync
^ A new file here needs a decision that names GR-5 "Sync changes in writing", and there is none, so nobody can look up why. Write it with \`opmodel new decision "…"\` and name GR-5, or record with \`opmodel deviate GR-5 --in …\` why none is needed.
`,
				"services/gate/run.ts": `
export const run = () => 1;
`,
			},
		},
		{
			title: "A decision that comes with the change, and is still proposed",
			change: [
				{ path: "docs/adr/0007-larger-frames.md", how: "added" },
				{ path: "services/sync/frames.ts", how: "changed" },
			],
			files: {
				"opmodel.yaml": "\nopmodel: 1\n",
				"product/guardrails.md": guardrails,
				"docs/adr/0007-larger-frames.md": `
# 7. Larger frames

Status: proposed
Date: 2026-11-20

Old phones send small frames until 2027-06-30, as GR-5 asks.
`,
				"services/sync/frames.ts": `
export const size = 512;
^ A change here needs a decision that names GR-5 "Sync changes in writing". ADR-0007 does and is only proposed, which covers nothing until it is accepted with Tomaž Zupan's agreement.
`,
			},
		},
		{
			title:
				"Changes that are decided, one that a decision allows, and one that a decision governs",
			change: [
				{ path: "docs/adr/0007-larger-frames.md", how: "added" },
				{ path: "services/sync/frames.ts", how: "changed" },
				{ path: "services/sync/old.ts", how: "removed" },
				{ path: "infra/test/run.sh", how: "changed" },
				{ path: "infra/dns/zone.tf", how: "changed" },
			],
			files: {
				"opmodel.yaml": "\nopmodel: 1\n",
				"product/guardrails.md": `${guardrails}
## GR-6: Infrastructure changes in writing

Nobody could say why a port was open.

- Decision needed for: \`infra/**\`
`,
				"docs/adr/0003-zones.md": `
# 3. Zones

Status: accepted
Date: 2026-10-20
Upholds: GR-6
Applies to: \`infra/dns/**\`

One zone for each country.
`,
				"docs/adr/0004-test-machines.md": `
# 4. Test machines

Status: accepted
Date: 2026-10-20

## Deviates from

- GR-6 until 2027-03-31 in \`infra/test/**\`: they are thrown away each night
`,
				"docs/adr/0007-larger-frames.md": `
# 7. Larger frames

Status: accepted
Date: 2026-11-20

Old phones send small frames until 2027-06-30, as GR-5 asks.
`,
				"services/sync/frames.ts": `
export const size = 512;
`,
				"infra/test/run.sh": `
echo run
^ A change here needs a decision that names GR-6 "Infrastructure changes in writing"; ADR-0004 allows it without one until 2027-03-31.
`,
				"infra/dns/zone.tf": `
# One zone.
`,
			},
		},
		{
			title: "Changes that no guardrail speaks of",
			change: [
				{ path: "product/guardrails.md", how: "changed" },
				{ path: "services/gate/run.ts", how: "changed" },
				{ path: "services/sync/node_modules/a/index.js", how: "removed" },
			],
			files: {
				"opmodel.yaml": "\nopmodel: 1\n",
				"product/guardrails.md": guardrails,
				"services/gate/run.ts": `
export const run = () => 1;
`,
			},
		},
	],
	*model({ model, workspace, today, code }) {
		const { change = [] } = code;
		if (change.length === 0) return;
		const exceptions = code.exceptions ?? new Exceptions(workspace, today);
		for (const found of undecided(model, workspace, change, exceptions)) {
			const { guardrail, file, exception, proposed } = found;
			const since = announcedFor(
				guardrail,
				workspace.artifacts.get(guardrail.file),
				today,
			);
			const allowing =
				exception?.state === "granted" || !proposed
					? exception
					: ({ state: "proposed", decision: proposed } as const);
			yield {
				file: file.path,
				range: file.place ?? startOfFile,
				item: guardrail.id,
				...ownSeverity(guardrail),
				...ceiling(model, guardrail, allowing, since !== undefined),
				message: `${said(found, model)}${ending(found, since, workspace)}`,
				related: saidBy(guardrail, exception),
			};
		}
	},
});

/** What needs a decision, without a full stop. */
function said({ guardrail, file }: Undecided, model: Model): string {
	const changes = {
		added: "A new file here",
		changed: "A change here",
		removed: "Removing this file",
		renamed: `Moving this file from ${file.from}`,
	};
	return `${changes[file.how]} needs a decision that names ${named(guardrail)}${provenance(model, guardrail.file)}`;
}

/** What becomes of it: who allows it, from when it counts, or what to do. */
function ending(
	{ guardrail, exception, proposed }: Undecided,
	since: string | undefined,
	workspace: Workspace,
): string {
	if (exception?.state === "granted")
		return `; ${exception.decision.id} allows it without one${exception.until ? ` until ${exception.until}` : ""}.`;
	const open = "which covers nothing until it is accepted";
	if (since) return `. That counts from ${since} on.`;
	if (proposed)
		return `. ${proposed.id} does and is only ${proposed.status}, ${open}${agreeing(guardrail, workspace)}.`;
	if (exception?.state === "proposed")
		return `. ${exception.decision.id} proposes to do without, ${open}${agreeing(guardrail, workspace)}.`;
	const { id } = guardrail;
	return `, and there is none, so nobody can look up why. Write it with \`opmodel new decision "…"\` and name ${id}, or record with \`opmodel deviate ${id} --in …\` why none is needed.`;
}

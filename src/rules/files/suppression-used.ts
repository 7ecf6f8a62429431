/** Comments that silence a rule do silence something, and say why. */

import { defineRule } from "../rule";

/** Has no check of its own: what a comment silenced is known only where all rules have run. */
export const rule = defineRule({
	id: "files/suppression-used",
	severity: "information",
	concern: "integrity",
	docs: {
		what: "A comment that silences a rule names a rule that would report there, and gives its reason.",
		why: "A comment left behind after its cause is gone hides the next mistake at that place, and one without a reason can't be judged by anybody.",
		how: "Remove comments that silence nothing; write the others as `opmodel-ignore area/rule: reason`.",
	},
	examples: [
		{
			title: "A comment whose cause is gone, and one without a reason",
			files: {
				"product/metrics.md": `
# Metrics

<!-- opmodel-ignore ids/unique: both teams count this until spring -->
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Nothing here is reported by ids/unique, so this comment silences nothing. Remove it.

## KM-1: Loads weighed before they leave

<!-- opmodel-ignore links/resolve -->
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ This comment silences links/resolve without a reason, so it does not count. Add the reason behind a colon.

Counted as [the report](weighed.md) says.
`,
			},
		},
		{
			title: "A comment that silences a report, with its reason",
			files: {
				"product/metrics.md": `
# Metrics

## KM-1: Loads weighed before they leave

<!-- opmodel-ignore links/resolve: the report is generated each night -->

Counted as [the report](weighed.md) says.
`,
			},
		},
	],
});

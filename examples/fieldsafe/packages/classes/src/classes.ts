/** The classes of findings, the most serious first. */
export const classes = ["stop", "serious", "minor"] as const;

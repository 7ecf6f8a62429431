/** How much is read at most: more is no page, no program that people read, and would keep them waiting. */

/** Artifacts, and files that guardrails speak about, beyond this many characters are not read; a host may go by bytes. */
export const mostFileCharacters = 2 * 1024 * 1024;

/** Reports of other tools beyond this many bytes are not read. */
export const mostReportBytes = 50 * 1024 * 1024;

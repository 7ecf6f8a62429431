import type { Finding } from "./finding";
import { dueAt } from "./due";

/** The findings that should have been closed by now. */
export function overdue(findings: readonly Finding[]): Finding[] {
	return findings.filter((finding) => dueAt(finding).getTime() < Date.now());
}

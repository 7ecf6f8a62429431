/** The nine categories of context: three decisions (rows) by three strengths (columns). */

export type Row = "which-problems" | "how-to-solve" | "how-to-build";
export type Strength = "guardrail" | "principle" | "guidance";
export type Category =
	| "product-strategy"
	| "key-metrics"
	| "tech-stack"
	| "product-principles"
	| "core-capabilities"
	| "delivery-loops"
	| "themes"
	| "frameworks"
	| "review-processes";
export type Stage = "startup" | "scaleup" | "enterprise";

/** What coverage says of a category. */
export type CoverageState =
	| "present"
	| "partial"
	| "missing"
	| "not-needed"
	| "not-expected";

/** From the problem to the build. */
export const rows: readonly Row[] = [
	"which-problems",
	"how-to-solve",
	"how-to-build",
];

/** From the strongest to the lightest. */
export const strengths: readonly Strength[] = [
	"guardrail",
	"principle",
	"guidance",
];

export interface CategoryInfo {
	readonly id: Category;
	readonly row: Row;
	readonly strength: Strength;
	/** As people call it, for texts and titles. */
	readonly label: string;
}

/** All nine, in reading order: strength by strength, each from the problem to the build. */
export const categories: readonly CategoryInfo[] = [
	{
		id: "product-strategy",
		row: "which-problems",
		strength: "guardrail",
		label: "Product strategy",
	},
	{
		id: "key-metrics",
		row: "how-to-solve",
		strength: "guardrail",
		label: "Key metrics",
	},
	{
		id: "tech-stack",
		row: "how-to-build",
		strength: "guardrail",
		label: "Internal tech stack",
	},
	{
		id: "product-principles",
		row: "which-problems",
		strength: "principle",
		label: "Product principles",
	},
	{
		id: "core-capabilities",
		row: "how-to-solve",
		strength: "principle",
		label: "Core product capabilities",
	},
	{
		id: "delivery-loops",
		row: "how-to-build",
		strength: "principle",
		label: "Inner and outer loop, release cycles",
	},
	{
		id: "themes",
		row: "which-problems",
		strength: "guidance",
		label: "Themes or initiatives",
	},
	{
		id: "frameworks",
		row: "how-to-solve",
		strength: "guidance",
		label: "Frameworks",
	},
	{
		id: "review-processes",
		row: "how-to-build",
		strength: "guidance",
		label: "Review processes and docs",
	},
];

const byId = new Map(categories.map((c) => [c.id as string, c]));

/** The category of that id, or undefined for any other word. */
export function categoryInfo(id: string): CategoryInfo | undefined {
	return byId.get(id);
}

/** The categories that a company at this stage is asked for when its configuration does not say. */
export function expectedAt(stage: Stage): readonly Category[] {
	return stage === "startup"
		? ["product-strategy", "key-metrics", "tech-stack"]
		: categories.map((c) => c.id);
}

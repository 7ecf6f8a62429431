/** Placeholder until the owner of this file lands it: fields from the schemas, no validation yet. */
import type { Kind } from "../domain/kind";
import capabilities from "../../schemas/capabilities.schema.json";
import decision from "../../schemas/decision.schema.json";
import delivery from "../../schemas/delivery.schema.json";
import dependencies from "../../schemas/dependencies.schema.json";
import frameworks from "../../schemas/frameworks.schema.json";
import guardrails from "../../schemas/guardrails.schema.json";
import metrics from "../../schemas/metrics.schema.json";
import outcomes from "../../schemas/outcomes.schema.json";
import ownership from "../../schemas/ownership.schema.json";
import practices from "../../schemas/practices.schema.json";
import principles from "../../schemas/principles.schema.json";
import reviews from "../../schemas/reviews.schema.json";
import strategy from "../../schemas/strategy.schema.json";
import teams from "../../schemas/teams.schema.json";
import techStack from "../../schemas/tech-stack.schema.json";
import themes from "../../schemas/themes.schema.json";
export interface FieldSpec { readonly name: string; readonly description: string; readonly values?: readonly string[]; readonly refersTo?: readonly string[]; readonly list: boolean; readonly raw: boolean; readonly examples?: readonly string[] }
export interface SchemaError { readonly path: readonly (string | number)[]; readonly what: string; readonly message: string; readonly name?: string; readonly nearest?: string; readonly allowed?: readonly string[] }
const all: Record<string, any> = { capabilities, decision, delivery, dependencies, frameworks, guardrails, metrics, outcomes, ownership, practices, principles, reviews, strategy, teams, "tech-stack": techStack, themes };
function specs(schema: any, of: any): ReadonlyMap<string, FieldSpec> {
	const resolve = (s: any): any => s.$ref ? resolve(s.$ref.slice(2).split("/").reduce((x: any, k: string) => x[k], schema)) : s;
	return new Map(Object.entries(of?.properties ?? {}).map(([name, raw]) => { const s = resolve(raw); return [name, { name, description: s.description, values: s.enum, refersTo: s["x-refers-to"], list: s["x-list"] === true, raw: s["x-raw"] === true, examples: s.examples } as FieldSpec]; }));
}
const skip = (m: ReadonlyMap<string, FieldSpec>) => new Map([...m].filter(([k]) => !["items","id","title","kind","description"].includes(k)));
export function itemFields(kind: Kind): ReadonlyMap<string, FieldSpec> { return skip(specs(all[kind], all[kind].definitions.item)); }
export function pageFields(kind: Kind): ReadonlyMap<string, FieldSpec> { return skip(specs(all[kind], all[kind])); }
export function canonicalField(written: string): string { return written.trim().toLowerCase().replace(/:$/, "").replace(/[\s_]+/g, "-"); }
export function validatePage(_k: Kind, _d: unknown): SchemaError[] { return []; }
export function validateItem(_k: Kind, _d: unknown): SchemaError[] { return []; }
export function validateConfig(_d: unknown): SchemaError[] { return []; }

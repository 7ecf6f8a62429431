/** What the sections of a page are called in the language that the page is written in. */

import type { Artifact } from "../domain/artifact";
import {
	type PageKind,
	type SectionTemplate,
	sectionsOfPage,
} from "../writing/templates";

interface Language {
	/** Parts of words in headings that no other of the languages has. */
	readonly sign: RegExp;
	/** Headings by what they mean. */
	readonly headings: Readonly<Record<string, string>>;
}

/** The languages beside English, each as `text/vocabulary.ts` reads it. */
const languages: readonly Language[] = [
	{
		sign: /\b(?:kund|zielgruppe|zielkunden|nutzer|für wen|probleme\b|problemstellung|welche|produktvision|ansatz|zukunftsbild|was wir|nicht|kennzahl|leitkennzahl|schlüssel|metrik|innere|auslieferung|veröffentlichungen)|äußere|außerhalb|zykl/iu,
		headings: {
			customers: "Kunden",
			problems: "Probleme",
			vision: "Vision",
			"not-doing": "Was wir nicht tun",
			"key-metric": "Kennzahl",
			"inner-loop": "Innere Schleife",
			"outer-loop": "Äußere Schleife",
			"release-cycle": "Releasezyklus",
		},
	},
	{
		sign: /\b(?:clients?\b|clientèle|utilisateurs|pour qui|problèmes?|approche|ce que nous|ce qu'on|hors|métriques?|indicateurs?|boucle|cycles? de|livraisons?)|public cible|vision (?:du )?produit/iu,
		headings: {
			customers: "Clients",
			problems: "Problèmes",
			vision: "Vision",
			"not-doing": "Ce que nous ne faisons pas",
			"key-metric": "Métrique clé",
			"inner-loop": "Boucle interne",
			"outer-loop": "Boucle externe",
			"release-cycle": "Cycle de livraison",
		},
	},
	{
		sign: /\b(?:para quién|usuarios|problemas que resolvemos|problemas por|visión|enfoque|lo que no|fuera del? alcance|no objetivos|métricas? clave|indicador(?:es)? clave|bucle|lanzamientos?)|público objetivo|qué no hacemos/iu,
		headings: {
			customers: "Clientes",
			problems: "Problemas",
			vision: "Visión",
			"not-doing": "Lo que no hacemos",
			"key-metric": "Métrica clave",
			"inner-loop": "Bucle interno",
			"outer-loop": "Bucle externo",
			"release-cycle": "Ciclo de entrega",
		},
	},
	{
		sign: /público alvo|\b(?:usuários|para quem|problemas que valem|problemas a|visão|abordagem|o que não|fora d[eo] escopo|não|métricas? (?:chave|principal)|indicador(?:es)? chave|laço|lançamentos?)/iu,
		headings: {
			customers: "Clientes",
			problems: "Problemas",
			vision: "Visão",
			"not-doing": "O que não fazemos",
			"key-metric": "Métrica chave",
			"inner-loop": "Laço interno",
			"outer-loop": "Laço externo",
			"release-cycle": "Ciclo de lançamento",
		},
	},
];

/** Every language's headings, English left out. */
export const translatedHeadings: readonly Readonly<Record<string, string>>[] =
	languages.map(({ headings }) => headings);

/** The sections that a page of sections lacks, in order, in the language that most of its headings are in; none on pages of items. */
export function missingSections({
	kind,
	format,
	sections,
}: Artifact): readonly SectionTemplate[] {
	if (kind === "decision" || format === "yaml") return [];
	const present = new Set(sections.map(({ key }) => key));
	const missing = sectionsOfPage(kind as PageKind).filter(
		({ key }) => !present.has(key),
	);
	if (missing.length === 0) return [];
	const headings = sections
		.filter(({ level }) => level > 1)
		.map(({ heading }) => heading.slice(0, 120).normalize("NFC"));
	const signs = languages.map(
		({ sign }) => headings.filter((heading) => sign.test(heading)).length,
	);
	const most = Math.max(...signs);
	const language = most > 0 ? languages[signs.indexOf(most)] : undefined;
	return missing.map((section) => ({
		...section,
		heading: language?.headings[section.key] ?? section.heading,
	}));
}

/** The level of headings that a page's sections are on. */
export function sectionLevel({ sections }: Artifact): number {
	return sections.find(({ key, level }) => key && level > 1)?.level ?? 2;
}

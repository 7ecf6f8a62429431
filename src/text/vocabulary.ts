/** What headings mean, in the five languages that are built in and in a repository's own words. */

import type { Kind } from "../domain/kind";
import type { Words } from "./words";

type Table = Readonly<Record<string, string>>;

/** Heading texts by key: English first, then German, French, Spanish, Portuguese; parted by `|`, as `normalHeading` leaves them. */
const strategy: Table = {
	customers:
		"customers|customer|target customers|ideal customer|who it's for|who is it for|who this is for|who we serve|users|target users|users and customers|customers and users|audience|target audience" +
		"|kunden|kunde|kundinnen und kunden|kundschaft|zielgruppe|zielgruppen|zielkunden|nutzer|für wen" +
		"|clients|client|clientèle|utilisateurs|public cible|pour qui" +
		"|clientes|cliente|usuarios|público objetivo|para quién" +
		"|usuários|público alvo|para quem",
	problems:
		"problems|problem|target problem|target problems|problem statement|problems worth solving|problems we solve|problem we solve|problems to solve|customer problems|pain points" +
		"|probleme|kundenprobleme|problemstellung|welche probleme wir lösen" +
		"|problèmes|problème|problèmes à résoudre|problèmes que nous résolvons|problème visé" +
		"|problemas|problema|problemas que resolvemos|problemas por resolver" +
		"|problemas a resolver|problemas que valem a pena",
	vision:
		"vision|product vision|approach|what we uniquely do|what makes us unique|strategic approach" +
		"|produktvision|ansatz|zukunftsbild" +
		"|vision produit|vision du produit|approche" +
		"|visión|visión del producto|enfoque" +
		"|visão|visão do produto|abordagem",
	"not-doing":
		"not doing|not working on|what we don't do|what we are not doing|what we're not doing|what we won't do|what we will not do|what we do not do|things we don't do|non goals|nongoals|anti goals|out of scope|not in scope" +
		"|was wir nicht tun|was wir nicht machen|nicht ziele|nichtziele|außerhalb des umfangs|nicht im umfang" +
		"|ce que nous ne faisons pas|ce qu'on ne fait pas|hors périmètre|hors du périmètre|non objectifs" +
		"|lo que no hacemos|qué no hacemos|fuera de alcance|fuera del alcance|no objetivos" +
		"|o que não fazemos|fora do escopo|fora de escopo|não objetivos",
	"key-metric":
		"key metric|key metrics|metric|metrics|success metric|success metrics|north star|north star metric|measure of success|how we measure success|how we measure" +
		"|kennzahl|kennzahlen|wichtigste kennzahl|schlüsselkennzahl|schlüsselkennzahlen|leitkennzahl|schlüsselmetrik|metrik|metriken" +
		"|métrique|métriques|métrique clé|métriques clés|indicateur clé|indicateurs clés|indicateurs" +
		"|métrica|métricas|métrica clave|métricas clave|indicador clave|indicadores clave" +
		"|métrica chave|métricas chave|métrica principal|indicador chave|indicadores chave",
};

const delivery: Table = {
	"inner-loop":
		"inner loop|inner development loop|inner dev loop|local loop" +
		"|innere schleife|innerer kreislauf|boucle interne|boucle intérieure|bucle interno|ciclo interno|laço interno",
	"outer-loop":
		"outer loop|outer development loop|outer dev loop|team loop" +
		"|äußere schleife|äußerer kreislauf|boucle externe|boucle extérieure|bucle externo|ciclo externo|laço externo",
	"release-cycle":
		"release cycle|release cycles|release|releases|releasing|release process|release cadence" +
		"|release zyklus|releasezyklus|release zyklen|releasezyklen|auslieferung|veröffentlichungen" +
		"|cycle de livraison|cycles de livraison|cycle de publication|livraisons" +
		"|ciclo de entrega|ciclos de entrega|ciclo de lanzamiento|ciclos de lanzamiento|lanzamientos" +
		"|ciclo de lançamento|ciclos de lançamento|lançamentos",
};

const decision: Table = {
	status:
		"status|state|stage|adr status|rfc status|zustand|statut|état|estado|situação|durum",
	date: "date|date of decision|decision date|datum|entscheidungsdatum|date de décision|date de la décision|fecha|fecha de decisión|data|data da decisão",
	context:
		"context|context and problem statement|context & problem statement|context and problem|context/problem|context and motivation|context and background|problem|problem statement|problem description|problem and context|issue|issues|motivation|background|background and motivation|background & motivation|situation|introduction|purpose|motivation and context|context and scope" +
		"|kontext|kontext und problemstellung|kontext und problem|kontext und problembeschreibung|ausgangslage|problemstellung|problembeschreibung|fragestellung|hintergrund|einleitung" +
		"|contexte|contexte et problème|contexte et problématique|contexte et énoncé du problème|contexte et description du problème|problème|problématique|énoncé du problème" +
		"|contexto|contexto y problema|contexto y planteamiento del problema|contexto y declaración del problema|planteamiento del problema|problema|antecedentes|motivación" +
		"|contexto e problema|contexto e declaração do problema|contexto e definição do problema|contexto e enunciado do problema|declaração do problema|motivação" +
		"|bağlam|bağlam ve problem tanımı",
	drivers:
		"decision drivers|drivers|driver|forces|decision criteria|criteria|evaluation criteria|requirements|quality attributes|constraints|goals|design goals" +
		"|entscheidungstreiber|einflussfaktoren|treiber|entscheidungskriterien|kriterien|anforderungen|randbedingungen" +
		"|facteurs de décision|facteurs déterminants|moteurs de décision|moteurs de la décision|éléments de décision|critères de décision|critères|contraintes" +
		"|factores de decisión|factores|criterios de decisión|impulsores de la decisión|impulsores de decisión|criterios|restricciones" +
		"|fatores de decisão|direcionadores de decisão|direcionadores da decisão|critérios de decisão|critérios|restrições",
	options:
		"considered options|options|options considered|option|alternatives|alternatives considered|alternative|considered alternatives|considered solutions|possible solutions|solutions considered|rationale and alternatives|alternative solutions|alternative designs considered|rejected alternatives|alternatives considered and rejected|other options|other options considered|positions" +
		"|betrachtete optionen|betrachtete alternativen|erwogene optionen|erwogene alternativen|optionen|alternativen|mögliche lösungen|lösungsoptionen" +
		"|options considérées|options envisagées|options étudiées|alternatives considérées|alternatives envisagées|solutions envisagées|solutions considérées" +
		"|opciones consideradas|opciones|alternativas|alternativas consideradas" +
		"|opções consideradas|opções",
	"pros-and-cons":
		"pros and cons of the options|pros and cons|pros & cons|pro and cons|pros/cons|pros and cons of the considered options|evaluation|trade offs|tradeoffs|option analysis|options analysis|analysis" +
		"|vor und nachteile|vor und nachteile der optionen|pro und contra|pro und contra der optionen|bewertung" +
		"|avantages et inconvénients|avantages et inconvénients des options|pour et contre" +
		"|pros y contras|pros y contras de las opciones|ventajas y desventajas" +
		"|prós e contras|prós e contras das opções|vantagens e desvantagens",
	decision:
		"decision|decisions|decision outcome|decision made|final decision|agreed decision|chosen option|outcome|proposal|proposed solution|proposed decision|proposed design|proposed change|proposed changes|solution|chosen solution|resolution|conclusion|recommendation|detailed design|design|what we decided|decision statement" +
		"|entscheidung|entscheidungen|entscheidungsergebnis|ergebnis der entscheidung|ergebnis|lösung|beschluss|vorschlag|fazit|gewählte option" +
		"|décision|décisions|résultat de la décision|résultat|solution retenue|décision retenue|option retenue|proposition" +
		"|decisión|decisiones|resultado de la decisión|resultado|solución|propuesta|opción elegida" +
		"|decisão|decisões|resultado da decisão|solução|proposta|opção escolhida" +
		"|karar|karar sonucu",
	consequences:
		"consequences|consequence|implications|impact|impacts|effects|results|consequences of the decision|positive consequences|negative consequences|neutral consequences|positives|negatives|drawbacks|risks|risks and mitigations|outcomes" +
		"|konsequenzen|auswirkungen|folgen|positive konsequenzen|negative konsequenzen|positive auswirkungen|negative auswirkungen|risiken" +
		"|conséquences|conséquences positives|conséquences négatives|implications de la décision|risques" +
		"|consecuencias|consecuencias positivas|consecuencias negativas|implicaciones|impacto|riesgos" +
		"|consequências|consequências positivas|consequências negativas|implicações|riscos" +
		"|sonuçlar",
	rationale:
		"rationale|reasoning|reason|reasons|justification|argument|arguments|why|decision rationale|rationale for the decision|rationale of the decision|reasons for the decision" +
		"|begründung|entscheidungsbegründung|begründung der entscheidung|gründe|argumente" +
		"|justification de la décision|raisons|raisonnement|motivation de la décision" +
		"|justificación|justificación de la decisión|razones|razonamiento|fundamento" +
		"|justificativa|justificativa da decisão|razões|racional|fundamentação",
	deciders:
		"deciders|decider|decision makers|decision maker|decision takers|decided by|approvers|entscheider|entscheidungsträger|entscheiderinnen und entscheider|beteiligte|décideurs|décideur|decisores|responsables de la decisión|tomadores de decisão|responsáveis",
	links:
		"links|link|references|reference|related|see also|related decisions|related adrs|related records|related artifacts|related links|related documents|further reading|relates to|relevant links" +
		"|verweise|verknüpfungen|referenzen|siehe auch|verwandte entscheidungen|quellen" +
		"|liens|références|voir aussi|décisions liées|décisions connexes" +
		"|enlaces|referencias|ver también|véase también|decisiones relacionadas" +
		"|ligações|referências|ver também|veja também|decisões relacionadas",
	"deviates-from":
		"deviates from|deviations|deviation|deviation from|deviations from|weicht ab von|abweichung|abweichungen|abweichung von|abweichungen von|s'écarte de|dérogations|dérogation|écarts|se desvía de|desviaciones|desvia se de|desvios",
	supersedes:
		"supersedes|replaces|ersetzt|löst ab|remplace|reemplaza|reemplaza a|sustituye|sustituye a|substitui",
	"superseded-by":
		"superseded by|replaced by|ersetzt durch|abgelöst durch|remplacé par|remplacée par|reemplazada por|reemplazado por|sustituida por|sustituido por|substituída por|substituído por",
	amends:
		"amends|updates|ergänzt|ändert|modifie|amende|modifica|enmienda|altera|emenda",
	upholds: "upholds|hält ein|respecte|cumple|cumpre|respeita",
	uses: "uses|nutzt|verwendet|utilise|usa|utiliza",
	"applies-to": "applies to|gilt für|s'applique à|se aplica a|aplica se a",
	"more-information":
		"more information|further information|additional information|additional notes|notes|note|remarks|comments|weitere informationen|zusätzliche informationen|anmerkungen|bemerkungen|notizen|plus d'informations|informations complémentaires|remarques|más información|información adicional|notas|mais informações|informações adicionais|observações",
	confirmation:
		"confirmation|validation|compliance|verification|fitness function|fitness functions|bestätigung|überprüfung|validierung|vérification|conformité|confirmación|validación|cumplimiento|confirmação|validação|conformidade",
	summary:
		"summary|tl;dr|tldr|abstract|executive summary|overview|in short|zusammenfassung|überblick|kurzfassung|résumé|synthèse|resumen|resumo",
	history:
		"changelog|change log|change history|history|revision history|revisions|version history|decision log|status history|document history|änderungshistorie|änderungen|historie|verlauf|historique|historial|historial de cambios|histórico|histórico de alterações",
	assumptions:
		"assumptions|assumption|annahmen|hypothèses|suposiciones|supuestos|suposições|premissas",
};

const tables: Partial<Record<Kind, ReadonlyMap<string, string>>> = {
	strategy: byHeading(strategy),
	delivery: byHeading(delivery),
	decision: byHeading(decision),
};

function byHeading(table: Table): ReadonlyMap<string, string> {
	return new Map(
		Object.entries(table).flatMap(([key, headings]) =>
			headings.split("|").map((heading) => [heading, key] as const),
		),
	);
}

/** Marks, emoji, `1.`, `2.3)`, `§ 4`, `IV.` and shortcodes such as `:bulb:` before the words of a heading. */
const leading =
	/^(?:[^\p{L}\p{N}]+|:[\w+-]+:|\d+(?:\.\d+)*[.):]?[ \t]+|(?:[ivx]{1,5}|[a-h])[.)][ \t]+|[ivx]{2,5}[ \t]*[-–—:][ \t]*)/u;
const trailing = /[^\p{L}\p{N})\]]+$/u;
const article =
	/^(?:the|our|unsere?|die|der|das|nos|notre|les?|la|l'|los|las|el|nuestr[oa]s?|nossos?|nossas?|os?|as?)[ \t]+/u;

/** No heading with a meaning of its own is longer. */
const longest = 120;

/** A heading in lower case without numbering, emoji, a bracketed remark at its end and closing marks; hyphens are blanks. */
export function normalHeading(heading: string): string {
	let text = heading
		.slice(0, longest)
		.normalize("NFC")
		.toLowerCase()
		.replace(/[‘’ʼ`´]/g, "'")
		.replaceAll("\ufe0f", "")
		.replace(/[-‐‑_\s]+/g, " ")
		.trim();
	for (let n = 0; n < 4; n++) {
		const rest = text.replace(leading, "");
		if (rest === text) break;
		text = rest;
	}
	text = text.replace(trailing, "");
	const remark = text.endsWith(")") ? text.lastIndexOf("(") : -1;
	return remark > 0 ? text.slice(0, remark).replace(trailing, "") : text;
}

/** What parts a heading's key word from its own words: `Vision: every site documents itself`. */
const parting = /[ \t]*(?::|[–—]|[ \t]-[ \t])/;

/**
 * What a heading means on a page of that kind, in the product's words (`customers`, `inner-loop`, `context`), or undefined.
 * Case, numbering, emoji and a closing colon don't count; the repository's own words win over the built-in ones.
 */
export function sectionKey(
	heading: string,
	kind: Kind,
	words: Words,
): string | undefined {
	const text = normalHeading(heading);
	const own =
		words.sections.size === 0
			? undefined
			: (words.sections.get(heading.trim().toLowerCase()) ??
				words.sections.get(text));
	if (own) return own;
	const table = tables[kind];
	if (!table || text === "") return undefined;
	const known = table.get(text) ?? table.get(text.replace(article, ""));
	if (known) return known;
	const part = parting.exec(heading.slice(0, longest))?.index;
	if (!part) return undefined;
	const first = normalHeading(heading.slice(0, part));
	const key = table.get(first) ?? table.get(first.replace(article, ""));
	// "Status: the label is on by default" speaks about a status; a reader that wants it looks for a status word behind the colon.
	return key === "status" || key === "date" ? undefined : key;
}

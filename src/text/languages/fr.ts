/** Words of records in French. */

import type { Language } from "./language";

export const french: Language = {
	source:
		"Words of the product's first tables, from public records and templates; variants added without a source.",
	status: {
		draft: "brouillon|en cours|en redaction",
		proposed:
			"propose|proposee|proposition|en attente|en discussion|en revision|a valider",
		accepted:
			"accepte|acceptee|approuve|approuvee|valide|validee|adopte|adoptee|decide|decidee|actif|active|implemente|implementee|en vigueur",
		rejected:
			"rejete|rejetee|refuse|refusee|abandonne|abandonnee|retire|retiree",
		deprecated:
			"obsolete|obsoletes|deprecie|depreciee|perime|perimee|caduc|caduque",
		superseded: "remplace|remplacee",
	},
	fields: {
		status: "statut|etat",
		date: "date de decision",
		created: "cree le|date de creation",
		updated: "mis a jour|derniere mise a jour",
		"decision-makers": "decideurs|decideur|decideuses",
		consulted: "consultes",
		informed: "informes",
		supersedes: "remplace",
		"superseded-by": "remplace par",
		amends: "modifie|amende",
		"deviates-from": "s'ecarte de",
		"applies-to": "s'applique a",
		author: "auteur|auteurs",
		links: "liens",
		title: "titre",
		"review-by":
			"prochaine révision|à revoir|à revoir le|à réviser|valable jusqu'au",
	},
	record: {
		status: "statut|état",
		date: "date de décision|date de la décision",
		context:
			"contexte|contexte et problème|contexte et problématique|contexte et énoncé du problème|contexte et description du problème|problème|problématique|énoncé du problème",
		drivers:
			"facteurs de décision|facteurs déterminants|moteurs de décision|moteurs de la décision|éléments de décision|critères de décision|critères|contraintes",
		options:
			"options considérées|options envisagées|options étudiées|alternatives considérées|alternatives envisagées|solutions envisagées|solutions considérées",
		"pros-and-cons":
			"avantages et inconvénients|avantages et inconvénients des options|pour et contre",
		decision:
			"décision|décisions|résultat de la décision|résultat|solution retenue|décision retenue|option retenue|proposition",
		consequences:
			"conséquences|conséquences positives|conséquences négatives|implications de la décision|risques",
		rationale:
			"justification de la décision|raisons|raisonnement|motivation de la décision",
		deciders: "décideurs|décideur",
		links: "liens|références|voir aussi|décisions liées|décisions connexes",
		"deviates-from": "s'écarte de|dérogations|dérogation|écarts",
		supersedes: "remplace",
		"superseded-by": "remplacé par|remplacée par",
		amends: "modifie|amende",
		upholds: "respecte",
		uses: "utilise",
		"applies-to": "s'applique à",
		"more-information":
			"plus d'informations|informations complémentaires|remarques",
		confirmation: "vérification|conformité",
		summary: "résumé|synthèse",
		history: "historique",
		assumptions: "hypothèses",
	},
	relations: {
		superseded: "remplacé|remplacée",
		by: "par",
		supersedes: "remplace",
		amends: "amende",
		partly: "partiellement",
		some: "partie|parties",
		this: "ce|cet|cette",
		record: "décision|proposition",
		helping: "est|a été",
		nothing: "aucun|aucune",
		turns: "voir",
	},
	deviation: {
		until: "jusqu'au|jusqu’au|jusqu'à|jusqu’à|jusqu'en",
		within: "dans|en",
		because: "parce que",
	},
	writing: {
		proposed: "proposé",
		accepted: "accepté",
		superseded: "remplacé",
		by: "par",
		supersedes: "remplace",
		deviatesFrom: "S'écarte de",
		until: "jusqu'au",
		in: "dans",
		decisionMakers: "Décideurs",
	},
	strategy: {
		customers: "clients|client|clientèle|utilisateurs|public cible|pour qui",
		problems:
			"problèmes|problème|problèmes à résoudre|problèmes que nous résolvons|problème visé",
		vision: "vision produit|vision du produit|approche",
		"not-doing":
			"ce que nous ne faisons pas|ce qu'on ne fait pas|hors périmètre|hors du périmètre|non objectifs",
		"key-metric":
			"métrique|métriques|métrique clé|métriques clés|indicateur clé|indicateurs clés|indicateurs",
	},
	delivery: {
		"inner-loop": "boucle interne|boucle intérieure",
		"outer-loop": "boucle externe|boucle extérieure",
		"release-cycle":
			"cycle de livraison|cycles de livraison|cycle de publication|livraisons",
	},
	months: [
		"janvier|janv",
		"février|févr",
		"mars",
		"avril|avr",
		"mai",
		"juin",
		"juillet|juil",
		"août",
		"septembre|sept",
		"octobre|oct",
		"novembre|nov",
		"décembre|déc",
	],
	weekdays: "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
	small: {
		harmless:
			"le|la|les|l|un|une|et|mais|est|a|été|cette|ce|décision|statut|état|depuis|maintenant|désormais|ensuite|puis|initialement|actuellement|aussi|par|en|au",
		by: "par|pour|avec|jusqu|depuis|sans",
		beforeDay: "le|au|en|fin|d'ici|avant",
		partly: "partiellement",
		unreal: "doit|devrait|peut|si|sera",
		negations: "pas|non|sans|jamais",
		yet: "encore",
		now: "maintenant|désormais|ensuite|puis|depuis",
		or: "ou",
	},
};

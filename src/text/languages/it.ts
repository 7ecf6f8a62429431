/** Words of records in Italian. */

import type { Language } from "./language";

export const italian: Language = {
	source:
		"Common translations, with no Italian record to hand; to be checked by a speaker.",
	status: {
		draft: "bozza|in bozza|in corso|in lavorazione|in preparazione",
		proposed:
			"proposto|proposta|in revisione|in discussione|in valutazione|in esame|in attesa|in attesa di approvazione|in sospeso|da approvare|da decidere",
		accepted:
			"accettato|accettata|approvato|approvata|adottato|adottata|deciso|decisa|attivo|attiva|in vigore|vigente|implementato|implementata|confermato|confermata|ratificato|ratificata",
		rejected:
			"rifiutato|rifiutata|respinto|respinta|scartato|scartata|ritirato|ritirata|abbandonato|abbandonata|annullato|annullata",
		deprecated:
			"deprecato|deprecata|obsoleto|obsoleta|non più valido|non più valida|dismesso|dismessa|archiviato|archiviata",
		superseded:
			"superato|superata|sostituito|sostituita|rimpiazzato|rimpiazzata|soppiantato|soppiantata",
	},
	fields: {
		status: "stato",
		date: "data|data della decisione|data decisione",
		created: "creato il|creata il|data di creazione",
		updated: "aggiornato|aggiornato il|ultimo aggiornamento|ultima modifica",
		"decision-makers":
			"decisori|decisore|responsabili della decisione|approvato da",
		consulted: "consultati",
		informed: "informati",
		supersedes: "sostituisce|rimpiazza|supera",
		"superseded-by":
			"sostituito da|sostituita da|sostituito dal|sostituita dalla|superato da|superata da|superato dal|superata dalla|rimpiazzato da|rimpiazzata da",
		amends: "modifica|integra",
		"applies-to": "si applica a",
		owner: "responsabile",
		author: "autore|autori|autrice",
		links: "collegamenti|riferimenti",
		title: "titolo",
		"review-by": "prossima revisione|da rivedere il|valido fino al",
	},
	record: {
		status: "stato",
		date: "data|data della decisione",
		context:
			"contesto|contesto e problema|contesto e descrizione del problema|contesto e definizione del problema|problema|descrizione del problema|motivazione|situazione",
		drivers:
			"fattori decisionali|fattori della decisione|criteri di decisione|criteri decisionali|criteri|vincoli|requisiti",
		options:
			"opzioni considerate|opzioni valutate|opzioni|alternative considerate|alternative valutate|alternative",
		"pros-and-cons":
			"pro e contro|pro e contro delle opzioni|vantaggi e svantaggi",
		decision:
			"decisione|decisioni|esito della decisione|risultato della decisione|esito|soluzione|soluzione scelta|opzione scelta|proposta",
		consequences:
			"conseguenze|conseguenze positive|conseguenze negative|implicazioni|impatto|impatti|rischi",
		rationale: "motivazioni|giustificazione|razionale|ragioni",
		deciders: "decisori|decisore|responsabili della decisione",
		links: "collegamenti|riferimenti|vedi anche|decisioni correlate",
		"deviates-from": "si discosta da|deroga a|deroghe|deroga",
		supersedes: "sostituisce",
		"superseded-by": "sostituito da|sostituita da|superato da|superata da",
		amends: "modifica",
		"applies-to": "si applica a",
		"more-information":
			"ulteriori informazioni|altre informazioni|note|osservazioni",
		confirmation: "conferma|verifica|convalida",
		summary: "sommario|riassunto|sintesi",
		history: "cronologia|storico|storia delle modifiche",
		assumptions: "assunzioni|ipotesi|presupposti",
	},
	relations: {
		superseded:
			"superato|superata|sostituito|sostituita|rimpiazzato|rimpiazzata|soppiantato|soppiantata",
		by: "da|dal|dalla|dall|con",
		supersedes: "sostituisce|rimpiazza|supera",
		amends: "modifica|integra|emenda",
		partly: "parzialmente|in parte",
		some: "parte|parti",
		this: "questa|questo|la presente",
		record: "decisione|documento",
		helping: "è|è stato|è stata|ora|poi|successivamente",
		nothing: "nessuno|nessuna",
		turns: "vedi|perché",
	},
	deviation: {
		until: "fino al|fino a|entro il|entro",
		within: "in|nei|nel",
		because: "perché|motivo",
	},
	writing: {
		proposed: "proposto",
		accepted: "accettato",
		superseded: "superato",
		by: "da",
		supersedes: "sostituisce",
		deviatesFrom: "Deroga a",
		until: "fino al",
		in: "in",
		decisionMakers: "Decisori",
	},
	strategy: {
		customers: "clienti|utenti|a chi è rivolto|per chi",
		problems: "problemi|problema|problemi da risolvere",
		vision: "visione|visione del prodotto|approccio",
		"not-doing": "cosa non facciamo|fuori ambito|non obiettivi",
		"key-metric": "metrica chiave|metriche chiave|indicatore chiave|metriche",
	},
	months: [
		"gennaio|gen",
		"febbraio|feb|febbr",
		"marzo|mar",
		"aprile|apr",
		"maggio|mag",
		"giugno|giu",
		"luglio|lug",
		"agosto|ago",
		"settembre|set|sett",
		"ottobre|ott",
		"novembre|nov",
		"dicembre|dic",
	],
	weekdays: "lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica",
	small: {
		harmless:
			"il|la|lo|un|una|l|e|ma|è|era|stato|stata|questa|questo|decisione|dal|dalla|ora|poi|dopo|inizialmente|attualmente|anche|da|in|precedenza",
		by: "da|dal|dalla|dall|con|per|fino|senza",
		beforeDay: "il|entro|nel|di|fine",
		partly: "parzialmente|in|parte",
		unreal: "deve|dovrebbe|dovrà|può|potrebbe|se|sarà|quando",
		negations: "non|senza|mai",
		yet: "ancora",
		now: "ora|adesso|poi|successivamente",
		or: "o|oppure",
	},
};

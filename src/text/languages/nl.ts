/** Words of records in Dutch. */

import type { Language } from "./language";

export const dutch: Language = {
	source:
		"Common translations, with no Dutch record to hand; to be checked by a speaker.",
	status: {
		draft: "concept|in concept|klad|in bewerking|in opmaak|in uitvoering",
		proposed:
			"voorgesteld|voorstel|in behandeling|in bespreking|ter bespreking|in overleg|ter beoordeling|in beoordeling|ter goedkeuring|wacht op goedkeuring|in afwachting|openstaand|uitgesteld",
		accepted:
			"geaccepteerd|aanvaard|goedgekeurd|aangenomen|besloten|vastgesteld|akkoord|actief|geldig|van kracht|geïmplementeerd|doorgevoerd|bekrachtigd",
		rejected: "afgewezen|verworpen|geweigerd|ingetrokken|afgekeurd|geannuleerd",
		deprecated:
			"verouderd|vervallen|achterhaald|uitgefaseerd|niet meer van toepassing|niet langer geldig|gearchiveerd",
		superseded: "vervangen|opgevolgd",
	},
	fields: {
		status: "toestand",
		date: "datum|datum besluit|besluitdatum|datum van besluit",
		created: "aangemaakt|aangemaakt op",
		updated:
			"bijgewerkt|bijgewerkt op|laatst bijgewerkt|laatst gewijzigd|gewijzigd",
		"decision-makers":
			"beslissers|beslisser|besluitvormers|besloten door|goedgekeurd door",
		consulted: "geraadpleegd",
		informed: "geïnformeerd",
		supersedes: "vervangt",
		"superseded-by": "vervangen door|opgevolgd door",
		amends: "wijzigt|vult aan",
		"applies-to": "is van toepassing op|geldt voor",
		owner: "eigenaar|verantwoordelijke",
		author: "auteur|auteurs",
		links: "verwijzingen|referenties|zie ook",
		title: "titel",
		"review-by": "herzien op|herzien voor|geldig tot",
		review: "herbeoordeling",
	},
	record: {
		status: "toestand",
		date: "datum|besluitdatum",
		context:
			"context en probleemstelling|context en probleem|probleemstelling|probleem|aanleiding|achtergrond|motivatie|inleiding",
		drivers:
			"beslissingsfactoren|drijfveren|beslissingscriteria|criteria|randvoorwaarden|eisen|uitgangspunten",
		options:
			"overwogen opties|opties|overwogen alternatieven|alternatieven|mogelijke oplossingen",
		"pros-and-cons":
			"voor en nadelen|voor en nadelen van de opties|voordelen en nadelen",
		decision:
			"besluit|beslissing|beslissingen|besluiten|uitkomst|uitkomst van de beslissing|resultaat van de beslissing|oplossing|gekozen oplossing|gekozen optie|voorstel",
		consequences:
			"gevolgen|consequenties|positieve gevolgen|negatieve gevolgen|impact|risico's",
		rationale: "onderbouwing|rationale|argumentatie|redenen|waarom",
		deciders: "beslissers|besluitvormers|betrokkenen",
		links:
			"verwijzingen|referenties|zie ook|gerelateerde beslissingen|gerelateerde besluiten",
		"deviates-from": "wijkt af van|afwijkingen|afwijking",
		supersedes: "vervangt",
		"superseded-by": "vervangen door|opgevolgd door",
		amends: "wijzigt|vult aan",
		"applies-to": "geldt voor|is van toepassing op",
		"more-information":
			"meer informatie|aanvullende informatie|opmerkingen|notities",
		confirmation: "bevestiging|validatie|verificatie|naleving",
		summary: "samenvatting",
		history: "wijzigingsgeschiedenis|geschiedenis|wijzigingen",
		assumptions: "aannames|veronderstellingen",
	},
	relations: {
		superseded: "vervangen|opgevolgd",
		by: "door|met",
		supersedes: "vervangt|volgt op",
		amends: "wijzigt|vult aan",
		partly: "gedeeltelijk|deels",
		some: "deel|delen",
		this: "dit|deze",
		record: "besluit|beslissing",
		helping: "is|wordt|werd|nu|inmiddels|later",
		nothing: "geen",
		turns: "zie|omdat",
	},
	deviation: {
		until: "tot|tot en met",
		within: "in",
		because: "omdat|reden",
	},
	writing: {
		proposed: "voorgesteld",
		accepted: "geaccepteerd",
		superseded: "vervangen",
		by: "door",
		supersedes: "vervangt",
		deviatesFrom: "Wijkt af van",
		until: "tot",
		in: "in",
		decisionMakers: "Beslissers",
	},
	strategy: {
		customers: "klanten|gebruikers|doelgroep|voor wie",
		problems: "problemen|probleem|klantproblemen",
		vision: "visie|productvisie|aanpak",
		"not-doing": "wat we niet doen|buiten scope|niet doelen",
		"key-metric": "belangrijkste metriek|kernmetriek|kpi|kengetallen",
	},
	months: [
		"januari|jan",
		"februari|feb",
		"maart|mrt",
		"april|apr",
		"mei",
		"juni|jun",
		"juli|jul",
		"augustus|aug",
		"september|sep|sept",
		"oktober|okt",
		"november|nov",
		"december|dec",
	],
	weekdays: "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag",
	small: {
		harmless:
			"de|het|een|en|maar|is|was|werd|wordt|dit|deze|besluit|beslissing|status|sinds|nu|later|daarna|inmiddels|aanvankelijk|momenteel|ook|op|in|per",
		by: "door|met|voor|tot|zonder|na",
		beforeDay: "op|de|in|eind|einde|uiterlijk",
		partly: "gedeeltelijk|deels",
		unreal: "moet|zou|kan|zal|als",
		negations: "niet|geen|zonder|nooit",
		yet: "nog",
		now: "nu|inmiddels|later|daarna",
	},
};

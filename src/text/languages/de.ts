/** Words of records in German. */

import type { Language } from "./language";

export const german: Language = {
	source:
		"Words of the product's first tables, from public records and templates; variants added without a source.",
	status: {
		draft: "entwurf|in arbeit|in bearbeitung",
		proposed:
			"vorgeschlagen|vorschlag|ausstehend|offen|in diskussion|in pruefung|in prufung|zur diskussion|zuruckgestellt|eingereicht|in überprüfung|in abstimmung|zur abstimmung|zur entscheidung|in aktiver prüfung",
		accepted:
			"akzeptiert|angenommen|beschlossen|genehmigt|entschieden|aktiv|gultig|umgesetzt|implementiert|verabschiedet|freigegeben|in kraft|bestatigt",
		rejected: "abgelehnt|verworfen|zuruckgezogen",
		deprecated: "veraltet|uberholt|obsolet|ausser kraft|aufgehoben",
		superseded: "ersetzt|abgelost|ersetzt worden|abgelöst worden",
	},
	fields: {
		status: "zustand",
		date: "datum|entscheidungsdatum",
		decided: "beschlossen am|entschieden am",
		created: "erstellt|erstellt am",
		updated: "geandert|zuletzt geandert|aktualisiert|letzte anderung",
		"decision-makers":
			"entscheider|entscheiderin|entscheiderinnen|entscheidungstrager",
		consulted: "konsultiert",
		informed: "informiert",
		supersedes: "ersetzt|lost ab",
		"superseded-by": "ersetzt durch|abgelost durch",
		amends: "erganzt|andert",
		upholds: "halt ein",
		"deviates-from": "weicht ab von",
		"applies-to": "gilt fur",
		owner: "verantwortlich",
		author: "autor|autoren",
		links: "verweise",
		title: "titel",
		"review-by":
			"überprüfen bis|überprüfen am|wiedervorlage|wiedervorlage am|nächste überprüfung|gültig bis",
		review: "überprüfung|überprüfung am",
	},
	record: {
		status: "zustand",
		date: "datum|entscheidungsdatum",
		context:
			"kontext|kontext und entscheidung|kontext und problemstellung|kontext und problem|kontext und problembeschreibung|ausgangslage|problemstellung|problembeschreibung|fragestellung|hintergrund|einleitung",
		drivers:
			"entscheidungstreiber|einflussfaktoren|treiber|entscheidungskriterien|kriterien|anforderungen|randbedingungen",
		options:
			"betrachtete optionen|betrachtete alternativen|erwogene optionen|erwogene alternativen|optionen|alternativen|mögliche lösungen|lösungsoptionen",
		"pros-and-cons":
			"vor und nachteile|vor und nachteile der optionen|pro und contra|pro und contra der optionen|bewertung",
		decision:
			"entscheidung|entscheidungen|entscheidungsergebnis|ergebnis der entscheidung|ergebnis|lösung|beschluss|vorschlag|fazit|gewählte option",
		consequences:
			"konsequenzen|auswirkungen|folgen|positive konsequenzen|negative konsequenzen|positive auswirkungen|negative auswirkungen|risiken",
		rationale:
			"begründung|entscheidungsbegründung|begründung der entscheidung|gründe|argumente",
		deciders:
			"entscheider|entscheidungsträger|entscheiderinnen und entscheider|beteiligte",
		links:
			"verweise|verknüpfungen|referenzen|siehe auch|verwandte entscheidungen|quellen",
		"deviates-from":
			"weicht ab von|abweichung|abweichungen|abweichung von|abweichungen von",
		supersedes: "ersetzt|löst ab",
		"superseded-by": "ersetzt durch|abgelöst durch",
		amends: "ergänzt|ändert",
		upholds: "hält ein",
		uses: "nutzt|verwendet",
		"applies-to": "gilt für",
		"more-information":
			"weitere informationen|zusätzliche informationen|anmerkungen|bemerkungen|notizen",
		confirmation: "bestätigung|überprüfung|validierung",
		summary: "zusammenfassung|überblick|kurzfassung",
		history: "änderungshistorie|änderungen|historie|verlauf",
		assumptions: "annahmen",
	},
	relations: {
		superseded: "ersetzt|abgelöst",
		by: "durch|von",
		supersedes: "ersetzt",
		amends: "ergänzt",
		partly: "teilweise",
		some: "teil|teile",
		this: "diese|dieser|dieses",
		record: "entscheidung",
		helping: "wurde|wird|ist",
		nothing: "kein|keine",
		turns: "siehe",
	},
	deviation: {
		until: "bis|bis zum|bis zu",
		within: "in|im",
		because: "weil|grund",
	},
	writing: {
		proposed: "vorgeschlagen",
		accepted: "angenommen",
		superseded: "ersetzt",
		by: "durch",
		supersedes: "ersetzt",
		deviatesFrom: "Weicht ab von",
		until: "bis",
		in: "in",
		decisionMakers: "Entscheider",
	},
	strategy: {
		customers:
			"kunden|kunde|kundinnen und kunden|kundschaft|zielgruppe|zielgruppen|zielkunden|nutzer|für wen",
		problems:
			"probleme|kundenprobleme|problemstellung|welche probleme wir lösen",
		vision: "produktvision|ansatz|zukunftsbild",
		"not-doing":
			"was wir nicht tun|was wir nicht machen|nicht ziele|nichtziele|außerhalb des umfangs|nicht im umfang",
		"key-metric":
			"kennzahl|kennzahlen|wichtigste kennzahl|schlüsselkennzahl|schlüsselkennzahlen|leitkennzahl|schlüsselmetrik|metrik|metriken",
	},
	delivery: {
		"inner-loop": "innere schleife|innerer kreislauf",
		"outer-loop": "äußere schleife|äußerer kreislauf",
		"release-cycle":
			"release zyklus|releasezyklus|release zyklen|releasezyklen|auslieferung|veröffentlichungen",
	},
	months: [
		"januar|jan|jaenner|jänner",
		"februar|feb",
		"märz|maerz|mrz|mär",
		"april|apr",
		"mai",
		"juni|jun",
		"juli|jul",
		"august|aug",
		"september|sep|sept",
		"oktober|okt",
		"november|nov",
		"dezember|dez",
	],
	weekdays:
		"montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|mo|di|mi|do|fr|sa|so",
	small: {
		harmless:
			"am|im|und|aber|der|die|das|dies|diese|dieser|ist|wurde|wird|jetzt|nun|inzwischen|mittlerweile|zunächst|ursprünglich|früher|vorher|seit|derzeit|aktuell|entscheidung|status|zustand|vom|für|zur|als|bereits|auch|schon",
		by: "durch|von|mit|für|bis|ohne|nach|seit",
		beforeDay: "am|zum|den|im|ende|spätestens",
		partly: "teilweise",
		unreal: "soll|sollte|muss|kann|wenn|falls|bis",
		negations: "nicht|kein|keine|ohne|nie",
		yet: "noch",
		now: "jetzt|nun|inzwischen|mittlerweile|später|seitdem|danach",
		or: "oder",
	},
};

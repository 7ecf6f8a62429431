/** Words of records in Polish. */

import type { Language } from "./language";

export const polish: Language = {
	source:
		"Headings and some status words from one public Polish template; the rest are common translations, to be checked by a speaker.",
	status: {
		draft:
			"szkic|wersja robocza|robocza|robocze|w przygotowaniu|w trakcie|w opracowaniu",
		proposed:
			"zaproponowany|zaproponowana|zaproponowane|zaproponowano|proponowany|proponowana|proponowane|propozycja|przedstawiona|przedstawiony|przedstawione|oczekuje|oczekujący|oczekująca|oczekujące|w dyskusji|w trakcie dyskusji|w trakcie przeglądu|w trakcie oceny|do decyzji|do akceptacji|rozważany|rozważana|rozważane|otwarty|otwarta|otwarte",
		accepted:
			"zaakceptowany|zaakceptowana|zaakceptowane|zaakceptowano|przyjęty|przyjęta|przyjęte|przyjęto|zatwierdzony|zatwierdzona|zatwierdzone|zatwierdzono|uzgodniony|uzgodniona|uzgodnione|uzgodniono|obowiązujący|obowiązująca|obowiązujące|obowiązuje|aktywny|aktywna|aktywne|wdrożony|wdrożona|wdrożone|wdrożono",
		rejected:
			"odrzucony|odrzucona|odrzucone|odrzucono|wycofany|wycofana|wycofane|wycofano|anulowany|anulowana|anulowane|anulowano|porzucony|porzucona|porzucone",
		deprecated:
			"przestarzały|przestarzała|przestarzałe|nieaktualny|nieaktualna|nieaktualne|zdezaktualizowany|zdezaktualizowana|zdezaktualizowane|nieobowiązujący|nieobowiązująca|nieobowiązujące|uchylony|uchylona|uchylone|uchylono",
		superseded: "zastąpiony|zastąpiona|zastąpione|zastąpiono",
	},
	fields: {
		status: "stan",
		date: "data|data decyzji|data podjęcia decyzji",
		created: "utworzono|data utworzenia",
		updated: "zaktualizowano|ostatnia aktualizacja|data aktualizacji",
		"decision-makers":
			"decydenci|decydent|osoby decyzyjne|zatwierdził|zatwierdzili",
		supersedes: "zastępuje",
		"superseded-by":
			"zastąpiony przez|zastąpiona przez|zastąpione przez|zastąpiono przez",
		amends: "zmienia|uzupełnia",
		"applies-to": "dotyczy",
		owner: "właściciel|odpowiedzialny|odpowiedzialna",
		author: "autor|autorzy|autorka",
		links: "odnośniki|powiązania|zobacz też",
		title: "tytuł",
		"review-by": "następny przegląd|ważne do",
		review: "przegląd|data przeglądu",
	},
	record: {
		status: "stan",
		date: "data|data decyzji",
		context:
			"kontekst|kontekst i decyzja|kontekst i problem|kontekst i opis problemu|problem|opis problemu|tło|motywacja|wprowadzenie",
		drivers:
			"czynniki decyzyjne|kryteria decyzji|kryteria|wymagania|ograniczenia",
		options:
			"rozważane opcje|rozważone opcje|opcje|alternatywy|rozważane alternatywy|rozważone alternatywy|inne możliwe rozwiązania|rozważane rozwiązania",
		"pros-and-cons": "zalety i wady|wady i zalety|za i przeciw|plusy i minusy",
		decision:
			"decyzja|decyzje|podjęta decyzja|wynik decyzji|rozwiązanie|wybrane rozwiązanie|wybrana opcja|propozycja",
		consequences:
			"konsekwencje|skutki|następstwa|pozytywne konsekwencje|negatywne konsekwencje|wpływ|ryzyka",
		rationale: "uzasadnienie|uzasadnienie decyzji|powody|dlaczego",
		deciders: "decydenci|osoby decyzyjne",
		links: "odnośniki|linki|powiązane decyzje|źródła|zobacz też",
		"deviates-from": "odstępstwa|odstępstwo|odstępuje od",
		supersedes: "zastępuje",
		"superseded-by": "zastąpiony przez|zastąpiona przez|zastąpione przez",
		amends: "zmienia|uzupełnia",
		"applies-to": "dotyczy",
		"more-information": "więcej informacji|dodatkowe informacje|uwagi|notatki",
		confirmation: "potwierdzenie|weryfikacja|walidacja",
		summary: "podsumowanie|streszczenie",
		history: "historia|historia zmian",
		assumptions: "założenia",
	},
	relations: {
		superseded: "zastąpiony|zastąpiona|zastąpione|zastąpiono",
		by: "przez|decyzją",
		bare: "zastąpiony|zastąpiona|zastąpione|zastąpiono",
		supersedes: "zastępuje",
		amends: "zmienia|uzupełnia",
		partly: "częściowo",
		some: "część|części",
		this: "ta|ten|niniejsza|niniejszy",
		record: "decyzja|dokument",
		helping: "jest|została|został|zostało|teraz|później",
		nothing: "brak|żaden|żadna",
		turns: "patrz|zob|zobacz|ponieważ",
	},
	deviation: {
		until: "do|do dnia",
		within: "w|we",
		because: "ponieważ|powód",
	},
	writing: {
		proposed: "zaproponowano",
		accepted: "zaakceptowano",
		superseded: "zastąpiono",
		by: "przez",
		supersedes: "zastępuje",
		deviatesFrom: "Odstępstwa",
		until: "do",
		in: "w",
		decisionMakers: "Decydenci",
	},
	strategy: {
		customers: "klienci|użytkownicy|dla kogo",
		problems: "problemy|problem",
		vision: "wizja|wizja produktu|podejście",
		"not-doing": "czego nie robimy|poza zakresem",
		"key-metric": "kluczowa metryka|kluczowy wskaźnik|metryki|wskaźniki",
	},
	months: [
		"styczeń|stycznia|sty",
		"luty|lutego|lut",
		"marzec|marca|mar",
		"kwiecień|kwietnia|kwi",
		"maj|maja",
		"czerwiec|czerwca|cze",
		"lipiec|lipca|lip",
		"sierpień|sierpnia|sie",
		"wrzesień|września|wrz",
		"październik|października|paź",
		"listopad|listopada|lis",
		"grudzień|grudnia|gru",
	],
	weekdays: "poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela",
	small: {
		harmless:
			"i|a|ale|jest|był|była|było|została|został|zostało|ta|ten|to|decyzja|status|stan|od|dnia|w|obecnie|teraz|później|następnie|wcześniej|początkowo|również",
		by: "przez|do|od|dla|bez",
		beforeDay: "dnia|w|koniec|końca",
		partly: "częściowo",
		unreal: "powinien|powinna|powinno|może|jeśli|musi",
		negations: "nie|bez|nigdy",
		yet: "jeszcze",
		now: "teraz|obecnie|później|następnie",
		or: "lub|albo",
	},
};

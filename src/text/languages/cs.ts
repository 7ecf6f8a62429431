/** Words of records in Czech. */

import type { Language } from "./language";

export const czech: Language = {
	source:
		"Headings and some status words from one public Czech index of records; the rest are common translations, to be checked by a speaker.",
	status: {
		draft:
			"koncept|rozpracováno|rozpracovaný|rozpracované|pracovní verze|v přípravě",
		proposed:
			"navrženo|navržen|navržena|navržené|navržený|navrhováno|návrh|k diskusi|k diskuzi|v diskusi|v diskuzi|ke schválení|k rozhodnutí|čeká na schválení|čeká na rozhodnutí|čeká|posuzuje se|v posuzování|v revizi|otevřeno|otevřené|odloženo",
		accepted:
			"přijato|přijat|přijata|přijaté|přijatý|schváleno|schválen|schválena|schválené|schválený|akceptováno|akceptován|akceptována|odsouhlaseno|rozhodnuto|platné|platný|platí|aktivní|implementováno|zavedeno|potvrzeno|v platnosti",
		rejected:
			"zamítnuto|zamítnut|zamítnuta|zamítnuté|zamítnutý|odmítnuto|odmítnut|odmítnuta|odmítnuté|staženo|stažen|stažena|zrušeno|zrušen|zrušena",
		deprecated:
			"zastaralé|zastaralý|zastaralá|zastaralo|neplatné|neplatný|neplatná|neaktuální|ukončeno|vyřazeno|pozbylo platnosti|archivováno",
		superseded: "nahrazeno|nahrazen|nahrazena|nahrazené|nahrazený",
	},
	fields: {
		status: "stav",
		date: "datum|datum rozhodnutí",
		created: "vytvořeno|datum vytvoření",
		updated: "aktualizováno|poslední aktualizace|upraveno",
		"decision-makers":
			"rozhodovatelé|rozhodli|rozhodl|rozhodla|schválil|schválili|kdo rozhodl",
		supersedes: "nahrazuje",
		"superseded-by":
			"nahrazeno|nahrazen|nahrazena|nahrazeno rozhodnutím|nahrazen rozhodnutím|nahrazena rozhodnutím",
		amends: "doplňuje|mění",
		"applies-to": "platí pro|týká se",
		owner: "vlastník|odpovídá",
		author: "autor|autoři|autorka",
		links: "odkazy|související|viz též",
		title: "název",
		"review-by": "příští revize|platí do",
	},
	record: {
		status: "stav",
		date: "datum|datum rozhodnutí",
		context:
			"kontext|kontext a rozhodnutí|kontext a problém|kontext a popis problému|problém|popis problému|motivace|pozadí|úvod",
		drivers:
			"rozhodovací faktory|faktory rozhodnutí|kritéria|kritéria rozhodnutí|požadavky|omezení",
		options:
			"zvažované možnosti|zvažované varianty|zvažované alternativy|možnosti|varianty|alternativy",
		"pros-and-cons": "výhody a nevýhody|pro a proti|klady a zápory",
		decision:
			"rozhodnutí|výsledek rozhodnutí|výsledek|řešení|zvolené řešení|zvolená varianta|návrh",
		consequences:
			"důsledky|následky|pozitivní důsledky|negativní důsledky|dopady|rizika",
		rationale: "zdůvodnění|zdůvodnění rozhodnutí|důvody|odůvodnění|proč",
		deciders: "rozhodovatelé|kdo rozhodl",
		links: "odkazy|související rozhodnutí|zdroje|viz též",
		"deviates-from": "odchylky|odchylka od|výjimky",
		supersedes: "nahrazuje",
		"superseded-by": "nahrazeno|nahrazen",
		amends: "doplňuje|mění",
		"applies-to": "platí pro|týká se",
		"more-information": "další informace|doplňující informace|poznámky",
		confirmation: "potvrzení|ověření|validace",
		summary: "shrnutí|souhrn",
		history: "historie|historie změn",
		assumptions: "předpoklady",
	},
	relations: {
		superseded: "nahrazeno|nahrazen|nahrazena|nahrazené|nahrazený",
		by: "rozhodnutím|záznamem",
		bare: "nahrazeno|nahrazen|nahrazena|nahrazené|nahrazený",
		supersedes: "nahrazuje",
		amends: "doplňuje|mění",
		partly: "částečně",
		some: "část|části",
		this: "toto|tento|tato",
		record: "rozhodnutí|záznam|dokument",
		helping: "je|bylo|byl|byla|nyní|později",
		nothing: "žádné|žádný|žádná|nic",
		turns: "viz|protože",
	},
	deviation: {
		until: "do|do konce",
		within: "v|ve",
		because: "protože|důvod",
	},
	writing: {
		proposed: "navrženo",
		accepted: "přijato",
		superseded: "nahrazeno",
		by: "rozhodnutím",
		supersedes: "nahrazuje",
		deviatesFrom: "Odchylka od",
		until: "do",
		in: "v",
		decisionMakers: "Rozhodovatelé",
	},
	strategy: {
		customers: "zákazníci|uživatelé|pro koho",
		problems: "problémy|problém",
		vision: "vize|vize produktu|přístup",
		"not-doing": "co neděláme|mimo rozsah",
		"key-metric": "klíčová metrika|klíčové metriky|metriky|klíčový ukazatel",
	},
	months: [
		"leden|ledna",
		"únor|února|úno",
		"březen|března|bře",
		"duben|dubna|dub",
		"květen|května|kvě",
		"červen|června|čvn",
		"červenec|července|čvc",
		"srpen|srpna|srp",
		"září|zář",
		"říjen|října|říj",
		"listopad|listopadu|lis",
		"prosinec|prosince",
	],
	weekdays: "pondělí|úterý|středa|čtvrtek|pátek|sobota|neděle",
	small: {
		harmless:
			"a|ale|je|byl|byla|bylo|toto|tento|tato|rozhodnutí|rozhodnutím|stav|od|dne|v|nyní|teď|později|poté|původně|dříve|také",
		by: "do|od|pro|bez",
		beforeDay: "dne|v|ke|dni|konec|konce",
		partly: "částečně",
		unreal: "má|mělo|může|pokud|bude|musí",
		negations: "ne|není|bez|nikdy",
		yet: "ještě|zatím|dosud",
		now: "nyní|teď|později|poté",
		or: "nebo|či",
	},
};

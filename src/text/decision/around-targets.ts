/**
 * What the words around the name of a record say: that a record of other people is meant, that a number counts something else than
 * records, or that only a part of the record is meant. In the languages that statuses are read in.
 */

/** How much text is looked at on either side. */
const around = 120;

const wordEnd = "(?![\\p{L}\\p{N}])";
const wordStart = "(?<![\\p{L}\\p{N}])";

/** Groups of people and places that have records of their own. */
const others =
	"teams?|squads?|tribe|guild|group|department|division|repos?|repository|repositories|project|product|service|company|organi[sz]ation|org|workspace|codebase|monorepo|" +
	"[\\p{L}-]*teams?|abteilung|gruppe|projekts?|dienstes|équipe|equipe|groupe|projet|dépôt|equipo|grupo|proyecto|repositorio|equipa|projeto|repositório|squadra|gruppo|progetto|" +
	"afdeling|groep|project|zespołu|zespół|projektu|repozytorium|команды|команда|проекта|репозитория|команди|проєкту|репозиторію|týmu|týmů|projektu|repozitáře|ekibi|ekip|takım|depo|proje";
/** Words that make them the author's own. */
const ours =
	/(?<![\p{L}])(?:our|this|these|own|same|unser\p{L}*|diese\p{L}*|eigen\p{L}*|notre|nos|ce|cette|nuestr[oa]|est[ea]|noss[oa]|nostr[oa]|onze?|dit|nasz\p{L}*|наш\p{L}*|náš|našeho|bizim)(?![\p{L}])/iu;
const of =
	"of|from|in|at|owned by|belonging to|des|der|vom|von|aus|im|de|du|d|del|della|dello|do|da|dos|das|di|van|uit|z|ze|od|из|от|з|із|від|v";
const words = `(?:[\\s'’"\`*_@-]*[\\p{L}\\p{N}./]+){0,4}?[\\s'’"\`*_-]*`;
const behind = new RegExp(
	`^(?:['’]s)?[\\s)*_]*(?:(?:[,–—-][ \\t]*)?${wordStart}(?:${of})${wordEnd}${words}${wordStart}(?:${others})${wordEnd}|[,–—-]?[ \\t]*[([]${words}${wordStart}(?:${others})[*_\`]*[\\])])`,
	"iu",
);
/** Of a team, in languages that say so without a word for it. */
const genitive = new RegExp(
	`^[\\s)*_]*(?:zespołu|projektu|repozytorium|команды|проекта|репозитория|команди|проєкту|репозиторію|týmu|repozitáře)${wordEnd}`,
	"iu",
);
/** "in acme/platform", "(acme/platform)", "@ platform". */
const inRepository =
	/^[\s)*_]*(?:[,–—-][ \t]*)?(?:(?:of|from|in|at|des|der|aus|von|de|du|del|di|van)[ \t]+[`*_"]*(?!(?:docs?|src|adrs?|decisions?|architecture|and)\/)[\w.-]+\/[\w.-]+(?![\w./-])|[([][`*_]*(?!(?:docs?|src|adrs?|decisions?|architecture)\/)[\w.-]+\/[\w.-]+[`*_]*[\])])|^[ \t]+@[ \t]*\w/iu;
const before = new RegExp(
	`${wordStart}(?:(?:${others})(?:['’]s?)?|(?:ekibinin|takımının|deposunun|projesinin))[ \\t]+(?:[([*_\`"]*)$|(?:チーム|部門|リポジトリ|プロジェクト|팀|저장소|프로젝트|团队|團隊|部门|仓库|倉庫|项目|專案)(?:の|의|的)?[ \\t]*$`,
	"iu",
);
/** "Issue ADR-12" is the twelfth issue of a tracker's project. */
const tracked =
	/(?<![\p{L}\p{N}])(?:issues?|tickets?|PRs?|pull requests?|MRs?|merge requests?|jira|notes?|discussions?|threads?|vorgang|anfrage|demande|incidencia|tarefa|задача|zgłoszenie)[ \t]*[:#]?[ \t]*[([*_`"]*$/iu;
/** The name of a repository or folder that is none of records: `platform/ADR-12`, `acme/platform#12`. */
const joined = /([\p{L}\p{N}][\p{L}\p{N}_.-]*)[/@#]$/u;
const ownFolders =
	/^(?:\.*|docs?|adrs?|rfcs?|decisions?|records?|architecture|architectural-decisions?|decision-records?|text|src)$/i;

/** "Of the project" says nothing of another one. */
const bareNoun =
	/^\W*(?:(?:of|from|in|at)\s+)?(?:(?:the|a|an)\s+)?(?:team|repo|repository|project|product|service|company|organi[sz]ation|org|group|workspace|codebase|monorepo)s?\W*$/i;

/** Says whether the record named at a place of a text belongs to another team, project or repository. Takes offsets into the text. */
export function isOfOthers(text: string, start: number, end: number): boolean {
	const left = text.slice(Math.max(0, start - around), start);
	const right = text.slice(end, end + around);
	const folder = joined.exec(left)?.[1];
	if (folder !== undefined && !ownFolders.test(folder)) return true;
	if (genitive.test(right) || tracked.test(left)) return true;
	const said = behind.exec(right)?.[0] ?? before.exec(left)?.[0];
	if (said !== undefined) return !ours.test(said) && !bareNoun.test(said);
	return inRepository.test(right);
}

const recordWords =
	"adrs?|rfcs?|keps?|decisions?|records?|proposals?|entscheidung(?:en)?|adr-nr|décisions?|decisi[oó]n(?:es)?|decis(?:ão|ões)|decision[ei]|besluit(?:en)?|decyzj[aęi]|decyzje|решени\\p{L}*|рішення\\p{L}*|rozhodnutí\\p{L}*|karar\\p{L}*";
const small =
	"n|no|nr|nos|num|number|numbers|nummer|numéro|número|numero|numer|номер|č|číslo|and|or|und|oder|et|ou|y|o|e|en|of|i|и|та|a|ve|" +
	"by|with|through|durch|von|mit|par|por|pel[oa]s?|da|dal|dalla|door|przez|на|заменено|tarafından|the|der|die|das|den|le|la|les|el|los|as|os|il|de|het";
const harmless = new RegExp(`^(?:${recordWords}|${small})$`, "iu");

/** Says whether a bare number at a place of a text can be a record's: the word before it, if any, is one for records or means nothing. */
export function mayCountRecords(text: string, start: number): boolean {
	const left = text.slice(Math.max(0, start - 60), start);
	if (/[#!][ \t]*$/.test(left)) return false;
	const word =
		/([\p{L}][\p{L}\p{N}'’_/-]*)[.°º]?[ \t]*[:([*_"'’“„«`]*[ \t]*$/u.exec(
			left,
		)?.[1];
	return (
		word === undefined ||
		harmless.test(word) ||
		/(?:決定|決策|决策|결정|記録|第)$/u.test(word)
	);
}

const partWords = new RegExp(
	`${wordStart}(?:some|parts?|aspects?|sections?|portions?|chapters?|paragraphs?|only|partly|partially|teile?|teils|abschnitte?|kapitel|nur|parties?|partes?|sections?|secci[oó]n(?:es)?|seç(?:ão|ões)|sezion[ei]|parti?|deel|delen|część|części|част\\p{L}*|раздел\\p{L}*|частин\\p{L}*|část\\p{L}*|kısm\\p{L}*)${wordEnd}|§|一部|部分|일부`,
	"iu",
);
/** "The forms described in", "the retention rule of". */
const partOf = new RegExp(
	`${wordStart}(?:in|of|from|within|under|to|von|vom|des|der|aus|im|de|du|des|del|della|dello|dell|di|da|do|van|uit|из|в|у|з|із|z|ze|w|v)${wordEnd}[^\\p{L}\\p{N}]*$`,
	"iu",
);
const whole = new RegExp(
	`^(?:${recordWords}|${small}|made|taken|recorded|described|documented|previous|earlier|old|former|our|entire|whole|all|in|from|fully|entirely|completely)$`,
	"iu",
);
const partBehind =
	/^[\s)\]*_`"'’]*[,(–—:-]*\s*(?:(?:partly|partially|in part|teilweise|zum teil|teils|nur|partiellement|en partie|parcialmente|en parte|em parte|in parte|parzialmente|gedeeltelijk|deels|częściowo|частично|частково|částečně|kısmen|sections?|section|chapter|part|parts|only|for|as to|with regard to|regarding|concerning|except|apart from|insofar|where|as far as|abschnitt|für|außer|pour|sauf|para|excepto|exceto|per|tranne|voor|behalve|dla|для|pro)(?![\p{L}\p{N}])|§|の?(?:一部|部分)|의? ?일부)/iu;

/**
 * Says whether only a part of a record is meant. Takes what is written before its name, since the statement or the last name began, and
 * what follows, until the next name or the end.
 */
export function meansPart(left: string, right: string): boolean {
	const clause = left.slice(-around);
	if (partWords.test(clause) || partBehind.test(right.slice(0, around)))
		return true;
	const words = clause.match(/[\p{L}][\p{L}\p{N}'’-]*/gu) ?? [];
	return partOf.test(clause) && words.some((word) => !whole.test(word));
}

/** Words of records in English. */

import type { Language } from "./language";

export const english: Language = {
	source:
		"The words that public records were seen to use, and common variants of them.",
	status: {
		draft:
			"draft|drafted|incomplete|placeholder|wip|work in progress|in progress|in work|early draft|first draft|final draft|current draft|latest draft",
		proposed:
			"proposed|proposal|proposing|pending|rfc|request for comments|review|in review|under review|in discussion|under discussion|discussion|discussing|open|provisional|tbd|to be decided|to be determined|to be discussed|to be approved|to be reviewed|for approval|for review|for discussion|for decision|undecided|submitted|submitted to tda|awaiting approval|awaiting review|awaiting decision|under consideration|considering|ready for review|last call|deferred|postponed|on hold|idea|candidate|active review|final review|current review|peer review|public review|active discussion|open discussion|open for discussion|open for comment|open for comments|open for review|up for review|up for discussion|final comment period|fcp|comment period|final call|ready for approval|ready for decision|ready for discussion|seeking approval|seeking feedback|seeking comments|in voting|accepted for review|accepted for discussion|approved for review",
		accepted:
			"accepted|accept|accepting|approved|approve|agreed|decided|active|adopted|ratified|confirmed|chosen|implementable|implemented|implementing|done|completed|complete|released|recommended|ready for release|final|finalized|finalised|living|experimental|demonstrated|in dev|in development|in implementation|in force|in effect|in use|effective|enforced|resolved|valid|current|published|signed off|endorsed",
		rejected:
			"rejected|reject|declined|denied|withdrawn|returned for revision|returned|abandoned|cancelled|canceled|dropped|refused|discarded|vetoed",
		deprecated:
			"deprecated|obsolete|obsoleted|outdated|moved|stagnant|stalled|retired|discontinued|reverted|revoked|rescinded|expired|inactive|archived|no longer valid|no longer relevant|no longer applicable|to be deleted|to be removed|historic|historical",
		superseded:
			"superseded|superceded|supersceded|superseeded|replaced|superseding",
	},
	fields: {
		status:
			"status|state|stage|adr status|rfc status|decision status|current status",
		date: "date|decision date|date of decision|adr date",
		decided:
			"decided|decided on|decided at|accepted|accepted on|accepted at|accepted date|approved|approved on|approval date|date accepted|date approved|date decided|ratified|ratified on|adopted|adopted on|decision made",
		created:
			"created|created on|created at|created date|creation date|date created|start date|started|start|since|opened|proposed on|date proposed|proposed date|submitted|submitted on|written|date written|drafted|introduced|introduced on|date introduced|published|published on|publication date|issued|recorded|recorded on|raised|raised on|effective|effective date|effective from",
		updated:
			"last updated|last update|updated|updated on|updated at|date updated|update date|last modified|modified|last modified on|last changed|last revised|revised|last edited|last reviewed",
		"decision-makers":
			"decision makers|decision maker|deciders|decider|decided by|decision taken by|decision takers|approvers|approver|approved by",
		consulted: "consulted",
		informed: "informed",
		supersedes:
			"supersedes|supercedes|superseeds|supersede|superseding|replaces|obsoletes",
		"superseded-by":
			"superseded by|superceded by|superseeded by|superseded|superceded|supersededby|replaced by|obsoleted by|superseding proposal|superseding adr|superseding decision|successor|replaced with|succeeded by",
		amends: "amends",
		upholds: "upholds",
		uses: "uses",
		"deviates-from": "deviates from|deviations|deviation",
		"applies-to": "applies to",
		owner: "owner|owners",
		"review-by":
			"review by|review on|next review|next review date|next review on|review due|review before|to be reviewed|to be reviewed by|to be reviewed on|revisit|revisit by|revisit on|reevaluate on|reevaluate by|valid until",
		review: "review|review date",
		because: "because|reason",
		author: "author|authors|written by",
		links:
			"related|related to|relates to|related decisions|related adrs|links|references|see also",
		tags: "tags|tag",
		id: "id",
		title: "title",
		kind: "kind",
	},
	record: {
		status: "status|state|stage|adr status|rfc status",
		date: "date|date of decision|decision date",
		context:
			"context|context and decision|context and problem statement|context & problem statement|context and problem|context/problem|context and motivation|context and background|problem|problem statement|problem description|problem and context|issue|issues|motivation|background|background and motivation|background & motivation|situation|introduction|purpose|motivation and context|context and scope",
		drivers:
			"decision drivers|drivers|driver|forces|decision criteria|criteria|evaluation criteria|requirements|quality attributes|constraints|goals|design goals",
		options:
			"considered options|options|options considered|option|alternatives|alternatives considered|alternative|considered alternatives|considered solutions|possible solutions|solutions considered|rationale and alternatives|alternative solutions|alternative designs considered|rejected alternatives|alternatives considered and rejected|other options|other options considered|positions",
		"pros-and-cons":
			"pros and cons of the options|pros and cons|pros & cons|pro and cons|pros/cons|pros and cons of the considered options|evaluation|trade offs|tradeoffs|option analysis|options analysis|analysis",
		decision:
			"decision|decisions|decision outcome|decision made|final decision|agreed decision|chosen option|outcome|proposal|proposed solution|proposed decision|proposed design|proposed change|proposed changes|solution|chosen solution|resolution|conclusion|recommendation|detailed design|design|what we decided|decision statement",
		consequences:
			"consequences|consequence|implications|impact|impacts|effects|results|consequences of the decision|positive consequences|negative consequences|neutral consequences|positives|negatives|drawbacks|risks|risks and mitigations|outcomes",
		rationale:
			"rationale|reasoning|reason|reasons|justification|argument|arguments|why|decision rationale|rationale for the decision|rationale of the decision|reasons for the decision",
		deciders:
			"deciders|decider|decision makers|decision maker|decision takers|decided by|approvers",
		links:
			"links|link|references|reference|related|see also|related decisions|related adrs|related records|related artifacts|related links|related documents|further reading|relates to|relevant links",
		"deviates-from":
			"deviates from|deviations|deviation|deviation from|deviations from",
		supersedes: "supersedes|replaces",
		"superseded-by": "superseded by|replaced by",
		amends: "amends|updates",
		upholds: "upholds",
		uses: "uses",
		"applies-to": "applies to",
		"more-information":
			"more information|further information|additional information|additional notes|notes|note|remarks|comments",
		confirmation:
			"confirmation|validation|compliance|verification|fitness function|fitness functions",
		summary: "summary|tl;dr|tldr|abstract|executive summary|overview|in short",
		history:
			"changelog|change log|change history|history|revision history|revisions|version history|decision log|status history|document history",
		assumptions: "assumptions|assumption",
	},
	relations: {
		superseded:
			"superseded|superceded|superseeded|superceeded|supersceded|replaced|obsoleted",
		by: "by|with|through|in favor of|in favour of",
		fully: "entirely|fully|completely|wholly|in full|now",
		bare: "superseded|superceded|superseeded|superceeded",
		supersedes: "supersedes|supercedes|replaces|obsoletes",
		amends: "amends",
		partly: "partly|partially|in part",
		some: "some|part|parts|aspect|aspects|section|sections|portion|portions|only",
		this: "this|the present",
		record:
			"adr|rfc|kep|eip|decision|record|decision record|architecture decision record|document|proposal|page|one",
		helping:
			"is|was|has been|has now been|have been|got|now|also|entirely|fully|completely|already|later|since|then|formally",
		nothing: "n/a|na|none|nothing|no|nil|null",
		turns: "see|because|since|which|but|as per|tracked in",
	},
	deviation: {
		until: "until|till|through",
		within: "in",
		because: "because|reason",
	},
	writing: {
		proposed: "proposed",
		accepted: "accepted",
		superseded: "superseded",
		by: "by",
		supersedes: "supersedes",
		deviatesFrom: "Deviates from",
		until: "until",
		in: "in",
		decisionMakers: "Decision makers",
	},
	strategy: {
		customers:
			"customers|customer|target customers|ideal customer|who it's for|who is it for|who this is for|who we serve|users|target users|users and customers|customers and users|audience|target audience",
		problems:
			"problems|problem|target problem|target problems|problem statement|problems worth solving|problems we solve|problem we solve|problems to solve|customer problems|pain points",
		vision:
			"vision|product vision|approach|what we uniquely do|what makes us unique|strategic approach",
		"not-doing":
			"not doing|not working on|what we don't do|what we are not doing|what we're not doing|what we won't do|what we will not do|what we do not do|things we don't do|non goals|nongoals|anti goals|out of scope|not in scope",
		"key-metric":
			"key metric|key metrics|metric|metrics|success metric|success metrics|north star|north star metric|measure of success|how we measure success|how we measure",
	},
	delivery: {
		"inner-loop": "inner loop|inner development loop|inner dev loop|local loop",
		"outer-loop": "outer loop|outer development loop|outer dev loop|team loop",
		"release-cycle":
			"release cycle|release cycles|release|releases|releasing|release process|release cadence",
	},
	months: [
		"january|jan",
		"february|feb",
		"march|mar",
		"april|apr",
		"may",
		"june|jun",
		"july|jul",
		"august|aug",
		"september|sep|sept",
		"october|oct",
		"november|nov",
		"december|dec",
	],
	weekdays:
		"monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun",
	small: {
		harmless:
			"the|this|a|an|and|but|now|then|later|since|currently|current|finally|already|also|again|is|was|has|have|been|be|are|were|it|its|by|on|as|of|in|at|for|status|state|stage|decision|adr|rfc|record|proposal|document|revision|version|rev|v|formerly|originally|previously|initially|first|still",
		by: "by|with|without|through|for|from|until|after|before",
		beforeDay: "on|the|at|in|of|end|latest",
		partly: "partly|partially|partial|half|mostly|largely",
		unreal:
			"should|could|would|might|may|must|will|shall|can|to|if|when|unless|until|before|once|needs|need|wants|waiting|awaiting|never|cannot",
		negations: "not|no|without|never",
		yet: "yet",
		now: "now|later|then|since|subsequently|today|currently|meanwhile|afterwards",
		or: "or",
	},
};

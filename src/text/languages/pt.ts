/** Words of records in Portuguese. */

import type { Language } from "./language";

export const portuguese: Language = {
	source:
		"Words of the product's first tables, from public records and templates; variants added without a source.",
	status: {
		draft: "rascunho|em andamento|em elaboracao",
		proposed:
			"proposto|proposta|pendente|em revisao|em discussao|em analise|aberto|aberta",
		accepted:
			"aceito|aceita|aceite|aprovado|aprovada|adotado|adotada|ativo|ativa|em vigor",
		rejected: "rejeitado|rejeitada|recusado|recusada|abandonado|abandonada",
		deprecated: "depreciado|depreciada|descontinuado",
		superseded: "substituido|substituida",
	},
	fields: {
		status: "situacao|estado",
		date: "data|data da decisao",
		created: "data de criacao|criado em",
		updated: "atualizado|ultima atualizacao",
		"decision-makers": "decisores|decisor|tomadores de decisao",
		supersedes: "substitui",
		"superseded-by": "substituido por|substituida por",
		amends: "altera|emenda",
		"deviates-from": "desvia se de",
		"applies-to": "aplica se a",
		owner: "responsavel",
		"review-by": "próxima revisão|rever em|revisar em|válido até",
	},
	record: {
		status: "situação",
		date: "data|data da decisão",
		context:
			"contexto e problema|contexto e declaração do problema|contexto e definição do problema|contexto e enunciado do problema|declaração do problema|motivação",
		drivers:
			"fatores de decisão|direcionadores de decisão|direcionadores da decisão|critérios de decisão|critérios|restrições",
		options: "opções consideradas|opções",
		"pros-and-cons":
			"prós e contras|prós e contras das opções|vantagens e desvantagens",
		decision:
			"decisão|decisões|resultado da decisão|solução|proposta|opção escolhida",
		consequences:
			"consequências|consequências positivas|consequências negativas|implicações|riscos",
		rationale:
			"justificativa|justificativa da decisão|razões|racional|fundamentação",
		deciders: "decisores|tomadores de decisão|responsáveis",
		links: "ligações|referências|ver também|veja também|decisões relacionadas",
		"deviates-from": "desvia se de|desvios",
		supersedes: "substitui",
		"superseded-by": "substituída por|substituído por",
		amends: "altera|emenda",
		upholds: "cumpre|respeita",
		uses: "utiliza",
		"applies-to": "aplica se a",
		"more-information":
			"notas|mais informações|informações adicionais|observações",
		confirmation: "confirmação|validação|conformidade",
		summary: "resumo",
		history: "histórico|histórico de alterações",
		assumptions: "suposições|premissas",
	},
	relations: {
		superseded: "substituído|substituída",
		by: "por|pelo|pela",
		supersedes: "substitui",
		amends: "emenda",
		partly: "parcialmente",
		some: "parte|partes",
		this: "esta|este|esse",
		record: "decisão|proposta",
		helping: "foi|é",
		nothing: "nenhum|nenhuma",
		turns: "ver",
	},
	deviation: {
		until: "até|até o|até a",
		within: "em",
		because: "porque|pois",
	},
	writing: {
		proposed: "proposto",
		accepted: "aceito",
		superseded: "substituído",
		by: "por",
		supersedes: "substitui",
		deviatesFrom: "Desvia-se de",
		until: "até",
		in: "em",
		decisionMakers: "Decisores",
	},
	strategy: {
		customers: "usuários|público alvo|para quem",
		problems: "problemas a resolver|problemas que valem a pena",
		vision: "visão|visão do produto|abordagem",
		"not-doing":
			"o que não fazemos|fora do escopo|fora de escopo|não objetivos",
		"key-metric":
			"métrica chave|métricas chave|métrica principal|indicador chave|indicadores chave",
	},
	delivery: {
		"inner-loop": "ciclo interno|laço interno",
		"outer-loop": "ciclo externo|laço externo",
		"release-cycle": "ciclo de lançamento|ciclos de lançamento|lançamentos",
	},
	months: [
		"janeiro|jan",
		"fevereiro|fev",
		"março|mar",
		"abril|abr",
		"maio|mai",
		"junho|jun",
		"julho|jul",
		"agosto|ago",
		"setembro|set",
		"outubro|out",
		"novembro|nov",
		"dezembro|dez",
	],
	weekdays:
		"segunda feira|terça feira|quarta feira|quinta feira|sexta feira|sábado|domingo",
	small: {
		harmless:
			"o|a|os|um|uma|e|mas|é|foi|está|esta|este|decisão|situação|estado|desde|agora|depois|antes|inicialmente|atualmente|também|por|em|mais",
		by: "por|pelo|pela|para|com|até|desde|sem",
		beforeDay: "em|o|de|fim|final|antes",
		partly: "parcialmente",
		unreal: "deve|deveria|pode|se|será",
		negations: "não|nunca|sem",
		yet: "ainda",
		now: "agora|depois",
		or: "ou",
	},
};

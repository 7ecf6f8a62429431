/** Words of records in Spanish. */

import type { Language } from "./language";

export const spanish: Language = {
	source:
		"Words of the product's first tables, from public records and templates; variants added without a source.",
	status: {
		draft: "borrador|en progreso",
		proposed:
			"propuesto|propuesta|pendiente|en revision|en discusion|en estudio|abierto|abierta",
		accepted:
			"aceptado|aceptada|aprobado|aprobada|adoptado|adoptada|decidido|decidida|activo|activa|implementado|implementada|vigente",
		rejected: "rechazado|rechazada|descartado|descartada|retirado|retirada",
		deprecated:
			"obsoleto|obsoleta|deprecado|deprecada|en desuso|descontinuado|descontinuada",
		superseded:
			"reemplazado|reemplazada|sustituido|sustituida|reemplazo|supersedida|supersedido",
	},
	fields: {
		status: "estado",
		date: "fecha|fecha de decision",
		created: "fecha de creacion",
		updated: "actualizado|ultima actualizacion",
		"decision-makers": "responsables de la decision",
		consulted: "consultados",
		informed: "informados",
		supersedes: "reemplaza|reemplaza a|sustituye|sustituye a",
		"superseded-by":
			"reemplazado por|reemplazada por|sustituido por|sustituida por",
		amends: "modifica|enmienda",
		"deviates-from": "se desvia de",
		"applies-to": "se aplica a",
		owner: "responsable",
		author: "autores",
		links: "enlaces|referencias",
		title: "titulo",
		"review-by": "próxima revisión|revisar el|revisar antes de|válido hasta",
	},
	record: {
		status: "estado",
		date: "fecha|fecha de decisión",
		context:
			"contexto|contexto y problema|contexto y planteamiento del problema|contexto y declaración del problema|planteamiento del problema|problema|antecedentes|motivación",
		drivers:
			"factores de decisión|factores|criterios de decisión|impulsores de la decisión|impulsores de decisión|criterios|restricciones",
		options:
			"opciones consideradas|opciones|alternativas|alternativas consideradas",
		"pros-and-cons":
			"pros y contras|pros y contras de las opciones|ventajas y desventajas",
		decision:
			"decisión|decisiones|resultado de la decisión|resultado|solución|propuesta|opción elegida",
		consequences:
			"consecuencias|consecuencias positivas|consecuencias negativas|implicaciones|impacto|riesgos",
		rationale:
			"justificación|justificación de la decisión|razones|razonamiento|fundamento",
		deciders: "responsables de la decisión",
		links:
			"enlaces|referencias|ver también|véase también|decisiones relacionadas",
		"deviates-from": "se desvía de|desviaciones",
		supersedes: "reemplaza|reemplaza a|sustituye|sustituye a",
		"superseded-by":
			"reemplazada por|reemplazado por|sustituida por|sustituido por",
		amends: "modifica|enmienda",
		upholds: "cumple",
		uses: "usa",
		"applies-to": "se aplica a",
		"more-information": "más información|información adicional",
		confirmation: "confirmación|validación|cumplimiento",
		summary: "resumen",
		history: "historial|historial de cambios",
		assumptions: "suposiciones|supuestos",
	},
	relations: {
		superseded: "reemplazado|reemplazada|sustituido|sustituida",
		by: "por",
		supersedes: "reemplaza|reemplaza a|sustituye|sustituye a",
		amends: "enmienda",
		partly: "parcialmente",
		some: "parte|partes",
		this: "esta|este",
		record: "decisión|propuesta",
		helping: "fue|ha sido",
		nothing: "ningún|ninguna",
		turns: "véase|ver",
	},
	deviation: {
		until: "hasta|hasta el",
		within: "en",
		because: "porque",
	},
	writing: {
		proposed: "propuesto",
		accepted: "aceptado",
		superseded: "reemplazado",
		by: "por",
		supersedes: "reemplaza",
		deviatesFrom: "Se desvía de",
		until: "hasta",
		in: "en",
		decisionMakers: "Decisores",
	},
	strategy: {
		customers: "clientes|cliente|usuarios|público objetivo|para quién",
		problems:
			"problemas|problema|problemas que resolvemos|problemas por resolver",
		vision: "visión|visión del producto|enfoque",
		"not-doing":
			"lo que no hacemos|qué no hacemos|fuera de alcance|fuera del alcance|no objetivos",
		"key-metric":
			"métrica|métricas|métrica clave|métricas clave|indicador clave|indicadores clave",
	},
	delivery: {
		"inner-loop": "bucle interno",
		"outer-loop": "bucle externo",
		"release-cycle":
			"ciclo de entrega|ciclos de entrega|ciclo de lanzamiento|ciclos de lanzamiento|lanzamientos",
	},
	months: [
		"enero|ene",
		"febrero|feb",
		"marzo|mar",
		"abril|abr",
		"mayo|may",
		"junio|jun",
		"julio|jul",
		"agosto|ago",
		"septiembre|setiembre|sep",
		"octubre|oct",
		"noviembre|nov",
		"diciembre|dic",
	],
	weekdays: "lunes|martes|miércoles|jueves|viernes|sábado|domingo",
	small: {
		harmless:
			"el|la|los|un|una|y|pero|es|fue|ha|sido|está|esta|este|decisión|estado|desde|ahora|luego|después|antes|inicialmente|actualmente|también|por|en",
		by: "por|para|con|hasta|desde|sin",
		beforeDay: "el|en|de|fin|final|finales|antes",
		partly: "parcialmente",
		unreal: "debe|debería|puede|si|será",
		negations: "no|sin|nunca",
		yet: "aún|todavía",
		now: "ahora|luego|después",
		or: "o",
	},
};

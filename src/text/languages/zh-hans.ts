/** Words of records in Chinese in simplified script. */

import type { Language } from "./language";

export const chineseSimplified: Language = {
	source:
		"Headings and some status words from four public Chinese guides to records; the rest are common translations, to be checked by a speaker.",
	status: {
		draft: "草案|草稿|起草中|编写中|拟定中|进行中",
		proposed:
			"提议|提议中|已提议|提案|提案中|提出|已提出|建议|待定|待审核|待评审|待批准|待审批|待决定|待讨论|待确认|审核中|评审中|审批中|讨论中|征求意见|征求意见中|搁置|暂缓",
		accepted:
			"接受|已接受|采纳|已采纳|通过|已通过|批准|已批准|同意|已同意|采用|已采用|已决定|生效|已生效|有效|已实施|已实现|实施中|现行|已确认|已定稿|已落地",
		rejected:
			"拒绝|已拒绝|否决|已否决|驳回|已驳回|不采纳|未采纳|撤回|已撤回|取消|已取消|放弃|已放弃",
		deprecated:
			"废弃|已废弃|弃用|已弃用|过时|已过时|作废|已作废|失效|已失效|废止|已废止|停用|已停用|不推荐",
		superseded:
			"取代|被取代|已被取代|已取代|替代|被替代|已被替代|已替代|替换|被替换|已替换|已被替换|代替|被代替",
	},
	fields: {
		status: "状态",
		date: "日期|决策日期|决定日期",
		created: "创建日期|创建时间|创建于",
		updated: "更新日期|更新时间|最后更新|更新于",
		"decision-makers": "决策者|决策人|批准人|审批人",
		supersedes: "取代了|替代了|替换了|取代的决策",
		"superseded-by": "被取代于|替代者|取代者|后续决策|由其取代",
		amends: "修订|补充",
		"applies-to": "适用范围|适用于",
		owner: "负责人|所有者",
		author: "作者|编写人",
		links: "链接|相关决策|参考|参考资料|相关",
		title: "标题",
		"review-by": "下次评审|下次复审|有效期至",
		review: "复审|复审日期",
	},
	record: {
		status: "状态",
		date: "日期|决策日期",
		context:
			"背景|上下文|语境|背景和问题|背景与问题|背景和问题陈述|背景与问题陈述|上下文和问题陈述|上下文与问题陈述|问题|问题描述|问题陈述|动机|现状|引言",
		drivers:
			"决策驱动因素|驱动因素|决策因素|决策标准|评估标准|约束|约束条件|需求",
		options:
			"考虑的方案|考虑过的方案|可选方案|备选方案|考虑的选项|选项|替代方案|候选方案|方案",
		"pros-and-cons":
			"优缺点|方案优缺点|选项的优缺点|利弊|利弊分析|方案对比|优点和缺点",
		decision:
			"决策|决定|决策结果|决策内容|结论|解决方案|选定方案|最终方案|提案",
		consequences:
			"后果|影响|结果|正面后果|负面后果|正面影响|负面影响|积极影响|消极影响|风险",
		rationale: "理由|决策理由|依据|原因|决策原因|决策依据",
		deciders: "决策者|决策人",
		links: "链接|参考|参考资料|参考文献|相关决策|相关链接",
		"deviates-from": "偏离|例外",
		supersedes: "取代|替代",
		"superseded-by": "被取代|被替代",
		amends: "修订|补充",
		"applies-to": "适用范围|适用于",
		"more-information": "更多信息|附加信息|补充说明|备注|说明",
		confirmation: "确认|验证",
		summary: "摘要|概述|总结",
		history: "变更记录|变更历史|修订历史|修订记录",
		assumptions: "假设|前提|前提条件",
	},
	relations: {
		this: "本|该|此",
		record: "决策|决定|文档|记录|提案",
		helping: "已|已经|现已|目前已",
		nothing: "无|没有",
		turns: "参见|详见|因为",
		partly: "部分",
		some: "部分",
		superseded: "替换|替代|取代",
		by: "为|成",
		bare: "已取代|已被取代|被取代|已替代|已被替代|被替代|已替换|已被替换|被替换",
		supersedes: "取代|替代|替换|代替",
		amends: "修订|补充",
		frames: {
			"superseded-by":
				"被…取代|由…取代|被…所取代|被…替代|由…替代|被…替换|由…替换|被…代替|由…代替",
		},
	},
	deviation: {
		until: "截至|直到|期限|到|至",
		within: "范围|在|于",
		because: "因为|原因",
	},
	writing: {
		proposed: "提议",
		accepted: "已接受",
		superseded: "已取代",
		by: ":",
		supersedes: "取代",
		deviatesFrom: "偏离",
		until: "截至",
		in: "范围",
		decisionMakers: "决策者",
	},
	strategy: {
		customers: "客户|用户|目标用户|目标客户",
		problems: "问题|要解决的问题|客户问题",
		vision: "愿景|产品愿景|方法",
		"not-doing": "不做的事|不做什么|非目标|范围之外",
		"key-metric": "关键指标|核心指标|北极星指标|指标",
	},
	small: {
		harmless:
			"已|已经|现|现已|目前|该|此|本|决策|决定|为|了|的|于|在|是|自|起|年|月|日|之后|后来|原|曾|最初|此前",
		by: "由|被|于|以|用",
		partly: "部分",
		unreal: "应|应该|需|需要|如果|可能|将",
		negations: "未|不|没有|尚未|没",
		yet: "尚|尚未|还",
		now: "现|现已|目前|后来|之后",
		or: "或|或者",
	},
};

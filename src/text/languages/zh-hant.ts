/** Words of records in Chinese in traditional script. */

import type { Language } from "./language";

export const chineseTraditional: Language = {
	source:
		"Counterparts of the words in simplified script, with no record to hand; to be checked by a speaker.",
	status: {
		draft: "草案|草稿|起草中|撰寫中|擬定中|進行中",
		proposed:
			"提議|提議中|已提議|提案|提案中|提出|已提出|建議|待定|待審核|待評審|待核准|待批准|待決定|待討論|待確認|審核中|評審中|審查中|討論中|徵求意見|徵求意見中|擱置|暫緩",
		accepted:
			"接受|已接受|採納|已採納|通過|已通過|核准|已核准|批准|已批准|同意|已同意|採用|已採用|已決定|生效|已生效|有效|已實施|已實作|實施中|現行|已確認|已定案",
		rejected:
			"拒絕|已拒絕|否決|已否決|駁回|已駁回|退回|已退回|不採納|未採納|撤回|已撤回|取消|已取消|放棄|已放棄",
		deprecated:
			"廢棄|已廢棄|棄用|已棄用|過時|已過時|作廢|已作廢|失效|已失效|廢止|已廢止|停用|已停用|不建議使用",
		superseded:
			"取代|被取代|已被取代|已取代|替代|被替代|已被替代|已替代|替換|被替換|已替換|已被替換|代替|被代替",
	},
	fields: {
		status: "狀態",
		date: "日期|決策日期|決定日期",
		created: "建立日期|建立時間",
		updated: "更新日期|更新時間|最後更新",
		"decision-makers": "決策者|決策人|核准人",
		supersedes: "取代了|替代了|取代的決策",
		"superseded-by": "替代者|取代者|後續決策",
		amends: "修訂|補充",
		"applies-to": "適用範圍|適用於",
		owner: "負責人|擁有者",
		author: "作者|撰寫人",
		links: "連結|相關決策|參考|參考資料|相關",
		title: "標題",
		"review-by": "下次評審|下次檢視|有效期至",
		review: "複審|複審日期",
	},
	record: {
		status: "狀態",
		date: "日期|決策日期",
		context:
			"背景|脈絡|情境|背景和問題|背景與問題|背景與問題陳述|脈絡與問題陳述|問題|問題描述|問題陳述|動機|現況|引言",
		drivers:
			"決策驅動因素|驅動因素|決策因素|決策標準|評估標準|限制|限制條件|需求",
		options:
			"考慮的方案|考慮過的方案|可選方案|備選方案|考慮的選項|選項|替代方案|候選方案|方案",
		"pros-and-cons":
			"優缺點|方案優缺點|選項的優缺點|利弊|利弊分析|方案比較|優點和缺點",
		decision:
			"決策|決定|決策結果|決策內容|結論|解決方案|選定方案|最終方案|提案",
		consequences: "後果|影響|結果|正面後果|負面後果|正面影響|負面影響|風險",
		rationale: "理由|決策理由|依據|原因|決策原因|決策依據",
		deciders: "決策者|決策人",
		links: "連結|參考|參考資料|參考文獻|相關決策|相關連結",
		"deviates-from": "偏離|例外",
		supersedes: "取代|替代",
		"superseded-by": "被取代|被替代",
		amends: "修訂|補充",
		"applies-to": "適用範圍|適用於",
		"more-information": "更多資訊|附加資訊|補充說明|備註|說明",
		confirmation: "確認|驗證",
		summary: "摘要|概述|總結",
		history: "變更紀錄|變更歷史|修訂歷史|修訂紀錄",
		assumptions: "假設|前提|前提條件",
	},
	relations: {
		this: "本|該|此",
		record: "決策|決定|文件|記錄|提案",
		helping: "已|已經|現已|目前已",
		nothing: "無|沒有",
		turns: "參見|詳見|因為",
		partly: "部分",
		some: "部分",
		superseded: "替換|替代|取代",
		by: "為|成",
		bare: "已取代|已被取代|被取代|已替代|已被替代|被替代|已替換|已被替換|被替換",
		supersedes: "取代|替代|替換|代替",
		amends: "修訂|補充",
		frames: {
			"superseded-by":
				"被…取代|由…取代|被…所取代|被…替代|由…替代|被…替換|由…替換|被…代替|由…代替",
		},
	},
	deviation: {
		until: "截至|直到|期限|到|至",
		within: "範圍|在|於",
		because: "因為|原因",
	},
	writing: {
		proposed: "提議",
		accepted: "已接受",
		superseded: "已取代",
		by: ":",
		supersedes: "取代",
		deviatesFrom: "偏離",
		until: "截至",
		in: "範圍",
		decisionMakers: "決策者",
	},
	strategy: {
		customers: "客戶|使用者|目標使用者|目標客戶",
		problems: "問題|要解決的問題|客戶問題",
		vision: "願景|產品願景|方法",
		"not-doing": "不做的事|不做什麼|非目標|範圍之外",
		"key-metric": "關鍵指標|核心指標|北極星指標|指標",
	},
	small: {
		harmless:
			"已|已經|現|現已|目前|該|此|本|決策|決定|為|了|的|於|在|是|自|起|年|月|日|之後|後來|原|曾|最初|此前",
		by: "由|被|於|以|用",
		partly: "部分",
		unreal: "應|應該|需|需要|如果|可能|將",
		negations: "未|不|沒有|尚未|沒",
		yet: "尚|尚未|還",
		now: "現|現已|目前|後來|之後",
		or: "或|或者",
	},
};

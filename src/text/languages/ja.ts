/** Words of records in Japanese. */

import type { Language } from "./language";

export const japanese: Language = {
	source:
		"Headings and some status words from the Japanese templates in Joel Parker Henderson's collection; the rest are common translations, to be checked by a speaker.",
	status: {
		proposed:
			"提案|提案中|提案済み|提案済|レビュー中|レビュー待ち|検討中|審議中|議論中|承認待ち|保留|保留中|未定|未決定|未承認|未決",
		accepted:
			"承認|承認済み|採用|承認済|承認された|承認されました|採用済み|採用済|採択|採択済み|決定|決定済み|決定済|受理|受諾|有効|合意|合意済み|確定|確定済み|実装済み|適用中",
		rejected:
			"却下|却下済み|却下された|却下されました|否決|不採用|拒否|取り下げ|撤回|中止|破棄",
		deprecated:
			"廃止|非推奨|廃止済み|廃止された|廃止されました|失効|無効|期限切れ",
		superseded:
			"置換|置き換え|置換済み|置き換え済み|置き換え済|置き換えられた|置き換えられました|差し替え|差し替え済み|更新済み",
		draft: "下書き|草案|ドラフト|作成中|執筆中",
	},
	fields: {
		status: "ステータス|状態|状況",
		date: "日付|決定日|決定日付|承認日",
		created: "作成日",
		updated: "更新日|最終更新|最終更新日",
		"decision-makers": "決定者|意思決定者|承認者",
		supersedes: "置き換え対象|置換対象|置き換える決定",
		"superseded-by": "置き換え先|置換先|後継|後継の決定",
		amends: "修正対象",
		"applies-to": "適用範囲|対象",
		owner: "責任者|担当者|所有者",
		author: "作成者|著者",
		links: "関連|関連する決定|参考|参考資料|リンク",
		title: "タイトル",
		"review-by": "次回見直し|再検討日|レビュー期限",
		review: "見直し|見直し日",
	},
	record: {
		status: "ステータス|状態|状況",
		date: "日付|決定日",
		context:
			"コンテキスト|背景|文脈|背景と問題|背景と問題提起|背景と課題|コンテキストと問題|コンテキストと問題提起|コンテキストと課題|課題|問題|動機|経緯|はじめに",
		drivers:
			"決定要因|意思決定の要因|意思決定要因|意思決定推進者|判断基準|評価基準|基準|制約|要件",
		options:
			"検討した選択肢|検討対象となるオプション|検討したオプション|選択肢|オプション|代替案|検討した代替案",
		"pros-and-cons":
			"長所と短所|オプションの長所と短所|選択肢の長所と短所|メリットとデメリット|メリット・デメリット|利点と欠点",
		decision:
			"決定|決定事項|決定内容|決定結果|意思決定|意思決定結果|結論|解決策|採用案|提案",
		consequences: "結果|影響|帰結|結果と影響|肯定的な結果|否定的な結果|リスク",
		rationale: "根拠|理由|決定理由|決定の理由|採用理由|論拠",
		deciders: "決定者|意思決定者|承認者",
		links: "リンク|参考|参考資料|参考文献|関連|関連する決定|関連資料",
		"deviates-from": "逸脱|例外",
		supersedes: "置き換え対象",
		"superseded-by": "置き換え先|後継",
		"more-information": "補足|補足情報|追加情報|備考|メモ|詳細情報",
		confirmation: "確認|検証|確認方法",
		summary: "概要|要約|サマリー",
		history: "変更履歴|履歴|更新履歴",
		assumptions: "前提|前提条件",
	},
	relations: {
		this: "この|本",
		record: "決定|提案|文書|記録",
		helping: "現在は|現在",
		nothing: "なし|無し",
		turns: "参照|理由",
		partly: "一部|部分的に",
		some: "一部",
		superseded: "置き換え済み|置き換え済|置換済み|差し替え済み|置き換え|置換",
		by: "先|後",
		bare: "置き換え済み|置き換え済|置換済み|差し替え済み|置き換え|置換",
		supersedes: "置き換え対象|置換対象",
		frames: {
			"superseded-by":
				"…により置き換え|…によって置き換え|…による置き換え|…に置き換え|…で置き換え|…へ置き換え|…への置き換え|…により置換|…によって置換|…に置換|…で置換|…に差し替え|…で差し替え|…に取って代わられ|…に代替",
			supersedes: "…を置き換え|…を置換|…を差し替え|…に代わる|…に取って代わる",
		},
	},
	deviation: {
		until: "期限",
		untilBehind: "まで",
		within: "対象|範囲",
		because: "理由|なぜなら",
	},
	writing: {
		proposed: "提案中",
		accepted: "承認済み",
		superseded: "置き換え済み",
		by: ":",
		supersedes: "置き換え対象",
		deviatesFrom: "逸脱",
		until: "期限",
		in: "対象",
		decisionMakers: "決定者",
	},
	strategy: {
		customers: "顧客|ユーザー|対象ユーザー|お客様",
		problems: "課題|問題|解決する課題",
		vision: "ビジョン|製品ビジョン|プロダクトビジョン|アプローチ",
		"not-doing": "やらないこと|対象外|スコープ外",
		"key-metric": "主要指標|重要指標|主要メトリクス|指標",
	},
	small: {
		harmless:
			"この決定は|本決定は|この決定|本決定|この提案は|現在|現在は|は|が|を|で|へ|に|の|する|された|されました|として|済み|済|より|日|月|年|以降|から|当初|以前|旧|その後|後に",
		by: "により|によって|による|に|へ|で|から",
		partly: "一部|部分的に",
		unreal: "べき|予定|場合|もし",
		negations: "ない|ません|未|ず|なかった",
		yet: "まだ|未",
		now: "現在|その後|後に|今",
		or: "または|もしくは",
	},
};

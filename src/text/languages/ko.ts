/** Words of records in Korean. */

import type { Language } from "./language";

export const korean: Language = {
	source:
		"Headings and some status words from the Korean templates in Joel Parker Henderson's collection; the rest are common translations, to be checked by a speaker.",
	status: {
		draft: "초안|작성 중|작성중|진행 중|진행중",
		proposed:
			"제안|제안됨|제안 중|제안중|검토 중|검토중|논의 중|논의중|보류|보류 중|보류됨|승인 대기|승인 대기 중|대기|대기 중|미정|미승인|심의 중",
		accepted:
			"승인|승인됨|승인 완료|승인되었습니다|승인되었음|허용됨|채택|채택됨|채택되었습니다|수락|수락됨|수용됨|결정|결정됨|확정|확정됨|합의|합의됨|구현됨|적용됨|적용 중|유효|활성",
		rejected:
			"거부|거부됨|거절|거절됨|반려|반려됨|기각|기각됨|철회|철회됨|취소|취소됨",
		deprecated:
			"폐기|폐기됨|더 이상 사용되지 않음|사용되지 않음|사용 중단|사용 중단됨|지원 중단|지원 중단됨|만료|만료됨|무효",
		superseded: "대체|대체됨|대체되었습니다|대체되었음|교체|교체됨",
	},
	fields: {
		status: "상태",
		date: "날짜|일자|결정일|결정 일자|결정 날짜",
		created: "작성일|생성일",
		updated: "수정일|업데이트|최종 수정일|마지막 업데이트",
		"decision-makers": "결정자|의사결정자|의사 결정자|승인자",
		supersedes: "대체 대상|대체하는 결정",
		"superseded-by": "대체 결정|대체된 결정|후속 결정",
		"applies-to": "적용 범위|적용 대상",
		owner: "담당자|책임자|소유자",
		author: "작성자|저자",
		links: "링크|관련 결정|참고|참고 자료|관련",
		title: "제목",
		"review-by": "다음 검토|다음 검토일",
		review: "재검토|재검토일",
	},
	record: {
		status: "상태",
		date: "날짜|결정일|일자",
		context:
			"배경|맥락|문맥|상황|컨텍스트|상황 및 문제 설명|배경 및 문제|배경과 문제|맥락 및 문제|문제|문제 설명|문제 정의|동기|개요",
		drivers:
			"의사결정 동인|결정 동인|결정 요인|결정 기준|평가 기준|기준|제약|제약사항|제약 조건|요구사항",
		options:
			"고려되는 옵션|고려한 옵션|고려된 옵션|검토한 대안|고려한 대안|대안|옵션|선택지",
		"pros-and-cons": "옵션의 장점과 단점|장점과 단점|장단점|옵션의 장단점",
		decision:
			"결정|결정 사항|결정 결과|의사결정|의사결정 결과|결론|해결책|해결 방안|선택한 옵션|제안",
		consequences:
			"결과|영향|긍정적인 결과|부정적인 결과|긍정적 결과|부정적 결과|위험|리스크",
		rationale: "근거|이유|결정 이유|결정 근거|사유",
		deciders: "결정자|의사결정자|승인자",
		links: "링크|참고|참고 자료|참고 문헌|관련 결정",
		"deviates-from": "예외|이탈",
		supersedes: "대체 대상",
		"superseded-by": "후속 결정|대체 결정",
		"more-information": "추가 정보|비고|메모|참고 사항",
		confirmation: "확인|검증",
		summary: "요약",
		history: "변경 이력|변경 내역|이력",
		assumptions: "가정|전제|전제 조건",
	},
	relations: {
		this: "이|본",
		record: "결정|제안|문서",
		helping: "현재",
		nothing: "없음",
		turns: "참조|참고",
		partly: "부분적으로|일부",
		some: "일부",
		superseded: "대체됨|교체됨|대체",
		by: "결정",
		bare: "대체됨|교체됨",
		supersedes: "대체 대상",
		frames: {
			"superseded-by":
				"…로 대체|…으로 대체|…에 의해 대체|…에 의하여 대체|…가 대체|…이 대체|…로 교체|…으로 교체|…에 의해 교체",
			supersedes: "…을 대체|…를 대체|…을 교체|…를 교체",
		},
	},
	deviation: {
		until: "기한",
		untilBehind: "까지",
		within: "위치|대상",
		because: "이유|왜냐하면",
	},
	writing: {
		proposed: "제안됨",
		accepted: "승인됨",
		superseded: "대체됨",
		by: ":",
		supersedes: "대체 대상",
		deviatesFrom: "예외",
		until: "기한",
		in: "위치",
		decisionMakers: "결정자",
	},
	strategy: {
		customers: "고객|사용자|대상 고객",
		problems: "문제|해결할 문제|고객 문제",
		vision: "비전|제품 비전|접근 방식",
		"not-doing": "하지 않는 것|하지 않을 것|범위 외",
		"key-metric": "핵심 지표|주요 지표|지표",
	},
	small: {
		harmless:
			"이|가|은|는|을|를|의|로|으로|에|에서|이 결정은|결정은|현재|됨|함|되었습니다|되었음|했습니다|일|월|년|이후|부터|처음|이전|나중에",
		by: "로|으로|에|의해|에 의해|까지|부터",
		partly: "부분적으로|일부",
		unreal: "예정|경우|만약",
		negations: "않음|않았음|않습니다|아님|안|못함|미",
		yet: "아직|미",
		now: "현재|이후|나중에|지금",
		or: "또는|혹은",
	},
};

/** Words of records in Turkish. */

import type { Language } from "./language";

export const turkish: Language = {
	source:
		"Headings and some status words from the Turkish templates in Joel Parker Henderson's collection; the rest are common translations, to be checked by a speaker.",
	status: {
		draft: "taslak|hazırlanıyor|devam ediyor",
		proposed:
			"onerildi|oneri|önerildi|öneri|önerilen|önerilmiş|beklemede|kabul bekliyor|kabul aşamasında|inceleniyor|incelemede|tartışılıyor|görüşülüyor|değerlendiriliyor|onay bekliyor|ertelendi",
		accepted:
			"kabul|kabul edildi|onaylandi|kabul edilmiş|onaylandı|onaylanmış|karara bağlandı|kararlaştırıldı|benimsendi|yürürlükte|aktif|uygulandı|uygulanıyor|geçerli",
		rejected:
			"reddedildi|kabul edilmedi|onaylanmadı|reddedilmiş|geri çekildi|iptal edildi|vazgeçildi",
		deprecated:
			"kullanimdan kaldirildi|kullanımdan kaldırıldı|kullanımdan kaldırılmış|geçersiz|eskidi|eskimiş|yürürlükten kaldırıldı|güncelliğini yitirdi",
		superseded:
			"değiştirildi|yerine geçen|yerine yeni karar geldi|yerini aldı|yerine geçildi|yerine geçti|yenisiyle değiştirildi",
	},
	fields: {
		status: "durum",
		date: "tarih|karar tarihi",
		"decision-makers": "karar vericiler|karar verenler|onaylayan|onaylayanlar",
		created: "oluşturulma tarihi|oluşturuldu",
		updated: "güncellendi|son güncelleme|güncelleme tarihi",
		supersedes: "yerine geçtiği|yerini aldığı",
		"superseded-by": "yerini alan|yerine geçen",
		amends: "değiştirir|tamamlar",
		"applies-to": "kapsam",
		owner: "sahip|sahibi|sorumlu",
		author: "yazar|yazarlar",
		links: "bağlantılar|ilgili kararlar|kaynaklar",
		title: "başlık",
		"review-by": "gözden geçirilecek|geçerlilik tarihi",
		review: "gözden geçirme|gözden geçirme tarihi",
	},
	record: {
		status: "durum",
		context:
			"bağlam|bağlam ve problem tanımı|bağlam ve problem|bağlam ve sorun|problem|problem tanımı|sorun|sorun tanımı|motivasyon|arka plan|giriş",
		decision:
			"karar|karar sonucu|kararlar|çözüm|seçilen seçenek|seçilen çözüm|öneri",
		consequences: "sonuçlar|olumlu sonuçlar|olumsuz sonuçlar|etkiler|riskler",
		date: "tarih|karar tarihi",
		drivers:
			"karar etkenleri|etkenler|karar kriterleri|kriterler|kısıtlamalar|gereksinimler",
		options:
			"değerlendirilen seçenekler|seçenekler|alternatifler|değerlendirilen alternatifler",
		"pros-and-cons":
			"artılar ve eksiler|seçeneklerin artıları ve eksileri|artıları ve eksileri|avantajlar ve dezavantajlar",
		rationale: "gerekçe|gerekçeler|karar gerekçesi|neden",
		deciders: "karar vericiler|karar verenler",
		links: "bağlantılar|ilgili kararlar|kaynaklar|ayrıca bakınız",
		"deviates-from": "sapmalar|sapma",
		"more-information": "daha fazla bilgi|ek bilgi|notlar",
		confirmation: "doğrulama|onay",
		summary: "özet",
		history: "geçmiş|değişiklik geçmişi",
		assumptions: "varsayımlar",
	},
	relations: {
		this: "bu|işbu",
		record: "karar|kayıt|belge",
		helping: "artık|şimdi|sonra",
		nothing: "yok|hiçbiri",
		turns: "bkz|bakınız|çünkü",
		partly: "kısmen",
		some: "bölümü|kısmı",
		superseded: "değiştirildi|yenilendi",
		bare: "değiştirildi|yenilendi|yerine geçen|yerine yeni karar geldi",
		supersedes: "yerine geçtiği|yerini aldığı",
		frames: {
			"superseded-by":
				"… ile değiştirildi|… tarafından değiştirildi|… ile değiştirilmiştir|… ile yenilendi|… ile yer değiştirdi|… tarafından geçersiz kılındı|yerini … aldı|yerini … almıştır|yerine … geçti|yerine … geçmiştir",
			supersedes:
				"… yerine geçer|… yerine geçiyor|… yerini alır|… yerini alıyor",
		},
	},
	deviation: {
		until: "bitiş tarihi|bitiş|son gün",
		untilBehind: "tarihine kadar|kadar",
		within: "yer|yeri",
		because: "çünkü|neden|sebep",
	},
	writing: {
		proposed: "önerildi",
		accepted: "kabul edildi",
		superseded: "değiştirildi",
		by: ":",
		supersedes: "yerine geçtiği",
		deviatesFrom: "Sapmalar",
		until: "bitiş tarihi",
		in: "yer",
		decisionMakers: "Karar vericiler",
	},
	strategy: {
		customers: "müşteriler|kullanıcılar|kimin için",
		problems: "problemler|sorunlar|problem|sorun",
		vision: "vizyon|ürün vizyonu|yaklaşım",
		"not-doing": "yapmadıklarımız|kapsam dışı",
		"key-metric": "temel metrik|anahtar metrik|metrikler|temel gösterge",
	},
	months: [
		"ocak|oca",
		"şubat|şub",
		"mart|mar",
		"nisan|nis",
		"mayıs",
		"haziran|haz",
		"temmuz|tem",
		"ağustos|ağu",
		"eylül|eyl",
		"ekim|eki",
		"kasım|kas",
		"aralık|ara",
	],
	weekdays: "pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar",
	small: {
		harmless:
			"ve|ama|bu|karar|durum|tarihinde|tarihinden|beri|şimdi|şu|anda|sonra|daha|önce|ilk|olarak|artık|ile|tarafından",
		by: "ile|tarafından|için|kadar",
		beforeDay: "sonu|en|geç",
		partly: "kısmen",
		unreal: "gerekir|gerekiyor|olabilir|eğer",
		negations: "değil",
		yet: "henüz",
		now: "şimdi|sonra|artık",
		or: "veya|ya",
	},
};

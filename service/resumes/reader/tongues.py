"""Headings, and words for "until now", in languages beyond the eight that the reader knows well; folded.

Of résumés in these, contact data, dates and sections are read; titles and employers only as far as their places tell.
"""

from service.resumes.reader.words import words

MORE_HEADINGS: dict[str, frozenset[str]] = {
    "work": words(
        "arbetslivserfarenhet arbetserfarenhet anstallningar yrkeserfarenhet erhvervserfaring arbejdserfaring"
        " arbeidserfaring yrkeserfaring tyokokemus pracovni zkusenosti zkusenost zamestnani praxe"
        " pracovne skusenosti"
        " experienta profesionala munkatapasztalat szakmai_tapasztalat is_deneyimi deneyim deneyimler"
        " is_tecrubesi"
        " опыт работы опыт_работы досвід роботи досвід_роботи профессиональный трудовой"
        " 工作经历 工作经验 工作經歷 工作經驗 实习经历 實習經歷 职业经历 職歴 職務経歴 職務経歴書 경력"
        " 경력사항 경력_사항 업무경험 직장경력"
        " الخبرة الخبرات الخبرة_العملية الخبرات_العملية الخبرة_المهنية الخبرات_المهنية ניסיון"
        " ניסיון_תעסוקתי ניסיון_מקצועי"
        " תעסוקה εργασιακη εμπειρια επαγγελματικη kinh_nghiem kinh_nghiem_lam_viec"
    ),
    "education": words(
        "utbildning utbildningar uddannelse utdanning utdannelse koulutus vzdelani vzdelanie educatie"
        " studii tanulmanyok"
        " vegzettseg egitim egitim_bilgileri ogrenim образование освіта 教育 教育背景 教育经历 教育經歷"
        " 学历 學歷 学歴 학력 학력사항"
        " 학력_사항 교육 التعليم المؤهلات المؤهلات_العلمية الدراسة השכלה לימודים εκπαιδευση hoc_van"
        " trinh_do_hoc_van"
    ),
    "skills": words(
        "fardigheter kompetenser kunskaper ferdigheter kompetanse kompetencer taidot osaaminen dovednosti"
        " znalosti"
        " zrucnosti abilitati keszsegek kepessegek beceriler yetenekler yetkinlikler навыки умения"
        " ключевые_навыки навички"
        " 技能 专业技能 專業技能 スキル 資格・スキル 活かせる経験・知識 기술 보유기술 보유_기술 스킬"
        " المهارات المهارات_الفنية מיומנויות כישורים"
        " δεξιοτητες ky_nang"
    ),
    "languages": words(
        "sprak sprakkunskaper sprog sprogkundskaber kielet kielitaito jazykove jazyky jazykova znajomosc"
        " jezykow limbi"
        " limbi_straine nyelvek nyelvtudas nyelvismeret diller yabanci_dil yabanci_diller языки мови 语言"
        " 语言能力 語言能力"
        " 語学 語学力 외국어 어학 언어 اللغات שפות γλωσσες ngoai_ngu"
    ),
    "summary": words(
        "sammanfattning om_mig profiili om_meg om_mig shrnuti o_mne rezumat despre_mine osszefoglalo"
        " rolam hakkimda ozet"
        " о_себе обо_мне про_себе 自我评价 自我評價 个人简介 個人簡介 自己pr 職務要約 자기소개 소개 نبذة"
        " نبذة_شخصية الملخص الهدف_الوظيفي"
        " תקציר אודות περιληψη muc_tieu muc_tieu_nghe_nghiep"
    ),
    "contact": words(
        "kontaktuppgifter personuppgifter kontaktinformation kontaktinformasjon yhteystiedot"
        " kontaktni_udaje osobni_udaje"
        " osobne_udaje date_personale elerhetoseg szemelyes_adatok iletisim kisisel_bilgiler контакты"
        " контактна_інформація"
        " 联系方式 聯絡方式 基本信息 个人信息 連絡先 연락처 인적사항 معلومات_الاتصال التواصل"
        " المعلومات_الشخصية פרטים_אישיים"
        " יצירת_קשר פרטי_קשר επικοινωνια thong_tin_lien_he thong_tin_ca_nhan"
    ),
    "projects": words(
        "projektit projekter projeler proiecte проекты проєкти 项目经历 項目經歷 プロジェクト 프로젝트"
        " المشاريع פרויקטים du_an"
    ),
    "certificates": words(
        "certifieringar certifikat sertifikaatit certifikaty certifikace certificari sertifikalar"
        " сертификаты 证书 證書 資格"
        " 免許・資格 자격증 الشهادات תעודות chung_chi"
    ),
    "awards": words(
        "utmarkelser palkinnot premii odullers награды 获奖情况 荣誉奖项 獎項 受賞歴 수상 수상경력"
        " الجوائز פרסים giai_thuong"
    ),
    "references": words(
        "referenser referanser referencer suosittelijat referinte referanslar рекомендации المراجع ממליצים"
    ),
    "other": words(
        "intressen fritid harrastukset zajmy konicky interese hobiler ilgi_alanlari хобби интересы"
        " 兴趣爱好 趣味 취미 so_thich"
    ),
}
MORE_PRESENT = words(
    "nuvarande pagaende nykyinen nykyhetki nu_for_tiden soucasnost dosud sucasnost doteraz jelen jelenleg"
    " halen gunumuz"
    " gunumuze devam_ediyor настоящее_время н.в. теперішній_час hien_tai hien_nay παρον σημερα 現在 现在"
    " 至今 今 현재 재직중"
    " الآن حتى_الآن الان حتى_الان الحاضر היום כיום הווה"
)

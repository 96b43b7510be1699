"""Words of languages beyond the eight that the reader knows well: headings, months, "until now", titles, employers.

Of résumés in these, contact data, dates and sections are read for sure; titles and employers as far as the commonest
words for them and their places tell. Headings are written folded; the rest is folded here.
"""

from service.resumes.reader.words import fold, words


def _folded(text: str) -> frozenset[str]:
    return words(fold(text))


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
# January to December, a paragraph each: Russian, Ukrainian, Czech, Finnish, Hungarian, Romanian, Turkish, Greek,
# Vietnamese, Arabic (of Egypt and the Gulf, and of the Levant), Hebrew.
_MORE_MONTHS = """
январь января янв січень січня leden ledna tammikuu ianuarie ocak ιανουάριος ιανουαρίου tháng_1
يناير كانون_الثاني ינואר

февраль февраля фев февр лютий лютого únor února helmikuu február februarie şubat φεβρουάριος
φεβρουαρίου tháng_2 فبراير شباط פברואר

март марта мар березень березня březen března maaliskuu március martie mart μάρτιος μαρτίου tháng_3
مارس آذار מרץ מרס

апрель апреля апр квітень квітня duben dubna huhtikuu április aprilie nisan απρίλιος απριλίου
tháng_4 أبريل إبريل نيسان אפריל

май мая травень травня květen května toukokuu május mayıs μάιος μαΐου tháng_5 مايو أيار מאי

июнь июня июн червень червня červen června kesäkuu június iunie haziran ιούνιος ιουνίου tháng_6
يونيو يونيه حزيران יוני

июль июля июл липень липня červenec července heinäkuu július iulie temmuz ιούλιος ιουλίου tháng_7
يوليو يوليه تموز יולי

август августа авг серпень серпня srpen srpna elokuu augusztus ağustos αύγουστος αυγούστου tháng_8
أغسطس آب אוגוסט

сентябрь сентября сен сент вересень вересня září syyskuu szeptember septembrie eylül σεπτέμβριος
σεπτεμβρίου tháng_9 سبتمبر أيلول ספטמבר

октябрь октября окт жовтень жовтня říjen října lokakuu október octombrie ekim οκτώβριος οκτωβρίου
tháng_10 أكتوبر تشرين_الأول אוקטובר

ноябрь ноября ноя нояб листопад листопада listopadu marraskuu noiembrie kasım νοέμβριος νοεμβρίου
tháng_11 نوفمبر تشرين_الثاني נובמבר

декабрь декабря дек грудень грудня prosinec prosince joulukuu december decembrie aralık δεκέμβριος
δεκεμβρίου tháng_12 ديسمبر كانون_الأول דצמבר
"""
MORE_MONTHS: tuple[frozenset[str], ...] = tuple(map(_folded, _MORE_MONTHS.split("\n\n")))
MORE_TITLES = _folded(
    "инженер бухгалтер экономист менеджер директор разработчик программист аналитик специалист администратор"
    " руководитель начальник заведующий заместитель консультант преподаватель учитель воспитатель врач медсестра"
    " медбрат фельдшер юрист юрисконсульт адвокат продавец кассир дизайнер маркетолог логист кладовщик водитель"
    " механик техник оператор секретарь помощник ассистент стажер тестировщик архитектор переводчик редактор журналист"
    " повар официант электрик сварщик строитель прораб мастер інженер розробник керівник спеціаліст вчитель лікар"
    " مهندس مهندسة مدير مديرة محاسب محاسبة مطور مطورة مبرمج مبرمجة مصمم مصممة معلم معلمة مدرس مدرسة طبيب طبيبة ممرض"
    " ممرضة محامي محامية مساعد مساعدة مشرف مشرفة أخصائي أخصائية محلل محللة مستشار مستشارة منسق منسقة مندوب سكرتير"
    " سكرتيرة باحث باحثة متدرب متدربة موظف موظفة فني رئيس"
    " מפתח מפתחת מנהל מנהלת מהנדס מהנדסת מתכנת מתכנתת חשב חשבת עוזר עוזרת יועץ יועצת מורה אח אחות רופא רופאה מעצב"
    " מעצבת אנליסט אנליסטית מזכיר מזכירה טכנאי טכנאית עורך_דין ראש_צוות מתמחה"
    " mühendis mühendisi geliştirici müdür müdürü uzman uzmanı öğretmen hemşire muhasebeci asistan asistanı ingenjör"
    " utvecklare chef lärare sjuksköterska ingeniør udvikler lærer sygeplejerske utvikler sykepleier"
    " inženýr vývojář učitel učitelka účetní ředitel ředitelka prodavač mérnök fejlesztő tanár igazgató"
)
MORE_COMPANIES = _folded(
    "ооо оао зао пао ао ип гбу гуп фгуп тов компания группа банк завод больница поликлиника фирма корпорация холдинг"
    " агентство магазин شركة الشركة مؤسسة مجموعة بنك مصرف مستشفى وزارة هيئة مصنع מכבי חברת בנק בית_חולים קבוצת"
    " משרד a.ş. aş ltd._şti. şirketi bankası hastanesi aktiebolag kft. nyrt zrt. a.s. s.r.o."
)
MORE_SCHOOLS = _folded(
    "университет институт академия колледж техникум школа гимназия лицей вуз мгу спбгу мгту університет інститут"
    " جامعة الجامعة كلية معهد مدرسة أكاديمية אוניברסיטת האוניברסיטה מכללת המכללה בית_ספר טכניון הטכניון"
    " üniversitesi lisesi fakültesi universitet högskola egyetem főiskola univerzita πανεπιστήμιο"
)
MORE_DEGREES = _folded(
    "бакалавр бакалавриат магистр магистратура специалитет аспирантура диплом бакалавра"
    " بكالوريوس البكالوريوس ليسانس ماجستير دكتوراه دبلوم الثانوية תואר בוגר מוסמך דוקטורט"
    " lisans yüksek_lisans kandidatexamen masterexamen maisteri kandidaatti alapképzés mesterképzés inženýr"
)
# Scripts without spaces, and Korean, whose words are built of others: pieces that tell what kind of name it is.
TITLE_PIECES = words(
    "工程师 工程師 经理 經理 主管 总监 總監 助理 顾问 顧問 专员 專員 设计师 設計師 会计 會計 教师 教師 老师"
    " 讲师 講師 研究员 研究員 医生 醫生 护士 護士 实习生 實習生 开发者 架构师 分析师 分析師 翻译 编辑 編輯"
    " 记者 律师 律師 店长 主任 部长 负责人 程序员 厨师 司机 エンジニア マネージャー デザイナー リーダー"
    " プログラマー コンサルタント アシスタント スタッフ ディレクター アナリスト 部長 課長 係長 店長 担当"
    " 営業職 事務職 看護師 講師 研究職 개발자 엔지니어 매니저 디자이너 과장 부장 차장 대리 사원 팀장 연구원"
    " 기획자 인턴 강사 간호사 컨설턴트 담당자 마케터 교사"
)
COMPANY_PIECES = words(
    "公司 集团 集團 科技 银行 銀行 医院 醫院 株式会社 有限会社 合同会社 病院 工場 주식회사 (주) ㈜ 그룹 은행 병원 전자"
)
SCHOOL_PIECES = words("大学 大學 学校 學校 中学 高校 대학교 대학원 고등학교")
DEGREE_PIECES = words("本科 学士 學士 硕士 碩士 博士 大专 大專 修士 학사 석사 박사")

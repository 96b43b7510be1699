"""Résumés in scripts beyond the Latin one: contact, dates, sections, and who employed whom where common words tell."""

import pytest

from service.resumes import from_text
from service.resumes.reader.letters import Word, readable

CHINESE = """
王小明
138 0013 8000 | wang@example.cn

工作经历

星河集团 — 高级软件工程师 2019年3月 – 至今
• 负责订单系统

教育背景

海州大学 — 计算机科学 本科 2012年9月 – 2016年6月
"""
JAPANESE = """
山田 太郎
090-1234-5678 | taro@example.jp

職務経歴

株式会社みなと　シニアエンジニア  2018年4月 〜 現在
• 決済システムの開発

学歴

港大学 工学部 学士  2010年4月 〜 2014年3月
"""
KOREAN = """
김민수
010-1234-5678 | minsu@example.kr

경력

한빛전자 · 백엔드 개발자 2019.03 - 현재
• 검색 API 개발

학력

한강대학교 컴퓨터공학 학사 2013.03 - 2019.02
"""
RUSSIAN = """
Иванова Мария Сергеевна
+7 912 345-67-89 | maria@example.ru

Опыт работы

ООО «Ромашка» — Ведущий бухгалтер март 2019 — настоящее время
• Ведение учёта

Образование

Невский университет — Экономика, бакалавр 2011 — 2015
"""
ARABIC = """
أحمد محمود
+971 50 123 4567 | ahmed@example.ae

الخبرة المهنية

مهندس برمجيات — شركة النور مارس 2019 – حتى الآن
• تطوير تطبيقات الويب

التعليم

بكالوريوس علوم الحاسوب — جامعة الساحل 2011 – 2015
"""


@pytest.mark.parametrize(
    ("text", "name", "job", "study"),
    [
        (
            CHINESE,
            "王小明",
            ("高级软件工程师", "星河集团", "2019-03"),
            ("海州大学", "计算机科学 本科", "2012-09", "2016-06"),
        ),
        (
            JAPANESE,
            "山田 太郎",
            ("シニアエンジニア", "株式会社みなと", "2018-04"),
            ("港大学 工学部", "学士", "2010-04", "2014-03"),
        ),
        (
            KOREAN,
            "김민수",
            ("백엔드 개발자", "한빛전자", "2019-03"),
            ("한강대학교 컴퓨터공학", "학사", "2013-03", "2019-02"),
        ),
        (
            RUSSIAN,
            "Иванова Мария Сергеевна",
            ("Ведущий бухгалтер", "ООО «Ромашка»", "2019-03"),
            ("Невский университет", "Экономика, бакалавр", "2011", "2015"),
        ),
        (
            ARABIC,
            "أحمد محمود",
            ("مهندس برمجيات", "شركة النور", "2019-03"),
            ("جامعة الساحل", "بكالوريوس علوم الحاسوب", "2011", "2015"),
        ),
    ],
    ids=["zh", "ja", "ko", "ru", "ar"],
)
def test_contact_jobs_and_studies_are_read(
    text: str, name: str, job: tuple[str, str, str], study: tuple[str, str, str, str]
) -> None:
    resume = from_text(text)

    assert resume.basics.name == name
    assert resume.basics.email
    assert resume.basics.phone
    assert [(one.position, one.name, one.start_date) for one in resume.work] == [job]
    assert resume.meta.current == ["/work/0"]
    assert [(one.institution, one.study_type, one.start_date, one.end_date) for one in resume.education] == [study]


def _shown(text: str) -> list[Word]:
    """Give words as they stand on a page from left to right."""
    return [Word(word, 10.0 * at, 10.0 * at + 9, 11, False, False, 0) for at, word in enumerate(text.split())]  # noqa: FBT003 — as the page has them


@pytest.mark.parametrize(
    ("shown", "read"),
    [
        ("ןהכ הנד", "דנה כהן"),
        ("4567 123 50 971+ :ףתאה", "האתף: +971 50 123 4567"),
        ("2015 – 2012 תירבעה הטיסרבינואה", "האוניברסיטה העברית 2012 – 2015"),
        ("MySQL-ב Spring Boot חותיפ", "פיתוח Spring Boot ב-MySQL"),
        ("Python 3 חותיפ", "פיתוח Python 3"),
        ("ﺩﻮﻤﺤﻣ ﺪﻤﺣﺃ", "أحمد محمود"),
    ],
    ids=["words", "groups of digits", "range", "Latin words", "a number after a Latin word", "shapes of letters"],
)
def test_a_line_from_right_to_left_is_given_in_reading_order(shown: str, read: str) -> None:
    assert " ".join(word.text for word in readable(_shown(shown))) == read

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.resumes.reader.dates import find_dates, is_date


@pytest.mark.parametrize(
    ("text", "start", "end", "current"),
    [
        ("May 2019 – Present", "2019-05", None, True),
        ("2019", "2019", None, False),
        ("Sep ’02–Jun ’06", "2002-09", "2006-06", False),
        ("2011–13", "2011", "2013", False),
        ("03/2019-12/2020", "2019-03", "2020-12", False),
        ("03/19 - 12/20", "2019-03", "2020-12", False),
        ("2023-05 — 2024-08", "2023-05", "2024-08", False),
        ("2019.03 – 2020.11", "2019-03", "2020-11", False),
        ("15 March 2019 to 2 April 2020", "2019-03-15", "2020-04-02", False),
        ("15.03.2019 – 02.04.2020", "2019-03-15", "2020-04-02", False),
        ("Jan - Mar 2020", "2020-01", "2020-03", False),
        ("Summer 2022", "2022", None, False),
        ("Q3 2021", "2021", None, False),
        ("since 2018", "2018", None, True),
        ("seit März 2018", "2018-03", None, True),
        ("ab März 2018", "2018-03", None, True),
        ("de mayo de 2019 a la fecha", "2019-05", None, True),
        ("Sep. 2023 \u00ad Mar. 2024", "2023-09", "2024-03", False),
        ("de enero de 2019 a marzo de 2020", "2019-01", "2020-03", False),
        ("août 2015 à ce jour", "2015-08", None, True),
        ("Okt. 2010 – heute", "2010-10", None, True),
        ("ottobre 2010 – in corso", "2010-10", None, True),
        ("październik 2010 – obecnie", "2010-10", None, True),
        ("2022 年 03 月 – 至今", "2022-03", None, True),
        ("2018年4月 〜 2020年3月", "2018-04", "2020-03", False),
        ("март 2019 — настоящее время", "2019-03", None, True),
        ("مارس 2019 – حتى الآن", "2019-03", None, True),
        ("ינואר 2019 – היום", "2019-01", None, True),
        ("Şubat 2018 – halen", "2018-02", None, True),
        ("05/2014  01/2019", "2014-05", "2019-01", False),  # in two columns, "From" and "To"
        ("2020-03 .. now", "2020-03", None, True),
        ("2005/2011", "2005", "2011", False),
        ("5 Jahre und 2 Monate, Mai 2013 - Juni 2018", "2013-05", "2018-06", False),
        ("2019 – 2015", "2015", "2019", False),  # as a line from right to left shows it
        ("Month Year – Month Year", None, None, False),
    ],
)
def test_a_date_keeps_the_precision_it_was_given(text: str, start: str | None, end: str | None, current: bool) -> None:  # noqa: FBT001 — a column of the table
    spans = find_dates(text)

    assert [(span.start, span.end, span.current) for span in spans] == [(start, end, current)]


@pytest.mark.parametrize(
    "text", ["+44 20 7946 0018", "19 años", "Room 2, year 3", "3.8/4.0", "May we help", "v1.2019.4x"]
)
def test_other_numbers_are_no_dates(text: str) -> None:
    assert find_dates(text) == []


def test_a_sentence_with_a_year_is_not_a_date() -> None:
    assert not is_date("Led 20 people in 2019")
    assert is_date("(2019 – 2021)")


@given(st.text(max_size=120))
def test_any_text_has_dates_only_where_it_says_so(text: str) -> None:
    for span in find_dates(text):
        assert 0 <= span.begin < span.finish <= len(text)
        assert any(char.isalnum() for char in text[span.begin : span.finish])

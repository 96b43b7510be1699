"""One way through several roles and schools: each date, degree and subject belongs where the sentence puts it."""

from datetime import date

import pytest

from service.drafts.grounding import Verdict, audit
from service.resumes.model import Basics, Education, Resume, Work
from service.scrape.model import JobPosting

TODAY = date(2026, 11, 1)
RESUME = Resume(
    basics=Basics(name="Ida Brandt"),
    work=[
        Work(name="Finanz-Union AG", position="Accountant", start_date="2019-01"),
        Work(name="Kite & Compass", position="Senior Bookkeeper", start_date="2015-05", end_date="2018-12"),
        Work(name="Kite & Compass", position="Bookkeeper", start_date="2011-09", end_date="2015-04"),
    ],
    education=[
        Education(
            institution="University of Lagos", study_type="MSc", area="Finance", start_date="2009", end_date="2011"
        ),
        Education(
            institution="Lund University", study_type="BSc", area="Statistics", start_date="2005", end_date="2009"
        ),
    ],
)


def _verdict(text: str) -> Verdict:
    return audit(text, resume=RESUME, posting=JobPosting(), today=TODAY).sentences[-1].verdict


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "Zwischen 2011 und 2018 war ich bei Kite & Compass tätig, zuletzt als Senior Bookkeeper.",
            "Zwischen 2009 und 2018 war ich bei Kite & Compass tätig, zuletzt als Senior Bookkeeper.",
        ),
        (
            "Between 2011 and 2018 I was at Kite & Compass, most recently as Senior Bookkeeper.",
            "Between 2008 and 2018 I was at Kite & Compass, most recently as Senior Bookkeeper.",
        ),
        (
            "Seit Januar 2019 arbeite ich bei Finanz-Union AG, zuvor habe ich von 2009 bis 2011 einen MSc absolviert.",
            "Seit Januar 2019 arbeite ich bei Finanz-Union AG, zuvor habe ich von 2013 bis 2016 einen MSc absolviert.",
        ),
        (
            "Einen MSc habe ich, den ich von 2009 bis 2011 an der University of Lagos erworben habe.",
            "Einen MSc habe ich, den ich von 2010 bis 2011 an der Lund University erworben habe.",
        ),
        (
            "Studiert habe ich Statistik an der Lund University (BSc) und danach Finanzen an der University of Lagos.",
            "Studiert habe ich Medizin an der Lund University (BSc) und danach Finanzen an der University of Lagos.",
        ),
    ],
)
def test_dates_and_degrees_of_several_stations(right: str, wrong: str) -> None:
    assert _verdict(right) is Verdict.SUPPORTED
    assert _verdict(wrong) is Verdict.UNSUPPORTED


def test_a_farewell_within_the_last_sentence_claims_nothing() -> None:
    assert _verdict("Ich freue mich auf Ihre Rückmeldung und verbleibe mit besten Grüßen.") is Verdict.NOT_A_CLAIM


def test_whether_a_background_is_useful_is_no_claim() -> None:
    assert _verdict("I would be glad to discuss whether my background could be useful to you.") is Verdict.NOT_A_CLAIM


def test_a_word_that_french_cuts_short_is_no_letter_of_a_licence() -> None:
    told = audit("Cela a permis d'accélérer la clôture.", resume=RESUME, posting=JobPosting(), today=TODAY).sentences[0]

    assert "permis" not in " ".join(told.reasons)

"""The helper that draws résumés for other tests."""

from tests.resumes.pdfs import resume_pdf


def test_the_drawn_resume_is_a_pdf_and_the_same_each_time() -> None:
    first, second = resume_pdf(), resume_pdf()

    assert first.startswith(b"%PDF-")
    assert first == second

"""Why a résumé cannot be read, and what was set aside while reading it: codes, and sentences for people.

`REASONS` belong to `service.errors.Unreadable`, `WARNINGS` to `Resume.meta.warnings`.
"""

from service.errors import Unreadable

EMPTY = "empty"
NOT_A_PDF = "not_a_pdf"
ENCRYPTED = "encrypted"
DAMAGED = "damaged"
NO_TEXT_LAYER = "no_text_layer"
GARBLED_TEXT = "garbled_text"
TOO_SLOW = "too_slow"
TOO_LARGE = "too_large"
INTERRUPTED = "interrupted"
FILE_MISSING = "file_missing"
ALLOWANCE = "allowance"

REASONS: dict[str, str] = {
    EMPTY: "This file is empty. Please choose your résumé again; the download or export may have been cut short.",
    NOT_A_PDF: "This file is not a PDF. Please open your résumé, export or print it as PDF, and upload that file.",
    ENCRYPTED: "This PDF needs a password to open. Please save a copy without a password and upload that one.",
    DAMAGED: "This PDF is damaged, so it cannot be read. Please export it again from the program you wrote it in.",
    NO_TEXT_LAYER: (
        "This looks like a scan: the pages are pictures, without text. Please export your résumé as text from the "
        "program you wrote it in, or run text recognition (OCR) on it, then upload it again."
    ),
    GARBLED_TEXT: (
        "The letters in this PDF cannot be read: its fonts do not say which letter each shape is. Please export it "
        "again, with fonts embedded, or print it to PDF from another program."
    ),
    TOO_SLOW: (
        "Reading this PDF took too long, so we stopped. Please export it again as a plain PDF; a résumé of a few "
        "pages takes less than a second."
    ),
    TOO_LARGE: (
        "This PDF holds far more than a résumé does. Please upload one of at most 10 MB, without large pictures or "
        "attachments."
    ),
    INTERRUPTED: (
        "Reading this PDF was interrupted twice, so we stopped trying. Nothing was counted. Please read it again; if "
        "that stops too, export it again as a plain PDF and upload that one."
    ),
    FILE_MISSING: "The file of this résumé is not here any more. Please delete this entry and upload the file again.",
    ALLOWANCE: "There was no reading left in your plan, so this file was not read. Nothing was counted.",
}

HIDDEN_TEXT = "hidden_text"
ROTATED_TEXT = "rotated_text"
OVERPRINTED_TEXT = "overprinted_text"
RECOGNISED_TEXT = "recognised_text"
PAGE_LIMIT = "page_limit"
RECOVERED = "recovered"
LOST_LETTERS = "lost_letters"
NOTHING_RECOGNISED = "nothing_recognised"
OTHER_SCRIPT = "other_script"

WARNINGS: dict[str, str] = {
    HIDDEN_TEXT: "Some text in this PDF cannot be seen on the page. It was left out.",
    ROTATED_TEXT: "Some text runs sideways or at an angle. It was left out.",
    OVERPRINTED_TEXT: "Some letters are printed several times over each other. They were read once.",
    RECOGNISED_TEXT: "The text comes from text recognition of a scan. Please check it for mistakes.",
    PAGE_LIMIT: "Only the first 20 pages were read.",
    RECOVERED: "The file is slightly damaged and was repaired while reading. Please check that nothing is missing.",
    LOST_LETTERS: "A few letters could not be read because of the fonts used. Please check the spelling.",
    NOTHING_RECOGNISED: "No headings of a résumé were found, so most of the text could not be put into its place.",
    OTHER_SCRIPT: "In this script only your contact data, dates and headings are read for sure. Please check which name"
    " is a title, and which an employer or a school.",
}


def sentence(code: str) -> str:
    """Give the sentence for the person that belongs to a code of `REASONS` or `WARNINGS`."""
    return REASONS.get(code) or WARNINGS[code]


def unreadable(reason: str) -> Unreadable:
    """Give the failure for `reason`, with its sentence for the person."""
    return Unreadable(reason, REASONS[reason])

"""PDF bytes → the pages with their glyphs; damaged files are repaired where that is possible."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import islice

from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from service.errors import Unreadable
from service.resumes import reasons
from service.resumes.reader.bounds import BoundedDocument
from service.resumes.reader.drawing import Interpreter, Manager, in_order
from service.resumes.reader.garble import is_garbled
from service.resumes.reader.glyphs import Page, PageDevice

MAX_PAGES = 20  # The longest academic résumé seen has 14; the rest of a longer file is not a résumé.
HEADER_WINDOW = 1024  # Readers accept junk before the header within this many bytes.
CATALOG = re.compile(rb"/Type\s{0,4}/Catalog\b")
CATALOG_WITHIN = 400  # Bytes from the beginning of the catalog to its type.
OBJECT = re.compile(rb"(\d{1,7})\s{1,4}(\d{1,5})\s{1,4}obj\b")
ROOT = re.compile(rb"/Root\s{1,4}(\d{1,7})\s{1,4}(\d{1,5})\s{1,4}R\b")
XREF_ADDRESS = re.compile(rb"startxref\s{1,8}\d{1,12}")


@dataclass(slots=True)
class Document:
    """The pages that were read, and codes of `reasons.WARNINGS` for what was set aside."""

    pages: list[Page]
    warnings: list[str]


def read_glyphs(pdf: bytes) -> Document:
    """Give the visible glyphs of the first pages. Raises `Unreadable` for anything that is no readable PDF."""
    data = _from_header(pdf)
    warnings: Counter[str] = Counter()
    try:
        pages, failure = _pages(data, warnings), None
    except (Unreadable, MemoryError):
        raise
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        raise reasons.unreadable(reasons.ENCRYPTED) from error
    except Exception as error:  # noqa: BLE001 — pdfminer leaves KeyError, TypeError, RecursionError … on odd files
        pages, failure = [], error
    if not any(page.glyphs for page in pages):
        pages = _recover(data, warnings) or pages
    if not pages:
        raise reasons.unreadable(reasons.DAMAGED) from failure
    _refuse(pages)
    return Document(pages, [code for code in reasons.WARNINGS if warnings[code]])


def _from_header(pdf: bytes) -> bytes:
    """Cut what stands before the header; raises `Unreadable` when there is none."""
    if not pdf.strip():
        raise reasons.unreadable(reasons.EMPTY)
    start = pdf.find(b"%PDF-", 0, HEADER_WINDOW)
    if start < 0:
        raise reasons.unreadable(reasons.NOT_A_PDF)
    return pdf[start:]


def _pages(data: bytes, warnings: Counter[str]) -> list[Page]:
    """Interpret the first pages of the document."""
    document = BoundedDocument(PDFParser(BytesIO(data)))
    if any("Fallback" in type(table).__name__ for table in document.xrefs):
        warnings[reasons.RECOVERED] += 1
    manager = Manager(document.catalog)
    pages = []
    for number, page in enumerate(islice(PDFPage.create_pages(document), MAX_PAGES + 1), start=1):
        if number > MAX_PAGES:
            warnings[reasons.PAGE_LIMIT] += 1
            break
        device = PageDevice(manager)
        page.mediabox, page.cropbox = in_order(page.mediabox), in_order(page.cropbox)
        Interpreter(manager, device).process_page(page)
        pages.append(device.page(number, page, warnings))
    return pages


def _recover(data: bytes, warnings: Counter[str]) -> list[Page]:
    """Give the pages found by scanning for objects, for a file cut off or a table of offsets that points elsewhere.

    Such a document may look empty, without an error; when the table's address is no number, pdfminer scans.
    """
    catalog = _catalog(data)
    if catalog and b"/Encrypt" not in data:
        root = b"<< /Root %s %s R >>" % catalog
        data = data.replace(b"trailer", b"tr").replace(b"startxref", b"%")
        data += b"\ntrailer\n" + root + b"\nstartxref\nnone\n%%EOF\n"
    scanned: Counter[str] = Counter()
    try:
        pages = _pages(XREF_ADDRESS.sub(b"startxref\nnone", data), scanned)
    except (Unreadable, MemoryError):
        raise
    except Exception:  # noqa: BLE001 — as above; the first failure is the one to tell
        return []
    if not any(page.glyphs for page in pages):
        return []
    scanned[reasons.RECOVERED] += 1
    warnings.update(scanned)
    return pages


def _catalog(data: bytes) -> tuple[bytes, bytes] | None:
    """Give the number of the last catalog that stands in the file; one packed into a stream is only named."""
    places = (OBJECT.findall(data, max(0, at.start() - CATALOG_WITHIN), at.start()) for at in CATALOG.finditer(data))
    return next((found[-1] for found in reversed([*places]) if found), None) or next(
        iter(ROOT.findall(data)[-1:]), None
    )


def _refuse(pages: Sequence[Page]) -> None:
    """Raise `Unreadable` when there is nothing that can be read."""
    glyphs = [glyph for page in pages for glyph in page.glyphs]
    if is_garbled(glyphs):
        raise reasons.unreadable(reasons.GARBLED_TEXT)
    if not any(glyph.text.strip() for glyph in glyphs):
        raise reasons.unreadable(reasons.NO_TEXT_LAYER)

"""The values of a résumé with their pointers, and what each means by the place it stands at."""

import re
from collections.abc import Iterator
from itertools import pairwise

from service.drafts.grounding.forms import words_of
from service.drafts.grounding.sentence import line_keys

MAX_LINE = 8000
ALIKE = 4  # letters of the shortest form of a school's name, or of its city's
# What degrees are in by their letters.
SPELT_OUT = {
    "MEd": "education", "BEd": "education", "MBA": "business administration", "BBA": "business administration",
    "BCom": "commerce", "MCom": "commerce", "BSc": "science", "MSc": "science", "BS": "science", "MS": "science",
    "BEng": "engineering", "MEng": "engineering", "BTech": "technology", "MTech": "technology", "BA": "arts",
    "MA": "arts",
    "BFA": "fine arts", "MFA": "fine arts", "LLB": "law", "LLM": "law", "MPharm": "pharmacy", "MPH": "public health",
}  # fmt: skip
# What an entry is by the section it stands in: whoever lists Spanish there has a language.
SECTIONS = {
    "languages": "language", "awards": "award prize", "publications": "publication article", "references": "reference",
    "interests": "interest hobby",
}  # fmt: skip
SENIOR = re.compile(r"\bSn?r\b")


def values(node: object, pointer: str) -> Iterator[tuple[str, str]]:
    """Every text of a document, with its JSON pointer below `pointer`."""
    if isinstance(node, str):
        if node.strip():
            yield pointer, node[:MAX_LINE]
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from values(value, f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from values(value, f"{pointer}/{index}")
    elif isinstance(node, int | float) and not isinstance(node, bool):
        yield pointer, str(node)


def keys_at(pointer: str, text: str) -> frozenset[str]:
    """What a value means; a mark is called one by its place, a school also by how a word of its name begins."""
    found = line_keys(text) | line_keys(SECTIONS.get(pointer.split("/")[1], ""))
    if "/courses/" in pointer:
        found |= line_keys("course")
    if pointer.endswith("/score"):
        found |= line_keys("gpa")
    if pointer.endswith("/studyType"):
        found |= line_keys(" ".join(SPELT_OUT.get(letters, "") for letters in re.findall(r"[A-Z]\w+", text)))
    if pointer.endswith("/position") and SENIOR.search(text):
        found |= line_keys("senior")
    if pointer.endswith("/location"):  # "Hanoi" for "Hà Nội"
        found |= {one.text + other.text for one, other in pairwise(words_of(text))}
    if pointer.endswith("/institution"):  # "Tech" for "Technology", "Łódź" for "Łódzka"
        found |= {word.text[:size] for word in words_of(text) for size in range(ALIKE, len(word.text))}
    return found

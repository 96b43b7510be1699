"""What the wire server writes when nobody tells it: a short draft out of the masked résumé lines in the prompt."""

import re

_RESUME = re.compile(r"<resume-(\w{1,64})>\n(.*?)\n</resume-\1>", re.DOTALL)
_POSTING = re.compile(r"<posting-(\w{1,64})>\n(.*?)\n</posting-\1>", re.DOTALL)
_QUESTION = re.compile(r"<question-\w")
_LINE = re.compile(r"^r\d{1,4}: - (.+)$", re.MULTILINE)
_LINES = 3


def letter(prompt: str) -> str:
    """A plausible, grounded reply to one of our prompts; a fixed sentence to any other."""
    resume, posting = _RESUME.search(prompt), _POSTING.search(prompt)
    if resume is None or posting is None:
        return "There is no résumé in this prompt."
    name = _field("Name", resume[2])
    lines = [line for line in _LINE.findall(resume[2]) if "[[" not in line]
    said = " ".join(line if line.endswith(".") else f"{line}." for line in lines[:_LINES])
    if _QUESTION.search(prompt):
        return said or "My résumé does not say this."
    title, employer = _field("Title", posting[2]), _field("Employer", posting[2])
    greeting = f"Dear {employer} team," if employer else "Dear hiring team,"
    return f"{greeting}\n\nI am applying for the position “{title}”. {said}\n\nKind regards,\n{name}"


def _field(label: str, text: str) -> str:
    found = re.search(rf"^{label}: (.{{1,300}})$", text, re.MULTILINE)
    return found[1] if found else ""

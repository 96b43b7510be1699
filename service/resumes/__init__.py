"""Résumés: a PDF becomes blocks that say where each value stands."""

from service.resumes.reader import PARSER_VERSION, from_text, read

__all__ = ["PARSER_VERSION", "from_text", "read"]

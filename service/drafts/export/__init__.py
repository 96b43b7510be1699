"""A draft as a file to send: PDF, Word or text, without what the résumé does not back."""

from service.drafts.export.files import Format, SentFile, export

__all__ = ["Format", "SentFile", "export"]

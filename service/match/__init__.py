"""Match: a résumé held against a posting. Pure and deterministic."""

from service.match.engine import ENGINE_VERSION, match

__all__ = ["ENGINE_VERSION", "match"]

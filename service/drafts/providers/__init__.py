"""One file per AI provider, each a translation of one method."""

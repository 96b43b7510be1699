"""Match: a résumé held against a posting. Pure and deterministic."""

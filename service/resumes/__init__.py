"""Résumés: a PDF becomes blocks that say where each value stands."""

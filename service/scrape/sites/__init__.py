"""Readers of single sites, found by lying here."""

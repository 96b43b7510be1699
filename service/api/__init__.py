"""JSON over HTTP under /api/v1: bearer token in, models out."""

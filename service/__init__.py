"""Foothold: the service behind the extension and the dashboard."""

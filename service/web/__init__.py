"""The dashboard: pages with a cookie session."""

"""Pages: HTML becomes a posting with a verdict. Pure; text only leaves this package."""

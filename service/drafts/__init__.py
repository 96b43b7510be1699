"""Answers, cover letters and outreach in which each sentence carries its evidence."""

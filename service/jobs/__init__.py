"""The postings a person keeps."""

"""What a person used, and what is left."""

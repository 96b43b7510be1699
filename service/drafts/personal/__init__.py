"""Where a text says who the person is: one module a kind of data, each pure: text in, places out."""

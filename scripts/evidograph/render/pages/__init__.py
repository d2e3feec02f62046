"""The pages that exist only as data: each function takes an edition and gives a finished Page."""

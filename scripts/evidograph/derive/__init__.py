"""What follows from the records, computed and never typed: nothing in here stands in evidence/."""

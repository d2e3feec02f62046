"""What the reference pages print from schemas, rules and the edition: nothing on them is written twice."""

"""Who someone is (a cookie's identity) and what they may do (one table of rules)."""

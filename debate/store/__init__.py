"""Rows, constraints and queries. The database is the truth; constraints do the work. No Flask here."""

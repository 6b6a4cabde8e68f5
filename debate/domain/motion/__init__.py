"""A motion: a choice poll put twice, a sealed rule that decides, and a reveal that two people confirm."""

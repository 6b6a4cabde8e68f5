"""A server for live Oxford-style debates and moderated panels."""

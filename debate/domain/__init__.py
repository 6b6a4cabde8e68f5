"""The rules: standard library only, no input or output, and `now` is always an argument.

Instants are whole milliseconds since 1970 (UTC), named `*_at` or `now`; lengths are milliseconds, named `*_ms`.
Whole numbers keep a clock exact through the database, the wire and the browser alike.
"""

"""Numbers that name rows, as they come in: by address, form, JSON and socket alike."""

# Every browser holds it exactly, and every database: a 64-bit column ends far above it.
LARGEST_ID = 2**53

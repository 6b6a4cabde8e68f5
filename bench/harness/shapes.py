"""Types that several parts share."""

from typing import Any

# What the generator answers and what goes into the report: plain JSON, read by name.
Json = dict[str, Any]
Runs = dict[str, list[Json]]

"""One kind of error that the user of the benchmark can do something about."""


class Problem(Exception):
    """Printed as one sentence; the run stops."""

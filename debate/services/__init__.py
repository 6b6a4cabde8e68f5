"""The verbs: one function, one unit of work, one commit. No Flask, no sockets."""

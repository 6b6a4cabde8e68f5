"""The Socket.IO edge: parse, authorise, call one verb, answer."""

"""Counters in Prometheus' text form. No ballots, no addresses, no labels that grow with the audience."""

from __future__ import annotations

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest


class Metrics:
    def __init__(self, sockets: Callable[[], int]) -> None:
        self._registry = CollectorRegistry()
        self._commands = Histogram(
            "debate_command_seconds",
            "Time to answer a command",
            ["command", "answer"],
            registry=self._registry,
            buckets=(0.001, 0.005, 0.02, 0.1, 0.5, 2.0),
        )
        self.ballots = Counter("debate_ballots", "Ballots acknowledged as counted", registry=self._registry)
        self.pushes = Counter("debate_pushes", "Pushes to a room", ["event"], registry=self._registry)
        self.faults = Counter(
            "debate_face_faults", "Failures that the scripts of a face reported", ["face"], registry=self._registry
        )
        Gauge("debate_sockets", "Sockets connected now", registry=self._registry).set_function(sockets)

    def command(self, name: str, answer: str, seconds: float) -> None:
        self._commands.labels(name, answer).observe(seconds)

    def text(self) -> bytes:
        return generate_latest(self._registry)

"""The parts of the socket edge that run beside its requests, as the composition root made them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from debate.realtime.hub import Hub
from debate.realtime.presence import Presence
from debate.realtime.publisher import Publisher
from debate.realtime.state import State
from debate.services.unit import Announce


@dataclass(frozen=True)
class Edge:
    """`server` is python-socketio's. `announce` is what every commit is told to."""

    server: Any
    hub: Hub
    state: State
    presence: Presence
    publisher: Publisher
    announce: Announce

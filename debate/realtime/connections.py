"""Who is connected: decided once at connect, held by socket id, and nothing that must outlive the process."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from debate.domain.roles import Role
from debate.domain.whispers import whisper_of
from debate.now import now_ms
from debate.services.unit import Actor


@dataclass(slots=True)
class Readiness:
    """What a screen or stage has said of itself; None: nothing yet."""

    sound: bool | None = None
    awake: bool | None = None


@dataclass(slots=True)
class Screening:
    """What a desk has said that it is at: `question` None for none, and only until `until` (`steady_ms`)."""

    desk: str = ""
    question: int | None = None
    until: int = 0


@dataclass(frozen=True, slots=True)
class Connection:
    """One socket. `credentials` are what it came by ("link:3", "sign-in:7"): when one is revoked, the socket is
    dropped."""

    event: int
    actor: Actor
    asker: str | None = None
    sign_in: int | None = None
    link: int | None = None
    credentials: tuple[str, ...] = ()
    person: int | None = None  # whose own page a panelist's is
    preview: bool = False  # the desk's miniature of the screen: nobody in the hall sees it
    readiness: Readiness = field(default_factory=Readiness, compare=False)
    screening: Screening = field(default_factory=Screening, compare=False)

    @property
    def role(self) -> Role:
        return self.actor.role

    @property
    def own(self) -> str | None:
        """The slice that is this connection's alone, by the name under which it is counted and pushed."""
        if self.asker:
            return f"me:{self.asker}"
        return whisper_of(self.person) if self.person else None

    @property
    def place(self) -> str:
        """What counts as one in the people slice: the device of a phone, else the socket's own credential."""
        return self.actor.device or ",".join(self.credentials)


def face_room(event: int, face: str) -> str:
    return f"{event}:{face}"


def own_room(event: int, own: str) -> str:
    """Where a slice of single phones or panelists is heard, by its name."""
    return f"{event}:{own}"


# A phone without a socket loads its page or its state again within 10 seconds; after two misses it has gone.
SEEN_MS = 25_000
# A desk says every 5 seconds which question it is at; after two misses it is at none.
SCREENING_MS = 15_000
# Slices that only this process knows, and the faces that see them.
PRESENT: Mapping[str, tuple[str, ...]] = {"people": ("screen", "desk"), "screening": ("desk",)}


class Connections:
    """All sockets of this process, and the phones that come by plain HTTP."""

    def __init__(self) -> None:
        self._by_sid: dict[str, Connection] = {}
        self._phones: dict[int, Counter[str]] = {}
        self._rooms: Counter[str] = Counter()
        self._seen: dict[int, dict[str, int]] = {}
        self._revs: dict[tuple[int, str], int] = {}

    def add(self, sid: str, connection: Connection) -> None:
        self._by_sid[sid] = connection
        if connection.own:
            self._rooms[own_room(connection.event, connection.own)] += 1
        if connection.role is Role.AUDIENCE:
            self._phones.setdefault(connection.event, Counter())[connection.place] += 1

    def remove(self, sid: str) -> Connection | None:
        connection = self._by_sid.pop(sid, None)
        if connection and connection.own:
            self._leave(self._rooms, own_room(connection.event, connection.own))
        if connection and connection.role is Role.AUDIENCE:
            self._leave(self._phones[connection.event], connection.place)
        return connection

    @staticmethod
    def _leave(counted: Counter[str], one: str) -> None:
        counted[one] -= 1
        if not counted[one]:
            del counted[one]

    def get(self, sid: str) -> Connection | None:
        return self._by_sid.get(sid)

    def hears(self, event: int, own: str) -> bool:
        """Is anybody here whose slice this is?"""
        return own_room(event, own) in self._rooms

    def by_credential(self, credentials: Iterable[str]) -> list[str]:
        """The sockets that came by one of these."""
        wanted = set(credentials)
        return [sid for sid, connection in self._by_sid.items() if wanted.intersection(connection.credentials)]

    def connected(self, event: int) -> int:
        """Devices with a socket: a phone with two tabs is one."""
        return len(self._phones.get(event, ()))

    def see(self, event: int, device: str, now: int) -> bool:
        """Note a phone that came by plain HTTP; True if it was not among those present before."""
        seen = self._seen.setdefault(event, {})
        is_new = device not in seen and device not in self._phones.get(event, ())
        seen[device] = now
        return is_new

    def forget_unseen(self, now: int) -> list[int]:
        """Let go of the phones that did not come again; returns the events that lost one."""
        lost = []
        for event, seen in self._seen.items():
            gone = [device for device, at in seen.items() if now - at > SEEN_MS]
            for device in gone:
                del seen[device]
            if gone:
                lost.append(event)
        return lost

    def phones(self, event: int) -> int:
        """Devices that are here, by socket or by plain HTTP."""
        sockets = self._phones.get(event, Counter())
        return len(sockets) + sum(device not in sockets for device in self._seen.get(event, ()))

    def screen(self, connection: Connection, desk: str, question: int | None, now: int) -> bool:
        """Note which question a desk is at; True if it was at another one before."""
        held = connection.screening
        was = (held.desk, held.question if held.until > now else None)
        held.desk, held.question, held.until = desk, question, now + SCREENING_MS
        return was != (desk, question)

    def forget_screening(self, now: int) -> list[int]:
        """Let go of what desks did not say again; returns the events that it concerns."""
        late = [c for c in self._by_sid.values() if c.screening.question is not None and c.screening.until <= now]
        for connection in late:
            connection.screening.question = None
        return sorted({connection.event for connection in late})

    def count_change(self, event: int, name: str = "people") -> None:
        """A slice of PRESENT has changed. The rev starts at the time of day, so that it grows across restarts too."""
        self._revs[event, name] = max(self._revs.get((event, name), 0) + 1, now_ms())

    def present(self, event: int, face: str) -> dict[str, Any]:
        """The slices of PRESENT that a face sees, as they are sent, with their revs."""
        made = {"people": self.people, "screening": self.screening}
        return {
            name: {"rev": self._revs.setdefault((event, name), now_ms()), "data": made[name](event)}
            for name, faces in PRESENT.items()
            if face in faces
        }

    def screening(self, event: int) -> Mapping[str, Any]:
        """The screening slice's data (question_shapes.ScreeningSlice)."""
        held = [(c.actor.name, c.screening) for c in self._by_sid.values() if c.event == event]
        at = [
            {"desk": one.desk, "name": name, "question": one.question} for name, one in held if one.question is not None
        ]
        return {"at": at}

    def people(self, event: int) -> Mapping[str, Any]:
        """The people slice's data (shapes.PeopleSlice)."""
        here = [c for c in self._by_sid.values() if c.event == event and not c.preview]
        watching = Counter(c.role.face for c in here)
        return {
            "phones": self.phones(event),
            "screens": watching["screen"],
            "stages": watching["stage"],
            "desks": watching["desk"],
            "sounding": _displays(c for c in here if c.readiness.sound),
            "may_sleep": _displays(c for c in here if c.readiness.awake is False),
        }

    def total(self) -> int:
        return len(self._by_sid)


def _displays(these: Iterable[Connection]) -> dict[str, int]:
    """How many screens and stages (shapes.Displays)."""
    faces = Counter(connection.role.face for connection in these)
    return {"screens": faces["screen"], "stages": faces["stage"]}

"""A hall to test in: an event with a debate, driven through the services as the cast would."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from debate.domain.errors import DomainError
from debate.domain.motion.pair import Round
from debate.services import items, pairs, polls, slots
from debate.services.agendas import import_agenda, read_agenda
from debate.services.ballots import Answer, BallotBox, Cast, Counted, VoterKeys
from debate.services.tallies import SHORTEST_STEP_MS, LiveTallies
from debate.services.unit import Actor, Call, Changes
from debate.store.database import Database
from debate.store.schema import Item, Journal, Pair, Poll, Slot
from debate.store.votes import all_ballots
from tests.cast import MARA

MOTION = "Tech companies should have formal representation in international diplomatic forums"
NOON = 1_750_240_800_000

AGENDA = f"""
event: {{title: Forum, date: "2025-06-18", timezone: Europe/Paris, venue: Room II}}
agenda:
  - {{start: "09:00", end: "09:40", kind: opening, title: Opening}}
  - start: "12:00"
    end: "12:45"
    kind: debate
    title: Oxford Style Debate
    motion: {MOTION}
    sides: {{for: [Amara Lindqvist, Jonah Okonjo], against: [Tomas Varga, Leila Haddad]}}
"""


@dataclass
class Hall:
    """`now` stands still until a test moves it. `announced` holds what every commit told."""

    db: Database
    event: int
    item: int
    now: int = NOON
    announced: list[Changes] = field(default_factory=list)
    keys: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    def __post_init__(self) -> None:
        self.box = BallotBox(self.db, VoterKeys(self.db), self.announced.append)
        self.tallies = LiveTallies(self.db)

    def call(self, who: Actor = MARA) -> Call:
        return Call(self.db, self.event, who, self.now, self.announced.append, input=who.device is not None)

    def pass_ms(self, ms: int) -> None:
        self.now += ms

    # Shortcuts to a state

    def start(self) -> None:
        items.start_item(self.call(), self.item)

    def seal(self, rule: str = "matched", band: float = 0.0, **terms: object) -> int:
        """Seal the motion; returns the pair."""
        given = {"show_pre": False, "pre_tally": "sealed", "post_tally": "sealed", "public_list": False, **terms}
        pairs.seal_pair(self.call(), self.item, pairs.parse_terms(rule, band, **given))  # type: ignore[arg-type]
        return self.pair().id

    def vote(self, round_: str, choices: dict[str, str]) -> None:
        """Open the round, cast a ballot for each device, close."""
        polls.open_poll(self.call(), self.poll(round_).id, None, held=True)
        self.cast_all(round_, choices)
        polls.close_poll(self.call(), self.poll(round_).id)

    def cast_all(self, round_: str, choices: dict[str, str]) -> None:
        casts = [self.attempt(device, choice, round_) for device, choice in choices.items()]
        assert all(isinstance(answer, Counted) for answer in self.box.cast_group(casts))

    def show_tallies(self, round_: str) -> dict[str, int] | None:
        """The live tally as the hall sees it, once the shortest step is over."""
        self.pass_ms(SHORTEST_STEP_MS)
        self.tallies.show(self.event, self.now)
        return self.poll(round_).shown

    def cast(self, device: str, choice: str, round_: str = "pre", key: str | None = None) -> Answer:
        return self.box.cast_group([self.attempt(device, choice, round_, key)])[0]

    def attempt(self, device: str, choice: str, round_: str = "pre", key: str | None = None) -> Cast:
        return Cast(self.event, self.poll(round_).id, device, choice, key or f"key-{next(self.keys):08}")

    def go_to(self, kind: str, nth: int = 0) -> Slot:
        slot = [slot for slot in self.slots() if slot.kind == kind][nth]
        slots.go_to_slot(self.call(), slot.id)
        return slot

    # What is stored

    def pair(self) -> Pair:
        with self.db.reading() as session:
            query = select(Pair).options(joinedload(Pair.electorate)).where(Pair.item_id == self.item)
            return session.scalars(query.order_by(Pair.id.desc()).limit(1)).unique().one()

    def poll(self, round_: str) -> Poll:
        return next(poll for poll in self.pair().polls if poll.round is Round(round_))

    def slots(self) -> list[Slot]:
        with self.db.reading() as session:
            return list(session.scalars(select(Slot).where(Slot.item_id == self.item).order_by(Slot.position)))

    def ballots(self, round_: str) -> dict[str, str]:
        with self.db.reading() as session:
            return all_ballots(session, self.poll(round_).id)

    def journal(self) -> list[str]:
        with self.db.reading() as session:
            return list(
                session.scalars(select(Journal.what).where(Journal.event_id == self.event).order_by(Journal.id))
            )

    def last_journal(self) -> Journal:
        with self.db.reading() as session:
            return session.scalars(
                select(Journal).where(Journal.event_id == self.event).order_by(Journal.id.desc()).limit(1)
            ).one()

    def touched(self) -> set[str]:
        """The slices that the last commit named."""
        return set(self.announced[-1].slices)

    @contextmanager
    def refuses(self, code: str) -> Iterator[None]:
        """What is done in here is refused with this code, and changes nothing."""
        before = self.journal(), len(self.announced)
        with pytest.raises(DomainError) as refusal:
            yield
        assert refusal.value.code == code, refusal.value
        assert (self.journal(), len(self.announced)) == before


def make_hall(db: Database, agenda: str = AGENDA) -> Hall:
    announced: list[Changes] = []
    event = import_agenda(db, read_agenda(agenda, "agenda.yaml"), NOON, announced.append)
    with db.reading() as session:
        item = session.scalars(select(Item.id).where(Item.event_id == event, Item.motion != "")).first()
    assert item is not None, "the agenda needs an item with a motion for a hall to make sense"
    return Hall(db, event, item, announced=announced)


def hundred(**counts: int) -> dict[str, str]:
    """Devices and choices by count: `hundred(for_=40, against=40, undecided=20)`. The devices are v0, v1, ..."""
    choices: Iterable[str] = itertools.chain.from_iterable([name.rstrip("_")] * n for name, n in counts.items())
    return {f"v{index}": choice for index, choice in enumerate(choices)}

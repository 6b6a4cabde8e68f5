"""Serializer of the next step: gathers the facts, the domain decides."""

from __future__ import annotations

from debate.domain.agenda import ItemState
from debate.domain.guide import AloneFacts, Facts, PollFacts, next_step
from debate.domain.motion.rules import Verdict
from debate.domain.polls import find_kind
from debate.domain.polls.entries import EntryState
from debate.domain.polls.states import PollState
from debate.domain.scenes import SceneKind, empty_scenes
from debate.snapshot.shapes import CommandName, GuideSlice
from debate.snapshot.view import View
from debate.store.concern import content
from debate.store.schema import Poll
from debate.store.told import round_of


def guide_slice(view: View) -> GuideSlice:
    step = next_step(_facts(view))
    return {
        "key": step.key,
        "command": CommandName(step.command) if step.command else None,
        "payload": step.payload,
        "form": step.form,
        "hold": step.hold,
        "empty_scenes": empty_scenes(content(view.session, view.event)),
    }


def _facts(view: View) -> Facts:
    planned = [item for item in view.items if item.state is ItemState.PLANNED]
    # A day that began in the middle goes on from there, and comes to what was passed over at its end.
    coming = view.coming or next(iter(planned), None)
    return Facts(
        item=view.item.id if view.item else None,
        first_item=coming.id if coming else None,
        motion=bool(view.item and view.item.motion),
        speakers_named=bool(view.speakers),
        sealed=view.pair is not None,
        order=view.order,
        polls={str(poll.round): _poll_facts(view, poll) for poll in view.polls},
        alone=_alone_facts(view),
    )


def _alone_facts(view: View) -> AloneFacts | None:
    poll = view.poll
    if poll is None or poll.pair is not None or view.item is None:
        return None
    moderated = find_kind(poll.kind).moderated
    in_sight = view.event.scene is SceneKind.VOTE
    return AloneFacts(poll.id, poll.state, in_sight, moderated, _waits(view, poll))


def _waits(view: View, poll: Poll) -> bool:
    """Some of what its voters wrote is not judged yet."""
    if poll.state is not PollState.CLOSED or poll.id not in view.written:
        return False
    written = view.written[poll.id]
    return any(written.state_of(entry) is EntryState.WAITING for entry in written.entries)


def _poll_facts(view: View, poll: Poll) -> PollFacts:
    show_pre = bool(view.pair and view.pair.show_pre)
    return PollFacts(poll.id, round_of(poll), poll.state, show_pre, _step_to_come(poll), _has_no_result(poll))


def _has_no_result(poll: Poll) -> bool:
    outcome = poll.frame["outcome"] if poll.frame else None
    return outcome is not None and outcome["verdict"] == Verdict.NO_RESULT


def _step_to_come(poll: Poll) -> str | None:
    if poll.state is not PollState.REVEALED or poll.frame is None or poll.step is None:
        return None
    steps: list[str] = poll.frame["steps"]
    following = steps.index(poll.step) + 1
    return steps[following] if following < len(steps) else None

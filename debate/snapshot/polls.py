"""Serializers of polls and results. What is not revealed is in no slice but the desk's armed frame."""

from __future__ import annotations

from typing import Any, cast

from sqlalchemy.orm import Session

from debate.domain.groups import without_groups
from debate.domain.motion.figures import live_bar, whole_bar
from debate.domain.motion.pair import CHOICES, allowed, barred
from debate.domain.motion.results import RevealStep, frame_at, with_fingerprints
from debate.domain.polls.states import PollState, TallyMode, allowed_alone
from debate.domain.scenes import SceneKind
from debate.domain.sealing import fingerprint
from debate.snapshot.agenda import seal_part
from debate.snapshot.shapes import (
    AlonePollPart,
    Bar,
    DeskAlonePoll,
    DeskPoll,
    GivenUp,
    HallPollState,
    Movement,
    PairPollPart,
    PollFacts,
    PollFigures,
    PollFrame,
    PollSlice,
    PollsSlice,
    ResultFrame,
    ResultSlice,
    Tally,
    TurnoutSlice,
)
from debate.snapshot.view import View
from debate.store.concern import stirred_at
from debate.store.entries import figures_of
from debate.store.schema import Pair, Poll
from debate.store.told import (
    alone_view,
    earlier_of,
    is_told,
    other_view_of,
    round_of,
    seen_of,
    told_result,
    view_of,
    void_reason,
)
from debate.store.votes import tally_poll

# Arming is nobody's business but the desk's.
_PUBLIC_STATE = {PollState.ARMED: PollState.CLOSED}


def poll_slice(view: View) -> PollSlice | None:
    poll = view.poll
    if poll is None:
        return None
    state = cast("HallPollState", _PUBLIC_STATE.get(poll.state, poll.state))
    if poll.pair is None:
        return {**_alone(poll), "state": state}
    return {**_of_pair(poll, poll.pair), "state": state}


def _facts(poll: Poll) -> PollFacts:
    earlier = earlier_of(poll)
    return {
        "id": poll.id,
        "groups": poll.groups,
        "earlier": earlier.id if earlier else None,
        "tallies": poll.tally,
        "opened_at": poll.opened_at or 0,
        "closes_at": poll.closes_at,
        "ballots_hash": poll.ballots_hash,
        "fingerprint": fingerprint(poll.ballots_hash) if poll.ballots_hash else None,
    }


def _of_pair(poll: Poll, pair: Pair) -> PairPollPart:
    return {
        **_facts(poll),
        "pair": pair.id,
        "round": round_of(poll),
        "motion": poll.question,
        "choices": [option["id"] for option in poll.options],
        "seal": seal_part(pair)["hash"],
    }


def _alone(poll: Poll) -> AlonePollPart:
    return {
        **_facts(poll),
        "pair": None,
        "kind": poll.kind,
        "question": poll.question,
        "options": list(poll.options),
        "settings": poll.settings,
    }


def desk_alone_poll(session: Session, poll: Poll, second: Poll | None) -> DeskAlonePoll:
    view = alone_view(poll, second)
    return {
        **_alone(poll),
        "state": poll.state,
        "allowed": allowed_alone(view),
        "ballots": sum(tally_poll(session, poll.id).values()) if poll.ballots_hash else None,
        "moderated": view.moderated,
        "figures": cast("PollFigures", poll.frame["figures"]) if poll.frame else None,
        "moved": _moved(poll.frame) if poll.frame else None,
        "has_groups": bool(poll.frame and poll.frame.get("groups")),
    }


def polls_slice(view: View) -> PollsSlice:
    armed = next((poll for poll in view.polls if poll.state is PollState.ARMED), None)
    frame = cast("ResultFrame", without_groups(with_fingerprints(armed.frame))) if armed and armed.frame else None
    return {"polls": [_desk_poll(view, poll, pair) for pair in view.pairs for poll in pair.polls], "frame": frame}


def _desk_poll(view: View, poll: Poll, pair: Pair) -> DeskPoll:
    return {
        **_of_pair(poll, pair),
        "state": poll.state,
        "allowed": poll_verbs(poll, pair),
        "barred": barred(view_of(poll), other_view_of(poll)),
        "armed_by": poll.armed_by,
        "step": cast("RevealStep | None", poll.step),
        "ballots": sum(tally_poll(view.session, poll.id).values()) if poll.ballots_hash else None,
    }


def poll_verbs(poll: Poll, pair: Pair) -> list[str]:
    return allowed(view_of(poll), other_view_of(poll), show_pre=pair.show_pre, last_step=is_told(poll))


def turnout_slice(view: View) -> TurnoutSlice | None:
    """Ballots of the poll that concerns the hall; the tally only of a live poll, or once all is told."""
    poll = view.poll
    if poll is None:
        return None
    answers = tally_poll(view.session, poll.id)
    ballots = sum(answers.values())
    if poll.pair is None:
        figures = _live_figures(view.session, poll)
        return {"poll": poll.id, "ballots": ballots, "tally": None, "shown": None, "figures": figures}
    tally = _shown_tally(poll, answers)
    shown = None if tally is None else cast("Bar", _bar_of(poll, tally))
    return {"poll": poll.id, "ballots": ballots, "tally": tally, "shown": shown, "figures": None}


def _live_figures(session: Session, poll: Poll) -> PollFigures | None:
    """Of the last step that was shown; the whole once its result was."""
    if poll.frame is not None:
        return cast("PollFigures", poll.frame["figures"])
    if poll.shown is None or poll.tally is not TallyMode.LIVE:
        return None
    return cast("PollFigures", figures_of(session, poll, poll.shown))


def _bar_of(poll: Poll, tally: Tally) -> dict[str, Any]:
    return whole_bar(tally) if poll.state is PollState.REVEALED and is_told(poll) else live_bar(tally)


def _shown_tally(poll: Poll, counted: dict[str, int]) -> Tally | None:
    """Until all is told, a live poll shows its last step (services.tallies): a close is no step, nor a reopening."""
    if poll.state is PollState.REVEALED and is_told(poll):
        return whole_tally(counted)
    return poll.shown if poll.tally is TallyMode.LIVE else None


def whole_tally(counted: dict[str, int]) -> Tally:
    return {str(choice): counted.get(choice, 0) for choice in CHOICES}


def staged_result(view: View) -> ResultSlice:
    """`result` for the screen and the desk: the revealed frame, up to its step."""
    return _result(view, view.shown)


def whole_result(view: View) -> ResultSlice:
    """`result` for audience and stage: no figure until the reveal has played to its end."""
    poll = view.shown
    return _result(view, poll if poll and is_told(poll) else None)


def _result(view: View, poll: Poll | None) -> ResultSlice:
    given_up = _given_up(view)
    return {
        "frame": _frame_of_pair(poll) if poll and poll.pair else None,
        "poll": _frame_alone(poll) if poll and not poll.pair and given_up is None else None,
        "on_screen": view.event.scene is SceneKind.REVEAL,
        "given_up": given_up,
    }


def _frame_of_pair(poll: Poll) -> ResultFrame | None:
    """Up to its step. How each group moved stands on the page of results alone."""
    if not poll.frame or not poll.step:
        return None
    return cast("ResultFrame", without_groups(frame_at(poll.frame, poll.step)))


def _frame_alone(poll: Poll) -> PollFrame | None:
    """How the groups of its voters answered stands on the page of results alone."""
    if poll.frame is None:
        return None
    shown = {name: poll.frame[name] for name in ("poll", "kind", "question", "settings", "figures", "hash")}
    return cast("PollFrame", {**shown, "moved": _moved(poll.frame), "fingerprint": fingerprint(poll.frame["hash"])})


def _moved(frame: dict[str, Any]) -> Movement | None:
    """None also of a frame that was kept before polls had a second round."""
    return cast("Movement | None", frame.get("moved"))


def _given_up(view: View) -> GivenUp | None:
    pair = view.given_up
    what = seen_of(pair) if pair else None
    if pair is None or pair.voided_at is None or what is None:
        return None
    if view.poll and view.poll.pair is None and stirred_at(view.poll) > pair.voided_at:
        return None  # the hall has had to do with a poll since
    return {
        "pair": pair.id,
        "what": what,
        "motion": pair.record["motion"],
        "at": pair.voided_at,
        "why": void_reason(view.session, view.event.id, pair),
        "has_page": told_result(pair) is not None,
    }

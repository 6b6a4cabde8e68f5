"""One debate from seal to result, through the services alone."""

from debate.domain.motion.bundle import recount
from debate.domain.polls.states import PollState
from debate.services import reveals
from debate.services.bundles import make_bundle
from tests.cast import MARA, MILO
from tests.halls import Hall, hundred


def test_a_whole_debate_gives_the_result_of_its_ballots(hall: Hall) -> None:
    hall.seal()
    before = hundred(for_=40, against=40, undecided=20)
    after = hundred(for_=50, against=42, undecided=8)
    late = {f"late{i}": choice for i, choice in enumerate(["for"] * 5 + ["against"] * 33 + ["undecided"] * 2)}
    hall.vote("pre", before)
    hall.vote("post", {**after, **late})
    post = hall.poll("post").id
    reveals.arm_poll(hall.call(MARA), post)
    reveals.reveal_poll(hall.call(MILO), post, held=False, play=False)
    for step in ("after", "movement", "winner"):
        reveals.step_reveal(hall.call(), post, step)
    revealed = hall.poll("post")
    assert revealed.state is PollState.REVEALED
    assert revealed.frame is not None
    assert revealed.frame["outcome"]["verdict"] == "for"
    assert revealed.frame["outcome"]["shifts"]["for"]["gain_pct"] == 10.0
    assert revealed.frame["outcome"]["shifts"]["against"]["gain_pct"] == 2.0
    assert recount(make_bundle(hall.db, hall.event, hall.pair().id)) == []

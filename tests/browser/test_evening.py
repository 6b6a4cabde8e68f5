"""One Oxford-style debate from the door to the result, with everybody who is there."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.browser.axe import violations
from tests.browser.clocks import disagreements_ms, seconds, typical
from tests.browser.house import House
from tests.servers import DEBATE, ROOT

pytestmark = pytest.mark.browser

MOTION = "Tech companies should have formal representation in international diplomatic forums"
WHO_SPEAKS = "If a platform has more users than any state has citizens, who speaks for those users?"
WHO_ELECTS = "Who elects the people that would sit there for a company?"
RUDE = "Are you all just paid to say this?"


def test_a_whole_evening(house: House, tmp_path: Path) -> None:
    # The moderator opens the debate
    mara = house.desk(house.server.links["desk"], "Mara")
    milo = house.desk(mara.invites_a_moderator(), "Milo")
    screen, stage = house.screen(), house.stage()
    screen.hears_bells()
    mara.starts("Oxford Style Debate")
    mara.does("Name the speakers")
    mara.chooses_format("Intelligence Squared style")
    mara.names_speakers(["Amara Lindqvist", "Jonah Okonjo"], ["Tomas Varga", "Leila Haddad"])
    mara.saves()
    mara.sees("First opening", "Tomas Varga", "7:00", "2:00")
    mara.shows("Lobby")
    screen.shows("lobby", house.server.code, MOTION, "Amara Lindqvist")

    # Five phones join, each in its own way
    ola = house.phone("Ola")
    omar = house.new_phone("Omar")
    omar.types_the_code(house.server.code.lower())
    plain = house.plain_phone("Pia, without JavaScript")
    blocked = house.phone("Bo, without WebSocket", websocket=False)
    ines = house.phone("Ines")
    phones = [ola, omar, plain, blocked, ines]
    for phone in phones:
        phone.sees(MOTION)
    screen.sees("5 phones in the hall")
    house.keep("1-lobby")

    # Sealed, and the vote before the debate: turnout alone until the reveal
    mara.does("Seal the vote")
    mara.seals(pre="sealed", post="live")
    mara.does("Go on to Vote before the debate")
    with screen.listening() as shown, mara.listening() as told:
        mara.does("Open the vote before the debate")
        screen.shows("vote", "Vote now", MOTION)
        ola.voted("for")
        omar.voted("against")
        plain.loads_again()
        plain.voted("undecided")
        blocked.voted("undecided")
        ines.voted("against")
        ines.voted("for")
        screen.counts(5)
        mara.sees("5 ballots")
        screen.shows_no_split()
        mara.shows_no_split()
        house.keep("2-sealed-vote")
        mara.does("Close the vote before the debate")
        ola.sees("Voting has closed.", "Your vote: For, counted.")
        screen.shows("vote", "Voting has closed")
        screen.shows_no_split()
        mara.shows_no_split()
    frames = [*shown, *told]
    assert any("turnout" in frame for frame in frames), (
        "the turnout is pushed, for its silence on the split to mean anything"
    )
    assert not [frame for frame in frames if '"tally":{' in frame]

    # A speech, and the clock on every face
    mara.does("Go on to Amara Lindqvist")
    mara.does("Start the clock: Amara Lindqvist")
    screen.shows("slot", "Amara Lindqvist")
    stage.sees("Amara Lindqvist")
    ola.sees("Amara Lindqvist")
    spreads = disagreements_ms([screen, stage, mara, ola])
    print(f"clocks on four faces agree within {typical(spreads):.0f} ms (each second: {spreads})")
    assert typical(spreads) <= 100
    house.keep("3-speech")
    mara.pauses()
    for face in (screen, stage, ola):
        face.waits_for_text(face.clock, mara.text(mara.clock))
    stood_at = seconds(mara.text(mara.clock))
    mara.adds_half_a_minute()
    screen.waits_for_text(screen.clock, mara.text(mara.clock))
    assert seconds(screen.text(screen.clock)) == stood_at + 30
    mara.resumes()
    mara.rings_the_bell()
    screen.hears_a_bell()
    mara.goes_on_to("Tomas Varga")
    screen.sees("Tomas Varga")

    # Questions from the floor
    mara.skips_to("Start the clock: Questions from the audience")
    mara.does("Start the clock: Questions from the audience")
    ola.asks(WHO_SPEAKS, to="The side against", name="Ola")
    omar.asks(WHO_ELECTS + " Or not?", to="Amara Lindqvist")
    plain.asks(RUDE)
    mara.edits(WHO_ELECTS, WHO_ELECTS)
    mara.judges(WHO_SPEAKS, "New", "Approve")
    milo.judges(WHO_ELECTS, "New", "Approve")
    milo.declines(RUDE)
    plain.goes_to("Ask")
    plain.sees_of_its_question(RUDE, "Not taken this time")
    ines.wants_asked(WHO_SPEAKS)
    omar.wants_asked(WHO_SPEAKS)
    house.keep("4-questions")
    mara.judges(WHO_SPEAKS, "Approved", "stage")
    screen.shows("question", WHO_SPEAKS, "2 people want this asked")
    stage.sees(WHO_SPEAKS)
    ola.sees_of_its_question(WHO_SPEAKS, "Being asked now")
    house.keep("5-question")
    mara.judges(WHO_SPEAKS, "On stage", "answered")
    ola.sees_of_its_question(WHO_SPEAKS, "Answered")
    stage.does_not_see(WHO_SPEAKS)

    # A word to the stage
    mara.tells_the_stage("Closer to the microphone, please")
    stage.sees("Closer to the microphone, please")
    house.keep("6-message")
    stage.taps_the_message_away()
    mara.waits_for_text(".message__now", "Read at")

    # The vote after the debate, live: so few see no division, since it could be told who moved it
    mara.holds("Go on to Amara Lindqvist")
    mara.skips_to("Open the vote after the debate")
    mara.does("Open the vote after the debate")
    ola.voted("for")
    omar.voted("against")
    plain.goes_to("Vote")
    plain.voted("for")
    ola.voted("undecided")
    ola.voted("for")
    omar.voted("undecided")
    blocked.voted("for")
    screen.counts(4)
    screen.shows_no_split()
    house.keep("7-live-vote")
    omar.voted("against")
    ines.voted("undecided")
    mara.does("Close the vote after the debate")
    screen.counts(5)
    screen.shows_no_split()

    # Armed by one, confirmed by another, revealed in steps
    mara.does("Go on to Result")
    mara.does("Count, and look at the result first")
    milo.sees("Mara counted it. You are the second person")
    previewed = milo.preview()
    assert previewed == mara.preview()
    assert "For wins the debate" in previewed
    screen.shows("motion")
    screen.shows_no_split()
    house.keep("8-armed")
    milo.plays_by_hand()
    milo.confirms()
    screen.shows_step("before")
    house.keep("9-before")
    mara.does("Show the vote after")
    screen.shows_step("after")
    mara.does("Show who moved")
    screen.shows_step("movement")
    assert "wins the debate" not in screen.result()
    house.keep("10-movement")
    mara.does("Show the winner")
    screen.shows_step("winner")
    assert screen.result() == previewed
    screen.sees("For wins the debate", "+20.0 points", "no change")
    house.keep("11-winner")

    # Phones have the result, and can ask for their ballot
    for phone in (ola, blocked, ines):
        phone.goes_to("Vote")
        phone.sees("For wins the debate", "40.0%", "60.0%", "+20.0")
    plain.goes_to("Vote")
    plain.sees("For wins the debate", "40.0%", "60.0%", "+20.0")
    ola.presses("Is my vote still counted?")
    ola.sees("Yes. Your vote is counted as For, receipt")
    house.keep("12-result")

    # What everybody can check, and the organiser takes home
    report = house.visitor(f"/r/{house.server.code}/")
    report.sees(MOTION, "For wins the debate", "5 people who voted both times", "Margin 20.0 points")
    assert violations(report.page) == []
    bundle = mara.downloads("Recount bundle", tmp_path)
    table = mara.downloads("CSV", tmp_path)
    assert len(table.read_text().splitlines()) == 1 + 5
    code, said = verify(bundle)
    held, compared = said.splitlines()
    assert (code, held) == (0, f"{bundle.name}: holds. 5 voters recounted, verdict: for.")
    assert compared.startswith(f"{bundle.name}: digest of its contents ")
    report.sees(re.findall("[0-9a-f]{64}", compared)[0])
    changed = bundle.read_text().replace('"both": 5', '"both": 6')
    assert changed != bundle.read_text(), "a byte of the bundle must change for this to mean anything"
    bundle.write_text(changed)
    code, said = verify(bundle)
    assert code == 1
    assert "does NOT hold" in said


def verify(bundle: Path) -> tuple[int, str]:
    """What `debate verify` says of a bundle."""
    done = subprocess.run(
        [*DEBATE, "verify", str(bundle)], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    return done.returncode, done.stdout.strip()

"""Polls by themselves over plain HTTP: answered by forms, seen on their page, taken home as files."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from debate.cli import cli
from debate.domain.polls import KINDS
from debate.domain.polls.bundle import check_poll_bundle, recount_poll
from debate.domain.polls.entries import entry_id, key_of
from debate.domain.polls.states import TallyMode
from debate.services import drafts, entries, items, polls, reveals
from debate.store.votes import all_ballots
from tests.programs import House
from tests.web.visits import send_form, token_on, visitor


def opened(house: House, kind: str) -> int:
    example = KINDS[kind].example
    wording = drafts.Wording(kind, example.question, example.options, example.settings, TallyMode.SEALED)
    poll = drafts.make_poll(house.call(), house.hall.item, wording)
    polls.open_poll(house.call(), poll, None)
    return poll


def shown(house: House, kind: str) -> int:
    """A poll that three phones answered by form, closed and shown."""
    poll = opened(house, kind)
    for answer in KINDS[kind].example.answers[:3]:
        assert answered(house, visitor(house), poll, answer).status_code == 303
    polls.close_poll(house.call(), poll)
    reveals.reveal_poll(house.call(), poll, held=False, play=False)
    return poll


def answered(house: House, client: FlaskClient, poll: int, answer: str) -> Any:
    """As a form sends it: what is ticked comes as several values of one name."""
    page = f"/j/{house.code}"
    fields = {"csrf_token": token_on(client, page), "poll": poll, "key": "from-the-form-1", "choice": answer.split(",")}
    return client.post(f"{page}/ballots", data=fields)


def ballots(house: House, poll: int) -> list[str]:
    with house.hall.db.reading() as session:
        return list(all_ballots(session, poll).values())


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_answers_every_kind(house: House, kind: str) -> None:
    poll, client, (answer, *_) = opened(house, kind), visitor(house), KINDS[kind].example.answers
    page = client.get(f"/j/{house.code}").text
    assert KINDS[kind].example.question in page
    assert answered(house, client, poll, answer).status_code == 303
    assert ballots(house, poll) == [answer]
    again = client.get(f"/j/{house.code}").text
    assert "Counted." in again
    marked = re.findall(r'value="([^"]+)"[^>]*(?:aria-pressed="true"|checked|selected|inputmode)', again)
    marked += re.findall(r'<input name="choice" dir="auto" value="([^"]+)"', again)
    marked += re.findall(r'<textarea name="choice"[^>]*>([^<]+)<', again)
    assert marked == answer.split(","), "what was answered is marked, and nothing else"


def test_more_than_may_be_taken_is_said_in_the_phones_words(house: House) -> None:
    poll, client = opened(house, "approval"), visitor(house)
    refused = answered(house, client, poll, "1,2,3,4")
    assert refused.status_code == 422
    assert "Too many answers were ticked" in refused.text
    assert ballots(house, poll) == []


def test_nothing_ticked_is_no_answer(house: House) -> None:
    poll, client = opened(house, "approval"), visitor(house)
    page = f"/j/{house.code}"
    refused = send_form(client, page, f"{page}/ballots", poll=poll, key="from-the-form-1")
    assert refused.status_code == 422
    assert "Tick something first" in refused.text
    assert ballots(house, poll) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_without_script_tells_what_became_of_the_poll(house: House, kind: str) -> None:
    poll, client = opened(house, kind), visitor(house)
    answered(house, client, poll, KINDS[kind].example.answers[0])
    polls.close_poll(house.call(), poll)
    closed = client.get(f"/j/{house.code}").text
    assert "Voting has closed." in closed
    assert "%" not in re.sub(r"<(?:script|meta|svg)[^>]*>.*?(?:</(?:script|svg)>|(?=<))", "", closed, flags=re.DOTALL)
    reveals.reveal_poll(house.call(), poll, held=False, play=False)
    told = client.get(f"/j/{house.code}").text
    assert "Poll result" in told
    assert "1 voter" in told
    assert "Your answer" in told


def test_words_of_a_maker_stay_words(house: House) -> None:
    wording = drafts.Wording(
        "choice", "<b>Bold</b>?", ["<script>alert(1)</script>", "{{ 1234 * 5678 }}"], {}, TallyMode.SEALED
    )
    poll = drafts.make_poll(house.call(), house.hall.item, wording)
    polls.open_poll(house.call(), poll, None)
    polls.close_poll(house.call(), poll)
    reveals.reveal_poll(house.call(), poll, held=False, play=False)
    for path in (f"/j/{house.code}", f"/r/{house.code}/polls"):
        page = visitor(house).get(path).text
        assert "<script>alert" not in page
        assert "<b>Bold" not in page
        assert "7006652" not in page


def test_an_answer_reads_as_it_was_written(house: House) -> None:
    wording = drafts.Wording("choice", "Which?", ["It's R&D", "Neither"], {}, TallyMode.SEALED)
    poll, client = drafts.make_poll(house.call(), house.hall.item, wording), visitor(house)
    polls.open_poll(house.call(), poll, None)
    answered(house, client, poll, "1")
    polls.close_poll(house.call(), poll)
    assert "Your vote: It&#39;s R&amp;D, counted." in client.get(f"/j/{house.code}").text
    reveals.reveal_poll(house.call(), poll, held=False, play=False)
    assert "Your answer: It&#39;s R&amp;D." in client.get(f"/j/{house.code}").text


def test_a_ranking_keeps_its_order_where_letters_run_from_right_to_left(house: House) -> None:
    wording = drafts.Wording("ranking", "What first?", ["Court", "אבג", "דהד"], {}, TallyMode.SEALED)
    poll, client = drafts.make_poll(house.call(), house.hall.item, wording), visitor(house)
    polls.open_poll(house.call(), poll, None)
    answered(house, client, poll, "1,2,3")
    polls.close_poll(house.call(), poll)
    assert "1. Court, 2. \u2068אבג\u2069, 3. \u2068דהד\u2069" in client.get(f"/j/{house.code}").text


WRITTEN = "<script>alert(1)</script> \u202e=1+1"


def written(house: House, kind: str, *, approve: bool) -> int:
    """A poll that a phone answered with something that could do harm, shown."""
    poll = opened(house, kind)
    answered(house, visitor(house), poll, WRITTEN)
    polls.close_poll(house.call(), poll)
    if approve:
        entries.approve_entries(house.call(), poll, [entry_id(key_of(answer)) for answer in ballots(house, poll)])
    reveals.reveal_poll(house.call(), poll, held=False, play=False)
    return poll


@pytest.mark.parametrize("kind", [name for name, kind in KINDS.items() if kind.moderated])
class TestWhatVotersWrote:
    def test_is_on_no_page_before_it_was_approved(self, house: House, kind: str) -> None:
        written(house, kind, approve=False)
        for path in (f"/j/{house.code}", f"/r/{house.code}/polls"):
            page = visitor(house).get(path).text
            assert "alert(1)" not in page
            assert "not shown" in page

    def test_stays_words(self, house: House, kind: str) -> None:
        written(house, kind, approve=True)
        for path in (f"/j/{house.code}", f"/r/{house.code}/polls"):
            page = visitor(house).get(path).text
            assert "alert(1)" in page, "it must be there for this to mean anything"
            assert "<script>alert" not in page
            assert "\u202e" not in page


def test_no_spreadsheet_runs_what_a_voter_wrote(house: House) -> None:
    poll = opened(house, "text")
    for answer in ("=1+1", "@SUM(A1)", "-1", "- 1", "Trust"):
        answered(house, visitor(house), poll, answer)
    polls.close_poll(house.call(), poll)
    reveals.reveal_poll(house.call(), poll, held=False, play=False)
    rows = csv.reader(io.StringIO(house.desk_client().get(f"/desk/{house.code}/polls/{poll}/ballots.csv").text))
    assert sorted(row[1] for row in rows) == ["'- 1", "'=1+1", "'@SUM(A1)", "-1", "Trust", "answer"]


class TestThePage:
    def test_has_every_poll_that_was_shown(self, house: House) -> None:
        made = {kind: shown(house, kind) for kind in KINDS}
        page = visitor(house).get(f"/r/{house.code}/polls").text
        assert [int(number) for number in re.findall(r'id="poll-(\d+)"', page)] == list(made.values())
        for kind in KINDS:
            assert KINDS[kind].example.question in page

    def test_has_none_that_was_not(self, house: House) -> None:
        poll = opened(house, "choice")
        page = visitor(house).get(f"/r/{house.code}/polls")
        assert page.status_code == 200
        assert KINDS["choice"].example.question not in page.text
        polls.close_poll(house.call(), poll)
        assert KINDS["choice"].example.question not in visitor(house).get(f"/r/{house.code}/polls").text

    def test_is_where_the_results_lead_while_no_motion_was_decided(self, house: House) -> None:
        assert visitor(house).get(f"/r/{house.code}/").status_code == 404
        shown(house, "approval")
        assert visitor(house).get(f"/r/{house.code}/").headers["Location"] == f"/r/{house.code}/polls"

    def test_says_what_belongs_to_an_earlier_run(self, house: House) -> None:
        shown(house, "choice")
        items.finish_item(house.call(), house.hall.item)
        items.rerun_item(house.call(), house.hall.item)
        page = visitor(house).get(f"/r/{house.code}/polls").text
        assert KINDS["choice"].example.question in page
        assert "earlier run" in page.lower()


class TestFiles:
    def test_are_for_the_desk_alone(self, house: House) -> None:
        poll = shown(house, "choice")
        for name in ("bundle.json", "ballots.csv"):
            assert visitor(house).get(f"/desk/{house.code}/polls/{poll}/{name}").status_code in (302, 401, 403)

    @pytest.mark.parametrize("kind", KINDS)
    def test_hold_what_was_counted(self, house: House, kind: str, tmp_path: Path) -> None:
        poll, desk = shown(house, kind), house.desk_client()
        answer = desk.get(f"/desk/{house.code}/polls/{poll}/bundle.json")
        bundle = json.loads(answer.text)
        assert recount_poll(check_poll_bundle(bundle)) == []
        assert bundle["hash"] in visitor(house).get(f"/r/{house.code}/polls").text
        rows = list(csv.reader(io.StringIO(desk.get(f"/desk/{house.code}/polls/{poll}/ballots.csv").text)))
        assert rows[0] == ["voter", "answer", *(("declined", "waiting") if KINDS[kind].moderated else ())]
        assert sorted(row[1] for row in rows[1:]) == sorted(KINDS[kind].example.answers[:3])
        file = tmp_path / "bundle.json"
        file.write_text(answer.text)
        verified = CliRunner().invoke(cli, ["verify", str(file)])
        assert verified.exit_code == 0, verified.output
        assert f"holds. 3 voters recounted.\n{file.name}: hash of its ballots {bundle['hash']}" in verified.output
        bundle["ballots"].pop()
        file.write_text(json.dumps(bundle))
        assert CliRunner().invoke(cli, ["verify", str(file)]).exit_code == 1

    def test_are_not_there_before_the_result_was_shown(self, house: House) -> None:
        poll, desk = opened(house, "choice"), house.desk_client()
        polls.close_poll(house.call(), poll)
        assert desk.get(f"/desk/{house.code}/polls/{poll}/bundle.json").status_code == 409
        assert desk.get(f"/desk/{house.code}/polls/{poll}/ballots.csv").status_code == 409

    def test_of_another_event_are_not_found(self, house: House) -> None:
        poll = shown(house, "choice")
        other = House(house.program)
        desk = other.desk_client(name="Ines")
        assert desk.get(f"/desk/{other.code}/polls/{poll}/bundle.json").status_code == 404

    def test_of_a_motions_vote_are_its_pairs(self, house: House) -> None:
        house.hall.seal()
        desk = house.desk_client()
        assert desk.get(f"/desk/{house.code}/polls/{house.hall.poll('pre').id}/bundle.json").status_code == 404

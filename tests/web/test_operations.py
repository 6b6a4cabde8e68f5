"""For whoever runs the server: liveness, metrics, static files, and failures that tell strangers nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import text

from debate.config import ROOT
from debate.realtime.errors import failure
from debate.services.group_commit import GroupCommit
from tests.programs import House, Seat, make_program
from tests.web.visits import open_poll, visitor


def test_health_says_that_the_database_answers(house: House) -> None:
    answer = house.program.app.test_client().get("/healthz")
    assert (answer.status_code, answer.json) == (200, {"ok": True})


def test_health_says_when_the_database_is_gone(house: House) -> None:
    house.program.db.close()
    (house.program.config.data / "debate.sqlite").unlink()
    answer = house.program.app.test_client().get("/healthz")
    assert answer.status_code == 503
    assert answer.json is not None
    assert answer.json["error"]["code"] == "database"


def test_metrics_count_and_name_nobody(house: House) -> None:
    poll, phone = open_poll(house), house.phone()
    phone.do("ballot:cast", poll=poll, choice="against", key="a-key-of-a-ballot")
    phone.ask("nothing:known", {})
    said = house.program.app.test_client().get("/metrics")
    assert said.headers["Content-Type"].startswith("text/plain")
    assert "debate_ballots_total 1.0" in said.text
    assert 'command="ballot:cast"' in said.text
    for secret in ("against", "a-key-of-a-ballot", phone.device, house.code, "127.0.0.1"):
        assert secret not in said.text


def test_metrics_do_not_grow_with_what_strangers_send(house: House) -> None:
    phone = house.phone()
    before = len(house.program.app.test_client().get("/metrics").text.splitlines())
    for number in range(50):
        phone.ask(f"made:up-{number}", {})
    assert len(house.program.app.test_client().get("/metrics").text.splitlines()) == before


def static_paths(page: str) -> list[str]:
    return re.findall(r'"(/static/[^"]+)"', page)


def test_static_files_are_kept_for_ever_and_packed(house: House) -> None:
    paths = static_paths(visitor(house).get(f"/j/{house.code}").text)
    assert any(path.endswith(".css") for path in paths)
    assert any(path.endswith(".js") for path in paths)
    for path in paths:
        answer = house.program.app.test_client().get(path, headers={"Accept-Encoding": "gzip"}, buffered=True)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["Cache-Control"]
        assert answer.headers.get("Content-Encoding") == "gzip"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_every_module_that_a_face_loads_is_there(house: House) -> None:
    client = house.desk_client()
    (entry,) = {path for path in static_paths(client.get(f"/desk/{house.code}").text) if path.endswith("/desk.js")}
    seen: set[str] = set()
    to_do = [entry]
    while to_do:
        path = to_do.pop()
        if path in seen:
            continue
        seen.add(path)
        answer = client.get(path, buffered=True)
        assert answer.status_code == 200, path
        folder = path.rpartition("/")[0]
        to_do += [
            str(Path(folder, found).resolve())
            for found in re.findall(r'^(?:import|export|\}).*? from "(\.[^"]+)"', answer.text, re.MULTILINE)
        ]
    assert len(seen) > 20


def test_nothing_beside_the_static_files_is_served(house: House) -> None:
    prefix = (
        static_paths(visitor(house).get(f"/j/{house.code}").text)[0]
        .split("/css")[0]
        .split("/js")[0]
        .split("/vendor")[0]
    )
    client = house.program.app.test_client()
    for path in ("/../debate.sqlite", "/..%2fsecret.key", "/%2e%2e/secret.key", "/js/../../secret.key"):
        assert client.get(prefix + path).status_code == 404


@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_what_is_not_there_is_told_without_a_trace(house: House, accept: str) -> None:
    answer = house.program.app.test_client().get("/nowhere/at/all", headers={"Accept": accept})
    assert answer.status_code == 404
    assert "Traceback" not in answer.text
    assert answer.content_type.startswith(accept)


@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_a_failure_is_a_number_and_no_trace(house: House, accept: str) -> None:
    client = visitor(house)
    with house.program.db.writing() as session:
        session.execute(text("ALTER TABLE revision RENAME TO revision_away"))
    answer = client.get(f"/j/{house.code}/state", headers={"Accept": accept})
    assert answer.status_code == 500
    assert re.search(r"number [0-9a-f]{8}", answer.text)
    for inside in ("Traceback", "sqlite", "SELECT", "revision_away", "OperationalError", str(ROOT)):
        assert inside not in answer.text


def test_a_failure_of_a_command_is_a_number_and_no_trace(house: House) -> None:
    phone: Seat = house.phone()
    with house.program.db.writing() as session:
        session.execute(text("ALTER TABLE question RENAME TO question_away"))
    answer = phone.ask("question:ask", {"text": "Is anybody there?"})
    assert answer["error"]["code"] == "internal"
    assert re.search(r"number [0-9a-f]{8}", answer["error"]["message"])
    assert "question_away" not in str(answer)


def test_what_failed_for_many_at_once_is_logged_once(caplog: pytest.LogCaptureFixture) -> None:
    def break_down(_ballots: Sequence[str]) -> Sequence[str]:
        raise RuntimeError("the disk is full")

    def fail_of(error: Exception) -> str:
        try:
            raise error
        except RuntimeError:
            return str(failure("ballot:cast")["error"]["message"])

    with pytest.raises(RuntimeError) as group:
        GroupCommit(break_down).submit("a ballot")
    told = {fail_of(group.value) for _ballot in range(3)}
    assert (len(told), len(caplog.records)) == (1, 1)
    assert fail_of(RuntimeError("the next group")) not in told
    assert len(caplog.records) == 2


@pytest.mark.parametrize(("method", "path"), [("PUT", "/"), ("DELETE", "/j/X"), ("POST", "/healthz"), ("TRACE", "/")])
def test_a_method_that_is_not_taken_is_refused_in_our_own_form(house: House, method: str, path: str) -> None:
    answer = house.program.app.test_client().open(path, method=method, json={})
    assert answer.status_code in (404, 405)
    assert answer.json is not None
    assert answer.json["ok"] is False


def test_patterns_are_for_developers_alone(house: House, tmp_path: Path, shelf: Path) -> None:
    assert house.program.app.test_client().get("/patterns").status_code == 404
    developer = make_program(tmp_path / "development", shelf, DEVELOPMENT="1")
    assert "patterns.patterns" in {rule.endpoint for rule in developer.app.url_map.iter_rules()}
    developer.db.close()


REPORT = {"face": "stage", "part": "who-12", "kind": "RangeError", "at": "/static/2f00aa/js/stage/view.js:12:34"}


def test_a_failure_in_a_browser_is_counted_by_face_and_logged(house: House, caplog: pytest.LogCaptureFixture) -> None:
    assert visitor(house).post("/faults", json=REPORT).status_code == 204
    assert 'debate_face_faults_total{face="stage"} 1.0' in visitor(house).get("/metrics").text
    assert "face stage failed: part who-12, RangeError at /static/2f00aa/js/stage/view.js:12:34" in caplog.text


def test_a_report_carries_no_content_into_the_log(house: House, caplog: pytest.LogCaptureFixture) -> None:
    secret = "I voted for\nERROR forged line"
    said = {"face": "audience", "part": secret, "kind": secret, "at": f"/static/{secret}.js:1:1", "more": secret}
    assert visitor(house).post("/faults", json=said).status_code == 204
    assert "face audience failed: part ?, ? at ?" in caplog.text
    assert "voted" not in caplog.text
    assert "forged" not in caplog.text


def test_a_storm_of_reports_is_counted_and_logged_in_part(house: House, caplog: pytest.LogCaptureFixture) -> None:
    client = visitor(house)
    answers = [client.post("/faults", json=REPORT).status_code for _ in range(100)]
    assert 429 in answers
    assert len(caplog.records) < 70, "a minute may end in between"
    assert 'debate_face_faults_total{face="stage"} 100.0' in client.get("/metrics").text


@pytest.mark.parametrize("said", [[], {}, {"face": "kitchen"}, {"face": "stage", "part": "x" * 2000}, None])
def test_what_is_no_report_is_refused(house: House, said: object) -> None:
    client = visitor(house)
    assert client.post("/faults", json=said).status_code == 400
    assert "face_faults_total{" not in client.get("/metrics").text

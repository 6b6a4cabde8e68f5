"""Talk to the load generator: one JSON command per line, one JSON answer per line."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from .paths import BENCH
from .problem import Problem
from .servers import Hall
from .shapes import Json


class Generator:
    def __init__(self, process: subprocess.Popen[str]) -> None:
        if process.stdin is None or process.stdout is None:
            raise ValueError("the generator needs both pipes")
        self.commands, self.answers = process.stdin, process.stdout

    def send(self, command: Json) -> Json:
        self.commands.write(json.dumps(command) + "\n")
        self.commands.flush()
        line = self.answers.readline()
        if not line:
            raise Problem(f"The load generator ended during {command.get('do', 'its start')}.")
        answer: Json = json.loads(line)
        if "error" in answer:
            raise Problem(f"{command.get('do', 'start')}: {answer['error']}")
        return answer

    def do(self, name: str, **options: object) -> Json:
        return self.send({"do": name, **options})


@contextmanager
def generating(hall: Hall, keep_alive: bool) -> Iterator[Generator]:
    process = subprocess.Popen(
        ["node", str(BENCH / "load" / "main.mjs")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    generator = Generator(process)
    try:
        generator.send({**hall.seats, "origin": hall.origin, "server_pid": hall.pid, "keep_alive": keep_alive})
        yield generator
    finally:
        process.kill()
        process.wait()

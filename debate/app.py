"""The composition root: config, engine, extensions, blueprints, handlers. Everything is made here once and handed
over."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Flask
from flask_socketio import SocketIO
from werkzeug.middleware.proxy_fix import ProxyFix

from debate import web
from debate.addresses import join_url_of, panelist_url_of
from debate.assets import Assets
from debate.config import ROOT, Config
from debate.datafolder import open_database, prepare, secret_key
from debate.devices import Devices
from debate.domain.roles import Role
from debate.domain.sealing import voter_key
from debate.hashing import Hashing
from debate.metrics import Metrics
from debate.now import SERVER_CLOCK
from debate.rate_limiter import RateLimiter
from debate.realtime.admission import Admission
from debate.realtime.connections import Connection, Connections
from debate.realtime.edge import Edge
from debate.realtime.fanout import OneProcess
from debate.realtime.handlers import Handlers
from debate.realtime.hub import Hub
from debate.realtime.presence import Presence
from debate.realtime.publisher import Publisher
from debate.realtime.sockets import Sockets
from debate.realtime.state import State
from debate.realtime.tasks import start_tasks
from debate.realtime.transport import AllowOrigin, ConnectionMiddleware, calm_logs, guard_sockets, socket_options
from debate.services.access import Links, Offload
from debate.services.ballots import VoterKeys
from debate.services.tallies import LiveTallies
from debate.services.unit import Actor
from debate.services.voting import Voting
from debate.snapshot import Slices
from debate.store.database import Database
from debate.store.event_cache import EventCache
from debate.wording import DEFAULT, SERVER, catalogue

# The largest form of ours is a question; everything above this is an attack.
LARGEST_BODY = 64 * 1024


@dataclass(frozen=True)
class Program:
    """The parts of a running server, for the serving command and for tests."""

    app: Flask
    socketio: SocketIO
    edge: Edge
    db: Database
    links: Links
    config: Config
    join_url: Callable[[str], str]

    def start(self) -> None:
        """Go on in the time of the process before, and start the background tasks.

        Not done by `create_program`, so that tests can step them by hand.
        """
        SERVER_CLOCK.resume(prepare(self.config) / "clock.json")
        start_tasks(self.edge, self.db, self.socketio.start_background_task)


def run_here(function: Callable[..., object], *args: object) -> object:
    """The offload of a process that has nothing else to do."""
    return function(*args)


def create_program(config: Config, offload: Offload = run_here) -> Program:
    """Build the server. The database is brought up to date first. Raises ConfigError."""
    secret = secret_key(config)
    db = open_database(config)
    assets = Assets(ROOT / "static", prepare(config))
    app = Flask("debate", template_folder=str(ROOT / "templates"), static_folder=None)
    app.config.update(
        SECRET_KEY=secret,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=config.secure_cookies,
        MAX_CONTENT_LENGTH=LARGEST_BODY,
    )
    socketio = SocketIO(app, **socket_options(config.async_mode, _origins(config)))
    guard_sockets(socketio)
    calm_logs()
    catalogue(DEFAULT, SERVER)  # read now: who is refused because no file can be opened is told so all the same
    parts = _parts(config, db, socketio, secret, assets, offload)
    web.register(app, parts.web)
    app.wsgi_app = _middleware(app.wsgi_app, assets, config, socketio.sleep)  # type: ignore[method-assign]
    return Program(app, socketio, parts.edge, db, parts.web.links, config, parts.web.join_url)


def create_app(config: Config, offload: Offload = run_here) -> Flask:
    """The WSGI app, with its background tasks running."""
    program = create_program(config, offload)
    program.start()
    return program.app


@dataclass(frozen=True)
class _Edges:
    edge: Edge
    web: web.Parts


def _parts(config: Config, db: Database, socketio: SocketIO, secret: bytes, assets: Assets, offload: Offload) -> _Edges:
    """Both edges, over the same database, caches, votes and rate limiter."""
    event_cache, links, devices = EventCache(db), Links(secret), Devices(secret)
    rate_limiter, join_url = RateLimiter(), join_url_of(config)
    panelist_url = panelist_url_of(config, links.token)
    connections, keys = Connections(), VoterKeys(db)
    metrics = Metrics(connections.total)
    server = vars(socketio)["server"]  # not in the library's type stubs
    state = State(db, Slices(db, join_url), connections, keys, event_cache)
    sockets = Sockets(server, connections, metrics)
    publisher = Publisher(state, sockets.emit, LiveTallies(db))
    fanout = OneProcess(publisher, sockets, connections)
    voting = Voting(db, keys, fanout.announce, metrics.ballots.inc)
    presence = Presence(connections, fanout)
    handlers = Handlers(db, fanout.announce, voting, presence, state, panelist_url)
    admission = Admission(db, event_cache, links, devices, connections, rate_limiter, config.capacity)
    hub = Hub(server, admission, sockets, presence, state, handlers, rate_limiter, metrics)
    pages = web.Parts(
        config=config,
        db=db,
        event_cache=event_cache,
        assets=assets,
        devices=devices,
        links=links,
        rate_limiter=rate_limiter,
        announce=fanout.announce,
        hashing=Hashing(offload),
        browsers=Devices(secret, "browser"),
        snapshot=snapshot_reader(event_cache, state),
        cast=voting.cast,
        see=presence.see,
        find_ballot=voting.find,
        join_url=join_url,
        panelist_url=panelist_url,
        metrics_text=metrics.text,
        count_fault=lambda face: metrics.faults.labels(face).inc(),
    )
    return _Edges(Edge(server, hub, state, presence, publisher, fanout.announce), pages)


def snapshot_reader(event_cache: EventCache, state: State) -> web.ReadSnapshot:
    """The same snapshot for a page as for a socket of that face."""

    def read(event: int, face: str, device: str | None = None, person: int | None = None) -> dict[str, Any]:
        role = Role.MODERATOR if face == "desk" else Role(face)
        asker = voter_key(event_cache.get(event).asker_secret, device) if device else None
        return state.snapshot(Connection(event, Actor(face, role, device), asker, person=person))

    return read


def _middleware(
    inner: Callable[..., Any], assets: Assets, config: Config, sleep: Callable[[int], object]
) -> Callable[..., Any]:
    app = ConnectionMiddleware(assets.serve(inner), sleep)
    n = config.proxies
    return ProxyFix(app, x_for=n, x_proto=n, x_host=n) if n else app


def _origins(config: Config) -> AllowOrigin:
    """Who may open sockets: the origin that the page itself came from, and the public address."""

    def allow(origin: str | None, environ: Mapping[str, Any]) -> bool:
        own = f"{environ.get('wsgi.url_scheme')}://{environ.get('HTTP_HOST')}"
        return origin == own or (bool(config.public_url) and origin == config.public_url)

    return allow

"""The HTTP edge: pages, forms, downloads. One blueprint per face."""

from flask import Flask

from debate.web import desk, errors, headers, operations, patterns, phone, results, screens, sign_in
from debate.web.ids import IdConverter
from debate.web.parts import Parts, ReadSnapshot
from debate.wording import isolate

__all__ = ["Parts", "ReadSnapshot", "register"]


def register(app: Flask, parts: Parts) -> None:
    """Put every page on the app. `parts` is what the pages need of the rest."""
    app.extensions["debate"] = parts
    app.url_map.converters["id"] = IdConverter
    app.jinja_env.filters["isolate"] = isolate
    # What a page's script reads (`tojson`): every phone that joins loads it.
    app.jinja_env.policies["json.dumps_kwargs"] = {"sort_keys": True, "separators": (",", ":")}
    headers.register(app, parts)
    errors.register(app)
    for module in (phone, screens, desk, sign_in, results, operations):
        app.register_blueprint(module.pages)
    if parts.config.development:
        app.register_blueprint(patterns.pages)

"""The server process: the standard library is patched first, then the app is made."""

from debate.config import ConfigError, read_config
from debate.serving import patch
from debate.wording import refusal_words

try:
    config = read_config()
    patch(config.async_mode)

    from debate.app import create_app
    from debate.serving import check_patched, listen_and_serve, offload_of

    check_patched(config.async_mode)
    app = create_app(config, offload_of(config.async_mode))
except ConfigError as error:
    error.add_note(refusal_words(error))  # whoever reads the trace is told in words, too
    raise

if __name__ == "__main__":
    listen_and_serve(app, config.async_mode, config.host, config.port, lambda: None)

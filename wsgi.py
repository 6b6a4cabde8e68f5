"""The server process: the standard library is patched first, then the app is made."""

from debate.config import read_config
from debate.serving import patch

config = read_config()
patch(config.async_mode)

from debate.app import create_app  # noqa: E402 - after the patching
from debate.serving import check_patched, listen_and_serve, offload_of  # noqa: E402

check_patched(config.async_mode)
app = create_app(config, offload_of(config.async_mode))

if __name__ == "__main__":
    listen_and_serve(app, config.async_mode, config.host, config.port, lambda: None)

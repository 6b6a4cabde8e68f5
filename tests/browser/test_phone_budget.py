"""What joining costs a phone on a slow line, measured in the browser as it comes over the wire."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.browser.house import House
from tests.browser.phones import Phone

pytestmark = pytest.mark.browser

REQUESTS = 6
BYTES = 60_000


@dataclass
class Meter:
    """Requests over HTTP and their bytes with headers, compressed. The socket is no request: it carries on after the
    page."""

    urls: dict[str, str] = field(default_factory=dict)
    sizes: dict[str, float] = field(default_factory=dict)

    def watch(self, phone: Phone) -> None:
        network = phone.context.new_cdp_session(phone.page)
        network.on("Network.requestWillBeSent", self._sent)
        network.on("Network.loadingFinished", self._finished)
        network.send("Network.enable")

    def _sent(self, event: dict[str, Any]) -> None:
        if event["request"]["url"].startswith("http"):
            self.urls[event["requestId"]] = event["request"]["url"]

    def _finished(self, event: dict[str, Any]) -> None:
        if event["requestId"] in self.urls:
            self.sizes[event["requestId"]] = event["encodedDataLength"]


def test_joining_costs_six_requests_and_sixty_kilobytes(house: House) -> None:
    phone = house.new_phone("Ola")
    meter = Meter()
    meter.watch(phone)
    phone.joins()
    phone.sees("Keep this page open.")
    phone.page.wait_for_load_state("networkidle")
    print(f"a first load: {len(meter.urls)} requests, {sum(meter.sizes.values()):.0f} bytes")
    assert len(meter.sizes) == len(meter.urls), "every answer must have come for this to mean anything"
    assert len(meter.urls) <= REQUESTS, sorted(meter.urls.values())
    assert sum(meter.sizes.values()) <= BYTES, sorted(meter.sizes.values())

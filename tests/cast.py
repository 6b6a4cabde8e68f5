"""The cast: everybody who appears in the tests, and why."""

from debate.domain.roles import Role
from debate.services.unit import Actor

MARA = Actor("Mara", Role.OWNER)  # owns the event and moderates it
MILO = Actor("Milo", Role.MODERATOR)  # the second person at the desk, who confirms what Mara armed
SCREEN = Actor("screen", Role.SCREEN)
STAGE = Actor("stage", Role.STAGE)


def phone(device: str) -> Actor:
    """A phone in the hall. Ola and Omar are the usual ones; Ines is in another event."""
    return Actor("audience", Role.AUDIENCE, device)


def panelist(person: int) -> Actor:
    """Who came by the own link of somebody on the stage."""
    return Actor(f"person {person}", Role.PANELIST, person=person)


OLA = phone("ola")
OMAR = phone("omar")
INES = phone("ines")

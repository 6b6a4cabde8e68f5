"""Who may be connected, and as what."""

from enum import StrEnum


class Role(StrEnum):
    AUDIENCE = "audience"
    SCREEN = "screen"
    STAGE = "stage"
    PANELIST = "panelist"
    MODERATOR = "moderator"
    OWNER = "owner"

    @property
    def face(self) -> str:
        """The face, and so the room, that this role looks at: audience, screen, stage, panelist or
        desk."""
        return "desk" if self in (Role.MODERATOR, Role.OWNER) else self.value

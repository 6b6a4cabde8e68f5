"""Every line of text that people write: its name and its length, said once for the columns, the wire, the documents,
the forms and the browser.

Lengths are code points of the cleaned text (`debate.domain.text`).
"""

from __future__ import annotations

from dataclasses import replace

from debate.domain.slots import Side
from debate.domain.text import Line

# A name of a person, wherever it stands: one length, so that whoever is named in one place can be in another.
_NAME = 80

EVENT_TITLE = Line("title", 200)
EVENT_SUBTITLE = Line("subtitle", 300, may_be_empty=True)
EVENT_VENUE = Line("venue", 200, may_be_empty=True)
FLAG_WORD = Line("word", 40)  # or a phrase

ITEM_TITLE = Line("title", 200)
ITEM_LABEL = Line("label", 80, may_be_empty=True)
MOTION = Line("motion", 300, room=400)
MOTION_OR_NONE = replace(MOTION, may_be_empty=True)  # an item may wait for its motion
POLL_QUESTION = Line("question", 300, room=400)  # a motion is one of them
POLL_OPTION = Line("option", 60)
POLL_WORD = Line("word", 30)
POLL_TEXT = Line("answer", 140)
GROUP = Line("group", 40)  # of the audience
POLL_UNIT = Line("unit", 16, may_be_empty=True)
# A question goes to a side or to a speaker by name: nobody can be called as a side is.
SPEAKER = Line("name", _NAME, reserved=frozenset(Side))
PERSON_TITLE = Line("title", 120, may_be_empty=True)
PERSON_LABEL = Line("label", 30)
SEAT = replace(SPEAKER, may_be_empty=True)  # an empty name clears it

SLOT_TITLE = Line("title", 80)
FORMAT_TITLE = Line("title", 80)
FORMAT_SOURCE = Line("source", 1000)
POOL_NAME = Line("name", 80)

QUESTION = Line("question", 280)
QUESTION_LABEL = Line("label", 24)
ASKER = Line("name", _NAME, may_be_empty=True)
HAND_PLACE = Line("place", 40, may_be_empty=True)  # a row or a seat, as people say it

SCENE_TEXT = Line("message", 200, room=300)
MESSAGE = Line("message", 120, room=200)
VOID_REASON = Line("reason", 300, room=400)

ACCOUNT = Line("name", _NAME, told_apart=True)
LINK_LABEL = Line("label", 80, may_be_empty=True)

LINES = {name: line for name, line in list(globals().items()) if isinstance(line, Line)}

# Of a text as it is sent, before it is cleaned: decomposed letters and wide spaces make it longer, but not by more.
MOST_SENT = 4 * max(QUESTION.longest, MOTION.longest)

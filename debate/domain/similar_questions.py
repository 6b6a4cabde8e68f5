"""How much two texts read alike in writing that sets no spaces: Chinese, Japanese, Thai, Lao, Khmer, Burmese.

Words cannot be found there without a dictionary, so pieces of a fixed length stand for them: two Chinese characters
(most words have two), three of the letters of Thai and its neighbours, and a whole run of katakana, which writes one
borrowed word. Hiragana and the commonest function characters are endings and grammar, as "how" and "the" are: they
separate. `static/js/phone/similar_questions.js` does the same while a question is being written;
tests/vectors/similar_questions.json holds both to the same sentences.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Measured on those sentences: what asks the same scores 0.68 to 1, what only shares its subject or its form under 0.55.
SIMILAR_FROM = 0.6
FEWEST_PIECES = 3

_FUNCTION = (
    "的了是在我你您他她它们們什么麼怎样樣如何为為会會不有对對这這那些哪"
    "请請问問吗嗎呢吧和与與及由被就都也很能可以应應该該要"
)
_HAN = "\u3005\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KATAKANA = "\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
_HIRAGANA = "\u3041-\u309f"
_SOUTHEAST = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_RUNS = re.compile(f"(?P<han>[{_HAN}]+)|(?P<katakana>[{_KATAKANA}]{{2,}})|(?P<letters>[{_SOUTHEAST}]+)")
_UNSPACED = re.compile(f"[{_HAN}{_KATAKANA}{_HIRAGANA}{_SOUTHEAST}]")
_SPACED = re.compile(rf"[^\W\d_{_HAN}{_KATAKANA}{_HIRAGANA}{_SOUTHEAST}]")
_SEPARATE = str.maketrans(dict.fromkeys(_FUNCTION, " "))


def is_unspaced(text: str) -> bool:
    """Most of its letters are of a script that sets no spaces: a foreign name in a text makes no difference."""
    return len(_UNSPACED.findall(text)) > len(_SPACED.findall(text))


# Every open question is compared with each new one: cut once.
@lru_cache(maxsize=2048)
def pieces(text: str) -> frozenset[str]:
    found: set[str] = set()
    for run in _RUNS.finditer(unicodedata.normalize("NFKC", text).translate(_SEPARATE)):
        letters = run[0]
        size = {"han": 2, "letters": 3, "katakana": len(letters)}[run.lastgroup or ""]
        found.update(letters[at : at + size] for at in range(len(letters) - size + 1))
    return frozenset(found)


def likeness(one: str, other: str) -> float:
    """0 to 1: twice the pieces that both have by the pieces of each (Dice). 0 if one has too few to say."""
    a, b = pieces(one), pieces(other)
    if min(len(a), len(b)) < FEWEST_PIECES:
        return 0.0
    return 2 * len(a & b) / (len(a) + len(b))

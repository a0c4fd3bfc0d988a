"""What a noun phrase is made of."""

from dataclasses import dataclass

from storytelling_painter.agents.embedded.reader.lexicon import people, things
from storytelling_painter.agents.embedded.reader.tokens import Token


@dataclass
class Noun:
    """What a noun phrase means and says."""

    word: str
    who: tuple[people.Who, ...] = ()
    what: things.What | None = None
    spot: str = ""
    part: str = ""
    worn: str = ""
    sign: str = ""
    place: bool = False
    """Whether it names a setting."""
    hair: str = ""
    effect: str = ""
    name: bool = False
    plural: bool = False
    determiner: str = ""
    owner: Token | None = None
    """Possessive before it: `her`, `the man's`."""
    number: int = 1
    words: tuple[str, ...] = ()
    """Adjectives and the like before it."""
    preposition: str = ""
    unreal: bool = False
    """Denied, compared with or wished for."""

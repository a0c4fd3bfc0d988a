"""All phrases of the lexicon, ready for look-up."""

from typing import Final

from storytelling_painter.agents.embedded.reader.lexicon import doings, people, places, small_words, things
from storytelling_painter.agents.embedded.reader.matching import Phrases


def _nouns() -> Phrases[dict[str, object]]:
    table: dict[str, dict[str, object]] = {}
    for word, who in people.PEOPLE.items():
        table.setdefault(word, {})["who"] = who
    for word, what in things.THINGS.items():
        table.setdefault(word, {})["what"] = what
    for spot, words in things.SPOTS.items():
        for word in words:
            table.setdefault(word, {})["spot"] = spot
    for word, sign in things.SIGNS.items():
        table.setdefault(word, {})["sign"] = sign
    for word, worn in people.WORN.items():
        table.setdefault(word, {})["worn"] = worn
    for word, hair in people.HAIR.items():
        table.setdefault(word, {})["hair"] = hair
    for word in ("animal", "creature", "pet", "beast"):
        table.setdefault(word, {})
    for word in things.NOT_THINGS:
        table[word] = {"place": True}
    for names in places.NAMED.values():
        for word in names:
            table[word] = {"place": True}
    for word in small_words.BODY:
        table.setdefault(word, {})["part"] = word
    return Phrases(table)


NOUNS: Final = _nouns()
VERBS: Final = Phrases(doings.ACTIONS)
EFFECTS: Final = Phrases(doings.EFFECTS)
FACES: Final = Phrases(doings.FACES)
CHANGES: Final = Phrases(doings.THING_VERBS)

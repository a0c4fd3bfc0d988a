"""What adjectives and clothes tell of a person."""

from typing import get_args

from storytelling_painter.agents.embedded.reader.cast import Figure
from storytelling_painter.agents.embedded.reader.lexicon import doings, people, small_words
from storytelling_painter.agents.embedded.reader.nouns import Noun
from storytelling_painter.domain.vocabulary import Accessory, HairStyle, Outfit


def describe(figure: Figure, noun: Noun) -> None:
    """Takes age, colour of hair, beard and feeling from the words before a noun."""
    for word in noun.words:
        if word in people.AGES and figure.age in ("adult", "child") and word != "grown":
            figure.age = people.AGES[word] if word not in people.SMALL else figure.age
        if word in people.SMALL and figure.age == "child" and word in ("little", "tiny", "small"):
            figure.age = "toddler" if word != "small" else figure.age
        found = people.ADJECTIVES.get(word)
        if found in get_args(HairStyle):
            figure.hair = found  # type: ignore[assignment]
        elif found is not None and found not in figure.accessories:
            figure.accessories.append(found)  # type: ignore[arg-type]
        if word in doings.FACES and figure.face is None:
            figure.face = doings.FACES[word]  # type: ignore[assignment]
    if noun.word.startswith("little ") and figure.age == "child":
        figure.age = "toddler"


def dress(figure: Figure, noun: Noun) -> bool:
    """Puts clothes or a hair style on a person; false where the person already wears something else."""
    colour = next((small_words.COLOURS[w] for w in noun.words if w in small_words.COLOURS), None)
    if noun.hair:
        figure.hair = noun.hair  # type: ignore[assignment]
        return True
    worn = noun.worn
    if worn in get_args(Accessory):
        if worn not in figure.accessories:
            figure.accessories.append(worn)  # type: ignore[arg-type]
        return True
    if worn not in get_args(Outfit):
        return False
    if noun.word == "uniform":
        return figure.outfit is not None
    figure.outfit = worn  # type: ignore[assignment]
    figure.colour = colour or figure.colour
    return True

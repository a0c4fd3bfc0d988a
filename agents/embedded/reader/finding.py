"""Finds whom and what a noun phrase means: somebody known, somebody new, clothes, lettering, furniture."""

from typing import Final

from storytelling_painter.agents.embedded.reader.cast import Entity, Figure, Part, Spot, Thing, Writing
from storytelling_painter.agents.embedded.reader.lexicon import small_words, things
from storytelling_painter.agents.embedded.reader.meeting import Meeter
from storytelling_painter.agents.embedded.reader.nouns import Item, Noun
from storytelling_painter.agents.embedded.reader.outfits import dress
from storytelling_painter.domain.prop_states import PROP_STATES
from storytelling_painter.domain.vocabulary import SignKind

_SEEN_AT: Final = frozenset(
    {("scribbles", "wall"), ("broken_pane", "window"), ("overflow", "sink"), ("smoke", "stove"), ("fire", "stove")}
)


class Finder(Meeter):
    """Finds what a noun means."""

    def _looked_at(self, spot: Spot) -> Entity | None:
        """Returns what there is to see at furniture: scribbles on the wall, a broken pane, what stands there."""
        for happening in reversed(self.cast.happenings):
            if happening.spot == spot.name or (happening.kind, spot.name) in _SEEN_AT:
                return happening
        for fact in reversed(self.r.facts):
            if fact.kind == "relate" and fact.value == "on" and fact.target == spot.name:
                return self.cast.get(fact.agent)
        return None

    def _wears(self, noun: Noun, item: Item) -> bool:
        """Clothes after `in` or `with` belong to the person before them."""
        around = self.s.tokens[max(0, item.left - 3) : item.left]
        wears = any(t.low in ("wears", "wearing", "wear", "wore", "dressed") for t in around)
        if not (noun.worn or noun.hair):
            return False
        dressed = noun.preposition in ("in", "with", "under", "behind") and not (noun.what and noun.part)
        if not (dressed or wears or (noun.owner is not None and noun.what is None)):
            return False
        person = (
            self.last
            if isinstance(self.last, Figure)
            else next((s for s in (*self.subjects, self.before) if isinstance(s, Figure)), None)
        )
        if noun.owner is not None:
            person = self._owner(noun) or person
        if person is None or (noun.what is not None and noun.preposition in ("under", "behind")):
            return False
        if dress(person, noun):
            self.r.add("show", person.id, sentence=self.s, spans=[item])
            return True
        return noun.what is None

    def _entities(self, noun: Noun, item: Item, owner: Figure | None) -> list[Entity]:
        first, last = self.s.tokens[item.left], self.s.tokens[item.end - 1]
        span = (first.start, last.end)
        if noun.who:
            return self._people(noun, item, owner, span)
        if noun.word in ("animal", "creature", "pet", "beast"):
            animal = next((t for t in reversed(self.cast.things) if t.kind in ("dog", "cat", "rabbit", "bird")), None)
            return [animal] if animal is not None else []
        if noun.place:
            return []
        if noun.sign and noun.what is None:
            return self._bearer(noun, span)
        if noun.effect:
            return self._happening(noun, item, span)
        if noun.part:
            return [Part(noun.part, owner.id if owner else "")]
        spot_here = noun.spot and (noun.what is None)
        if spot_here:
            return [Spot(noun.spot)]
        if (
            noun.what is not None
            and noun.what.kind == "table"
            and any(n in self.r.anchors for n in things.SURFACES["table"])
        ):
            return [Spot("table")]
        if noun.what is not None:
            if (
                noun.preposition == "of"
                and isinstance(self.last, Thing)
                and self.last.kind in ("photo", "paper", "box")
            ):
                return []
            if last.possessive:
                known = self.cast.known_thing(noun.what.kind)
                return [known] if known else []
            return self._thing(noun, item, span)
        return []

    def _happening(self, noun: Noun, item: Item, span: tuple[int, int]) -> list[Entity]:
        kind = noun.effect
        carrier = ""
        if kind in ("tipping", "alarm_lines", "motion_lines", "sparkle", "steam"):
            bearer = self.subjects[0] if self.subjects else None
            if isinstance(bearer, Figure) or bearer is None:
                bearer = self.last if isinstance(self.last, Thing) else None
            if kind == "steam" and bearer is None:
                bearer = next(
                    (t for t in reversed(self.cast.things) if t.kind in ("cup", "pot", "kettle", "bowl", "plate")), None
                )
            if not isinstance(bearer, Thing):
                return []
            if kind == "alarm_lines" and bearer.kind not in ("clock", "phone"):
                return []
            carrier = bearer.id
        elif kind in ("smoke", "fire") and (hot := self._hot()) is not None:
            carrier = hot.id
        elif kind == "spill":
            carrier = next((t.id for t in reversed(self.cast.things) if t.kind in ("cup", "glass", "bottle")), "")
        made = self.cast.add_happening(kind, span, carrier)  # type: ignore[arg-type]
        if made is None:
            return []
        self.r.add("show", made.id, sentence=self.s, spans=[item], cause=self.cause)
        return [made]

    def _bearer(self, noun: Noun, span: tuple[int, int]) -> list[Entity]:
        """A sign, banner or poster; it waits for its lettering."""
        kind: SignKind = noun.sign  # type: ignore[assignment]
        if isinstance(self.lettering, Writing):
            self.lettering.kind = kind
            return [self.lettering]
        for old in reversed(self.cast.writings):
            if old.kind == kind and noun.determiner not in small_words.INDEFINITE:
                return [old]
        made = self.cast.add_writing(kind, "", span)
        return [made] if made is not None else []

    def _hot(self) -> Thing | None:
        return next(
            (t for t in reversed(self.cast.things) if t.kind in ("pan", "pot", "iron", "shirt", "cake", "candle")), None
        )

    def _thing(self, noun: Noun, item: Item, span: tuple[int, int]) -> list[Entity]:
        assert noun.what is not None
        kind, state = noun.what
        indefinite = noun.determiner in small_words.INDEFINITE or (not noun.determiner and noun.owner is None)
        if kind in ("paper", "letter") and isinstance(self.lettering, Writing):
            return [self.lettering]
        known = None if {"second", "new", "other"} & set(noun.words) else self.cast.known_thing(kind)
        if known is not None and not (indefinite and noun.determiner == "another"):
            if not indefinite or known.noun == noun.word:
                self.r.add("show", known.id, sentence=self.s, spans=[item])
                self._adjectives(known, noun, state, item)
                return [known]
        if noun.word == "glass" and noun.determiner == "the":
            return []
        if noun.number > 3 and noun.plural and not _mass(kind):
            self._too_many(kind, item)
        count = min(noun.number, 3) if noun.plural and noun.number > 1 and not _mass(kind) else 1
        out: list[Entity] = []
        for _ in range(count):
            thing = self.cast.add_thing(kind, noun.word, span)
            if thing is None:
                break
            self._adjectives(thing, noun, state, item)
            self.r.add("show", thing.id, sentence=self.s, spans=[item], cause=self.cause)
            out.append(thing)
        return out

    def _adjectives(self, thing: Thing, noun: Noun, state: str, item: Item) -> None:
        if state:
            thing.state = state
        for word in noun.words:
            if word in small_words.COLOURS:
                thing.colour = small_words.COLOURS[word]
            fits = [s for s in things.STATES.get(word, ()) if s in PROP_STATES[thing.kind]]
            if fits:
                thing.state = fits[0]
                self.r.add("state", thing.id, fits[0], sentence=self.s, spans=[item], cause=self.cause)


def _mass(kind: str) -> bool:
    return kind in (
        "shoe",
        "coins",
        "crumbs",
        "shards",
        "bouquet",
        "crutches",
        "cookie_jar",
        "shopping_bag",
        "muddy_footprints",
    )

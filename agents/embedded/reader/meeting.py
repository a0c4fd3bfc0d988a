"""The state of one sentence that is being read, and whom its nouns for people mean."""

from dataclasses import dataclass

from storytelling_painter.agents.embedded.reader.cast import Entity, Figure, Thing, Writing
from storytelling_painter.agents.embedded.reader.facts import Reading, id_of
from storytelling_painter.agents.embedded.reader.lexicon import people, small_words
from storytelling_painter.agents.embedded.reader.nouns import Item, Noun
from storytelling_painter.agents.embedded.reader.outfits import describe
from storytelling_painter.agents.embedded.reader.tokens import Sentence


@dataclass
class Pending:
    """Words about where something is, before it is known what."""

    prep: str
    target: Entity
    item: Item


class Meeter:
    """Meets the people of a sentence."""

    def __init__(self, reading: Reading, sentence: Sentence, items: list[Item]) -> None:
        self.r, self.s, self.items = reading, sentence, items
        self.cast = reading.cast
        self.before = reading.subject
        self.subjects: list[Entity] = []
        self.subject_item: Item | None = None
        self.verb: Item | None = None
        self.served = False
        self.last: Entity | None = None
        self.last_item: Item | None = None
        self.places: list[Pending] = []
        self.open = True
        self.cause = False
        self.prep: Item | None = None
        self.known: dict[int, Entity] = {}
        self.acted = False
        """Whether the subject has done something yet."""
        self.joined = False
        """Whether an `and` came last."""
        self.compared = False
        """Whether the words belong to a comparison."""
        self.depicted = False
        """Whether the words tell what a photo or a poster shows."""
        self.lettering: Writing | Thing | None = None
        """What bears the quotation of this sentence."""
        self.stranger = False
        """Whether an unknown word since the last break is likelier the subject than whoever was it before."""

    def _owner(self, noun: Noun) -> Figure | None:
        token = noun.owner
        if token is None:
            return None
        means = small_words.PRONOUNS.get(token.low)
        if means in ("masculine", "feminine"):
            prefer = next((s for s in (*self.subjects, self.before) if isinstance(s, Figure)), None)
            return self.cast.pronoun(means, prefer)
        if means is not None:
            return next((s for s in (*self.subjects, self.before) if isinstance(s, Figure)), None)
        for figure in reversed(self.cast.figures):
            if token.low in (figure.role.split()[-1].lower(), figure.name.lower()):
                return figure
        return None

    def _people(self, noun: Noun, item: Item, owner: Figure | None, span: tuple[int, int]) -> list[Entity]:
        indefinite = noun.determiner in small_words.INDEFINITE or (
            not noun.determiner and not noun.name and noun.owner is None
        )
        role = noun.who[0].role if noun.name or len(noun.who) > 1 else noun.word
        if self._only_spoken_of(noun, item):
            found = self.cast.known_person(noun.who[0], role.lower() if noun.name else role)
            return [found] if found is not None and len(noun.who) == 1 else []
        if not indefinite and noun.plural and not noun.number > 1:
            known = [f for f in self.cast.figures if f.role.split()[-1] == noun.who[0].role.split()[-1]]
            if len(known) > 1:
                self.r.add("show", known[0].id, sentence=self.s, spans=[item])
                return list(known)
        if not indefinite:
            found = self.cast.known_person(noun.who[0], role.lower() if noun.name else role)
            if found is not None and found is not owner:
                self.cast.touch(found)
                describe(found, noun)
                self.r.add("show", found.id, sentence=self.s, spans=[item])
                return [found]
        if noun.preposition == "of" and self.last_item is not None and self._depicted():
            return []
        same = self._same_person(noun, item) if indefinite and noun.number == 1 and not noun.plural else None
        if same is not None:
            self.r.add("show", same.id, sentence=self.s, spans=[item])
            return []
        wanted = list(noun.who)
        if len(wanted) == 1:
            wanted *= (
                min(noun.number, 3) if noun.number > 1 else 2 if noun.plural and noun.word not in people.GROUPS else 1
            )
        out: list[Entity] = []
        for who in wanted:
            name = role if noun.name else ""
            figure = self.cast.add_figure(who._replace(role=who.role), span, name=name)
            if figure is None:
                break
            describe(figure, noun)
            out.append(figure)
            self.r.add("show", figure.id, sentence=self.s, spans=[item])
        if len(out) < noun.number and out:
            self._too_many(_first_id(out), item)
        self._kin(noun, out, owner, item)
        return out

    def _only_spoken_of(self, noun: Noun, item: Item) -> bool:
        """Tells whether a noun brings nobody in: `for the grandchildren`, `the whole family`, `teacher and pupil`."""
        if noun.name or noun.owner is not None or noun.determiner in small_words.INDEFINITE or noun.number > 1:
            return False
        group = noun.word in people.GROUPS and noun.word not in ("people", "twin", "newlywed")
        if not noun.determiner:
            bare = not noun.plural and noun.word not in people.GROUPS
            opens = not self.cast.figures and item.left == 0
            return (group or bare) and not opens
        return (group and bool(self.cast.figures)) or noun.preposition in ("for", "about")

    def _same_person(self, noun: Noun, item: Item) -> Figure | None:
        """Returns the person whom `the driver, a young woman in red, ...` speaks of twice."""
        at = self.items.index(item)
        before = [i for i in self.items[:at] if i.end <= item.left]
        if len(before) < 2 or before[-1].word != "," or not isinstance(self.last, Figure):
            return None
        if self.last_item is not before[-2] or len(noun.who) != 1:
            return None
        breaks = [n for n in range(at + 1, len(self.items)) if self.items[n].kind == "break"]
        if not breaks or self.items[breaks[0]].word != "," or breaks[0] + 1 >= len(self.items):
            return None
        following = self.items[breaks[0] + 1]
        goes_on = following.kind in ("verb", "change", "face") or following.word in small_words.AUXILIARIES
        who, figure = noun.who[0], self.last
        if not goes_on or (figure.build is not None and who.build not in (None, figure.build)):
            return None
        figure.build = figure.build or who.build
        if figure.age == "adult":
            figure.age = who.age
        describe(figure, noun)
        return figure

    def _too_many(self, agent: str, item: Item) -> None:
        """More than can be drawn; the statement that says so is lost."""
        self.r.add("lost", agent, "number", sentence=self.s, spans=[item])

    def _depicted(self) -> bool:
        at = self.last_item
        return at is not None and isinstance(self.last, Thing) and self.last.kind in ("photo", "paper", "easel", "book")

    def _kin(self, noun: Noun, found: list[Entity], owner: Figure | None, item: Item) -> None:
        word = noun.word.split()[-1]
        if word not in people.KIN or not found:
            return
        first = found[0]
        if owner is not None and owner is not first:
            self.r.add("kin", id_of(first), word, owner.id, sentence=self.s, spans=[item])
        elif len(found) > 1:
            self.r.add("kin", id_of(first), word, id_of(found[1]), sentence=self.s, spans=[item])


def _first_id(entities: list[Entity]) -> str:
    return id_of(entities[0])

"""Reads a story sentence by sentence: who is the subject, what is the object, what stands where."""

from collections.abc import Sequence
from typing import Final

from storytelling_painter.agents.embedded.reader.cast import Entity, Figure, Part, Spot, Thing, Writing
from storytelling_painter.agents.embedded.reader.facts import Reading, id_of
from storytelling_painter.agents.embedded.reader.items import items_of
from storytelling_painter.agents.embedded.reader.lettering import Letterer
from storytelling_painter.agents.embedded.reader.lexicon import doings, small_words, things
from storytelling_painter.agents.embedded.reader.meeting import Pending
from storytelling_painter.agents.embedded.reader.nouns import Item
from storytelling_painter.agents.embedded.reader.tokens import Sentence
from storytelling_painter.domain.vocabulary import Setting

_PICTURES: Final = frozenset({"photo", "easel", "newspaper", "tv"})


def understand(text: str, told: Sequence[Sentence], setting: Setting) -> Reading:
    """Returns all facts of a story, in the order of the text."""
    reading = Reading(text, setting)
    for number, sentence in enumerate(told):
        reading.number = number
        _SentenceReader(reading, sentence, items_of(sentence)).read()
    return reading


class _SentenceReader(Letterer):
    """Walks through the items of one sentence from left to right."""

    def read(self) -> None:
        """Reads the sentence into facts."""
        for n, item in enumerate(self.items):
            if item.kind == "prep":
                self.prep = item
            elif item.kind == "word":
                if item.word not in small_words.FUNCTION:
                    self._unknown(n, item)
            else:
                self._item(n, item)
                self.prep = None
        self._close()

    def _item(self, n: int, item: Item) -> None:
        match item.kind:
            case "break":
                self._break(n, item)
            case "pronoun":
                self._pronoun(n, item)
            case "noun" | "effect":
                self._noun(n, item)
            case "verb":
                self._verb(n, item)
            case "face":
                self._face(item)
            case "change":
                self._change(item.word, item)
            case "quote":
                self._quote(n, item)
            case "time":
                self._clock(item)

    def _close(self) -> None:
        """Gives a feeling without an owner to whom the sentence names, and keeps the subject for the next one."""
        if self.verb is not None and self.verb.extra[-1:] == ["waiting"] and self.verb.action and self.verb.action.face:
            person = next((e for _, e in sorted(self.known.items(), reverse=True) if isinstance(e, Figure)), None)
            if person is not None:
                self._feel(person, self.verb.action.face, [self.verb])
        if self.subjects and isinstance(self.subjects[0], Figure | Thing | Writing):
            self.r.subject = self.subjects[0]

    def _break(self, n: int, item: Item) -> None:
        self._settle()
        self.compared = False
        if item.word in (";", ":"):
            self.depicted = False
        if item.word in small_words.CAUSES:
            self.cause = True
        if item.word in ("who", "which", "that", "whose") and self.last is not None:
            self.subjects, self.subject_item = [self.last], self.last_item
            self.verb, self.open = None, False
            return
        if item.word == "and" and not self._verb_follows(n):
            return
        self.open = True
        self.joined = item.word == "and"
        if item.word != ",":
            self.verb = None
        self.served = False
        self.stranger = False

    def _settle(self) -> None:
        """A statement whose object turned out to be nothing known is lost."""
        if self.verb is not None and not self.served and self.verb.extra[-1:] == ["unknown"]:
            action = self.verb.action
            if action is not None and action.strict and self.subjects:
                self.r.add(
                    "lost", id_of(self.subjects[0]), self.verb.word, sentence=self.s, spans=[self.verb], cause=False
                )
            self.verb.extra.append("settled")

    def _unknown(self, n: int, item: Item) -> None:
        if self.verb is not None and not self.served:
            self.verb.extra.append("unknown")
        if self.open and self.verb is None and not item.word.endswith(("ly", "ing", "ed")):
            self.stranger = True
        if n + 1 == len(self.items):
            self._settle()
        if item.word in things.STATES:
            self._change(item.word, item)

    def _verb_follows(self, n: int) -> bool:
        """Tells whether a verb comes before the next break, so that what stands between is its subject."""
        for item in self.items[n + 1 :]:
            if item.kind == "break":
                return False
            if item.kind in ("verb", "change", "face"):
                return True
            if item.kind == "word" and (item.word in small_words.AUXILIARIES):
                return True
        return False

    def _pronoun(self, n: int, item: Item) -> None:
        means = small_words.PRONOUNS[item.word]
        entity: Entity | None
        if means == "thing":
            entity = next((t for t in reversed(self.cast.things)), None)
            if isinstance(self.before, Thing) and not self.subjects:
                entity = self.before
        elif means == "all":
            entity = None
            if self.open and not self.subjects and self.cast.figures:
                self.subjects = list(self.cast.figures)
                self.subject_item, self.open = item, False
                return
        else:
            prefer = self.subjects[0] if self.subjects else self.before
            if self.subjects and self.prep is None and self.verb is not None and isinstance(prefer, Figure):
                others = [f for f in reversed(self.cast.recent) if f != prefer.id]
                found = [f for id in others if isinstance(f := self.cast.get(id), Figure) and f.build in (means, None)]
                entity = (
                    found[0]
                    if found and prefer.build == means and item.word != "himself"
                    else (self.cast.pronoun(means, prefer))
                )
            else:
                entity = self.cast.pronoun(means, prefer if isinstance(prefer, Figure) else None)
        if entity is None:
            return
        if isinstance(entity, Figure):
            self.cast.touch(entity)
        self._take(n, item, entity, self.prep.word if self.prep else "")

    def _noun(self, n: int, item: Item) -> None:
        noun = item.noun
        assert noun is not None
        if self.depicted:
            return
        self.compared = noun.compared or (self.compared and bool(noun.preposition))
        if self.compared:
            return
        if item.negated:
            if self.verb is not None and noun.unreal:
                self.served = True
            return
        owner = self._owner(noun)
        if self._wears(noun, item):
            return
        if noun.place:
            return
        entities = self._entities(noun, item, owner)
        for entity in entities:
            self.known[n] = entity
        if not entities:
            if noun.worn or noun.hair:
                return
            if self.verb is not None and not self.served:
                self.verb.extra.append("unknown")
            return
        if (
            noun.who
            and noun.preposition in ("of",)
            and self.last is not None
            and not isinstance(self.last, Spot | Part)
        ):
            return
        if len(entities) > 1 and not noun.preposition and (self.open or not self.subjects):
            self._subject(entities, item)
            return
        self._take(n, item, entities[0], noun.preposition)

    def _subject(self, entities: list[Entity], item: Item) -> None:
        if self.joined and self.subjects and not self.acted:
            entities = [*self.subjects, *entities]
        self.acted = self.joined = False
        self.subjects, self.subject_item = entities, item
        self.open = self.stranger = False
        self.last, self.last_item = entities[0], item
        inverted = self.verb if self.verb is not None and self.verb.extra[-1:] == ["waiting"] else None
        if inverted is not None:
            inverted.extra.pop()
            self._act(inverted)
        else:
            self.verb = None
        for place in self.places:
            self._located(entities[0], place.prep, place.target, [item, place.item])
        self.places = []

    def _take(self, n: int, item: Item, entity: Entity, prep: str) -> None:
        """Finds the part that somebody or something plays in the sentence."""
        waiting = self.verb is not None and self.verb.extra[-1:] == ["waiting"]
        if not prep and (waiting or not self.subjects or (self.open and self._verb_follows(n))):
            self._subject([entity], item)
            return
        if not prep:
            if self.verb is not None and self.verb.action is not None:
                self._object(entity, item, "")
            elif isinstance(entity, Figure) and self.last_item is not None and not self.verb and self.subjects:
                self.subjects.append(entity)
            self.last, self.last_item = entity, item
            return
        if not self.subjects or (
            self.open and self._verb_follows(n) and self.verb is None and self._noun_before_verb(n)
        ):
            self.places.append(Pending(prep, entity, item))
            if not self.subjects:
                return
            self.open = True
            return
        if self.verb is not None and self.verb.action is not None and prep in self.verb.action.preps:
            self._object(entity, item, prep)
        else:
            holder = next((s for s in self.subjects if isinstance(s, Figure)), None) if prep == "with" else None
            after = (
                holder
                if holder is not None
                else self.last
                if isinstance(self.last, Thing | Figure)
                else self.subjects[0]
            )
            self._located(after, prep, entity, [i for i in (self.last_item, item) if i is not None])
            if isinstance(entity, Part | Spot):
                return
        self.last, self.last_item = entity, item

    def _noun_before_verb(self, n: int) -> bool:
        for item in self.items[n + 1 :]:
            if item.kind == "noun" and item.noun is not None and not item.noun.preposition:
                return True
            if item.kind in ("verb", "break", "change"):
                return False
        return False

    def _verb(self, n: int, item: Item) -> None:
        assert item.action is not None
        self._settle()
        self.acted = True
        self.verb, self.served = item, False
        subject = self.subjects[0] if self.subjects else None
        depicts = isinstance(subject, Writing) or (isinstance(subject, Thing) and subject.kind in _PICTURES)
        if depicts and item.word in ("show", "display", "hold", "smile", "laugh"):
            self.depicted = True
            return
        if item.negated:
            if "look" in item.action.acts:
                item.action = doings.Action(acts=("away",), preps=item.action.preps)
            else:
                item.action = doings.Action()
            return
        owner = self._phrase_owner(item)
        if self.stranger and owner is None:
            item.action = item.action._replace(pose=None, face=None)
            if self.open:
                self.subjects = []
        elif not self.subjects:
            mimic = item.action.face is not None and not item.action.pose and not self._person_before_break(n)
            if owner is not None:
                self.subjects, self.subject_item = [owner], item
            elif (self.places or all(i.kind == "word" for i in self.items[:n])) and not mimic:
                item.extra.append("waiting")
                return
            elif isinstance(self.before, Figure):
                self.subjects = [self.before]
            elif mimic and self.cast.recent and isinstance(f := self.cast.get(self.cast.recent[-1]), Figure):
                self.subjects = [f]
        self._act(item)

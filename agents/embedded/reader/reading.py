"""Understands a story sentence by sentence: who does what to what, with whom, where, and how they feel."""

from dataclasses import dataclass, field
from typing import Final, Literal

from storytelling_painter.agents.embedded.reader.cast import Cast, Entity, Figure, Happening, Part, Spot, Thing, Writing
from storytelling_painter.agents.embedded.reader.items import Item, Noun, items_of
from storytelling_painter.agents.embedded.reader.lexicon import common, doings, people, things
from storytelling_painter.agents.embedded.reader.outfits import describe, dress
from storytelling_painter.agents.embedded.reader.tokens import LONGEST_LETTERING, Sentence
from storytelling_painter.agents.embedded.reader.writings import bears, clean, is_cued, sign_kind
from storytelling_painter.domain.vocabulary import ANCHORS, PROP_STATES, Setting

FactKind = Literal["show", "pose", "face", "relate", "state", "reads", "kin", "lost"]
_PAUSES: Final = frozenset({",", ";", ":", "(", ")", "—", "–"})
_KNOWN: Final = frozenset({"of"})
_MANY: Final = frozenset(
    "group crowd row pair circle ring line couple lot number team dozen lots handful ranks class band".split()
)
_DEPICTS: Final = frozenset("photo paper photograph picture poster painting drawing portrait statue".split())


@dataclass
class Fact:
    """One thing that the story says and a picture may show."""

    kind: FactKind
    agent: str
    value: str = ""
    target: str = ""
    start: int = 0
    end: int = 0
    tokens: set[int] = field(default_factory=set)
    """Where the words that it stands on begin."""
    sentence: int = 0
    cause: bool = False
    """Whether it is told as the cause of what stands beside it."""


@dataclass
class _Place:
    """Words about where something is, before it is known what."""

    prep: str
    target: Entity
    item: Item


class Reading:
    """All facts of a story, in the order of the text."""

    def __init__(self, text: str, told: list[Sentence], setting: Setting) -> None:
        self.text = text
        self.anchors = ANCHORS[setting]
        self.cast = Cast()
        self.facts: list[Fact] = []
        self._subject: Entity | None = None
        self._number = 0
        for number, sentence in enumerate(told):
            self._number = number
            _SentenceReader(self, sentence, items_of(sentence)).read()

    def add(
        self,
        kind: FactKind,
        agent: str,
        value: str = "",
        target: str = "",
        *,
        sentence: Sentence,
        spans: list[Item],
        cause: bool = False,
    ) -> None:
        """Notes a fact that stands on the words of some items; the same fact is noted once."""
        for old in self.facts:
            if (old.kind, old.agent, old.value, old.target) == (kind, agent, value, target):
                old.tokens |= tokens_of(sentence, spans)
                return
        first = min(i.left if i.noun else i.first for i in spans)
        last = max(i.end for i in spans) - 1
        self.facts.append(
            Fact(
                kind,
                agent,
                value,
                target,
                sentence.tokens[first].start,
                sentence.tokens[last].end,
                tokens_of(sentence, spans),
                self._number,
                cause,
            )
        )

    @property
    def subject(self) -> Entity | None:
        return self._subject

    @subject.setter
    def subject(self, entity: Entity | None) -> None:
        self._subject = entity


def tokens_of(sentence: Sentence, spans: list[Item]) -> set[int]:
    return {sentence.tokens[n].start for i in spans for n in range(i.left if i.noun else i.first, i.end)}


class _SentenceReader:
    """Walks through the items of one sentence from left to right."""

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
        self.places: list[_Place] = []
        self.open = True
        self.cause = False
        self.prep: Item | None = None
        self.known: dict[int, Entity] = {}

    # --- walking ----------------------------------------------------------------------------------------------------

    def read(self) -> None:
        for n, item in enumerate(self.items):
            if item.kind == "break":
                self._break(n, item)
            elif item.kind == "prep":
                self.prep = item
                continue
            elif item.kind == "pronoun":
                self._pronoun(n, item)
            elif item.kind in ("noun", "effect"):
                self._noun(n, item)
            elif item.kind == "verb":
                self._verb(n, item)
            elif item.kind == "face":
                self._face(item)
            elif item.kind == "change":
                self._change(item.word, item)
            elif item.kind == "quote":
                self._quote(n, item)
            elif item.kind == "time":
                self._clock(item)
            elif item.word not in common.FUNCTION:
                self._unknown(n, item)
                if item.word in things.STATES:
                    self._change(item.word, item)
                continue
            if item.kind != "word":
                self.prep = None
        if self.subjects and isinstance(self.subjects[0], Figure | Thing):
            self.r.subject = self.subjects[0]

    def _break(self, n: int, item: Item) -> None:
        self._settle()
        if item.word in common.CAUSES:
            self.cause = True
        if item.word in ("who", "which", "that", "whose") and self.last is not None:
            self.subjects, self.subject_item = [self.last], self.last_item
            self.verb, self.open = None, False
            return
        if item.word == "and" and not self._verb_follows(n):
            return
        self.open = True
        if item.word != ",":
            self.verb = None
        self.served = False

    def _settle(self) -> None:
        """A statement whose object turned out to be nothing known is lost."""
        if self.verb is not None and not self.served and self.verb.extra[-1:] == ["unknown"]:
            action = self.verb.action
            if action is not None and action.strict and self.subjects:
                self.r.add(
                    "lost", _id(self.subjects[0]), self.verb.word, sentence=self.s, spans=[self.verb], cause=False
                )
            self.verb.extra.append("settled")

    def _unknown(self, n: int, item: Item) -> None:
        if self.verb is not None and not self.served:
            self.verb.extra.append("unknown")
        if self._end_of_clause(n):
            self._settle()

    def _end_of_clause(self, n: int) -> bool:
        return n + 1 >= len(self.items)

    def _verb_follows(self, n: int) -> bool:
        """Tells whether a verb comes before the next break, so that what stands between is its subject."""
        for item in self.items[n + 1 :]:
            if item.kind == "break":
                return False
            if item.kind in ("verb", "change", "face"):
                return True
            if item.kind == "word" and (item.word in common.AUXILIARIES):
                return True
        return False

    # --- who and what -----------------------------------------------------------------------------------------------

    def _pronoun(self, n: int, item: Item) -> None:
        means = common.PRONOUNS[item.word]
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
        if item.negated:
            if self.verb is not None and noun.unreal:
                self.served = True
            return
        owner = self._owner(noun)
        if self._wears(noun, item):
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

    def _owner(self, noun: Noun) -> Figure | None:
        token = noun.owner
        if token is None:
            return None
        means = common.PRONOUNS.get(token.low)
        if means in ("masculine", "feminine"):
            prefer = next((s for s in (*self.subjects, self.before) if isinstance(s, Figure)), None)
            return self.cast.pronoun(means, prefer)
        if means is not None:
            return next((s for s in (*self.subjects, self.before) if isinstance(s, Figure)), None)
        for figure in reversed(self.cast.figures):
            if token.low in (figure.role.split()[-1].lower(), figure.name.lower()):
                return figure
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

    def _hot(self) -> Thing | None:
        return next(
            (t for t in reversed(self.cast.things) if t.kind in ("pan", "pot", "iron", "shirt", "cake", "candle")), None
        )

    def _people(self, noun: Noun, item: Item, owner: Figure | None, span: tuple[int, int]) -> list[Entity]:
        indefinite = noun.determiner in common.INDEFINITE or (
            not noun.determiner and not noun.name and noun.owner is None
        )
        role = noun.who[0].role if noun.name or len(noun.who) > 1 else noun.word
        if not indefinite:
            found = self.cast.known_person(noun.who[0], role.lower() if noun.name else role)
            if found is not None and found is not owner:
                self.cast.touch(found)
                describe(found, noun)
                self.r.add("show", found.id, sentence=self.s, spans=[item])
                return [found]
        if noun.preposition == "of" and self.last_item is not None and self._depicted():
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
        self._kin(noun, out, owner, item)
        return out

    def _depicted(self) -> bool:
        at = self.last_item
        return at is not None and isinstance(self.last, Thing) and self.last.kind in ("photo", "paper", "easel", "book")

    def _kin(self, noun: Noun, found: list[Entity], owner: Figure | None, item: Item) -> None:
        word = noun.word.split()[-1]
        if word not in people.KIN or not found:
            return
        first = found[0]
        if owner is not None and owner is not first:
            self.r.add("kin", _id(first), word, owner.id, sentence=self.s, spans=[item])
        elif len(found) > 1:
            self.r.add("kin", _id(first), word, _id(found[1]), sentence=self.s, spans=[item])

    def _thing(self, noun: Noun, item: Item, span: tuple[int, int]) -> list[Entity]:
        assert noun.what is not None
        kind, state = noun.what
        indefinite = noun.determiner in common.INDEFINITE or (not noun.determiner and noun.owner is None)
        known = self.cast.known_thing(kind)
        if known is not None and not (indefinite and noun.determiner == "another"):
            if not indefinite or known.noun == noun.word:
                self.r.add("show", known.id, sentence=self.s, spans=[item])
                self._adjectives(known, noun, state, item)
                return [known]
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
            if word in common.COLOURS:
                thing.colour = common.COLOURS[word]
            fits = [s for s in things.STATES.get(word, ()) if s in PROP_STATES[thing.kind]]
            if fits:
                thing.state = fits[0]
                self.r.add("state", thing.id, fits[0], sentence=self.s, spans=[item], cause=self.cause)

    # --- who does it ------------------------------------------------------------------------------------------------

    def _subject(self, entities: list[Entity], item: Item) -> None:
        self.subjects, self.subject_item = entities, item
        self.open = False
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
            self.places.append(_Place(prep, entity, item))
            if not self.subjects:
                return
            self.open = True
            return
        if self.verb is not None and self.verb.action is not None and prep in self.verb.action.preps:
            self._object(entity, item, prep)
        else:
            after = self.last if isinstance(self.last, Thing | Figure) else self.subjects[0]
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

    # --- what they do -----------------------------------------------------------------------------------------------

    def _verb(self, n: int, item: Item) -> None:
        assert item.action is not None
        self._settle()
        self.verb, self.served = item, False
        if item.negated:
            if "look" in item.action.acts:
                item.action = doings.Action(acts=("away",), preps=item.action.preps)
            else:
                item.action = doings.Action()
            return
        if not self.subjects:
            owner = self._phrase_owner(item)
            if owner is not None:
                self.subjects, self.subject_item = [owner], item
            elif self.places or n == 0 or item.word.startswith("_"):
                item.extra.append("waiting")
                return
            elif isinstance(self.before, Figure):
                self.subjects = [self.before]
        self._act(item)

    def _phrase_owner(self, item: Item) -> Figure | None:
        """Finds whose body a phrase such as `claps a hand to her mouth` speaks of."""
        for n in (*range(item.first, item.end), *range(max(0, item.first - 2), item.first)):
            token = self.s.tokens[n]
            if token.low in common.POSSESSIVES:
                means = common.PRONOUNS[token.low]
                prefer = self.before if isinstance(self.before, Figure) else None
                return self.cast.pronoun(means, prefer) if means in ("masculine", "feminine") else prefer
            if token.possessive:
                return next((f for f in self.cast.figures if f.role.split()[-1] == token.low), None)
        return None

    def _act(self, item: Item) -> None:
        action = item.action
        assert action is not None
        actors = self._actors(item)
        spans = [item]
        for actor in actors:
            if action.pose is not None and action.pose not in actor.poses:
                actor.poses.append(action.pose)
                self.r.add("pose", actor.id, action.pose, sentence=self.s, spans=spans, cause=self.cause)
            elif action.pose is not None:
                self.r.add("pose", actor.id, action.pose, sentence=self.s, spans=spans)
            if action.face is not None:
                self._feel(actor, action.face, spans)
        if not actors and item.extra and item.extra[0] in things.STATES | {"leaving": (), "waiting": ()}.keys():
            self._change(item.extra[0], item)
        if not actors and not item.extra and self.subjects and isinstance(self.subjects[0], Thing):
            self._animal(self.subjects[0], item)

    def _animal(self, thing: Thing, item: Item) -> None:
        wanted = {"sit": "sitting", "slump": "sleeping", "run": "running", "walk": "walking"}
        pose = item.action.pose if item.action else None
        if pose in wanted and wanted[pose] in PROP_STATES[thing.kind]:
            thing.state = wanted[pose]
            self.r.add("state", thing.id, wanted[pose], sentence=self.s, spans=[item])

    def _actors(self, item: Item) -> list[Figure]:
        found = [s for s in self.subjects if isinstance(s, Figure)]
        for s in self.subjects:
            if isinstance(s, Part) and s.owner and isinstance(f := self.cast.get(s.owner), Figure):
                found.append(f)
        if not found and item.action is not None and item.action.face is not None:
            owner = self._phrase_owner(item)
            found = [owner] if owner else []
        return found

    def _feel(self, actor: Figure, face: str, spans: list[Item]) -> None:
        if actor.face is None or (actor.face, face) in (("surprised", "afraid"), ("neutral", face)):
            actor.face = face  # type: ignore[assignment]
        self.r.add("face", actor.id, face, sentence=self.s, spans=spans, cause=self.cause)

    def _face(self, item: Item) -> None:
        if item.negated:
            return
        following = next(
            (i for i in self.items if i.first >= item.end and i.kind == "noun" and i.left <= item.first), None
        )
        if following is not None:
            return
        owner = self._phrase_owner(item)
        who = [s for s in self.subjects if isinstance(s, Figure)] or ([owner] if owner else [])
        for s in self.subjects:
            if isinstance(s, Part) and s.owner and isinstance(f := self.cast.get(s.owner), Figure):
                who = [f]
        if isinstance(self.last, Figure) and self.verb is None and self.last in self.subjects:
            who = [self.last] if len(self.subjects) == 1 else who
        for figure in who:
            self._feel(figure, item.word, [item])

    def _change(self, word: str, item: Item) -> None:
        """A state of the thing that the sentence speaks of."""
        if item.negated or not self.subjects:
            return
        for thing in self.subjects:
            if isinstance(thing, Thing):
                states = (word, *things.STATES.get(word, ()))
                fits = [s for s in states if s in PROP_STATES[thing.kind]]
                if fits:
                    thing.state = fits[0]
                    self.r.add("state", thing.id, fits[0], sentence=self.s, spans=[item], cause=self.cause)

    def _object(self, entity: Entity, item: Item, prep: str) -> None:
        verb = self.verb
        assert verb is not None and verb.action is not None
        action = verb.action
        self.served = True
        if action.preps and not prep and action.acts and action.acts[0] in ("look", "sit", "stand", "near"):
            if not (isinstance(entity, Figure | Thing) and "look" in action.acts):
                return
        spans = [verb, item]
        who = self._actors(verb)
        for actor in who:
            for act in action.acts:
                self._relate(actor, act, entity, spans, prep)
        if action.state and isinstance(entity, Thing):
            fits = [s for s in things.STATES.get(action.state, ()) if s in PROP_STATES[entity.kind]]
            if fits:
                entity.state = fits[0]
                self.r.add("state", entity.id, fits[0], sentence=self.s, spans=spans)
        if not who and not action.acts and isinstance(entity, Thing) and verb.extra:
            self._changed(entity, verb.extra[0], spans)

    def _changed(self, thing: Thing, word: str, spans: list[Item]) -> None:
        fits = [s for s in (word, *things.STATES.get(word, ())) if s in PROP_STATES[thing.kind]]
        if fits:
            thing.state = fits[0]
            self.r.add("state", thing.id, fits[0], sentence=self.s, spans=spans)

    def _relate(self, actor: Figure, act: str, entity: Entity, spans: list[Item], prep: str) -> None:
        if entity is actor:
            return
        add = self.r.add
        if act == "hold":
            if isinstance(entity, Thing) and entity.kind in things.HELD:
                add("relate", actor.id, "holds", entity.id, sentence=self.s, spans=spans, cause=self.cause)
        elif act in ("look", "away") and isinstance(entity, Figure | Thing | Happening | Writing):
            value = "looks_at" if act == "look" else "looks_away_from"
            add("relate", actor.id, value, entity.id, sentence=self.s, spans=spans, cause=self.cause)
        elif act == "away" and isinstance(entity, Spot):
            add("relate", actor.id, "looks_away_from", entity.name, sentence=self.s, spans=spans)
        elif act == "reach" and isinstance(entity, Figure | Thing | Happening):
            add("relate", actor.id, "reaches_for", entity.id, sentence=self.s, spans=spans, cause=self.cause)
        elif act == "hug" and isinstance(entity, Figure):
            add("relate", actor.id, "near", entity.id, sentence=self.s, spans=spans)
            if "hug" not in entity.poses:
                entity.poses.append("hug")
                add("pose", entity.id, "hug", sentence=self.s, spans=spans)
        elif act in ("sit", "stand", "near"):
            self._located(actor, prep or "on", entity, spans)

    # --- where ------------------------------------------------------------------------------------------------------

    def _located(self, entity: Entity, prep: str, target: Entity, spans: list[Item]) -> None:
        if isinstance(target, Part):
            self._at_part(entity, prep, target, spans)
            return
        if isinstance(entity, Spot | Part | Writing) or entity is target:
            return
        if prep == "with":
            if isinstance(target, Thing) and target.kind in things.HELD and isinstance(entity, Figure):
                self.r.add("relate", entity.id, "holds", target.id, sentence=self.s, spans=spans)
            return
        if isinstance(entity, Happening):
            if isinstance(target, Thing):
                entity.at = entity.at or target.id
            elif isinstance(target, Spot):
                entity.spot = entity.spot or target.name
            return
        relation = _relation(entity, prep, target)
        if relation:
            name = target.name if isinstance(target, Spot) else target.id
            self.r.add("relate", entity.id, relation, name, sentence=self.s, spans=spans, cause=self.cause)

    def _at_part(self, entity: Entity, prep: str, part: Part, spans: list[Item]) -> None:
        owner = self.cast.get(part.owner) if part.owner else None
        if owner is None:
            owner = next((s for s in (*self.subjects, self.before) if isinstance(s, Figure)), None)
        if not isinstance(owner, Figure) or not isinstance(entity, Thing):
            return
        if entity.kind == "phone" and part.name in ("ear", "ears"):
            if "phone" not in owner.poses:
                owner.poses.append("phone")
            self.r.add("pose", owner.id, "phone", sentence=self.s, spans=spans)
        elif part.name in common.HANDS and prep in ("in", "under", "between", "on") and entity.kind in things.HELD:
            self.r.add("relate", owner.id, "holds", entity.id, sentence=self.s, spans=spans)
        elif part.name in ("foot", "feet") and prep in ("at", "under", "before", "near"):
            self.r.add("relate", entity.id, "near", owner.id, sentence=self.s, spans=spans)

    # --- lettering --------------------------------------------------------------------------------------------------

    def _quote(self, n: int, item: Item) -> None:
        text = clean(item.word)
        bearer = is_cued(self.s, self.items, n)
        if not text or len(text) > LONGEST_LETTERING or bearer is None:
            return
        span = (self.s.tokens[item.first].start, self.s.tokens[item.first].end)
        for thing in self.subjects + ([self.last] if self.last else []):
            if (
                isinstance(thing, Thing)
                and thing.kind in ("paper", "ticket", "calendar", "bill")
                and thing.text is None
            ):
                if len(text) <= 12:
                    thing.text = text
                    self.r.add("reads", thing.id, text, sentence=self.s, spans=[item])
                    return
        made = self.cast.add_writing(sign_kind(bearer), text, span)
        if made is not None:
            self.r.add("reads", made.id, text, sentence=self.s, spans=[item])
            self.r.facts[-1].tokens |= {t.start for t in self.s.tokens if bears(t)}

    def _clock(self, item: Item) -> None:
        clock = self.cast.known_thing("clock")
        if clock is not None and clock.text is None and clock.state != "alarm":
            clock.text = item.word.replace(".", ":")
            self.r.add("reads", clock.id, clock.text, sentence=self.s, spans=[item])


def _id(entity: Entity) -> str:
    return entity.name if isinstance(entity, Spot) else entity.owner if isinstance(entity, Part) else entity.id


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


def _relation(entity: Figure | Thing, prep: str, target: Entity) -> str:
    """Returns the relation that a preposition tells, or an empty string."""
    if prep in ("on", "upon", "onto", "over") or (prep in ("in", "into", "at", "from") and isinstance(target, Spot)):
        if prep == "over" or (prep == "on" and isinstance(target, Figure)):
            return ""
        return "on"
    if prep in ("under", "beneath", "below"):
        return "under"
    if prep == "behind":
        return "behind"
    if prep in common.NEAR or prep in ("before", "against", "at", "by"):
        return "near"
    return ""

"""What a sentence's verbs, feelings and prepositions say of the people and things in it."""

from typing import Final, get_args

from storytelling_painter.agents.embedded.reader.cast import Entity, Figure, Happening, Part, Spot, Thing, Writing
from storytelling_painter.agents.embedded.reader.facts import id_of
from storytelling_painter.agents.embedded.reader.finding import Finder
from storytelling_painter.agents.embedded.reader.lexicon import small_words, things
from storytelling_painter.agents.embedded.reader.nouns import Item
from storytelling_painter.domain.prop_states import PROP_STATES
from storytelling_painter.domain.vocabulary import Expression

_RESTS: Final = frozenset({"stand", "lie", "hang", "wait", "rest", "sit", "lean", "float", "stand up", "lie down"})


_EXPRESSIONS: Final[dict[str, Expression]] = {e: e for e in get_args(Expression)}
_STRONGER: Final = frozenset({("surprised", "afraid"), ("sad", "crying"), ("happy", "laughing"), ("worried", "afraid")})
_ALIKE: Final[tuple[frozenset[str], ...]] = (
    frozenset({"happy", "laughing", "proud"}),
    frozenset({"sad", "crying"}),
    frozenset({"afraid", "worried", "surprised"}),
)
"""Feelings of which one face can tell both."""
_OPEN_MOUTHS: Final = frozenset({"laughing", "crying", "angry", "afraid"})


class Doer(Finder):
    """Turns verbs into facts."""

    def _person_before_break(self, n: int) -> bool:
        for item in self.items[n + 1 :]:
            if item.kind == "break":
                return False
            if item.noun is not None and item.noun.who:
                return True
        return False

    def _phrase_owner(self, item: Item) -> Figure | None:
        """Finds whose body a phrase such as `claps a hand to her mouth` speaks of."""
        felt = item.kind == "face" or (item.action is not None and item.action.face is not None)
        ahead = 0 if not felt else 2 if self.subjects else 6
        after = range(item.end, min(item.end + ahead, len(self.s.tokens)))
        for n in (*range(item.first, item.end), *range(max(0, item.first - 2), item.first), *after):
            token = self.s.tokens[n]
            if token.low in small_words.POSSESSIVES:
                means = small_words.PRONOUNS[token.low]
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
        posed = [a for a in actors if a in self.subjects]
        for actor in actors:
            if actor not in posed:
                pass
            elif action.pose is not None and action.pose not in actor.poses:
                actor.poses.append(action.pose)
                self.r.add("pose", actor.id, action.pose, sentence=self.s, spans=spans, cause=self.cause)
            elif action.pose is not None:
                self.r.add("pose", actor.id, action.pose, sentence=self.s, spans=spans)
            if action.face is not None:
                self._feel(actor, action.face, spans)
        if not actors and item.extra and item.extra[0] in things.STATES | {"leaving": (), "waiting": ()}.keys():
            self._change(item.extra[0], item)
        if not actors and self.subjects and isinstance(s := self.subjects[0], Thing | Happening | Writing):
            if item.word in _RESTS:
                self.r.add("show", s.id, sentence=self.s, spans=[item])
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

    def _feel(self, actor: Figure, face: Expression, spans: list[Item]) -> None:
        """Notes a feeling; one that shows in nearly the same face as an earlier one strengthens that."""
        if actor.face in (None, "neutral"):
            actor.face = face
        elif (actor.face, face) in _STRONGER:
            for fact in self.r.facts:
                if fact.kind == "face" and fact.agent == actor.id and fact.value == actor.face:
                    fact.value = face
            actor.face = face
        elif face == "surprised" and actor.face in _OPEN_MOUTHS and any("mouth" in i.word for i in spans):
            face = actor.face
        elif any({actor.face, face} <= alike for alike in _ALIKE):
            face = actor.face or face
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
            self._feel(figure, _EXPRESSIONS[item.word], [item])

    def _change(self, word: str, item: Item) -> None:
        """A state of the thing that the sentence speaks of."""
        if item.negated or not self.subjects:
            return
        found = [s for s in self.subjects if isinstance(s, Thing)] or (
            [self.last] if isinstance(self.last, Thing) else []
        )
        for thing in found:
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
        ending = verb.word.split()[-1]
        if not prep and ending in action.preps:
            prep = ending
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
        if act in ("look", "away", "reach") and isinstance(entity, Spot):
            entity = self._looked_at(entity) or entity
        if entity is actor:
            return
        add = self.r.add
        if act == "hold":
            if isinstance(entity, Writing) or (isinstance(entity, Thing) and entity.kind in things.HELD):
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

    def _located(self, entity: Entity, prep: str, target: Entity, spans: list[Item]) -> None:
        if isinstance(target, Part):
            self._at_part(entity, prep, target, spans)
            return
        if isinstance(entity, Spot | Part) or entity is target:
            return
        if prep == "with":
            if isinstance(target, Thing) and target.kind in things.HELD and isinstance(entity, Figure):
                self.r.add("relate", entity.id, "holds", target.id, sentence=self.s, spans=spans)
            return
        if prep in ("to", "towards") and isinstance(target, Spot) and (seen := self._looked_at(target)) is not None:
            actor = next((s for s in self.subjects if isinstance(s, Figure)), None)
            if actor is not None and isinstance(entity, Thing):
                self.r.add("relate", actor.id, "reaches_for", id_of(seen), sentence=self.s, spans=spans)
            return
        if isinstance(entity, Happening):
            if isinstance(target, Thing):
                entity.at = entity.at or target.id
            elif isinstance(target, Spot):
                entity.spot = entity.spot or target.name
            self.r.add("show", entity.id, sentence=self.s, spans=spans)
            return
        relation = _relation(entity, prep, target)
        if relation:
            name = target.name if isinstance(target, Spot) else target.id
            self.r.add("relate", entity.id, relation, name, sentence=self.s, spans=spans, cause=self.cause)

    def _at_part(self, entity: Entity, prep: str, part: Part, spans: list[Item]) -> None:
        owner = self.cast.get(part.owner) if part.owner else None
        if owner is None:
            owner = next((s for s in (*self.subjects, self.before) if isinstance(s, Figure)), None)
        if isinstance(owner, Figure) and part.name == "back" and prep in ("behind", "at"):
            if isinstance(entity, Figure | Thing) and entity is not owner:
                self.r.add("relate", entity.id, "behind", owner.id, sentence=self.s, spans=spans)
            return
        if not isinstance(owner, Figure) or not isinstance(entity, Thing):
            return
        if entity.kind == "phone" and part.name in ("ear", "ears"):
            if "phone" not in owner.poses:
                owner.poses.append("phone")
            self.r.add("pose", owner.id, "phone", sentence=self.s, spans=spans)
        elif (
            part.name in small_words.HANDS
            and prep in ("in", "under", "between", "on", "from")
            and entity.kind in things.HELD
        ):
            self.r.add("relate", owner.id, "holds", entity.id, sentence=self.s, spans=spans)
        elif part.name in ("foot", "feet") and prep in ("at", "under", "before", "near"):
            self.r.add("relate", entity.id, "near", owner.id, sentence=self.s, spans=spans)


def _relation(entity: Entity, prep: str, target: Entity) -> str:
    """Returns the relation that a preposition tells, or an empty string."""
    if prep in ("on", "upon", "onto", "over") or (prep in ("in", "into", "at", "from") and isinstance(target, Spot)):
        if prep == "over" or (prep == "on" and isinstance(target, Figure)):
            return ""
        return "on"
    if prep in ("under", "beneath", "below"):
        return "under"
    if prep == "behind":
        return "behind"
    if prep in small_words.NEAR or prep in ("before", "against", "at", "by"):
        return "near"
    return ""

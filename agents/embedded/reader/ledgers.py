"""From facts and plan to the ledger: what is shown gets clues that can be checked, the rest is said to be lost."""

from collections.abc import Sequence

from storytelling_painter.agents.embedded.grammar.words import (
    PLACE_CLUES,
    PLACE_SENTENCES,
    TIME_SENTENCES,
    article,
    body_noun,
)
from storytelling_painter.agents.embedded.reader.backdrop import Backdrop
from storytelling_painter.agents.embedded.reader.facts import Fact, Reading
from storytelling_painter.agents.embedded.reader.sayings import (
    ACT_WORDS,
    EFFECT_SENTENCES,
    POSE_WORDS,
    WEATHER_SENTENCES,
    capital,
    is_name,
    name_of,
    quoted,
    shortened,
)
from storytelling_painter.agents.embedded.reader.staging import Staged
from storytelling_painter.agents.embedded.reader.statements import Statement
from storytelling_painter.domain.ledger import (
    AtTime,
    Claim,
    Clue,
    Feels,
    HasWeather,
    InSetting,
    KeyPoint,
    Ledger,
    PointImportance,
    Poses,
    Reads,
    Relates,
    Shows,
)
from storytelling_painter.domain.prop_states import PROP_STATES
from storytelling_painter.domain.scene import Effect, Element, Person, Prop
from storytelling_painter.domain.vocabulary import Dimension


class LedgerWriter:
    """Collects key points with ids that are unique and stable for the same text."""

    def __init__(self, reading: Reading, staged: Staged, backdrop: Backdrop) -> None:
        self.r, self.staged, self.backdrop = reading, staged, backdrop
        self.points: list[KeyPoint] = []
        self.of_fact: dict[int, str] = {}
        self._ids: set[str] = set()

    def write(self, lost: Sequence[Statement]) -> Ledger:
        """Returns the ledger; statements that the plan leaves out become key points without a claim."""
        self._backdrop()
        for n, fact in enumerate(self.r.facts):
            if n in self.staged.taken:
                self._fact(n, fact, self.staged.taken[n])
        self._causes()
        for statement in lost:
            words = self.r.text[statement.start : statement.end]
            self._add(
                f"{'lost' if statement.must else 'detail'}.{len(self.points)}",
                "event",
                quoted(words),
                (Clue(text=shortened(words)),),
                (statement.start, statement.end),
                importance="must" if statement.must else "nice",
            )
        return Ledger(key_points=tuple(self.points))

    def _add(
        self,
        id: str,
        dimension: Dimension,
        text: str,
        clues: tuple[Clue, ...],
        span: tuple[int, int] | None,
        parents: tuple[str, ...] = (),
        importance: PointImportance = "must",
    ) -> str:
        base, n = id[:34].rstrip("._-"), 1
        id = base
        while id in self._ids:
            n += 1
            id = f"{base}.{n}"
        self._ids.add(id)
        self.points.append(
            KeyPoint(
                id=id, dimension=dimension, text=text, clues=clues, span=span, parents=parents, importance=importance
            )
        )
        return id

    def _backdrop(self) -> None:
        b = self.backdrop
        if b.named is not None:
            claim = InSetting(setting=b.setting)
            clues = tuple(Clue(text=t, claim=claim) for t in PLACE_CLUES[b.setting])
            self._add(
                f"location.{b.setting}", "location", PLACE_SENTENCES[b.setting], clues, (b.named.start, b.named.end)
            )
        elif b.elsewhere is not None:
            text = f"The scene is set in a place called {b.elsewhere.value!r}."
            self._add(
                "location.lost", "location", text, (Clue(text=b.elsewhere.value),), (b.elsewhere.start, b.elsewhere.end)
            )
        if b.hour is not None:
            clue = Clue(text=f"the light of the {b.hour.value}", claim=AtTime(time_of_day=b.hour.value))
            self._add(f"time.{b.hour.value}", "time", TIME_SENTENCES[b.hour.value], (clue,), (b.hour.start, b.hour.end))
        if b.weather is not None:
            sky = Clue(text=f"the weather: {b.weather.value}", claim=HasWeather(weather=b.weather.value))
            self._add(
                f"time.{b.weather.value}",
                "time",
                WEATHER_SENTENCES[b.weather.value],
                (sky,),
                (b.weather.start, b.weather.end),
            )

    def _fact(self, n: int, fact: Fact, how: str) -> None:
        element = self.staged.scene.element(fact.agent)
        assert element is not None
        span = (fact.start, fact.end)
        name = name_of(element)
        if fact.kind == "show":
            self.of_fact[n] = self._show(element, span)
        elif fact.kind == "state":
            assert isinstance(element, Prop)
            claim: Claim = Shows(element=element.id, thing=element.kind, state=element.resolved_state)
            state = element.resolved_state.replace("_", " ")
            text = f"{capital(name)} is {state}."
            self.of_fact[n] = self._add(
                f"event.{element.id}_{element.resolved_state}",
                "event",
                text,
                (Clue(text=f"{name}, {state}", claim=claim),),
                span,
            )
        elif fact.kind == "reads":
            clue = Clue(text=f"the lettering {fact.value!r}", claim=Reads(element=element.id, text=fact.value))
            text = f"On {name} stands {fact.value!r}."
            self.of_fact[n] = self._add(f"event.{element.id}_reads", "event", text, (clue,), span)
        elif fact.kind == "kin":
            self.of_fact[n] = self._kin(element, fact, span)
        elif isinstance(element, Person) and fact.kind == "face":
            text = f"{capital(name)} is {element.expression}."
            clue = Clue(text=f"the face of {name}", claim=Feels(element=element.id, expression=element.expression))
            self.of_fact[n] = self._add(f"feeling.{element.id}", "mental_state", text, (clue,), span)
        elif isinstance(element, Person) and fact.kind == "pose":
            self.of_fact[n] = self._pose(element, how, span)
        else:
            self.of_fact[n] = self._relation(element, fact, how, span)

    def _show(self, element: Element, span: tuple[int, int]) -> str:
        name = name_of(element)
        if isinstance(element, Person):
            clue = Clue(
                text=f"the figure of {article(body_noun(element))}", claim=Shows(element=element.id, thing=element.age)
            )
            text = (
                f"One of the people is {article(element.role)}."
                if not is_name(element)
                else (f"One of the people is {element.role}, {article(body_noun(element))}.")
            )
            return self._add(f"character.{element.id}", "character", text, (clue,), span)
        if isinstance(element, Effect):
            clue = Clue(text=name, claim=Shows(element=element.id, thing=element.kind))
            return self._add(f"event.{element.id}", "event", EFFECT_SENTENCES[element.kind], (clue,), span)
        state = element.resolved_state if isinstance(element, Prop) and len(PROP_STATES[element.kind]) > 1 else None
        clue = Clue(text=name, claim=Shows(element=element.id, thing=element.kind, state=state))
        return self._add(
            f"event.{element.id}", "event", f"There is {article(name.removeprefix('the '))}.", (clue,), span
        )

    def _pose(self, person: Person, how: str, span: tuple[int, int]) -> str:
        name = capital(name_of(person))
        claim: Claim = Poses(element=person.id, pose=person.pose)
        said = POSE_WORDS[person.pose]
        if how == "show":
            claim, said = Shows(element=person.id, thing=person.age), "stands there"
        elif how == "seat" and person.place.anchor:
            claim, said = Relates(agent=person.id, act="at", target=person.place.anchor), "sits"
        clue = Clue(text=f"how {name_of(person)} {said}", claim=claim)
        return self._add(f"event.{person.id}_{person.pose}", "event", f"{name} {said}.", (clue,), span)

    def _relation(self, element: Element, fact: Fact, how: str, span: tuple[int, int]) -> str:
        scene = self.staged.scene
        act, target = how or fact.value, fact.target
        other = scene.element(target)
        name, said = name_of(element), name_of(other) if other is not None else f"the {target.replace('_', ' ')}"
        claim: Claim
        if act == "at":
            assert not isinstance(element, Effect) and element.place.anchor is not None
            claim = Relates(agent=element.id, act="at", target=element.place.anchor)
        elif act == "show":
            claim = Shows(
                element=element.id, thing=element.age if isinstance(element, Person) else getattr(element, "kind", None)
            )
        else:
            claim = Relates.model_validate({"agent": element.id, "act": act, "target": target})
        verb = ACT_WORDS.get("near" if act == "show" else act, "is at")
        clue = Clue(text=f"{name} and {said}: {verb}", claim=claim)
        return self._add(
            f"event.{element.id}_{act}_{target}", "event", f"{capital(name)} {verb} {said}.", (clue,), span
        )

    def _kin(self, element: Element, fact: Fact, span: tuple[int, int]) -> str:
        scene = self.staged.scene
        other = scene.element(fact.target)
        assert isinstance(element, Person) and isinstance(other, Person)
        clues = tuple(
            Clue(text=f"the figure of {article(body_noun(p))}", claim=Shows(element=p.id, thing=p.age))
            for p in (element, other)
        )
        text = f"{capital(name_of(element))} and {name_of(other)} are bound as {article(fact.value)}."
        return self._add(f"relation.{element.id}_{other.id}", "character_relationship", text, clues, span)

    def _causes(self) -> None:
        """Joins what a sentence tells before and after `because` and the like."""
        facts = self.r.facts
        for n in {f.sentence for f in facts if f.cause}:
            mine = [
                i
                for i, f in enumerate(facts)
                if f.sentence == n and i in self.of_fact and f.kind not in ("show", "kin")
            ]
            causes, effects = [i for i in mine if facts[i].cause], [i for i in mine if not facts[i].cause]
            if not causes or not effects:
                continue
            points = {p.id: p for p in self.points}
            above, below = points[self.of_fact[causes[0]]], points[self.of_fact[effects[0]]]
            text = f"{below.text.rstrip('.')} because {above.text[:1].lower()}{above.text[1:]}"
            span = (min(facts[i].start for i in mine), max(facts[i].end for i in mine))
            self._add(
                f"cause.{above.id.split('.')[-1]}",
                "event_causal_relationship",
                text,
                (*above.clues, *below.clues),
                span,
                (above.id, below.id),
            )

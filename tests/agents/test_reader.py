"""The free-text reader: what it draws, what it does not, and what it says it could not draw."""

import pytest

from storytelling_painter.agents.embedded.reader import coverage, read_story
from storytelling_painter.domain.ledger import Claim, Feels, HasWeather, InSetting, Poses, Reads, Relates, Shows
from storytelling_painter.domain.scene import SceneSpec
from storytelling_painter.domain.story import Draft
from storytelling_painter.tools.illustrator.layout import lay_out


def scene_of(text: str) -> SceneSpec:
    scene = read_story(text).story.scene
    assert scene is not None
    return scene


def claims_of(draft: Draft) -> list[Claim]:
    return [c.claim for p in draft.ledger.key_points for c in p.clues if c.claim is not None]


def kinds(text: str) -> set[str]:
    return {p.kind for p in scene_of(text).props}


def quotes(draft: Draft, id_start: str) -> list[str]:
    text = draft.story.text
    return [text[slice(*p.span)] for p in draft.ledger.key_points if p.id.startswith(id_start) and p.span]


COOKIES = (
    "In the kitchen, a boy stands on a stool and reaches for a cookie jar on the shelf. Under him the stool tips to "
    "one "
    "side. His mother, with a phone at her ear, laughs loudly."
)


def test_a_whole_scene_is_read() -> None:
    draft = read_story(COOKIES)
    scene = draft.story.scene
    assert scene is not None and scene.setting == "kitchen"
    boy, mother = scene.people
    assert (boy.age, boy.build, boy.reaches) == ("child", "masculine", "cookie_jar")
    assert (boy.place.relation, boy.place.target) == ("on", "stool")
    assert (mother.pose, mother.expression, mother.build) == ("phone", "laughing", "feminine")
    assert [e.kind for e in scene.effects] == ["tipping"]
    claims = claims_of(draft)
    assert Relates(agent="boy", act="stands_on", target="stool") in claims
    assert Relates(agent="boy", act="reaches_for", target="cookie_jar") in claims
    assert Feels(element="mother", expression="laughing") in claims
    assert all(c.claim for p in draft.ledger.musts for c in p.clues), "nothing of it is lost"


def test_spans_are_the_words_that_say_it() -> None:
    draft = read_story(COOKIES)
    assert quotes(draft, "location.") == ["kitchen"]
    assert quotes(draft, "character.mother") == ["His mother"]
    assert quotes(draft, "feeling.mother") == ["laughs loudly"]
    assert quotes(draft, "event.boy_reaches_for") == ["reaches for a cookie jar"]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Children play in the park.", InSetting(setting="park")),
        ("At the bus stop a man waits.", InSetting(setting="bus_stop")),
        ("Rain falls on the street.", HasWeather(weather="rain")),
        ("A woman sleeps at the table in the kitchen.", Poses(element="woman", pose="slump")),
        ("A man runs.", Poses(element="man", pose="run")),
        ("A girl waves at a boy.", Relates(agent="girl", act="looks_at", target="boy")),
        ("A man kneels.", Poses(element="man", pose="kneel")),
        ("A nurse holds a letter.", Relates(agent="nurse", act="holds", target="letter")),
        ("A boy reads a book.", Relates(agent="boy", act="holds", target="book")),
        ("A dog sits beside a girl.", Relates(agent="dog", act="near", target="girl")),
        ("A girl is sad.", Feels(element="girl", expression="sad")),
        ("Tears run down the face of a woman. Her eyes are wet.", Feels(element="woman", expression="crying")),
        ("A broken vase lies on the floor.", Shows(element="vase", thing="vase", state="broken")),
        ("In the kitchen smoke rises from a pan.", Shows(element="smoke", thing="smoke")),
        ("The sink in the kitchen overflows.", Shows(element="overflow", thing="overflow")),
        ("A man sits on a chair.", Relates(agent="man", act="sits_on", target="chair")),
        ("A teacher has her hands on her hips.", Poses(element="teacher", pose="hands_on_hips")),
    ],
)
def test_every_kind_of_statement(text: str, claim: Claim) -> None:
    assert claim in claims_of(read_story(text))


def test_every_dimension_can_be_told() -> None:
    draft = read_story(
        "It is evening in the living room. A girl cries because the vase is broken. Her mother holds a ball and is "
        "angry."
    )
    assert draft.ledger.dimensions == {
        "time",
        "location",
        "character",
        "character_relationship",
        "event",
        "event_causal_relationship",
        "mental_state",
    }
    cause = next(p for p in draft.ledger.key_points if p.dimension == "event_causal_relationship")
    assert len(cause.parents) == 2 and "because" in cause.text


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("There is no dog in the park.", "dog"),
        ("A man stands on the street without an umbrella.", "umbrella"),
        ("A boy has neither ball nor kite in the park.", "kite"),
        ("A girl waits like a cat in the garden.", "cat"),
        ("In the middle of the street a fire hydrant leaks.", "fire"),
        ("A photo of a dog hangs on the wall.", "dog"),
    ],
)
def test_what_is_denied_or_compared_is_not_drawn(text: str, absent: str) -> None:
    scene = scene_of(text)
    assert absent not in {p.kind for p in scene.props} | {e.kind for e in scene.effects}


def test_denied_weather_actions_and_feelings_are_not_drawn() -> None:
    draft = read_story("There is no rain on the street. A man is not angry, and he does not run.")
    scene = draft.story.scene
    assert scene is not None and scene.weather == "clear"
    assert not any(isinstance(c, HasWeather | Feels) for c in claims_of(draft))
    assert scene.people[0].pose != "run" and scene.people[0].expression == "neutral"


def test_pronouns_mean_whom_they_fit() -> None:
    scene = scene_of("In the park a man meets a girl. She cries. He holds a balloon.")
    people = {p.id: p for p in scene.people}
    assert people["girl"].expression == "crying"
    assert scene.props[0].place.target == "man"
    assert len(people) == 2


def test_a_pronoun_settles_an_open_build() -> None:
    teacher = scene_of("A teacher stands in the classroom. He points at the door.").people[0]
    assert teacher.build == "masculine"


def test_the_definite_article_means_somebody_known() -> None:
    scene = scene_of("A nurse enters the ward. The woman smiles. The nurse holds a cup.")
    assert [p.role for p in scene.people] == ["nurse"]
    assert scene.people[0].expression == "happy"


@pytest.mark.parametrize(
    ("text", "lettering"),
    [
        ("On the door of the shop a sign reads 'CLOSED'.", "CLOSED"),
        ('A banner says "WELCOME HOME" in the living room.', "WELCOME HOME"),
        ("The warning, WET PAINT, hangs in the park.", "WET PAINT"),
        ("A poster in the station has the words “LAST TRAIN 10”.", "LAST TRAIN 10"),
    ],
)
def test_lettering_is_drawn_word_for_word(text: str, lettering: str) -> None:
    draft = read_story(text)
    assert draft.story.scene is not None
    assert [s.text for s in draft.story.scene.signs] == [lettering]
    assert any(isinstance(c, Reads) and c.text == lettering for c in claims_of(draft))


def test_speech_and_long_texts_are_no_lettering() -> None:
    assert scene_of('A man in the park says "come here" to a boy.').signs == ()
    long = "KEEP OFF THE GRASS AND MIND THE DUCKS IN THE POND AT NIGHT"
    draft = read_story(f'A sign in the park reads "{long}".')
    assert draft.story.scene is not None and draft.story.scene.signs == ()
    assert f'"{long}"' in draft.story.not_drawable


def test_a_clock_shows_its_time() -> None:
    clock = next(p for p in scene_of("The clock on the wall of the kitchen shows 19:41.").props if p.kind == "clock")
    assert clock.text == "19:41"
    words = next(p for p in scene_of("It is night. The clock in the office shows half past ten.").props)
    assert words.text == "22:30"


def test_unknown_words_are_listed_and_assumptions_are_flagged() -> None:
    draft = read_story("A boy holds a zorgle and a book.")
    assert "zorgle" in draft.story.not_drawable and "book" not in draft.story.not_drawable
    assert coverage(draft).assumed == ("setting", "time of day", "weather")
    assert not any(p.dimension == "location" for p in draft.ledger.key_points)


def test_an_action_on_something_unknown_is_a_lost_must() -> None:
    draft = read_story("A boy carries a zorgle.")
    lost = [p for p in draft.ledger.musts if any(c.claim is None for c in p.clues)]
    assert [draft.story.text[slice(*p.span)] for p in lost if p.span] == ["A boy carries a zorgle"]


def test_more_than_can_be_drawn_is_a_lost_must() -> None:
    draft = read_story("Nine boys run in the park.")
    assert draft.story.scene is not None and 1 < len(draft.story.scene.people) < 9
    assert any(p.id.startswith("lost.") for p in draft.ledger.musts)


def test_an_apposition_is_the_same_person_and_a_list_is_not() -> None:
    driver = scene_of("The driver, a young woman in a red coat, holds her head in her hands.").people
    assert [(p.role, p.build, p.outfit, p.colour, p.pose) for p in driver] == [
        ("driver", "feminine", "coat", "red", "head_in_hands")
    ]
    assert len(scene_of("A man, a girl, and a boy sit.").people) == 3


def test_several_people_do_the_same() -> None:
    scene = scene_of("Two boys stand on the street. The boys run.")
    assert [p.pose for p in scene.people] == ["run", "run"]
    assert [p.pose for p in scene_of("A man and a girl sit on the bench in the park.").people] == ["sit", "sit"]


def test_a_later_feeling_on_the_same_face_is_not_lost_and_never_falsely_claimed() -> None:
    draft = read_story("The eyes of a girl are wide. She is afraid. She laughs.")
    faces = {c.expression for c in claims_of(draft) if isinstance(c, Feels)}
    assert faces == {"afraid"}
    assert "laughs" in draft.story.not_drawable


def test_a_place_that_no_setting_shows_is_said_to_be_lost() -> None:
    draft = read_story("In the cathedral a woman prays.")
    assert any(p.dimension == "location" and p.clues[0].claim is None for p in draft.ledger.musts)
    assert not any(isinstance(c, InSetting) for c in claims_of(draft))


def test_a_story_without_anything_drawable_promises_nothing() -> None:
    draft = read_story("Three cosmonauts argue about a dragon's tax return while the volcano behind them yawns.")
    assert claims_of(draft) == []
    assert draft.ledger.musts
    seen = coverage(draft)
    assert (seen.words, seen.statements) == (0.0, 0.0)
    assert {"cosmonauts", "dragon's", "tax", "volcano"} <= set(seen.not_drawn)


def test_parts_that_picture_promises_are_in_its_plan() -> None:
    """Every claim names an element that the plan has."""
    draft = read_story(COOKIES)
    assert draft.story.scene is not None
    ids = {e.id for e in draft.story.scene.elements}
    for claim in claims_of(draft):
        for field in ("element", "agent"):
            assert getattr(claim, field, "boy") in ids


def test_the_plan_can_be_laid_out() -> None:
    layout = lay_out(scene_of(COOKIES))
    assert layout.not_drawn == ()


def test_seed_decides_looks_only() -> None:
    first, second = read_story(COOKIES, seed=1), read_story(COOKIES, seed=2)
    assert first.ledger == second.ledger
    assert first.story.scene != second.story.scene
    assert read_story(COOKIES, seed=1) == first

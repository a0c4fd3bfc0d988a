"""Placing: everything that matters is inside, stands on something, and is placed as the plan says."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storytelling_painter.domain.anchors import ANCHORS
from storytelling_painter.domain.prop_states import PROP_STATES
from storytelling_painter.domain.scene import Effect, Hair, Move, Person, Place, Prop, SceneSpec, Sign
from storytelling_painter.domain.vocabulary import EffectKind, Pose, Setting, SignKind
from storytelling_painter.tools.illustrator import lay_out
from storytelling_painter.tools.illustrator.crowd import Crowd
from storytelling_painter.tools.illustrator.nodes import Layout, Node
from storytelling_painter.tools.illustrator.ties import ties_of


def at(anchor: str) -> Place:
    return Place(anchor=anchor)


def by(relation: str, target: str) -> Place:
    return Place.model_validate({"relation": relation, "target": target})


COOKIES = SceneSpec(
    setting="kitchen",
    people=(
        Person(id="mother", role="mother", pose="phone", expression="laughing", outfit="apron", place=at("sink_stand")),
        Person(
            id="boy", role="boy", age="child", pose="reach_up", reaches="jar", looks_at="jar", place=by("on", "stool")
        ),
        Person(id="girl", role="girl", age="child", pose="wave", looks_at="boy", place=at("floor_center")),
    ),
    props=(
        Prop(id="stool", kind="stool", place=at("cupboard_stand")),
        Prop(id="jar", kind="cookie_jar", state="open", place=at("cupboard_shelf")),
        Prop(id="clock", kind="clock", text="16:30", place=at("wall_left")),
        Prop(id="spoon", kind="apple", place=by("held_by", "girl"), importance="nice"),
    ),
    effects=(Effect(id="flood", kind="overflow", at="sink"), Effect(id="wobble", kind="tipping", at="stool")),
)
BUS = SceneSpec(
    setting="bus_stop",
    time_of_day="night",
    weather="rain",
    people=(
        Person(id="man", role="old man", age="elder", pose="sit", outfit="coat", place=at("bench_left")),
        Person(id="girl", role="girl", age="teen", pose="run", facing="left", looks_at="man", place=at("front_right")),
    ),
    props=(
        Prop(id="case", kind="suitcase", place=by("beside", "man")),
        Prop(id="umbrella", kind="umbrella", place=by("held_by", "girl")),
        Prop(id="ball", kind="ball", place=by("behind", "girl")),
    ),
    signs=(Sign(id="sign", text="LAST BUS 22:00", place=at("stop_sign")),),
)
SICK = SceneSpec(
    setting="hospital_room",
    people=(
        Person(id="boy", role="boy", age="child", pose="sit", accessories=("leg_cast",), place=at("bed")),
        Person(id="gran", role="grandmother", age="elder", hair=Hair(style="bun"), place=at("bed_side")),
        Person(id="doctor", role="doctor", outfit="doctor", looks_at="boy", place=at("floor_right")),
    ),
    props=(
        Prop(id="table", kind="table", place=at("front_left")),
        Prop(id="vase", kind="vase", place=by("on", "table")),
        Prop(id="ball", kind="ball", place=by("under", "table")),
        Prop(id="teddy", kind="teddy", place=by("in_front_of", "doctor")),
    ),
)
CROWD = SceneSpec(
    setting="park",
    people=tuple(Person(id=f"p{i}", role="walker", pose="wave", place=at("floor_center")) for i in range(6)),
)
SCENES = {"cookies": COOKIES, "bus": BUS, "sick": SICK, "crowd": CROWD}


def node(layout: Layout, id: str) -> Node:
    return layout.of(id)[0]


def moved(scene: SceneSpec, *moves: Move) -> SceneSpec:
    return scene.model_copy(update={"moves": moves})


@pytest.mark.parametrize("name", SCENES)
def test_all_is_drawn_and_no_must_is_cut_off(name: str) -> None:
    scene = SCENES[name]
    layout = lay_out(scene)
    assert layout.not_drawn == ()
    for element in scene.elements:
        assert layout.of(element.id), element.id
        if isinstance(element, Effect) or element.importance != "must":
            continue
        for n in layout.of(element.id):
            assert n.box.x >= 0 and n.box.y >= 0, n.id
            assert n.box.x + n.box.width <= 1000 and n.box.y + n.box.height <= 1000, n.id


@pytest.mark.parametrize("name", SCENES)
def test_nobody_on_the_ground_floats(name: str) -> None:
    scene = SCENES[name]
    layout = lay_out(scene)
    for person in scene.people:
        if person.place.anchor is None or layout.stage.anchors[person.place.anchor].kind != "stand":
            continue
        if person.pose in ("run", "fall"):
            continue
        n = node(layout, person.id)
        assert abs(n.box.y + n.box.height - layout.stage.anchors[person.place.anchor].y) < 16, person.id


@pytest.mark.parametrize("name", SCENES)
def test_every_face_of_a_must_can_be_seen(name: str) -> None:
    scene = SCENES[name]
    layout = lay_out(scene)
    elements = {e.id: e for e in scene.elements}
    crowd = Crowd({id: layout.of(id) for id in elements}, ties_of(elements), elements, layout.stage)
    for stake in crowd.stakes:
        if stake.part in ("face", "text"):
            hidden = crowd.share_hidden(stake, {}, None)
            assert hidden < 0.25, (stake.element, stake.part, hidden)


def test_the_same_plan_gives_the_same_layout() -> None:
    assert lay_out(COOKIES) == lay_out(COOKIES)
    assert lay_out(COOKIES) != lay_out(COOKIES.model_copy(update={"seed": 7}))


def test_relations_put_things_where_they_say() -> None:
    cookies, bus, sick = lay_out(COOKIES), lay_out(BUS), lay_out(SICK)
    boy, stool = node(cookies, "boy"), node(cookies, "stool")
    assert abs(boy.box.y + boy.box.height - stool.box.y) < 40 and boy.depth > stool.depth
    held, hand = node(cookies, "spoon").box.grown(12), node(cookies, "girl").points["hand_lead"]
    assert held.x <= hand.x <= held.x + held.width and held.y <= hand.y <= held.y + held.height
    assert node(cookies, "girl").depth < node(cookies, "spoon").depth < cookies.of("girl")[1].depth
    assert node(bus, "ball").depth < node(bus, "girl").depth
    case, man = node(bus, "case").box, node(bus, "man").box
    assert case.x >= man.x + man.width - 5 or case.x + case.width <= man.x + 5
    table, vase, ball = node(sick, "table").box, node(sick, "vase").box, node(sick, "ball").box
    assert abs(vase.y + vase.height - table.y) < 30 and table.x < vase.centre.x < table.x + table.width
    assert table.x < ball.centre.x < table.x + table.width and ball.centre.y > table.centre.y
    assert node(sick, "teddy").depth > node(sick, "doctor").depth


def test_a_hand_gets_to_what_it_reaches_for() -> None:
    layout = lay_out(COOKIES)
    jar = node(layout, "jar").box.grown(20)
    hand = node(layout, "boy").points["hand_lead"]
    assert jar.x <= hand.x <= jar.x + jar.width and jar.y <= hand.y <= jar.y + jar.height


def test_people_turn_to_what_they_look_at() -> None:
    left = lay_out(SICK)
    doctor = node(left, "doctor")
    assert doctor.points["eye"].x < doctor.points["head"].x + 5
    alone = SICK.model_copy(update={"people": tuple(p.model_copy(update={"looks_at": None}) for p in SICK.people)})
    assert node(lay_out(alone), "doctor").svg != doctor.svg


def test_nobody_looks_at_what_is_behind_the_back() -> None:
    doctor = SICK.people[2].model_copy(update={"facing": "right"})
    turned = lay_out(SICK.model_copy(update={"people": (*SICK.people[:2], doctor)}))
    assert node(turned, "doctor") == node(lay_out(SICK), "doctor")
    running = doctor.model_copy(update={"pose": "run"})
    kept = node(lay_out(SICK.model_copy(update={"people": (*SICK.people[:2], running)})), "doctor")
    left = doctor.model_copy(update={"pose": "run", "facing": "left"})
    assert kept.svg != node(lay_out(SICK.model_copy(update={"people": (*SICK.people[:2], left)})), "doctor").svg


def test_a_circle_of_places_is_listed_and_the_rest_is_drawn() -> None:
    scene = SceneSpec(
        setting="street",
        people=(
            Person(id="a", role="woman", place=by("beside", "b")),
            Person(id="b", role="man", place=by("beside", "a")),
            Person(id="c", role="boy", age="child", looks_at="a", place=at("front_center")),
        ),
        props=(
            Prop(id="key", kind="key", place=by("held_by", "a")),
            Prop(id="box1", kind="box", place=by("on", "box2")),
            Prop(id="box2", kind="box", place=by("on", "box1")),
        ),
        effects=(Effect(id="stars", kind="sparkle", at="key"),),
    )
    layout = lay_out(scene)
    assert set(layout.not_drawn) == {"a", "b", "key", "box1", "box2", "stars"}
    assert layout.of("c")


def test_shift_scale_and_reorder_do_what_they_say() -> None:
    before = node(lay_out(COOKIES), "girl")
    shifted = node(lay_out(moved(COOKIES, Move(kind="shift", element="girl", dx=0.05, dy=0.02))), "girl")
    assert shifted.points["hip"].x - before.points["hip"].x == pytest.approx(50, abs=3)
    assert shifted.points["hip"].y - before.points["hip"].y == pytest.approx(20, abs=3)
    scaled = node(lay_out(moved(COOKIES, Move(kind="scale", element="girl", factor=1.3))), "girl")
    assert scaled.box.height / before.box.height == pytest.approx(1.3, rel=0.08)
    assert scaled.box.y + scaled.box.height == pytest.approx(before.box.y + before.box.height, abs=8)
    deeper = node(lay_out(moved(COOKIES, Move(kind="reorder", element="girl", depth=-100))), "girl")
    assert deeper.depth == pytest.approx(before.depth - 100)


def test_what_stands_on_a_thing_moves_with_it() -> None:
    before, after = lay_out(COOKIES), lay_out(moved(COOKIES, Move(kind="shift", element="stool", dx=-0.05)))
    assert node(after, "boy").points["foot"].x - node(before, "boy").points["foot"].x == pytest.approx(-50, abs=6)


def test_swap_slot_and_drop() -> None:
    layout = lay_out(moved(COOKIES, Move(kind="swap_slot", element="girl", anchor="front_left")))
    assert abs(node(layout, "girl").points["hip"].x - layout.stage.anchors["front_left"].x) < 180
    layout = lay_out(moved(COOKIES, Move(kind="drop", element="spoon")))
    assert not layout.of("spoon") and layout.not_drawn == ("spoon",)
    layout = lay_out(moved(COOKIES, Move(kind="drop", element="stool")))
    assert set(layout.not_drawn) == {"stool", "boy", "wobble"}


def test_mirror_turns_the_picture_but_no_lettering() -> None:
    before, after = lay_out(BUS), lay_out(moved(BUS, Move(kind="mirror")))
    for id in ("man", "girl", "sign"):
        a, b = node(before, id).box, node(after, id).box
        assert b.x == pytest.approx(1000 - a.x - a.width, abs=1) and b.y == a.y
    assert "scale(-1 1)" in node(after, "sign").svg.split("<text", 1)[1]
    assert after.stage.anchors["bench_left"].x == pytest.approx(1000 - before.stage.anchors["bench_left"].x)
    assert lay_out(moved(BUS, Move(kind="mirror"), Move(kind="mirror"))) == before


def test_tipping_tilts_the_thing_and_who_stands_on_it() -> None:
    level = COOKIES.model_copy(update={"effects": COOKIES.effects[:1]})
    assert node(lay_out(COOKIES), "stool").svg != node(lay_out(level), "stool").svg


@st.composite
def scenes(draw: st.DrawFn) -> SceneSpec:
    setting: Setting = draw(st.sampled_from(list(ANCHORS)))
    anchors = list(ANCHORS[setting])
    ids = [f"e{i}" for i in range(draw(st.integers(1, 9)))]
    people, props, signs, effects = [], [], [], []

    def place(own: str) -> Place:
        others = [i for i in ids if i != own]
        if others and draw(st.booleans()):
            relation = draw(st.sampled_from(["held_by", "on", "under", "beside", "behind", "in_front_of"]))
            return by(relation, draw(st.sampled_from(others)))
        return at(draw(st.sampled_from(anchors)))

    for id in ids:
        kind = draw(st.sampled_from(["person", "prop", "prop", "sign", "effect"]))
        others = [i for i in ids if i != id]
        aims = st.sampled_from([None, *others])
        if kind == "person" and len(people) < 6:
            people.append(
                Person(
                    id=id, role="someone", pose=draw(st.sampled_from(Pose.__args__)), place=place(id),
                    age=draw(st.sampled_from(["toddler", "child", "adult", "elder"])), looks_at=draw(aims),
                    facing=draw(st.sampled_from(["left", "right", "front", "back"])), reaches=draw(aims),
                )
            )
        elif kind == "sign" and len(signs) < 4:
            text = draw(st.text(min_size=1, max_size=40))
            signs.append(Sign(id=id, kind=draw(st.sampled_from(SignKind.__args__)), text=text, place=place(id)))
        elif kind == "effect" and len(effects) < 8:
            where = draw(st.sampled_from(anchors + others))
            effects.append(Effect(id=id, kind=draw(st.sampled_from(EffectKind.__args__)), at=where))
        else:
            name = draw(st.sampled_from(sorted(PROP_STATES)))
            state = draw(st.sampled_from(PROP_STATES[name]))
            text = draw(st.one_of(st.none(), st.text(min_size=1, max_size=12)))
            props.append(Prop(id=id, kind=name, state=state, text=text, place=place(id)))
    moves = st.lists(
        st.builds(
            Move, kind=st.sampled_from(["shift", "scale", "reorder", "swap_slot", "mirror", "drop"]),
            element=st.sampled_from([None, "nobody", *ids]), dx=st.floats(-1, 1), dy=st.floats(-1, 1),
            factor=st.floats(0.3, 4), depth=st.floats(-900, 900), anchor=st.sampled_from([None, "nowhere", *anchors]),
        ),
        max_size=4,
    )
    return SceneSpec(
        setting=setting, people=tuple(people), props=tuple(props), signs=tuple(signs), effects=tuple(effects),
        time_of_day=draw(st.sampled_from(["morning", "noon", "evening", "night"])),
        weather=draw(st.sampled_from(["clear", "cloudy", "rain", "snow", "storm"])),
        seed=draw(st.integers(0, 2**40)), moves=tuple(draw(moves)),
    )


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(scene=scenes())
def test_any_valid_plan_can_be_laid_out_and_rendered(scene: SceneSpec) -> None:
    from storytelling_painter.tools.illustrator.render import to_png, to_svg

    layout = lay_out(scene)
    drawn = {e.id for e in scene.elements if layout.of(e.id)}
    assert drawn | set(layout.not_drawn) == {e.id for e in scene.elements}
    assert drawn.isdisjoint(layout.not_drawn)
    assert to_png(to_svg(layout, "colour"), 64).startswith(b"\x89PNG")

"""A sound picture in a classroom."""

from storytelling_painter.agents.embedded.known_truth.scenes.parts import Sample, at, point, where_and_when
from storytelling_painter.domain.ledger import Feels, Ledger, Poses, Reads, Relates, Shows
from storytelling_painter.domain.scene import Effect, Person, Prop, SceneSpec, Sign


def classroom() -> Sample:
    scene = SceneSpec(
        setting="classroom",
        time_of_day="morning",
        people=(
            Person(
                id="teacher",
                role="teacher",
                outfit="suit",
                pose="point",
                expression="angry",
                facing="right",
                looks_at="boy",
                reaches="boy",
                place=at("floor_left"),
            ),
            Person(
                id="boy",
                role="boy",
                age="child",
                build="masculine",
                outfit="school",
                pose="hands_behind",
                expression="afraid",
                looks_at="teacher",
                place=at("front_right"),
            ),
        ),
        props=(Prop(id="ball", kind="ball", colour="orange", place=at("front_center")),),
        signs=(Sign(id="board", kind="blackboard", text="TEST TODAY", place=at("blackboard")),),
        effects=(Effect(id="pane", kind="broken_pane", at="window"),),
    )
    return Sample(
        "pane",
        scene,
        Ledger(
            key_points=(
                *where_and_when("classroom", "morning"),
                point("event.pane", "event", "A pane broke.", Shows(element="pane", thing="broken_pane")),
                point(
                    "cause.ball",
                    "event_causal_relationship",
                    "A ball did it.",
                    Shows(element="ball", thing="ball"),
                    parents=("event.pane",),
                ),
                point(
                    "event.points",
                    "event",
                    "The teacher points at the boy.",
                    Poses(element="teacher", pose="point"),
                    Relates(agent="teacher", act="reaches_for", target="boy"),
                ),
                point(
                    "mental.teacher",
                    "mental_state",
                    "The teacher is angry.",
                    Feels(element="teacher", expression="angry"),
                ),
                point("mental.boy", "mental_state", "The boy is afraid.", Feels(element="boy", expression="afraid")),
                point(
                    "relationship.looks",
                    "character_relationship",
                    "The boy obeys the teacher.",
                    Relates(agent="boy", act="looks_at", target="teacher"),
                ),
                point("event.test", "event", "There is a test.", Reads(element="board", text="Test today")),
            )
        ),
    )

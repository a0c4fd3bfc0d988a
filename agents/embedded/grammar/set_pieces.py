"""What may furnish each setting."""

from typing import Final, NamedTuple

from storytelling_painter.domain.vocabulary import Setting

_BACKS: Final = ("back_left", "back_right")
_GROUND: Final = ("front_left", "front_right", *_BACKS)


class Piece(NamedTuple):
    kind: str
    anchors: tuple[str, ...]
    state: str = ""


PIECES: Final[dict[Setting, tuple[Piece, ...]]] = {
    "kitchen": (
        Piece("kettle", ("counter_right", "counter_left", "stove"), "plain"),
        Piece("flowerpot", ("counter_left", "counter_right", "table", "front_left")),
        Piece("bowl", ("counter_left", "table")),
        Piece("apple", ("table", "counter_right")),
        Piece("newspaper", ("table",)),
        Piece("calendar", ("wall_left", "wall_right")),
        Piece("trash_can", _GROUND),
        Piece("broom", ("back_left", "back_right", "floor_left")),
        Piece("towel", ("wall_left",)),
    ),
    "living_room": (
        Piece("flowerpot", ("shelf", "coffee_table", "back_left", "floor_left", "front_right")),
        Piece("newspaper", ("coffee_table",)),
        Piece("bowl", ("coffee_table",)),
        Piece("candle", ("coffee_table", "shelf")),
        Piece("photo", ("shelf",)),
        Piece("picnic_basket", _GROUND, "closed"),
        Piece("umbrella", ("front_left", "front_right"), "closed"),
    ),
    "bedroom": (
        Piece("lamp", ("nightstand", "desk")),
        Piece("book", ("nightstand", "desk")),
        Piece("laptop", ("desk",), "off"),
        Piece("flowerpot", ("desk", "floor_left", "front_right")),
        Piece("box", ("front_left", "front_right", "back_right", "floor_left"), "closed"),
        Piece("calendar", ("wall_left", "wall_right")),
        Piece("trash_can", _GROUND),
    ),
    "classroom": (
        Piece("apple", ("teacher_desk", "desk_left", "desk_right")),
        Piece("book", ("desk_right", "desk_left", "teacher_desk")),
        Piece("pencil", ("desk_right", "desk_left")),
        Piece("flowerpot", ("teacher_desk", "front_right", "back_right")),
        Piece("trash_can", _GROUND),
        Piece("backpack", _GROUND),
        Piece("calendar", ("wall_left", "wall_right")),
    ),
    "office": (
        Piece("cup", ("desk",)),
        Piece("book", ("desk", "shelf")),
        Piece("lamp", ("desk",)),
        Piece("flowerpot", ("shelf", "desk", "front_left", "front_right")),
        Piece("calendar", ("wall_left", "wall_right")),
        Piece("trash_can", _GROUND),
        Piece("box", _GROUND, "closed"),
    ),
    "hospital_room": (
        Piece("flowerpot", ("nightstand", "front_left")),
        Piece("medicine", ("nightstand",)),
        Piece("glass", ("nightstand",)),
        Piece("crutches", ("back_left", "back_right", "floor_left", "floor_right")),
        Piece("trash_can", _GROUND),
    ),
    "shop": (
        Piece("flowerpot", ("shelf_left", "shelf_right", "front_left", "back_right")),
        Piece("bottle", ("shelf_left", "shelf_right")),
        Piece("box", _GROUND, "closed"),
        Piece("bucket", _GROUND),
        Piece("broom", ("back_left", "back_right", "floor_left")),
        Piece("newspaper", ("counter", "shelf_left")),
    ),
    "restaurant": (
        Piece("flowerpot", ("bar", "front_left", "front_right", "back_left")),
        Piece("glass", ("bar", "table")),
        Piece("bottle", ("bar",)),
        Piece("plate", ("table", "bar")),
        Piece("candle", ("table", "bar")),
    ),
    "bus_stop": (
        Piece("newspaper", ("under_bench",)),
        Piece("bird", _GROUND, "perched"),
        Piece("leaf_pile", _GROUND),
        Piece("suitcase", _GROUND),
        Piece("car", ("road",)),
        Piece("taxi", ("road",)),
    ),
    "station": (
        Piece("newspaper", _BACKS),
        Piece("bird", ("front_left", "front_right"), "perched"),
        Piece("suitcase", _GROUND),
        Piece("trash_can", _GROUND),
    ),
    "park": (
        Piece("bird", ("tree_branch", *_GROUND), "perched"),
        Piece("leaf_pile", _GROUND),
        Piece("trash_can", _GROUND),
        Piece("newspaper", _BACKS),
        Piece("picnic_basket", _GROUND, "closed"),
    ),
    "garden": (
        Piece("bird", ("tree_branch", *_GROUND), "perched"),
        Piece("flowerpot", ("garden_table", *_GROUND)),
        Piece("bucket", _GROUND),
        Piece("spade", ("fence_stand", "floor_left", "back_left", "back_right")),
        Piece("leaf_pile", _GROUND),
        Piece("glass", ("garden_table",)),
        Piece("broom", ("fence_stand", "door", "back_left")),
    ),
    "street": (
        Piece("bird", _GROUND, "perched"),
        Piece("leaf_pile", _GROUND),
        Piece("trash_can", ("lamp_post", *_GROUND)),
        Piece("flowerpot", ("door",)),
        Piece("car", ("road",)),
        Piece("taxi", ("road",)),
        Piece("newspaper", _BACKS),
    ),
}

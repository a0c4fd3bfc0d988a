"""The named places of each setting."""

from typing import Final, Literal

from storytelling_painter.domain.vocabulary import Setting

AnchorKind = Literal["stand", "seat", "lie", "surface", "wall", "window", "basin"]

_FLOOR: Final[dict[str, AnchorKind]] = {
    "floor_left": "stand",
    "floor_center": "stand",
    "floor_right": "stand",
    "front_left": "stand",
    "front_center": "stand",
    "front_right": "stand",
    "back_left": "stand",
    "back_right": "stand",
    "wall_left": "wall",
    "wall_center": "wall",
    "wall_right": "wall",
}

ANCHORS: Final[dict[Setting, dict[str, AnchorKind]]] = {
    "kitchen": {
        **_FLOOR,
        "window": "window",
        "door": "stand",
        "sink_stand": "stand",
        "sink": "basin",
        "counter_left": "surface",
        "counter_right": "surface",
        "stove": "surface",
        "stove_stand": "stand",
        "cupboard_shelf": "surface",
        "cupboard_stand": "stand",
        "table": "surface",
        "table_seat": "seat",
    },
    "living_room": {
        **_FLOOR,
        "window": "window",
        "door": "stand",
        "sofa_left": "seat",
        "sofa_right": "seat",
        "behind_sofa": "stand",
        "armchair": "seat",
        "coffee_table": "surface",
        "shelf": "surface",
    },
    "bedroom": {
        **_FLOOR,
        "window": "window",
        "door": "stand",
        "bed": "lie",
        "bed_edge": "seat",
        "nightstand": "surface",
        "desk": "surface",
        "desk_seat": "seat",
    },
    "classroom": {
        **_FLOOR,
        "window": "window",
        "door": "stand",
        "blackboard": "wall",
        "teacher_stand": "stand",
        "teacher_desk": "surface",
        "desk_left": "surface",
        "desk_left_seat": "seat",
        "desk_right": "surface",
        "desk_right_seat": "seat",
    },
    "office": {
        **_FLOOR,
        "window": "window",
        "door": "stand",
        "desk": "surface",
        "desk_seat": "seat",
        "shelf": "surface",
        "visitor_seat": "seat",
    },
    "hospital_room": {
        **_FLOOR,
        "window": "window",
        "door": "stand",
        "bed": "lie",
        "bed_side": "stand",
        "visitor_seat": "seat",
        "nightstand": "surface",
    },
    "shop": {
        **_FLOOR,
        "door": "stand",
        "window": "window",
        "counter": "surface",
        "cashier": "stand",
        "shelf_left": "surface",
        "shelf_right": "surface",
        "aisle": "stand",
    },
    "restaurant": {
        **_FLOOR,
        "window": "window",
        "door": "stand",
        "table": "surface",
        "table_seat_left": "seat",
        "table_seat_right": "seat",
        "bar": "surface",
        "bar_stand": "stand",
    },
    "bus_stop": {
        **_FLOOR,
        "bench_left": "seat",
        "bench_right": "seat",
        "under_bench": "surface",
        "stop_sign": "wall",
        "road": "stand",
    },
    "station": {
        **_FLOOR,
        "bench_left": "seat",
        "bench_right": "seat",
        "track": "stand",
        "train_door": "stand",
        "platform_sign": "wall",
    },
    "park": {
        **_FLOOR,
        "bench_left": "seat",
        "bench_right": "seat",
        "tree_branch": "surface",
        "tree_stand": "stand",
        "pond": "basin",
    },
    "garden": {
        **_FLOOR,
        "window": "window",
        "door": "stand",
        "fence_stand": "stand",
        "flowerbed": "surface",
        "tree_branch": "surface",
        "tree_stand": "stand",
        "garden_seat": "seat",
        "garden_table": "surface",
    },
    "street": {
        **_FLOOR,
        "window": "window",
        "door": "stand",
        "kerb": "stand",
        "road": "stand",
        "shop_sign": "wall",
        "lamp_post": "stand",
    },
}
"""Named places of each setting and what may be put there.

`stand`: a person's feet or a prop's foot on the ground. `seat`: a person sitting. `lie`: a person lying or sitting up
in bed, or a prop on it. `surface`: the foot of a prop. `wall`: the middle of a hanging thing. `window`: the pane.
`basin`: water.
"""

INDOOR: Final[frozenset[Setting]] = frozenset(
    {
        "kitchen",
        "living_room",
        "bedroom",
        "classroom",
        "office",
        "hospital_room",
        "shop",
        "restaurant",
    }
)

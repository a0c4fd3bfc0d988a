"""Which function draws which kind."""

from collections.abc import Callable
from typing import Final

from storytelling_painter.tools.illustrator.props import animals, food, furniture, stationery, tableware, toys, vehicles, wear
from storytelling_painter.tools.illustrator.props.sketch import Look, Sketch

Drawer = Callable[[Sketch, Look], None]

# Nominal extents for kinds whose drawing is still to come.
_ROUGH: Final[dict[str, tuple[float, float]]] = {
    "apple": (36, 40), "backpack": (80, 100), "ball": (60, 60), "balloon": (64, 170), "baseball_bat": (150, 24),
    "bicycle": (270, 170), "bill": (70, 90), "bird": (60, 50), "birdcage": (90, 140), "bone": (60, 24),
    "book": (80, 50), "bottle": (32, 90), "bouquet": (80, 110), "bowl": (80, 44), "box": (110, 90),
    "broom": (60, 260), "bucket": (80, 80), "bus": (560, 300), "cake": (120, 90), "calendar": (90, 100),
    "camera": (60, 46), "candle": (26, 70), "car": (400, 170), "cat": (90, 100), "chair": (110, 210),
    "clock": (90, 90), "coat": (110, 190), "coins": (60, 30), "cookie_jar": (70, 90), "crayon": (60, 14),
    "crumbs": (70, 16), "crutches": (70, 220), "cup": (56, 45), "dog": (150, 130), "dog_bowl": (80, 34),
    "doll": (60, 110), "drip_stand": (80, 300), "easel": (160, 270), "first_aid_kit": (100, 74),
    "fishbowl": (100, 90), "flowerpot": (80, 120), "gift": (84, 90), "glass": (36, 56), "guitar": (90, 240),
    "handbag": (90, 84), "hat": (100, 56), "ice_cream": (44, 90), "iron": (90, 60), "kettle": (90, 80),
    "key": (44, 20), "kite": (120, 220), "ladder": (120, 330), "lamp": (80, 130), "laptop": (110, 76),
    "leaf_pile": (220, 90), "leash": (110, 120), "letter": (64, 46), "map": (110, 76), "medicine": (40, 64),
    "mop": (70, 260), "newspaper": (90, 70), "pan": (130, 44), "paper": (56, 74), "pencil": (60, 12),
    "phone": (30, 54), "photo": (64, 76), "picnic_basket": (120, 100), "pizza": (110, 40), "plate": (90, 24),
    "pot": (120, 90), "puddle": (180, 36), "rabbit": (70, 100), "ring_box": (50, 50), "sandcastle": (180, 130),
    "scarf": (90, 110), "shards": (90, 30), "shirt": (110, 100), "shoe": (70, 40), "shopping_bag": (90, 120),
    "skateboard": (160, 44), "sled": (180, 80), "snowman": (150, 270), "spade": (50, 220), "stool": (90, 120),
    "suitcase": (130, 120), "table": (260, 160), "taxi": (400, 180), "teddy": (80, 100), "tent": (340, 230),
    "thermometer": (70, 16), "ticket": (64, 34), "torch": (70, 30), "towel": (80, 100), "toy_car": (70, 42),
    "train": (900, 330), "trash_can": (90, 130), "trophy": (70, 100), "tv": (190, 150), "umbrella": (200, 210),
    "vase": (60, 110), "violin": (70, 180), "wallet": (64, 46), "watering_can": (110, 84), "wheelchair": (170, 210),
}


def _rough(size: tuple[float, float]) -> Drawer:
    w, h = size

    def draw(s: Sketch, look: Look) -> None:
        s.rect(-w / 2, -h, w, h, look.main("orange"), rx=6)
        s.text(0, -h / 2, look.text or look.state, width=w * 0.8, height=min(24, h * 0.6))
        s.mark("surface", 0, -h)

    return draw


_FAMILIES = (tableware, food, furniture, stationery, toys, wear, animals, vehicles)

DRAWINGS: Final[dict[str, Drawer]] = {kind: _rough(size) for kind, size in _ROUGH.items()}
for _family in _FAMILIES:
    DRAWINGS |= _family.DRAWINGS

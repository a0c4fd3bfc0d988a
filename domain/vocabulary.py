"""The closed word lists that storyteller, ledger and illustrator share.

A word is here only if the illustrator draws it; tests walk every list and look for its pixels.
"""

from typing import Literal

Dimension = Literal[
    "time",
    "location",
    "character",
    "character_relationship",
    "event",
    "event_causal_relationship",
    "mental_state",
]
"""The seven dimensions of a Chain-of-Reasoning."""

Mode = Literal["naive", "cor_guided"]
Style = Literal["colour", "line_art"]
TimeOfDay = Literal["morning", "noon", "evening", "night"]
Weather = Literal["clear", "cloudy", "rain", "snow", "storm"]

Setting = Literal[
    "kitchen",
    "living_room",
    "bedroom",
    "classroom",
    "office",
    "hospital_room",
    "shop",
    "restaurant",
    "bus_stop",
    "station",
    "park",
    "garden",
    "street",
]

Age = Literal["toddler", "child", "teen", "adult", "elder"]
Build = Literal["feminine", "masculine"]
Facing = Literal["left", "right", "front", "back"]

Pose = Literal[
    "stand",
    "walk",
    "run",
    "sit",
    "sit_floor",
    "kneel",
    "crouch",
    "lie",
    "slump",
    "climb",
    "reach_up",
    "reach_out",
    "point",
    "wave",
    "cheer",
    "hands_on_hips",
    "arms_crossed",
    "hands_behind",
    "cover_face",
    "head_in_hands",
    "hand_to_mouth",
    "phone",
    "carry",
    "offer",
    "hug",
    "wash",
    "write",
    "lean",
    "fall",
    "tiptoe",
]
"""`slump` is asleep, seated, with the head on the arms; `wash` has both hands low in front; `fall` is backwards."""

Expression = Literal[
    "neutral",
    "happy",
    "laughing",
    "sad",
    "crying",
    "angry",
    "afraid",
    "surprised",
    "worried",
    "embarrassed",
    "tired",
    "asleep",
    "disgusted",
    "proud",
    "bored",
]

Outfit = Literal[
    "casual",
    "dress",
    "suit",
    "apron",
    "school",
    "pyjamas",
    "coat",
    "raincoat",
    "sports",
    "nurse",
    "doctor",
    "police",
    "chef",
    "waiter",
    "worker",
    "wedding_dress",
]

HairStyle = Literal["short", "long", "ponytail", "pigtails", "bun", "curly", "bald", "bob"]
HairColour = Literal["black", "brown", "blond", "red", "grey", "white"]
Colour = Literal[
    "red", "orange", "yellow", "green", "teal", "blue", "purple", "pink", "brown", "grey", "white", "black"
]
Accessory = Literal[
    "glasses",
    "hat",
    "cap",
    "party_hat",
    "scarf",
    "beard",
    "moustache",
    "necktie",
    "backpack",
    "bandaged_knee",
    "bandaged_head",
    "leg_cast",
    "arm_sling",
    "earmuffs",
    "veil",
]

EffectKind = Literal[
    "overflow",
    "broken_pane",
    "smoke",
    "fire",
    "steam",
    "spill",
    "splash",
    "motion_lines",
    "tipping",
    "light_beam",
    "scribbles",
    "muddy_footprints",
    "sparkle",
    "alarm_lines",
]
"""`tipping` tilts its target (a stool, a ladder, a vase) and adds wobble lines; `alarm_lines` ring or bang at it."""

SignKind = Literal["board", "banner", "poster", "blackboard", "paper", "shop_sign", "screen", "tag"]

"""The stolen apples: the thief hides nothing but both hands."""

from typing import Final

from storytelling_painter.agents.embedded.grammar.parts import (
    Cast,
    Change,
    Lettering,
    Pick,
    Role,
    Situation,
    Thing,
    looks,
    pose,
    reads,
    see,
)
from storytelling_painter.agents.embedded.situations.beats import clue, mood
from storytelling_painter.agents.embedded.situations.extras import extras

_AT_THIEF = "the eyes on the {thief.noun}"
_BITE = ("the apple with a bite in it", see("apple"))
_APPLES = ("event.basket",)
_THIEF = ("event.thief", "event.chews", "event.denies")
_OWNER = ("event.owner", "event.arms", "event.finger")

APPLE_THIEF: Final = Situation(
    name="apple_thief",
    title=("One apple a day", "Who has been at my tree?", "Full mouth, empty words", "Red apples, red ears"),
    words="apple apples thief steal stolen tree neighbour garden fruit caught hide ladder orchard harvest naughty",
    tags=("garden", "children", "mischief", "food"),
    settings=("garden",),
    roles=(
        Role(
            "thief",
            (
                Cast("boy", "child", "masculine", ("casual", "school")),
                Cast("girl", "child", "feminine", ("casual", "school", "dress")),
                Cast("schoolboy", "teen", "masculine", ("school",), ("cap",)),
                Cast("student", "teen", "feminine", ("casual", "sports")),
                Cast("policeman", "adult", "masculine", ("police",)),
                Cast("cook", "adult", "masculine", ("chef",)),
            ),
            "floor_right",
            pose="hands_behind",
            face="embarrassed",
            looks="owner",
        ),
        Role(
            "owner",
            (
                Cast("gardener", "elder", "masculine", ("apron",), ("hat",)),
                Cast("old lady", "elder", "feminine", ("dress", "apron"), ("glasses",)),
                Cast("neighbour", "adult", "masculine", ("casual", "pyjamas"), ("moustache",)),
                Cast("neighbour", "adult", "feminine", ("apron", "dress")),
                Cast("farmer", "adult", "masculine", ("casual",), ("hat", "beard")),
                Cast("aunt", "adult", "feminine", ("dress", "apron")),
            ),
            "floor_left",
            pose="hands_on_hips",
            face="angry",
            facing="right",
            looks="thief",
        ),
    ),
    picks={
        "bag": (
            Pick("backpack", "backpack", "open"),
            Pick("picnic_basket", "picnic basket", "open"),
            Pick("box", "box", "open"),
            Pick("shopping_bag", "shopping bag", "full"),
        ),
        "step": (Pick("ladder", "ladder", "upright"), Pick("stool", "stool"), Pick("chair", "chair")),
        "lost": (Pick("ball", "ball"), Pick("shoe", "shoe"), Pick("hat", "straw hat")),
        "pet": (Pick("cat", "cat", "sitting"), Pick("dog", "dog", "sitting"), Pick("rabbit", "rabbit")),
    },
    own_words={
        "board": ("PRIVATE APPLES", "DO NOT PICK", "HANDS OFF", "MY APPLES", "PRIVATE GARDEN", "KEEP OUT"),
    },
    core=(
        clue(
            "event.basket", "Somebody has picked apples into {bag}.",
            (("{bag.noun} for the apples", see("bag")), ("the apple on the ground", see("apple"))),
            "{Place}, <apples have rolled out of {bag} near the tree>.",
            "<Apples lie all round {bag}> {place}.",
            "<{Bag} gapes in the grass> {place}, apples in front of it.",
            "<Apples, one of them bitten, have been gathered beside {bag}> {place}.",
            "Under the tree {place} <{bag} has been filled with red fruit; an apple has a bite in it>.",
            "<A trail of apples leads to {bag}> {place}.",
            order=0, adds=(
                Thing("bag", "$bag", "front_right"),
                Thing("apple", "apple", "front_center", "bitten"),
                Thing("second", "apple", "front_center"),
                Thing("third", "apple", "beside bag"),
            ),
        ),
    ),
    slots={
        "thief": (
            clue(
                "event.thief", "{thief} is hiding something.", (("the hands behind the back", pose("thief")),),
                "{Thief} <stands before it, hands behind {thief.his} back>.",
                "With both hands behind {thief.his} back, {thief} <stands there as if by chance>.",
                "{Thief} <hides {thief.his} hands behind {thief.his} back>.",
                "What {thief} <holds behind {thief.his} back> is not hard to guess.",
                order=6, after=_APPLES,
            ),
            clue(
                "event.chews", "{thief} has been eating an apple.",
                (("the hand at the mouth", pose("thief")), _BITE),
                "{Thief} <covers {thief.his} mouth with a hand and cannot say a word, so full it is>.",
                "One hand before {thief.his} mouth, {thief} <swallows the last bite>.",
                "{Thief}, cheeks full, <puts a hand to {thief.his} mouth>.",
                order=6, sets=(Change("thief", pose="hand_to_mouth"),), after=_APPLES,
            ),
            clue(
                "event.denies", "{thief} denies everything.",
                (("the folded arms", pose("thief")), _BITE),
                "{Thief} <has folded both arms: they must have fallen down by themselves>.",
                "With crossed arms {thief} <denies everything>.",
                "{Thief} <stands there, arms folded, as if the wind had picked them>.",
                order=6, sets=(Change("thief", pose="arms_crossed"),), after=_APPLES,
            ),
        ),
        "owner": (
            clue(
                "event.owner", "{owner} has caught {thief}.",
                (("the hands on the hips", pose("owner")), (_AT_THIEF, looks("owner"))),
                "{Owner} <has come out of the house and plants both fists on {owner.his} hips>.",
                "{Owner} <stands by the door with hands on hips>.",
                "Hands on hips, {owner} <looks at {thief.him} from the house>.",
                order=18, after=_APPLES,
            ),
            clue(
                "event.arms", "{owner} waits for {thief} to confess.",
                (("the folded arms", pose("owner")), (_AT_THIEF, looks("owner"))),
                "{Owner} <waits by the wall with folded arms>.",
                "Arms crossed, {owner} <has been watching {thief.him} for quite a while>.",
                "{Owner} <has folded both arms and says nothing>.",
                order=18, sets=(Change("owner", pose="arms_crossed"),), after=_APPLES,
            ),
            clue(
                "event.finger", "{owner} knows that it was {thief}.",
                (("the pointing arm", pose("owner")), (_AT_THIEF, looks("owner"))),
                "{Owner} <points at {thief.him} across the lawn>.",
                "From the doorstep {owner} <aims a finger at {thief.him}>.",
                "{Owner} <stretches out an arm and points: that one it was>.",
                order=18, sets=(Change("owner", pose="point", reaches="thief"),), after=_APPLES,
            ),
        ),
        "cause": (
            clue(
                "cause.step", "{thief} could get at the apples because of {step}.",
                (("{step.noun} at the tree", see("step")), ("{bag.noun} for the apples", see("bag"))),
                "{Step} still stands at the trunk, where it was needed for the best ones.",
                "How {thief.he} got so high up is no riddle: there is {step}.",
                "To reach the branches {thief.he} needed {step}, and nobody has put it back.",
                order=10, adds=(Thing("step", "$step", "tree_stand"),), after=_APPLES,
            ),
            clue(
                "cause.sign", "{owner} is angry because the apples belong to somebody.",
                (("the words {BOARD}", reads("sign")), _BITE),
                'A board at the fence says "{BOARD}", which made them irresistible.',
                'Who could pass a board that says "{BOARD}"?',
                'There is even a board by the fence: "{BOARD}", in letters as long as a hand.',
                'Yet "{BOARD}" is what the board over there says.',
                order=10, adds=(Lettering("sign", "board", "{BOARD}", "fence_stand"),), after=_APPLES,
            ),
            clue(
                "cause.lost", "{thief} came over the fence because of {lost}, and stayed for the apples.",
                (("{lost.noun} by the fence", see("lost")), _BITE),
                "{Lost} that flew over the fence gave {thief.him} a reason to climb in.",
                "By the fence lies {lost}; to fetch it was the excuse for coming in.",
                "{Thief.he} had only come to look for {lost}, which lies there still.",
                order=10, adds=(Thing("lost", "$lost", "fence_stand"),), after=_APPLES,
            ),
            clue(
                "cause.hunger", "{thief} has picked apples because the {thief.noun} was hungry.",
                (("the empty plate", see("plate")), _BITE),
                "On the garden table an empty plate tells that somebody was still hungry.",
                "The plate on the table is licked clean; one lunch was not enough.",
                "There was not a crumb left on that plate, and hunger climbs every tree.",
                order=10, adds=(Thing("plate", "plate", "garden_table", "clean"),), after=_APPLES,
            ),
        ),
        "feeling_thief": (
            mood(
                "thief", "red", "is ashamed", "the blushing face",
                "{Thief.his} cheeks are as red as the fruit.",
                "No apple could be redder than {thief.his} face.",
                "{Thief.he} is blushing to the roots of {thief.his} hair.",
                order=14, after=_THIEF,
            ),
            mood(
                "thief", "cheek", "pretends to be innocent", "the smile",
                "{Thief.he} smiles the sweetest smile in the world.",
                "An innocent smile is all the defence {thief.he} has.",
                "So friendly a smile makes everybody suspicious.",
                order=14, after=_THIEF, expression="happy",
            ),
            mood(
                "thief", "fear", "is afraid of {owner}", "the frightened face",
                "{Thief.his} knees would shake if they could be seen: fear has seized {thief.him}.",
                "{Thief.he} looks up with frightened eyes.",
                "Fear has driven the colour from {thief.his} face.",
                order=14, after=_THIEF, expression="afraid", eyes="the eyes on the {owner.noun}",
            ),
            mood(
                "thief", "start", "did not expect {owner}", "the wide eyes",
                "{Thief.his} eyes are wide with surprise.",
                "That somebody is at home surprises {thief.him}; {thief.his} eyebrows have gone up.",
                "Taken by surprise, {thief.he} has turned round.",
                order=14, after=_THIEF, expression="surprised", eyes="the eyes on the {owner.noun}",
            ),
        ),
        "feeling_owner": (
            mood(
                "owner", "anger", "is angry", "the angry face",
                "{Owner.his} eyes flash with anger.",
                "{Owner.he} looks like a thunderstorm.",
                "{Owner.his} brows are drawn together in rage.",
                order=20, after=_OWNER, eyes=_AT_THIEF,
            ),
            mood(
                "owner", "mirth", "is amused in spite of it all", "the laughing face",
                "Yet {owner.he} has to laugh; {owner.he} was young once.",
                "But it is no good: {owner.he} bursts out laughing.",
                "{Owner.his} laugh rings over the flower beds.",
                order=20, after=_OWNER, expression="laughing", eyes=_AT_THIEF,
            ),
            mood(
                "owner", "hurt", "is disappointed in {thief}", "the sad face",
                "{Owner.he} is more sad than cross: a word would have been enough.",
                "{Owner.his} mouth droops with disappointment.",
                "Sadly {owner.he} shakes {owner.his} head.",
                order=20, after=_OWNER, expression="sad", eyes=_AT_THIEF,
            ),
            mood(
                "owner", "stun", "can hardly believe it", "the wide eyes",
                "{Owner.he} stares with round eyes; of all people!",
                "Surprise has struck {owner.him} dumb.",
                "{Owner.his} mouth stands open in astonishment.",
                order=20, after=_OWNER, expression="surprised", eyes=_AT_THIEF,
            ),
        ),
        "relation": (
            clue(
                "relation.home", "The {owner.noun} owns the garden, and the {thief.noun} does not.",
                (("the {owner.noun} before the house", see("owner")), ("the {thief.noun} caught at the tree", see("thief"))),
                "The tree belongs to the house, and the house to {owner}.",
                "Nobody but {owner} lives here, and everybody knows {thief} from over the fence.",
                "{Owner} planted that tree; {thief} only walks past it every day.",
                "There is one fence between the two, and it is a low one.",
                order=26,
            ),
            clue(
                "relation.care", "The {owner.noun} has looked after the tree, and the {thief.noun} only takes from it.",
                (("the watering can", see("can")), ("the {owner.noun} before the house", see("owner"))),
                "With the watering can at the wall {owner} has nursed that tree through the summer.",
                "A watering can shows who has had the work all year: {owner}, not {thief}.",
                "It was {owner} who carried the watering can to the roots every evening.",
                order=26, adds=(Thing("can", "watering_can", "back_left"),),
            ),
        ),
        "cat": (
            clue(
                "event.pet", "{pet} looks on.", (("the watching {pet.noun}", see("pet")),),
                "{Pet} on the lawn has seen everything and says nothing.",
                "{Pet}, the only witness, will not talk.",
                "{Pet} sits in the grass and waits for a core.",
                order=30, nice=True, adds=(Thing("pet", "$pet", "front_left", nice=True),),
            ),
            *extras("front_left", "bird", "newspaper", "cat"),
        ),
    },
    clock=None,
)

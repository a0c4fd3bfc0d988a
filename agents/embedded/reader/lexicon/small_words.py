"""Small words: what binds sentences together and is never drawn, and the forms that words take."""

from typing import Final

from storytelling_painter.domain.vocabulary import Colour

DETERMINERS: Final = frozenset(
    "a an the this that these those one two three four five six seven eight nine ten some several many both each every "
    "another other no any all few half his her its their my our your same only dozen".split()
)
INDEFINITE: Final = frozenset("a an one two three four five six seven eight nine ten some several many another "
"every dozen".split())
POSSESSIVES: Final = frozenset({"his", "her", "its", "their"})
NUMBERS: Final = {
    w: n for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
} | {"both": 2, "several": 3, "dozen": 12, "fourteen": 14, "fifteen": 15, "twenty": 20, "hundred": 100,
    "thousand": 1000, "thirteen": 13, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}
PREPOSITIONS: Final = frozenset(
    "in on at to for with from of by under beneath below behind beside near before against over above into onto "
    "upon between "
    "through across around round towards toward after past along inside outside off out up down within without "
    "during like "
    "among amid opposite about per as than until since".split()
)
NEAR: Final = frozenset("beside near by next against around round among between opposite alongside close along "
"amid".split())
BREAKS: Final = frozenset("and but or while when because so yet who which that whose where as then if although "
"though nor".split())
CAUSES: Final = frozenset({"because", "since", "therefore"})
NEGATIONS: Final = frozenset(
    "no not never nobody none nothing neither nor without cannot can't don't doesn't didn't isn't aren't wasn't "
    "hasn't haven't "
    "won't hadn't weren't couldn't nowhere".split()
)
AUXILIARIES: Final = frozenset(
    "is are was were be been being am has have had do does did will would can could may might must shall should".split()
)
PRONOUNS: Final = {
    "he": "masculine", "him": "masculine", "himself": "masculine", "his": "masculine", "she": "feminine",
    "her": "feminine",
    "hers": "feminine", "herself": "feminine", "they": "all", "them": "all", "their": "all", "themselves": "all",
    "it": "thing", "its": "thing", "itself": "thing",
}
COLOURS: Final[dict[str, Colour]] = {
    "red": "red", "crimson": "red", "scarlet": "red", "orange": "orange", "yellow": "yellow", "golden": "yellow",
    "green": "green", "teal": "teal", "turquoise": "teal", "blue": "blue", "navy": "blue", "purple": "purple",
    "violet": "purple", "pink": "pink", "brown": "brown", "grey": "grey", "gray": "grey", "silver": "grey",
    "white": "white", "black": "black", "lilac": "purple", "saffron": "orange", "beige": "brown",
}
BODY: Final = frozenset(
    "hand hands arm arms eye eyes face mouth head back hip hips ear ears lip lips cheek cheeks shoulder shoulders "
    "foot feet "
    "knee knees fist fists finger fingers leg legs neck chin nose brow brows teeth tooth hair chest lap elbow "
    "elbows wrist "
    "eyebrow eyebrows tongue stomach".split()
)
HANDS: Final = frozenset("hand hands arm arms fist fists finger fingers".split())

FUNCTION: Final = (
    DETERMINERS | PREPOSITIONS | BREAKS | NEGATIONS | AUXILIARIES | frozenset(PRONOUNS)
    | frozenset(
        "i you we us me who whom what which there here now then just still already yet also too very so almost "
        "quite only even "
        "ever again once soon always often not own self such more most less least much far away together alone well "
        "how why "
        "front side sides next left right middle end top bottom edge place way thing things moment time scene picture "
        "something anything everything else rather nearly another first second third last same both it's he's she's "
        "that's "
        "there's is isn't one's s t ll re ve d seem seems begin begins let lets make makes get gets got become "
        "becomes got "
        "visible seen tell tells told".split()
    )
)
"""Words that a picture need not show."""

IRREGULAR: Final = {
    "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth", "wives": "wife",
    "knives": "knife",
    "leaves": "leaf", "shelves": "shelf", "policemen": "policeman", "mice": "mouse", "geese": "goose", "loaves": "loaf",
    "scarves": "scarf", "thieves": "thief", "sat": "sit", "stood": "stand", "held": "hold", "lay": "lie", "lain": "lie",
    "lying": "lie", "slept": "sleep", "ran": "run", "fell": "fall", "fallen": "fall", "wrote": "write",
    "written": "write",
    "drew": "draw", "drawn": "draw", "ate": "eat", "eaten": "eat", "drank": "drink", "took": "take", "taken": "take",
    "gave": "give", "given": "give", "came": "come", "went": "go", "gone": "go", "broke": "break", "broken": "break",
    "wept": "weep", "caught": "catch", "brought": "bring", "wore": "wear", "worn": "wear", "left": "leave",
    "knelt": "kneel",
    "leant": "lean", "read": "read", "threw": "throw", "thrown": "throw", "swung": "swing", "stole": "steal",
    "stolen": "steal", "saw": "see", "seen": "see", "kept": "keep", "hid": "hide", "hidden": "hide", "shook": "shake",
    "tore": "tear", "torn": "tear", "rang": "ring", "shone": "shine", "forgot": "forget", "forgotten": "forget",
    "has": "have", "had": "have", "is": "be", "are": "be", "was": "be", "were": "be", "been": "be", "does": "do",
    "firemen": "fireman", "grandchildren": "grandchild", "schoolchildren": "schoolchild", "gentlemen": "gentleman",
    "crept": "creep", "burnt": "burn", "spilt": "spill", "dug": "dig", "slid": "slide", "leapt": "leap", "sang": "sing",
    "ridden": "ride", "rode": "ride", "bitten": "bite", "bit": "bite", "hung": "hang", "stuck": "stick", "flew": "fly",
    "ladies": "lady", "babies": "baby", "coins": "coin", "glasses": "glass", "shoes": "shoe", "dying": "die",
    "tied": "tie",
}

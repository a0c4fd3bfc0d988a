"""Nouns for people, and what they tell of age, build and clothes."""

from typing import Final, NamedTuple

from storytelling_painter.domain.vocabulary import Accessory, Age, Build, HairStyle, Outfit

_TABLE: Final = """
adult m | man, gentleman, guy, fellow, bloke, husband, groom:suit, bridegroom:suit, father, dad, daddy, papa, uncle
adult m | brother-in-law, fisherman:worker, angler:casual, fireman:worker, postman:worker, mailman:worker
adult m | workman:worker
adult m | king, lord, businessman:suit, salesman:suit, barman:waiter, foreman:worker, herdsman, coachman, milkman
adult m | caveman
adult m | chairman:suit, conjuror:suit, magician:suit, stepfather, policeman:police, waiter:waiter, host, sailor
adult m | boyfriend
adult m | 
adult m | 
adult m | removal man:worker
adult m | swordsman
adult f | woman, lady, wife, bride:wedding_dress, mother, mum, mom, mommy, mummy, mama, aunt, queen, waitress:waiter
adult f | hostess
adult f | policewoman:police, saleswoman:suit, businesswoman:suit, stewardess:suit, seamstress, fishwife, housewife
adult f | girlfriend
adult f | maid:apron, landlady, stepmother, nanny
adult f | cleaning lady:apron
adult f | actress:dress, ballerina:dress, princess:dress, widow, birthday woman
adult - | bus driver, taxi driver, lorry driver, truck driver, driver, butcher:apron
adult - | baker:chef, builder:worker, mechanic:worker, plumber:worker, electrician:worker, carpenter:worker
adult - | labourer:worker, miner:worker, worker:worker, construction worker:worker, firefighter:worker, painter:worker
adult - | postal worker:worker, librarian:suit, cleaner:apron, secretary:suit, babysitter, nurse:nurse
adult - | dancer:dress
adult - | person, adult, neighbour, neighbor, customer, guest, visitor, stranger, passenger, tourist, shopper
adult - | passer-by, passerby, pedestrian, commuter, traveller, traveler, onlooker, bystander, volunteer
adult - | parent, friend, colleague, partner, employee, owner, witness, patient:pyjamas, musician, singer, artist
adult - | gardener
adult - | doctor:doctor, surgeon:doctor, physician:doctor, vet:doctor, dentist:doctor, scientist:doctor
adult - | pharmacist:doctor
adult - | police officer:police, officer:police, guard:police, constable:police, cop:police, sergeant:police
adult - | sentry:police
adult - | cook:chef, chef:chef, confectioner:chef, teacher:suit, professor:suit, boss:suit, manager:suit, clerk:suit
adult - | lawyer:suit
adult - | judge:suit, banker:suit, official:suit, director:suit, editor:suit, reporter:casual, cashier:apron
adult - | shopkeeper:apron
adult - | assistant, receptionist:suit, barber:apron, hairdresser:apron, farmer, gardener:apron, thief, burglar, robber
adult - | athlete:sports, runner:sports, player:sports, trainer:sports, coach:sports, swimmer:sports, jogger:sports
adult - | cyclist:sports
adult - | photographer, guitarist, drummer, violinist, actor, broker:suit, porter:worker, conductor:suit, keeper
adult - | warden, bather
adult - | bookkeeper:suit, accountant:suit, instructor:suit, driving instructor:suit, conductor:suit, neighbor
teen - | cousin, teenager, teen, student, youth, adolescent, apprentice:apron, intern
teen m | teenage boy, young lad, son-in-training, paper boy, big brother
teen f | teenage girl, big sister
child m | boy, lad, schoolboy:school, son, brother, grandson, nephew, birthday boy, little brother, little boy
child m | small boy
child f | girl, schoolgirl:school, daughter, sister, granddaughter, niece, birthday girl, little sister, little girl
child f | small girl
child - | child, kid, pupil:school, schoolchild:school, classmate:school, grandchild, sibling, youngster, playmate
toddler - | toddler, infant, tot
toddler m | baby boy, toddler boy
toddler f | baby girl, toddler girl
elder m | grandfather, grandpa, granddad, grandad, great-grandfather, old man, elderly man, old gentleman
elder m | retired sergeant
elder f | grandmother, grandma, granny, gran, nan, great-grandmother, old woman, elderly woman, old lady, elderly lady
elder - | pensioner, senior, grandparent, elder, old person, elderly person
"""
_PLURALS: Final = {
    "couple": (("adult", "f", "woman"), ("adult", "m", "man")),
    "pair of lovers": (("adult", "f", "woman"), ("adult", "m", "man")),
    "newlywed": (("adult", "f", "bride"), ("adult", "m", "groom")),
    "twin": (("child", "f", "girl"), ("child", "f", "girl")),
    "family": (("adult", "f", "mother"), ("adult", "m", "father"), ("child", "f", "child")),
    "old couple": (("elder", "f", "old woman"), ("elder", "m", "old man")),
    "elderly couple": (("elder", "f", "old woman"), ("elder", "m", "old man")),
    "people": (("adult", "f", "woman"), ("adult", "m", "man")),
    "crowd": (("adult", "f", "woman"), ("adult", "m", "man"), ("adult", "f", "woman")),
    "audience": (("adult", "f", "woman"), ("adult", "m", "man"), ("adult", "f", "woman")),
}
"""Nouns for several at once; who they are."""

_BODY: Final[dict[str, Build | None]] = {"m": "masculine", "f": "feminine", "-": None}
AGES: Final[dict[str, Age]] = {
    "old": "elder", "elderly": "elder", "aged": "elder", "ancient": "elder", "retired": "elder", "teenage": "teen",
    "adolescent": "teen",
}
"""Adjectives of age; `little` and `small` make a child younger and are handled with it."""
SMALL: Final = frozenset({"little", "small", "tiny", "smallest", "youngest"})


class Kin(NamedTuple):
    """A word for a relation between people, and the age that the other one must differ from."""

    word: str


class Who(NamedTuple):
    """What a noun tells of a person."""

    role: str
    age: Age
    build: Build | None
    outfit: Outfit | None = None


def _people() -> dict[str, tuple[Who, ...]]:
    out: dict[str, tuple[Who, ...]] = {}
    for line in _TABLE.strip().splitlines():
        head, _, words = line.partition("|")
        age, body = head.split()
        for word in filter(None, (w.strip() for w in words.split(","))):
            noun, _, outfit = word.partition(":")
            name = noun.replace("-", " ")
            fields = {"role": name, "age": age, "build": _BODY[body], "outfit": outfit or None}
            out.setdefault(name, (Who(**fields),))  # type: ignore[arg-type]
    for noun, members in _PLURALS.items():
        out[noun] = tuple(Who(role, age, _BODY[b]) for age, b, role in members)  # type: ignore[arg-type]
    return out


PEOPLE: Final = _people()
GROUPS: Final = frozenset(_PLURALS)

KIN: Final = frozenset(
    "mother father mum mom dad daddy mama papa son daughter sister brother wife husband grandmother grandfather "
    "grandma grandpa grandad granny grandson granddaughter uncle aunt nephew niece friend neighbour neighbor "
    "colleague bride groom boyfriend girlfriend partner twin couple family sibling classmate grandchild parent".split()
)

MALE_NAMES: Final = frozenset(
    "adam ahmed alan albert alex ali andrew anton ben bob brian carlos charlie chris daniel david edward eric "
    "felix frank "
    "fred george hans harry henry hugo ian ivan jack jacob james jan jim joe john jonas josh juan karl kevin leo "
    "liam lucas "
    "luca luke marco mark martin matt max michael mike mohammed nick noah oliver omar oscar otto paul pedro peter "
    "philip "
    "ravi robert sam samuel simon stefan steve theo thomas tim tom tomas victor walter william yusuf".split()
)
FEMALE_NAMES: Final = frozenset(
    "ada aisha alice amelia amina amy ana andrea anna anne beth carla carol charlotte chloe clara claire diana "
    "elena eliza "
    "ella ellen emily emma eva fatima fiona grace hannah helen ida ines irene isabel jane jenny julia kate laura "
    "lea lena "
    "lily linda lisa lola lucy maria marie martha mary maya mia mila molly nadia nina nora olga olivia petra "
    "priya rosa "
    "rose ruth sara sarah sofia sophie stella susan tanya teresa vera yasmin zoe".split()
)
TITLES: Final[dict[str, Build]] = {"mr": "masculine", "mrs": "feminine", "ms": "feminine", "miss": "feminine"}

WORN: Final[dict[str, Outfit | Accessory]] = {
    "apron": "apron", "suit": "suit", "pyjamas": "pyjamas", "pyjama": "pyjamas", "pajamas": "pyjamas",
    "nightgown": "pyjamas", "nightshirt": "pyjamas", "dressing gown": "pyjamas", "dress": "dress", "gown": "dress",
    "wedding dress": "wedding_dress", "wedding gown": "wedding_dress", "bridal gown": "wedding_dress", "coat": "coat",
    "overcoat": "coat", "winter coat": "coat", "jacket": "coat", "anorak": "coat", "parka": "coat",
    "raincoat": "raincoat", "oilskin": "raincoat", "oilskins": "raincoat", "mackintosh": "raincoat",
    "school uniform": "school", "tracksuit": "sports", "jersey": "sports", "sports shirt": "sports",
    "football shirt": "sports", "overall": "worker", "overalls": "worker", "hard hat": "worker", "helmet": "worker",
    "work clothes": "worker", "hard hat and work clothes": "worker", "uniform": "police", "shirt": "casual",
    "t shirt": "casual", "sweater": "casual", "jumper": "casual", "blouse": "casual", "glasses": "glasses",
    "spectacles": "glasses", "dark glasses": "glasses",
    "pair of glasses": "glasses", "pair of dark glasses": "glasses", "pair of spectacles": "glasses",
    "reading glasses": "glasses", "sunglasses": "glasses", "hat": "hat", "straw hat": "hat", "top hat": "hat",
    "cap": "cap", "flat cap": "cap", "baseball cap": "cap", "wool cap": "cap", "party hat": "party_hat",
    "paper hat": "party_hat", "scarf": "scarf", "shawl": "scarf", "beard": "beard", "moustache": "moustache",
    "mustache": "moustache", "necktie": "necktie", "tie": "necktie", "school tie": "necktie", "backpack": "backpack",
    "rucksack": "backpack", "satchel": "backpack", "bandaged knee": "bandaged_knee", "bandaged head": "bandaged_head",
    "leg cast": "leg_cast", "leg in plaster": "leg_cast", "cast on _ leg": "leg_cast", "arm sling": "arm_sling",
    "arm in a sling": "arm_sling", "sling": "arm_sling", "earmuffs": "earmuffs", "veil": "veil",
    "bandage on _ knee": "bandaged_knee", "bandage round|around _ head": "bandaged_head",
}
"""What people wear, after `in`, `with`, `wears`."""
HAIR: Final[dict[str, HairStyle]] = {
    "ponytail": "ponytail", "pigtail": "pigtails", "braid": "pigtails", "plait": "pigtails", "bun": "bun",
    "curl": "curly", "curly hair": "curly", "long hair": "long", "short hair": "short", "bald head": "bald",
    "bob": "bob",
}
ADJECTIVES: Final[dict[str, Accessory | HairStyle]] = {
    "bearded": "beard", "bald": "bald", "curly": "curly", "bespectacled": "glasses", "moustached": "moustache",
}

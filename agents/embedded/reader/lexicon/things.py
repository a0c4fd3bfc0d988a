"""Nouns for props and furniture, and the adjectives that say what state a prop is in."""

from typing import Final, NamedTuple

from storytelling_painter.domain.prop_states import PROP_STATES
from storytelling_painter.domain.vocabulary import SignKind

_TABLE: Final = """
apple | apple
backpack | backpack, rucksack, satchel, schoolbag, knapsack
ball | ball, football, soccer ball, basketball, tennis ball, beach ball
balloon | balloon
baseball_bat | baseball bat, bat, cricket bat
bicycle | bicycle, bike, cycle
bill | bill, invoice, restaurant bill
bird | bird, pigeon, sparrow, robin, parrot, canary, blackbird, crow, seagull, gull, dove
birdcage | birdcage, bird cage, cage
bone | bone
book | book, novel, textbook, cookbook, storybook, diary, notebook, dictionary, atlas, exercise book
bottle | bottle, wine bottle, milk bottle, water bottle, bottle of water, bottle of wine, bottle of milk
bouquet | bouquet, flower, flowers, rose, tulip, bunch of flower, bunch of rose, bunch of tulip, daisy
bouquet | limp bunch of flower
bowl | bowl, soup bowl, bowl of soup, bowl of cereal
box | box, cardboard box, crate, parcel, package, wooden box, carton, chest, toolbox, box of crayon, moving box
broom | broom, besom
bucket | bucket, pail
bus | bus, coach bus, school bus
cake | cake, birthday cake, wedding cake, pie, gateau
cake/candles | cake with candle, birthday cake with candle
calendar | calendar, wall calendar
camera | camera
candle | candle
car | car, automobile, sports car, limousine
cat | cat, kitten, tomcat
chair | chair, deckchair, rocking chair
clock | clock, wall clock, grandfather clock, clock on _ wall
clock/alarm | alarm clock
coat | coat on _ hook, coat on _ peg
coins | coin, change, money, coins
cookie_jar | cookie jar, biscuit tin, biscuit jar, jar of cookie, jar of biscuit, cookie, biscuit
crayon | crayon, chalk
crumbs | crumb
crutches | crutch, pair of crutch
cup | cup, mug, teacup, coffee cup, cup of tea, cup of coffee, mug of tea, mug of coffee, coffee, tea
dog | dog, puppy, poodle, hound, terrier, labrador, great dane
dog_bowl | dog bowl, food bowl, dog's bowl, cat bowl
doll | doll, puppet
drip_stand | drip stand, infusion, infusion stand, iv stand
easel | easel, canvas
first_aid_kit | first aid kit, first aid box
fishbowl | fishbowl, goldfish bowl, aquarium, goldfish
flowerpot | flowerpot, flower pot, plant pot, potted plant, houseplant
gift | gift, present, birthday present, wrapped box, wrapped present, wrapped gift, wrapped parcel, gift box
glass | glass, glasses, wine glass, glass of water, glass of milk, glass of wine, tumbler
guitar | guitar
handbag | handbag, purse, bag
hat | hat, cap, straw hat, top hat, helmet, paper hat
ice_cream | ice cream, ice cream cone, ice-cream cone, cone with two scoop, icecream
iron | iron, flat iron, steam iron
kettle | kettle, teapot, tea kettle
key | key, bunch of key, house key, car key
kite | kite
ladder | ladder, stepladder
lamp | lamp, table lamp, desk lamp, lantern
laptop | laptop, computer, notebook computer
leaf_pile | pile of leaf, heap of leaf, leaf pile
leash | leash, dog lead
letter | letter, envelope, postcard
map | map
medicine | medicine, pill, bottle of pill, medicine bottle, tablet of medicine
mop | mop
newspaper | newspaper
pan | pan, frying pan
paper | paper, sheet, sheet of answers, cheat sheet, piece of paper, sheet of paper, exam paper, test paper, form
paper | note, document, test, drawing
paper | list, script
pencil | pencil, pen
phone | phone, telephone, mobile, mobile phone, cell phone, smartphone, receiver
photo | photo, photograph, picture frame, framed photo, family photo, framed picture, framed photo of _ family
photo | framed family photo
picnic_basket | picnic basket, basket, picnic hamper
pizza | pizza
plate | plate, dish
plate/food | plate of food, meal, plate of pasta, plate of spaghetti, dinner plate
pot | pot, cooking pot, saucepan, pot of soup, soup pot
puddle | puddle, pool of water
rabbit | rabbit, bunny, hare
ring_box | ring box, engagement ring, ring, little box with _ ring
sandcastle | sandcastle, sand castle
scarf | scarf, shawl
shards | shard, broken glass, splinter, fragment, shards of glass
shirt | shirt, blouse
shoe | shoe, slipper, boot, sneaker, trainer shoe, sandal
shopping_bag | shopping bag, grocery bag, bag of grocery, bag of shopping, grocery
skateboard | skateboard
sled | sled, sledge, toboggan, sleigh
snowman | snowman
spade | spade, shovel
stool | stool, footstool, step stool
suitcase | suitcase, luggage, trunk, travel bag
table | table, dining table
taxi | taxi, cab
teddy | teddy, teddy bear, stuffed bear, toy bear
tent | tent
thermometer | thermometer
ticket | ticket, train ticket, bus ticket, raffle ticket, cinema ticket
torch | torch, flashlight
towel | towel
toy_car | toy car, toy truck, toy digger
train | train, locomotive, tram
trash_can | trash can, dustbin, garbage can, wastebasket, rubbish bin, bin
trophy | trophy, cup trophy, medal, winner's cup, silver cup
tv | tv, television, tv set, television set
umbrella | umbrella, parasol
vase | vase, vase of flower
violin | violin, fiddle
wallet | wallet
watering_can | watering can
wheelchair | wheelchair
"""

SPOTS: Final[dict[str, tuple[str, ...]]] = {
    "sink": ("sink", "basin", "washbasin"),
    "stove": ("stove", "oven", "cooker", "hob"),
    "counter": ("counter", "worktop", "till", "checkout", "bar counter"),
    "shelf": ("shelf", "bookshelf", "open shelf", "bookcase"),
    "cupboard": ("cupboard", "kitchen cupboard"),
    "window": ("window", "windowpane", "pane", "window pane", "shop window", "glass pane"),
    "door": ("door", "doorway", "front door", "entrance", "shop door"),
    "sofa": ("sofa", "couch", "settee"),
    "armchair": ("armchair", "easy chair"),
    "bed": ("bed", "hospital bed", "mattress", "bunk"),
    "nightstand": ("nightstand", "bedside table", "night table"),
    "desk": ("desk", "writing desk", "school desk"),
    "blackboard": ("blackboard", "chalkboard"),
    "bench": ("bench", "park bench"),
    "tree": ("tree", "branch", "treetop", "apple tree"),
    "pond": ("pond", "lake"),
    "fence": ("fence",),
    "flowerbed": ("flowerbed", "flower bed"),
    "road": ("road", "roadway", "middle of the street", "middle of the road", "crosswalk", "zebra crossing"),
    "kerb": ("kerb", "curb", "pavement", "sidewalk"),
    "lamp_post": ("lamp post", "lamppost", "street lamp", "street light"),
    "track": ("track", "rail", "rails", "railway line"),
    "wall": ("wall",),
    "floor": ("floor", "ground", "tile", "carpet", "rug", "floorboards", "grass", "lawn"),
    "coffee_table": ("coffee table",),
    "garden_table": ("garden table",),
    "bar": ("bar",),
}
"""Furniture and places that settings hold."""

NOT_THINGS: Final = frozenset(
    """
telephone box|phone box|ticket box|signal box|music box|pit head|hat stand|bed sheet|white sheet
water butt|ball gown|chair lift|keyhole|letter slot|letter box|letterbox|cash register|plane tree
fire hydrant|fire engine|fire station|cat flap|car park|washing line|tea towel|paper palm tree
time table|box office|ring road|book shop|bird table|flower stall|fruit stall
car roof|tree trunk|lamp light|card table|ticket office|stick man|stick figure|telephone book
dog sled|coat hanger|lunch tin|family home|family name|child seat|man hour
police car|ice cube|frost flower|bed time|phone call|drilling machine|washing machine|sewing machine
door handle|window cleaner|string of light|cup of hands|candle light|kite string|pan pipe|key ring
key board
"""
    .strip().replace("\n", "|").split("|")
)
"""Compounds of which a part sounds like a thing that can be drawn."""

SIGNS: Final[dict[str, SignKind]] = {
    "sign": "board", "cardboard sign": "board", "notice": "board", "placard": "board", "plaque": "board",
    "banner": "banner", "poster": "poster", "billboard": "poster", "label": "tag", "tag": "tag", "price tag": "tag",
    "screen": "screen", "display": "screen", "notice board": "board", "warning": "board", "board": "board",
    "blackboard sign": "blackboard", "shop sign": "shop_sign", "signboard": "shop_sign", "card": "paper",
}
"""What bears lettering; drawn only where the story says which."""

SURFACES: Final[dict[str, tuple[str, ...]]] = {
    "sink": ("sink",), "stove": ("stove",), "counter": ("counter", "counter_right", "counter_left", "bar"),
    "shelf": ("shelf", "cupboard_shelf", "shelf_left", "shelf_right"), "cupboard": ("cupboard_shelf",),
    "window": ("window",), "door": ("door",), "sofa": ("sofa_left", "sofa_right"), "armchair": ("armchair",),
    "bed": ("bed",), "nightstand": ("nightstand",), "desk": ("desk", "desk_left", "desk_right", "teacher_desk"),
    "blackboard": ("blackboard",), "bench": ("bench_left", "bench_right"), "tree": ("tree_branch",), "pond": ("pond",),
    "fence": ("fence_stand",), "flowerbed": ("flowerbed",), "road": ("road",), "kerb": ("kerb",),
    "lamp_post": ("lamp_post",), "track": ("track",), "wall": ("wall_center", "wall_left", "wall_right"),
    "floor": ("front_center", "front_left", "front_right"), "coffee_table": ("coffee_table",),
    "garden_table": ("garden_table",), "bar": ("bar",), "table": ("table", "coffee_table", "garden_table"),
}
"""Where a thing goes that is on or in it; the first anchors that the setting has."""
SEATS: Final[dict[str, tuple[str, ...]]] = {
    "sofa": ("sofa_left", "sofa_right"), "armchair": ("armchair",), "bench": ("bench_left", "bench_right"),
    "bed": ("bed_edge", "bed"),
    "desk": ("desk_seat", "desk_left_seat", "desk_right_seat"),
    "table": ("table_seat", "table_seat_left", "table_seat_right", "garden_seat"),
    "bar": (), "garden_table": ("garden_seat",),
    "chair": ("table_seat", "table_seat_left", "table_seat_right", "desk_seat", "visitor_seat", "garden_seat"),
}
STANDS: Final[dict[str, tuple[str, ...]]] = {
    "sink": ("sink_stand",), "stove": ("stove_stand",), "cupboard": ("cupboard_stand",), "door": ("door",),
    "counter": ("cashier", "bar_stand", "sink_stand"), "bed": ("bed_side",), "blackboard": ("teacher_stand",),
    "tree": ("tree_stand",), "fence": ("fence_stand",), "road": ("road",), "kerb": ("kerb",), "bar": ("bar_stand",),
    "lamp_post": ("lamp_post",), "track": ("track",), "sofa": ("behind_sofa",), "desk": ("teacher_stand",),
}


class What(NamedTuple):
    """A prop's kind and the state that its noun tells."""

    kind: str
    state: str


def _things() -> dict[str, What]:
    out: dict[str, What] = {}
    for line in _TABLE.strip().splitlines():
        head, _, words = line.partition("|")
        kind, _, state = head.strip().partition("/")
        if kind not in PROP_STATES:
            raise KeyError(kind)
        for word in words.split(","):
            out[word.strip().replace("-", " ")] = What(kind, state)
    return out


THINGS: Final = _things()

STATES: Final[dict[str, tuple[str, ...]]] = {
    "broken": ("broken", "torn", "bent_wheel", "burst", "crushed"), "shattered": ("broken",), "smashed": ("broken",
    "dented"),
    "cracked": ("broken",), "shard": ("broken",), "piece": ("broken",), "torn": ("torn",), "ripped": ("torn",),
    "open": ("open",), "opened": ("open",), "unopened": ("sealed", "closed", "wrapped"), "sealed": ("sealed",),
    "closed": ("closed",), "wrapped": ("wrapped",), "unwrapped": ("open",), "empty": ("empty", "blank"),
    "full": ("full",), "wilted": ("wilted",), "limp": ("wilted",), "withered": ("wilted",), "fresh": ("fresh",),
    "burnt": ("burnt",), "burned": ("burnt",), "scorched": ("burnt",), "burning": ("burning", "lit"),
    "hot": ("burning",), "lit": ("lit", "on", "candles"), "glowing": ("on", "lit"), "spilled": ("spilled", "fallen"),
    "spilt": ("spilled", "fallen"), "overturned": ("fallen", "spilled"), "fallen": ("fallen", "dropped"),
    "toppled": ("fallen",), "dropped": ("dropped", "fallen"), "melting": ("melting", "dropped"),
    "melted": ("melting", "dropped"),
    "crumpled": ("crumpled",), "written": ("written",), "blank": ("blank",), "painted": ("painted",),
    "boiling": ("boiling", "boiling_over"), "flat": ("flat",), "burst": ("burst",), "bitten": ("bitten",),
    "dented": ("dented",), "crashed": ("dented",), "sleeping": ("sleeping",), "hissing": ("hissing",), "wet": ("wet",),
    "begging": ("begging",), "running": ("running",), "stuck": ("stuck",), "flying": ("flying",), "cut": ("cut",),
    "crushed": ("crushed",), "half": ("cut",), "inside out": ("inside_out",), "in pieces": ("broken",),
    "in shards": ("broken",), "to pieces": ("broken",), "melt": ("melting", "dropped"), "soaked": ("wet",),
    "clean": ("clean",), "asleep": ("sleeping",), "upturned": ("fallen",),
}
"""Adjectives and participles, with the states they may mean, the likeliest first."""

HELD: Final = frozenset(
    "apple backpack ball balloon baseball_bat bill birdcage bone book bottle bouquet bowl box broom bucket cake "
    "camera candle "
    "cat coins cookie_jar crayon crutches cup doll first_aid_kit fishbowl flowerpot gift glass guitar handbag hat "
    "ice_cream iron key kettle kite lamp laptop leash letter map medicine mop newspaper pan paper pencil phone "
    "photo pizza plate "
    "pot rabbit ring_box scarf shirt shoe shopping_bag skateboard spade suitcase teddy thermometer ticket torch towel "
    "toy_car trophy umbrella vase violin wallet watering_can picnic_basket dog bird tv".split()
)
ON_FLOOR: Final = frozenset(
    "backpack bicycle bucket bus car cat chair crumbs crutches dog dog_bowl drip_stand easel leaf_pile ladder mop "
    "broom puddle "
    "sandcastle shards skateboard sled snowman stool suitcase table taxi tent train trash_can wheelchair shoe ball "
    "picnic_basket shopping_bag spade umbrella tv guitar rabbit leash kite balloon box baseball_bat".split()
)
"""Kinds that stand on the ground when nothing else is said."""
SITTABLE: Final = frozenset({"chair", "stool", "box", "suitcase", "wheelchair", "bicycle", "sled", "skateboard",
"table"})
CLIMBABLE: Final = frozenset({"chair", "stool", "box", "ladder", "table", "suitcase"})
TELLS_TEXT: Final = frozenset({"clock", "calendar", "paper", "ticket", "thermometer", "bill"})

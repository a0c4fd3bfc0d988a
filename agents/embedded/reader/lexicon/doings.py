"""Verbs and phrases: what a body does, what a face shows, what happens to things.

A pattern is words with `_` for up to three determiners, possessives or adjectives, and `a|b` for alternatives.
"""

from typing import Final, Literal, NamedTuple, get_args

from storytelling_painter.domain.vocabulary import EffectKind, Expression, Pose

Act = Literal["hold", "look", "reach", "away", "hug", "sit", "stand", "hands", "state", "near", ""]


class Action(NamedTuple):
    """What a verb or phrase tells of its subject and its object."""

    pose: Pose | None = None
    face: Expression | None = None
    acts: tuple[Act, ...] = ()
    """What it says about the thing that it is done to."""
    preps: frozenset[str] = frozenset()
    """Prepositions that lead to that thing; empty where it is the direct object, or either."""
    effect: EffectKind | None = None
    state: str = ""
    """Word of `things.STATES` for what becomes of the subject or, with `state` in the acts, of the object."""
    strict: bool = False
    """Whether the whole statement is lost when the object cannot be drawn."""


_TABLE: Final = """
take_photo take_picture take_photograph photograph film | acts=look preps=of
hold clutch grip grasp cradle brandish squeeze | acts=hold strict
hold_up hold_high hold_aloft lift_up raise lift | acts=hold strict
carry bring_in bring haul lug | acts=hold strict
share take pick_up keep show display shake swing tuck clasp press use unfold | acts=hold
eat bite nibble chew lick munch drink sip suck | acts=hold
read study leaf_through examine inspect | acts=hold,look preps=in,from
unwrap unpack | acts=hold state=open
play | acts=hold preps=on
play_with | acts=look preps=with
has have own | acts=hold
offer hold_out hand_over hand give present pass deliver extend | pose=offer acts=hold strict
hold_out_to | pose=offer acts=hold strict
water_the water | acts=
look gaze glance peer peek squint stare look_up | acts=look preps=at,into,over,to,towards,toward,up,down,after,past,on
look_down glare_down stare_down | acts=look preps=at,into,over,to,towards,toward,up,down,after,past,on
watch eye observe notice spot see inspect discover admire follow regard catch_sight_of behold | acts=look
glare scowl | face=angry acts=look preps=at,down
has_eyes_only_for have_eyes_only_for eyes_fixed_on have_noticed_only eyes_are_on | acts=look preps=for,on
gape gawk | face=surprised acts=look preps=at
face | acts=look
turn_to turn_towards bend_over lean_over stoop_over bend_towards | acts=look preps=to,towards,over
look_away turn_away _back_is_turned back_turned with_back_to with_her_back_to | acts=away preps=from,to,on
with_his_back_to back_to face_is_turned_away turn_back | acts=away preps=from,to,on
has_turned_away turn_his_back turn_her_back turned_his_back have_not_noticed | acts=away preps=from,to,on
look_the_other_way looks_the_other_way | acts=away preps=from,to,on
ignore overlook forget | acts=away
reach stretch stretch_out stretch_up reach_out grope grab | pose=reach_out acts=reach preps=for,to,towards,after,at,up
snatch stretch_one_arm_up | pose=reach_out acts=reach preps=for,to,towards,after,at,up
reach_up reach_high stretch_up_to reaches_up stretch_up | pose=reach_up acts=reach preps=for,to,towards
steal touch pat stroke pet caress push press tug pull poke tickle | pose=reach_out acts=reach preps=at,on,for,from,in
tap knock dig | pose=reach_out acts=reach preps=at,on,for,from,in
grab seize snatch catch | pose=reach_out acts=reach
point point_out aim | pose=point acts=reach,look preps=at,to,towards,out
wave waving wave_goodbye wave_good_bye | pose=wave acts=look preps=to,at,after
beckon greet salute | pose=wave acts=look preps=to,at
cheer jump_for_joy celebrate applaud clap dance rejoice throw_up_arms arms_raised | pose=cheer face=happy
arms_in_the_air hold_both_thumbs_up with_raised_arms raise_both_arms raise_arms | pose=cheer face=happy
jump leap hop | pose=cheer
arms_up_in_triumph punches_the_air throw_both_arms_up both_arms_up both_arms_in_the_air | pose=cheer face=happy
sit sit_down perch be_seated seat | pose=sit acts=sit preps=on,upon,at,in
sit_on_the_floor sit_on_the_ground sit_cross_legged sit_on_the_grass sit_on_the_carpet sit_in_the_grass | pose=sit_floor
balance | pose=stand acts=stand preps=on,upon
stand wait stand_up stop have_stopped pause hesitate queue linger | pose=stand acts=stand preps=on,upon,at
slip_in slip_out slip_into slide_in | pose=walk
walk stroll march wander come come_in enter arrive leave step go approach pass_by limp stride trudge parade | pose=walk
run race rush sprint dash hurry flee chase jog escape bolt gallop burst_in run_away | pose=run
chase hunt run_after run_to pursue rush_to hurry_to run_towards | pose=run acts=look preps=after,to,towards,for
climb climb_up clamber climb_on have_climbed scramble | pose=climb acts=stand preps=on,onto,up
have_climbed_on climb_on climb_onto have_climbed_up_on climbed_on | pose=stand acts=stand preps=on,onto
kneel kneel_down | pose=kneel acts=look preps=before,over
crouch squat duck stoop cower bend huddle bend_down crouch_down | pose=crouch acts=look preps=over,before
lie lie_down lie_flat rest | pose=lie acts=sit preps=on,in
drop_off drift_off | pose=slump face=asleep acts=sit preps=on,in,at
sleep doze nap snooze snore slumber fall_asleep fast_asleep be_asleep | pose=slump face=asleep acts=sit preps=on,in,at
asleep have_fallen_asleep nod_off have_dozed_off | pose=slump face=asleep acts=sit preps=on,in,at
eyes_closed_in_sleep _head_on_the_table _head_on_the_desk head_resting_on_arms _head_on_arms | pose=slump
lose_footing lose_all_footing | pose=fall
ride cycle pedal speed_off | pose=sit acts=sit preps=on
tear_in storm_in tearing_in | pose=run
fall trip slip stumble tumble topple have_fallen fall_backwards fall_over lose_balance | pose=fall
tiptoe on_tiptoe on_tiptoes sneak creep tip_toe steal_away on_toes | pose=tiptoe
lean | pose=lean acts=near preps=on,against
hug embrace kiss cuddle hold_tight put_arms_around fall_into_arms _arms_around throw_arms_around | pose=hug acts=hug
in_each_other's_arms wrap_arms_around | pose=hug acts=hug
wash scrub rinse do_the_dishes wash_up wash_dishes clean wipe dry_dishes | pose=wash
write scribble note_down draw sketch paint sign take_notes correct copy | pose=write preps=in,on
draw_on paint_on draw_on_the_wall scrawl | pose=reach_out
phone telephone talk_on_the_phone speak_on_the_phone talk_into_a_phone on_the_phone be_on_the_phone | pose=phone
hold_phone_to_ear phone_at_ear phone_to_ear telephone_at_ear with_a_phone_at_ear receiver_at_ear | pose=phone
make_a_phone_call holds_a_phone_to_ear hold_phone_at_ear phone_pressed_to_ear receiver_to_ear | pose=phone
phone_against_ear | pose=phone
hands_on_hips _hands_on_hips hand_on_hip arms_akimbo put_hands_on_hips fists_on_hips | pose=hands_on_hips
arms_crossed arms_folded cross_arms fold_arms folded_arms crossed_arms with_crossed_arms | pose=arms_crossed
with_folded_arms | pose=arms_crossed
hands_behind_back hide_hands_behind_back keep_hands_behind_back hides_both_hands_behind_back | pose=hands_behind
hands_hidden_behind_back | pose=hands_behind
cover_face hide_face cover_eyes bury_face hands_over_face hands_before_face face_in_hands | pose=cover_face
hands_over_eyes buries_face_in_hands | pose=cover_face
head_in_hands clutch_head hold_head bury_head hands_at_head clutch_head_with_hands grab_head | pose=head_in_hands
tear_hair hands_to_head hands_on_head grip_head head_buried_in_hands hands_clutch_head | pose=head_in_hands
holds_head_in_hands chin_in_hands chin_on_hands rest_chin_on_hands rests_chin_in_hands | pose=head_in_hands
hand_at_mouth hand_before_mouth hand_to_lips fingers_at_lips fingers_to_lips finger_at_lips | pose=hand_to_mouth
hands_to_lips fingers_before_mouth | pose=hand_to_mouth
hand_to_mouth hand_over_mouth hand_cover_mouth hand_covers_mouth cover_mouth hands_over_mouth | pose=hand_to_mouth
clap_hand_to_mouth hand_before_mouth put_hand_to_mouth finger_to_lips claps_a_hand_to_mouth | pose=hand_to_mouth
hand_flies_to_mouth hold_hand_before_mouth hand_on_mouth finger_on_lips finger_to_his_lips | pose=hand_to_mouth
one_hand_over_mouth hands_to_mouth | pose=hand_to_mouth
spread_arms arms_spread hold_out_arms stretch_out_arms open_arms spread_hands arms_wide | pose=reach_out
arms_outstretched with_open_arms stretch_out_both_arms | pose=reach_out
stretch_out_arm stretch_out_hand hold_out_hand stretches_out_an_arm | pose=reach_out acts=reach preps=to,towards,for
stretch_arm extend_hand arm_outstretched | pose=reach_out acts=reach preps=to,towards,for
arm_up raise_hand hand_raised hand_up arms_up raise_arm arm_straight_up hand_in_the_air | pose=reach_up
shrug | pose=reach_out
smile smiling grin beam broad_smile happy_smile bright_smile smile_brightly | face=happy acts=look preps=at,to,up
grin_broadly radiant beaming | face=happy acts=look preps=at,to,up
laugh laugh_loudly chuckle giggle laughter mouth_is_open_in_a_happy_laugh | face=laughing acts=look preps=at
broad_laugh burst_out_laughing roar_with_laughter happy_laugh | face=laughing acts=look preps=at
mouth_wide_with_laughter laughing | face=laughing acts=look preps=at
tears_run stop_fighting_the_tears fight_the_tears cry weep sob tears_run_down tears_stream in_tears | face=crying
tears_in_eyes tears_on_cheeks tear_runs_down | face=crying
tears_roll eyes_are_wet tears shed_tears bawl tear | face=crying
frown shout yell scold scream_at brows_are_drawn_together clench_teeth | face=angry acts=look preps=at,with
angry_brows anger_pulls_brows_down shake_fist rage fume snarl furious_look | face=angry acts=look preps=at,with
scream shriek tremble shiver_with_fear cower_in_fear | face=afraid
gasp mouth_falls_open mouth_has_fallen_open mouth_has_dropped_open mouth_hangs_open | face=surprised
eyes_and_mouth_are_wide_open eyes_are_wide eyes_wide eyes_round mouth_open | face=surprised
mouth_is_open with_open_mouth mouth_wide_open open_mouthed wide_eyed startled stare_with_wide_eyes | face=surprised
jaw_drops mouths_open eyes_are_round round_eyes wide_eyes mouth_agape eyes_wide_open with_wide_eyes | face=surprised
blush red_cheeks cheeks_are_red with_red_cheeks cheeks_burn cheeks_glow turned_crimson face_is_red | face=embarrassed
red_in_the_face go_red | face=embarrassed
bite_lip wring_hands bite_nails sweat bites_her_lip knit_brows wrinkled_brow brow_furrowed | face=worried
yawn rub_eyes heavy_eyelids dark_rings_under_eyes eyelids_droop | face=tired
sigh shoulders_hang head_hangs hang_head shoulders_droop chin_on_chest corners_of_mouth_droop | face=sad
lower_lip_trembles with_hanging_head hangs_head head_bowed | face=sad
wrinkle_nose pinch_nose hold_nose wrinkles_nose grimace pull_a_face pulls_a_face | face=disgusted
lift_chin chest_out proud_smile with_a_proud_smile chin_up head_held_high lifts_chin_with_a_proud_smile | face=proud
puff_out_chest | face=proud
look_forward_to bright_eyes with_bright_eyes eyes_shine eyes_are_shining eyes_light_up eyes_sparkle | face=happy
looks_forward_to | face=happy
frown_with_boredom drum_fingers stare_into_space roll_eyes | face=bored
"""

_FACES: Final = """
happy | relief, happy, glad, joyful, cheerful, delighted, pleased, merry, content, blissful, joyous, in love, relieved
happy | excited, proudly smiling, joy, delight, hopeful, grateful, happily
laughing | amused, hilarious, amusement
sad | sad, unhappy, gloomy, miserable, sorrowful, disappointed, lonely, downcast, dejected, heartbroken, mournful
sad | melancholy, sadness, grief, dismayed, sadly, crestfallen, glum, forlorn, defeated
crying | tearful, crying, weeping, sobbing
angry | angry, furious, cross, enraged, irritated, annoyed, indignant, mad, outraged, grim, angrily, anger, fury, rage
angry | stern
afraid | fright, shock of fear, afraid, frightened, scared, terrified, fearful, fear, terror, panic, horrified
afraid | in panic, aghast, anxious
surprised | shock, surprised, astonished, amazed, startled, stunned, shocked, alarmed, speechless, astonishment
surprised | surprise
surprised | alarm, in alarm, awe, dumbfounded, baffled, wide eyed, open mouthed, disbelief
worried | concern, worried, nervous, concerned, troubled, uneasy, desperate, despair, tense, helpless, in despair
worried | distressed
worried | worry, nervously, anxiously, perplexed, at a loss
embarrassed | embarrassed, ashamed, guilty, sheepish, shy, bashful, guilt, shame, blushing
tired | exhaustion, tired, exhausted, weary, sleepy, worn out, drowsy, fatigue
asleep | asleep, fast asleep, sleeping, sound asleep
disgusted | disgusted, disgust, revolted
proud | proud, triumphant, proudly, victorious, pride, smug
bored | bored, listless, indifferent, boredom
neutral | calm, patient, serious, unmoved
"""

_EFFECTS: Final = """
overflow | water pours over, sink run over, sink overflow, overflow, water runs over, water run over
overflow | water spills over, water flow over, flooded sink, sink has overflowed, sink is overflowing, tub overflow
overflow | water gush over
smoke | smoke, dark smoke, black smoke, curl of smoke, cloud of smoke
fire | fire, flame, flames, on fire, in flames, ablaze, burst into flame
steam | steam, steaming
spill | spill, spilled milk, pool of milk, pool of coffee, milk runs, coffee runs, spilt milk, spilled coffee
spill | stain spreads
splash | splash, splashing, spray
broken_pane | broken window, shattered window, smashed window, window is broken, window broken, window is shattered
broken_pane | broken pane, hole in the window, broken window pane, window has a hole, cracked window
broken_pane | star of broken glass, broken glass in window, shattered pane
broken_pane | broken windowpane, pane is broken, hole gapes in the window, hole in the pane, window is smashed
motion_lines | whizz, whirl past, hurtle, speed past
tipping | tip, tip over, tip to one side, wobble, rock, tilt, sway, totter, teeter, begin to fall, tips to one side
light_beam | beam of light, light beam, ray of light, spotlight, sunbeam, shaft of light
scribbles | scribble, scribbles, scrawled on the wall, graffiti, drawing on the wall, scrawled right across the wall
scribbles | house a sun and a stick man are scrawled, wall covered in drawings
muddy_footprints | footprint, muddy footprint, footprints, muddy tracks, paw print, muddy paw print, trail of mud
sparkle | sparkle, glitter, twinkle, sparkling, gleam
alarm_lines | ring, alarm rings, bell rings, rings loudly, bang, hammer on the door, shrill
"""

_THING_VERBS: Final = """
inside_out | turn inside out, turned inside out, inside out, blown inside out
broken | break, shatter, smash, crack, lie in pieces, lie in shards, in pieces, in shards, burst, to pieces
broken | broken in two
fallen | fall over, topple, tip over, fall down, lie on _ side, knocked over, overturned
open | stand open, gape open, is open, be open, lie open, hang open, yawns open
empty | is empty, be empty, stand empty
burning | burn
lit | glow, still glow, shine
melting | melt
wilted | wilt, lie wilted, droop
boiling | boil, boil over
sleeping | sleep, curl up asleep
fallen | be knocked over, knock over, knock flat, go over
dropped | lie splattered, lie in the dirt, drop, be dropped, have dropped, fall to the ground, lie upside down
hissing | hiss, arch _ back
running | run
flying | fly, flutter off
stuck | hang in the tree, is stuck, be caught, be stuck, stick
begging | beg
torn | tear, rip
flat | be flat, is flat
leaving | pull out, drive off, drive away, depart, leave, pull away, roll out, be leaving
waiting | wait
spilled | spill, knocked over
burnt | scorch, char
"""


def _patterns(word: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ").split())


def _actions() -> dict[str, Action]:
    out: dict[str, Action] = {}
    for line in _TABLE.strip().splitlines():
        head, _, tail = line.partition("|")
        fields: dict[str, object] = {}
        for item in tail.split():
            name, _, value = item.partition("=")
            if name == "acts":
                fields[name] = tuple(filter(None, value.split(",")))
            elif name == "preps":
                fields[name] = frozenset(value.split(","))
            else:
                fields[name] = value or True
        for word in head.split():
            key = ("_ " if word.startswith("_") else "") + word.strip("_").replace("_", " ")
            out.setdefault(key, Action(**fields))  # type: ignore[arg-type]
    return out


def _table(text: str) -> dict[str, str]:
    out: dict[str, str] = {}
    for line in text.strip().splitlines():
        head, _, tail = line.partition("|")
        for word in tail.split(","):
            out.setdefault(word.strip(), head.strip())
    return out


ACTIONS: Final = _actions()
FACES: Final = _table(_FACES)
EFFECTS: Final = _table(_EFFECTS)
THING_VERBS: Final = _table(_THING_VERBS)
assert {*FACES.values()} <= set(get_args(Expression)) and {*EFFECTS.values()} <= set(get_args(EffectKind))

RINGS_NEED: Final = frozenset({"clock", "phone", "alarm"})
"""`rings` is a sound only of these."""
EFFECT_HOME: Final[dict[str, tuple[str, ...]]] = {
    "overflow": ("sink", "pond"), "broken_pane": ("window",), "scribbles": ("wall_center", "blackboard"),
    "light_beam": ("window", "floor_center"), "smoke": ("stove", "floor_center"), "fire": ("stove", "floor_center"),
    "muddy_footprints": ("floor_center",), "spill": ("front_center",), "splash": ("pond", "front_center"),
}
"""Where an effect goes when nothing drawn is named with it; kinds that are not here need a thing."""

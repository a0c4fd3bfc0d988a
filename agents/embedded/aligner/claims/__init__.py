"""Judges one claim; every family of claims has a module of its own."""

from storytelling_painter.agents.embedded.aligner.case import Case
from storytelling_painter.agents.embedded.aligner.claims import people, places, presence, reading, relations
from storytelling_painter.domain.judgement import ClueVerdict
from storytelling_painter.domain.ledger import (
    Absent,
    AtTime,
    Claim,
    Feels,
    HasWeather,
    InSetting,
    Poses,
    Reads,
    Relates,
    Shows,
)


def judge_claim(claim: Claim, text: str, case: Case) -> ClueVerdict:
    """Returns the verdict on one claim about a picture.

    Args:
        claim: What is said.
        text: The clue in words, for the verdict.
        case: The picture.
    """
    match claim:
        case Shows():
            return presence.shows(claim, text, case)
        case Absent():
            return presence.absent(claim, text, case)
        case Poses():
            return people.poses(claim, text, case)
        case Feels():
            return people.feels(claim, text, case)
        case Relates():
            return relations.relates(claim, text, case)
        case Reads():
            return reading.reads(claim, text, case)
        case InSetting():
            return places.in_setting(claim, text, case)
        case AtTime():
            return places.at_time(claim, text, case)
        case HasWeather():
            return places.has_weather(claim, text, case)

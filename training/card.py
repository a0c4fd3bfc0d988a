"""The card of training data: what it is, how it was chosen, and what it is not."""

import json
import re
from collections.abc import Mapping
from importlib import resources
from typing import Any, Final

_MARKUP: Final = re.compile(r"([\\`*_{}\[\]<>#|!~$&])")
_UNSHOWN: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


def card_text(facts: Mapping[str, Any], *, name: str, license: str) -> str:
    """Returns the card as Markdown with the front matter that Hugging Face reads.

    Args:
        facts: `DataFacts` as JSON.
        name: Name of the folder, for the example.
        license: Licence of the data set as whoever exports it chose.
    """
    import jinja2

    environment = jinja2.Environment(
        undefined=jinja2.StrictUndefined, trim_blocks=True, keep_trailing_newline=True, autoescape=False
    )
    environment.filters["plain"] = _plain
    template = resources.files("storytelling_painter.training").joinpath("card.md.j2").read_text(encoding="utf-8")
    return environment.from_string(template).render(
        facts=facts, dpo=facts["format"] == "trl-dpo", name=name if re.fullmatch(r"[\w.-]+", name) else "OUT",
        license=json.dumps(license),
    )


def _plain(text: object) -> str:
    """Returns a text from outside as one line that Markdown shows as it is."""
    return _MARKUP.sub(r"\\\1", " ".join(_UNSHOWN.sub(" ", str(text)).split()))[:300]

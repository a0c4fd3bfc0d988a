"""The card of training data: what it is, how it was chosen, and what it is not."""

import json
import re
from collections.abc import Mapping
from functools import partial
from importlib import resources
from typing import Any

from storytelling_painter.tools.markdown import plain


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
    environment.filters["plain"] = partial(plain, most=300)
    template = resources.files("storytelling_painter.training").joinpath("card.md.j2").read_text(encoding="utf-8")
    return environment.from_string(template).render(
        facts=facts, dpo=facts["format"] == "trl-dpo", name=name if re.fullmatch(r"[\w.-]+", name) else "OUT",
        license=json.dumps(license),
    )

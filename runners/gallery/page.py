"""The page itself: template, style and script put together under a policy that runs nothing else."""

from collections.abc import Sequence
from typing import Final

import orjson

from storytelling_painter.runners.gallery.heading import Heading
from storytelling_painter.runners.pages import asset, policy_hash, templates
from storytelling_painter.runners.reports import SHELF

_ESCAPES: Final = str.maketrans({c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"})


def as_json(value: object) -> str:
    """Returns JSON that can stand in a page: no character of it ends a script or a line of one."""
    return orjson.dumps(value).decode().translate(_ESCAPES)


def as_call(function: str, *values: object) -> str:
    """Returns a script that hands values to the page as JSON texts, so that it reads them by `JSON.parse` alone."""
    return f"{function}({', '.join(as_json(orjson.dumps(v).decode()) for v in values)});\n"


def page(
    heading: Heading, plan: dict[str, object], rows: Sequence[object] | None, details: Sequence[object] | None
) -> str:
    """Returns `index.html`.

    Args:
        heading: The head of the page.
        plan: What the script has to know: `shard`, items of a file of details; `single`, whether the page is the only
            file; `min_score`, the lowest score that a critic lets pass.
        rows: The index, or none where it is a file of its own.
        details: Details of all items, or none where they are files of their own.
    """
    style, script = asset(__package__, "style.css"), asset(__package__, "gallery.js")
    files = rows is None or details is None
    sources = [policy_hash(script), *(["'self'", "file:"] if files else [])]
    policy = {
        "default-src": "'none'",
        "script-src": " ".join(sources),
        "style-src": policy_hash(style),
        "img-src": "data:" if plan["single"] else "'self' file: data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return (
        templates(__package__)
        .get_template("page.html.j2")
        .render(
            heading=heading,
            policy="; ".join(f"{name} {value}" for name, value in policy.items()),
            style=style,
            script=script,
            blocks={
                name: as_json(value)
                for name, value in (("plan", plan), ("rows", rows), ("details", details))
                if value is not None
            },
            index_file=rows is None,
            shelf=None if plan["single"] else f"{SHELF}/index.html",
        )
    )

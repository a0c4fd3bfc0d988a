"""Writes the labelling page: one file with the pictures inside, which needs no server and no network."""

import hashlib
from base64 import b64encode
from pathlib import Path
from typing import Final

import orjson

from storytelling_painter.domain.errors import InputError, RunFolderError
from storytelling_painter.runners.gallery.page import as_json
from storytelling_painter.runners.labelling.statements import judged_pictures, statements_of
from storytelling_painter.runners.pages import asset, policy_hash, templates
from storytelling_painter.runners.run_info import RUN_FILE
from storytelling_painter.tools.atomic import write_file
from storytelling_painter.tools.thumbnails import thumbnail

PAGE: Final = "labels.html"
MOST: Final = 500
_SIDE, _QUALITY = 1024, 84


def write_labelling_page(run: Path, *, assessed: Path | None = None, limit: int = 50) -> Path:
    """Writes `RUN/labels.html`, or `ASSESSED/labels.html`, and returns it.

    The page shows pictures and statements, and neither stories nor verdicts, nor which statements are foils.

    Args:
        run: The run folder, or the folder of pictures that was assessed; it may come from anybody.
        assessed: What `assess` wrote on it; none takes the verdicts of the run's own judge.
        limit: Most pictures, 1 to 500; the first ones of the run.

    Raises:
        InputError: There is nothing to label, or a picture cannot be read.
        RunFolderError: No run folder, the page is a link, or the disk is full or read-only.
    """
    if assessed is None and not (run / RUN_FILE).is_file():
        raise InputError(
            f"{str(run)!r} is no run folder, so nothing there was judged; let `assess` judge it and name what it wrote "
            "by --assessed"
        )
    target = (assessed or run) / PAGE
    if target.is_symlink():
        raise RunFolderError(f"{str(target)!r} is a link, and links are not followed; remove it and try again")
    tasks: list[dict[str, object]] = []
    for judged in judged_pictures(run, assessed):
        if len(tasks) == min(limit, MOST):
            break
        webp = thumbnail(judged.store.load(judged.picture), _SIDE, _QUALITY)
        tasks.append(
            {
                "item": judged.item,
                "picture": judged.picture.sha256,
                "image": f"data:image/webp;base64,{b64encode(webp).decode()}",
                "statements": [{"id": s.name, "text": s.text} for s in statements_of(judged)],
            }
        )
    if not tasks:
        raise InputError(f"no picture of {str(run)!r} was judged, so there is no judge to calibrate")
    asked = [{key: value for key, value in task.items() if key != "image"} for task in tasks]
    data = {"set": hashlib.sha256(orjson.dumps(asked)).hexdigest(), "tasks": tasks}
    style, script = asset(__package__, "labelling.css"), asset(__package__, "labelling.js")
    policy = {
        "default-src": "'none'",
        "script-src": policy_hash(script),
        "style-src": policy_hash(style),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    page = templates(__package__).get_template("labelling.html.j2").render(
        name=run.resolve().name,
        policy="; ".join(f"{name} {value}" for name, value in policy.items()),
        style=style,
        script=script,
        data=as_json(data),
    )
    write_file(target, page.encode("utf-8", "replace"))
    return target

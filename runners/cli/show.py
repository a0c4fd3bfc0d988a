"""`show`: what a picture says about itself."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from storytelling_painter.runners.cli.terminal import put, put_json, put_table, reported, tell

if TYPE_CHECKING:
    from storytelling_painter.tools.provenance import Recipe

NAME: Final = "show"
EPILOG: Final = """\b
Example:
  storytelling-painter show demo-run/pictures/4a/4a0f....png
"""


@reported
def command(
    picture: Annotated[Path, typer.Argument(help="A PNG picture of this project.", metavar="PICTURE")],
    json: Annotated[bool, typer.Option("--json", help="Print the recipe as JSON.")] = False,
) -> int:
    """Print the recipe that a picture carries.

    Anybody can write anything into a picture, so this is what the file says, not what is proved.
    """
    from storytelling_painter.domain.scene import Person
    from storytelling_painter.tools.provenance import pixels_match, read_picture_file, read_recipe

    data = read_picture_file(picture)
    recipe = read_recipe(data)
    same = pixels_match(data, recipe)
    if json:
        put_json({**recipe.model_dump(mode="json", exclude_none=True), "pixels_match": same})
    else:
        put_table([(key, value) for key, value in _told(recipe) if value not in (None, "")])
        if recipe.scene is not None:
            put("plan")
            put_table(
                (
                    (e.id, type(e).__name__.lower(), e.role if isinstance(e, Person) else e.kind)
                    for e in recipe.scene.elements
                ),
                indent="  ",
            )
        put("pixels    " + ("as they were painted" if same else "changed since the recipe was written"))
    if not same:
        tell("warning: the pixels are not those that the recipe was written for")
    return 0


def _told(recipe: "Recipe") -> list[tuple[str, object]]:
    made_by, scene = recipe.made_by, recipe.scene
    return [
        ("title", recipe.title),
        ("item", recipe.item),
        ("painted by", f"{made_by.name} {made_by.version} ({made_by.spec})" if made_by else None),
        ("tool", recipe.tool),
        ("source type", recipe.source_type),
        ("size", recipe.size),
        ("style", recipe.style),
        ("seed", recipe.seed),
        ("action", recipe.action),
        ("moves", len(scene.moves) if scene else None),
        ("setting", f"{scene.setting}, {scene.time_of_day}, {scene.weather}" if scene else None),
        ("settings", recipe.settings_sha256),
    ]

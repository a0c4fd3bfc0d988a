"""`schema`: JSON Schemas of all that is written and read."""

from importlib import import_module
from typing import Annotated, Final, NamedTuple

import typer

from storytelling_painter.runners.cli.terminal import put_json, put_table, reported

NAME: Final = "schema"
EPILOG: Final = """\b
Examples:
  storytelling-painter schema
  storytelling-painter schema record > record.schema.json
"""


class _Where(NamedTuple):
    module: str
    model: str
    what: str


_SCHEMAS: Final = {
    "record": _Where("domain.record", "Record", "a line of items.jsonl: one finished item"),
    "draft": _Where("domain.story", "Draft", "a story with its ledger"),
    "story": _Where("domain.story", "Story", "a story for one picture"),
    "ledger": _Where("domain.ledger", "Ledger", "key points that rest on clues"),
    "scene": _Where("domain.scene", "SceneSpec", "the plan that the illustrator draws"),
    "brief": _Where("domain.story", "Brief", "the order for one item"),
    "attempt": _Where("domain.record", "Attempt", "one painted and checked picture"),
    "settings": _Where("domain.settings", "Settings", "all that can be set"),
    "pool-story": _Where("domain.story", "PoolStory", "a line of a pool of example stories"),
    "told-story": _Where("runners.story_file", "ToldStory", "a line that `stories` writes"),
    "run": _Where("runners.run_info", "RunInfo", "run.json of a run folder"),
    "recipe": _Where("tools.provenance", "Recipe", "what a picture says about itself"),
    "item": _Where("runners.summary", "ItemLine", "an item in the output of --json"),
    "plan": _Where("runners.plan", "Plan", "the output of --dry-run --json"),
    "price": _Where("tools.calls.pricing", "Price", "an entry of a price table"),
    "exchange": _Where("tools.calls.exchange", "Exchange", "a line of a recording, the first one aside"),
    "calibration": _Where("evaluators.calibration.file", "Calibration", "what is known of a judge"),
    "labels": _Where("runners.labelling.labels", "LabelFile", "what the labelling page exports"),
    "assessment": _Where("evaluators.assessment", "Assessment", "what `assess` measured"),
    "assessed": _Where("runners.assessing", "Assessed", "a line of the results of `assess`"),
    "complexity-model": _Where("evaluators.complexity_model.model", "Manifest", "manifest of a fitted model"),
    "summary": _Where("runners.summary", "Summary", "the last line of the output of --json"),
    "export": _Where("runners.export.exporting", "ExportSummary", "export.json of an export"),
    "comparison": _Where("evaluators.comparison.results", "Comparison", "what `compare --json` prints"),
    "event": _Where("graph.events", "Progress", "a progress event of the graph"),
}


@reported
def command(
    name: Annotated[str | None, typer.Argument(help="Name of a schema; without one, all are listed.")] = None,
) -> int:
    """Print the JSON Schema of a file or value."""
    from storytelling_painter.domain.base import SCHEMA_VERSION, Frozen
    from storytelling_painter.domain.errors import InputError

    if name is None:
        put_table((name, where.what) for name, where in _SCHEMAS.items())
        return 0
    if name not in _SCHEMAS:
        raise InputError(f"no schema {name!r}; there are {', '.join(_SCHEMAS)}")
    where = _SCHEMAS[name]
    model: type[Frozen] = getattr(import_module(f"storytelling_painter.{where.module}"), where.model)
    schema = model.model_json_schema()
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "x-schema-version": SCHEMA_VERSION}
    put_json({**head, **schema}, indent=2)
    return 0

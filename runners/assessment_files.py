"""The files of an assessment: a summary as JSON, a table as parquet, and a page that opens from the disk."""

from pathlib import Path
from typing import Final

from jinja2 import Environment, StrictUndefined

from storytelling_painter.evaluators.assessment import Assessment
from storytelling_painter.runners.pages import policy_hash
from storytelling_painter.runners.row_files import check_format, rows_file
from storytelling_painter.tools.atomic import write_file

SUMMARY: Final = "assessment.json"
TABLE: Final = "assessment.parquet"
PAGE: Final = "assessment.html"
_STYLE: Final = """
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid #8884; vertical-align: top; }
td.number { font-variant-numeric: tabular-nums; white-space: nowrap; }
"""
_TEMPLATE: Final = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{{ policy }}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{{ found.source }}: assessment</title>
<link rel="icon" href="data:,">
<style>{{ style|safe }}</style>
</head>
<body>
<h1><bdi>{{ found.source }}</bdi></h1>
<p>{{ found.pictures }} pictures. Intervals are 95%. What failed is in no number.</p>
<table>
<thead><tr><th>measure</th><th>value</th><th>95%</th><th>n</th><th>measured by</th><th>from</th></tr></thead>
<tbody>
{% for row in rows %}
<tr><td>{{ row.measure }}</td>
{% if row.value is none %}<td colspan="2">not measured: {{ row.reason }}</td>{% else %}
<td class="number">{{ "%.3f"|format(row.value) }}</td>
<td class="number">{% if row.low is not none %}{{ "%.3f to %.3f"|format(row.low, row.high) }}{% endif %}</td>
{% endif %}
<td class="number">{{ row.n }}</td><td>{{ row.evaluator }}</td><td>{{ row.source }}</td></tr>
{% endfor %}
</tbody>
</table>
{% if found.lost %}
<h2>Failed</h2>
<ul>
{% for each in found.lost %}
<li><bdi>{{ each.where }}</bdi>, {{ each.measure }}: {{ each.why }}</li>
{% endfor %}
</ul>
{% endif %}
</body>
</html>
"""


def write_assessment(out: Path, found: Assessment, *, parquet: bool = False) -> Path:
    """Writes the files of an assessment and returns the page.

    Args:
        out: The folder.
        found: What was measured.
        parquet: Whether to write the table as well, which needs the extra `data`.

    Raises:
        RunFolderError: The disk is full or read-only.
        SpecError: The extra is not installed.
    """
    rows = list(found.rows())
    if parquet:
        check_format("parquet")
        write_file(out / TABLE, rows_file(rows, found.source, "parquet"))
    write_file(out / SUMMARY, found.model_dump_json(indent=1).encode())
    style = f"style-src {policy_hash(_STYLE)}"
    policy = f"default-src 'none'; {style}; img-src data:; base-uri 'none'; form-action 'none'"
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    page = environment.from_string(_TEMPLATE).render(found=found, rows=rows, policy=policy, style=_STYLE)
    write_file(out / PAGE, page.encode("utf-8", "replace"))
    return out / PAGE

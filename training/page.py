"""The report of a comparison as one page without any script."""

from importlib import resources

from storytelling_painter.training.evaluating import MEASURES, Comparison


def page_of(report: Comparison) -> str:
    """Returns the page; every text in it may come from a model and is escaped."""
    import jinja2

    environment = jinja2.Environment(undefined=jinja2.StrictUndefined, autoescape=True, trim_blocks=True)
    text = resources.files("storytelling_painter.training").joinpath("comparison.html.j2").read_text(encoding="utf-8")
    return environment.from_string(text).render(report=report, measures=MEASURES)

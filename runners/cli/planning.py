"""`--dry-run`: prints what a run would do."""

from typing import TYPE_CHECKING

from storytelling_painter.runners.cli.terminal import line, put, put_json, put_table, tell

if TYPE_CHECKING:
    from storytelling_painter.runners.plan import Plan, Range, Work
    from storytelling_painter.tools.configuration import Resolved


def show_plan(work: "Work", resolved: "Resolved", items: int, json: bool) -> int:
    """Prints the plan of a run and returns the exit code.

    Raises:
        SettingsError: Money is capped and a price is not known, as the run itself would refuse it.
    """
    from storytelling_painter.runners.plan import plan_of
    from storytelling_painter.tools.calls.provision import refuse_unpriced

    refuse_unpriced(resolved.settings, resolved.means)
    plan = plan_of(work, resolved.settings, resolved.means, items)
    if json:
        put_json(plan)
    else:
        _show(plan)
    tell("nothing was run")
    return 0


def _show(plan: "Plan") -> None:
    put(f"{plan.work}: {plan.items} items to make")
    put_table(((role, spec) for role, spec in plan.roles.items()), indent="  ")
    if plan.steps:
        put_table(
            [
                ("step", "role", "calls least", "likely", "most", "tokens in/out each", "US$ least", "likely", "most"),
                *(
                    (
                        step.step, step.role, *_figures(step.calls, "{:.0f}"),
                        f"{step.input_tokens}/{step.output_tokens}", *_figures(step.cost_usd, "{:.2f}"),
                    )
                    for step in plan.steps
                ),
                ("all", "", *_figures(plan.calls, "{:.0f}"), "", *_figures(plan.cost_usd, "{:.2f}")),
            ]
        )
    caps = {key: value for key, value in plan.caps.model_dump().items() if value is not None}
    if caps:
        put("caps of the run: " + ", ".join(f"{key} {value:g}" for key, value in caps.items()))
    for unpriced in plan.unpriced:
        put(line(f"price not known, in no sum: {unpriced}"))
    for note in plan.notes:
        put(line(note))
    put("Nothing was run.")


def _figures(figures: "Range", form: str) -> tuple[str, ...]:
    return tuple("?" if f is None else form.format(f) for f in (figures.least, figures.likely, figures.most))

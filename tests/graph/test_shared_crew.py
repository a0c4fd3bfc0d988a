"""What a request to a shared process may choose, and what only whoever started it."""

from pathlib import Path

import pytest

from storytelling_painter.domain.errors import SettingsError, SpecError
from storytelling_painter.domain.settings import Settings
from storytelling_painter.domain.story import Brief
from storytelling_painter.graph import context
from storytelling_painter.graph.context import refuse_specs, shared_crew
from storytelling_painter.graph.embed import run_one
from storytelling_painter.testing.scripted_models import ScriptedModels
from storytelling_painter.testing.stand_in import StandIn

MODEL = Settings(crew="openai:gpt-test", painter="openai:gpt-image-1")


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OPENAI_API_KEY", "k" * 20)
    for cache in (context._built, context._provision):
        cache.cache_clear()


@pytest.mark.parametrize(
    "settings",
    [
        MODEL,
        Settings(painter="openai:gpt-image-1"),
        Settings(judge="openai:gpt-4o"),
        Settings(storyteller="langchain:os:system"),
        Settings.model_validate({"pictures": {"soften": True, "softener": "openai:gpt-4o"}}),
    ],
)
async def test_a_request_cannot_choose_a_model_by_itself(settings: Settings) -> None:
    with pytest.raises(SpecError, match="STORYTELLING_PAINTER_STUDIO_SPECS"):
        await shared_crew(settings)


def test_only_the_very_specs_that_are_listed_are_allowed() -> None:
    refuse_specs(Settings(), "")
    refuse_specs(MODEL, " openai:gpt-test, openai:gpt-image-1 ")
    for listed in ("openai:gpt-test", "openai:*", "openai", "openai:gpt-test-2,openai:gpt-image-1"):
        with pytest.raises(SpecError):
            refuse_specs(MODEL, listed)


async def test_caps_of_the_server_hold_for_all_requests_together(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "storytelling-painter.toml").write_text("[caps.run]\ncalls = 14\n")
    monkeypatch.setenv("STORYTELLING_PAINTER_STUDIO_SPECS", "openai:gpt-test,openai:gpt-image-1")
    async with StandIn(ScriptedModels()) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        first = await run_one(Brief(id="one", seed=1), MODEL)
        stops = [(await run_one(Brief(id=f"item-{n}", seed=n), MODEL)).stop for n in range(4)]
        assert first.usage.calls and first.error is None
        assert stops[-1] == "budget" and len(server.seen) <= 14
        await context._provision().aclose()


async def test_a_cap_on_money_without_prices_is_refused_for_requests_too(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "storytelling-painter.toml").write_text("[caps.run]\ncost_usd = 1.0\n")
    monkeypatch.setenv("STORYTELLING_PAINTER_STUDIO_SPECS", "openai:gpt-test,openai:gpt-image-1")
    with pytest.raises(SettingsError, match="no price is known"):
        await shared_crew(MODEL)


async def test_a_program_may_name_models_and_means_by_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    async with StandIn(ScriptedModels()) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        record = await run_one(Brief(id="one", seed=1), MODEL, out=tmp_path / "out")
    assert record.error is None and record.usage.calls == len(server.seen)

"""`doctor SPEC` and `prices`: what a model can do is asked of it, and what is not known is said."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from calling import Said

from storytelling_painter.testing.stand_in import Answer, Seen, StandIn

Cli = Callable[..., Said]
KEY = "sk-sentinel-8c1f0b7d2e6a4953"


def able(seen: Seen) -> Answer | None:
    """A model that can do everything."""
    return Answer(text='{"colour": "red"}') if seen.shape else None


def sentences(seen: Seen) -> Answer | None:
    """A model that talks and does nothing else."""
    if seen.endpoint == "chat":
        return Answer(text="Let me think about that.")
    return Answer(picture=b"<svg xmlns='http://www.w3.org/2000/svg'/>")


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)


def test_an_able_model_can_play_every_role(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    with StandIn(able, key=KEY) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        said = cli("doctor", "openai:gpt-test", "openai:gpt-image-1", "--json")
        assert said.code == 0
        assert len(server.seen) <= 8
        shown = cli("doctor", "openai:gpt-test")
    chat, pictures = said.lines
    assert {"storyteller", "critic", "aligner", "judge"} <= set(chat["plays"])
    assert [f["ability"] for f in chat["findings"]] == ["chat", "json", "photos", "logprobs"]
    assert pictures["plays"] == ["painter", "edits of the painter"] and pictures["used"]["pictures"] == 2
    assert "OPENAI_API_KEY (set)" in shown.out and "not known" in shown.out and "--prices" in shown.out
    assert KEY not in said.out + said.err + shown.out + shown.err


def test_what_a_model_cannot_do_is_said_with_what_follows(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    with StandIn(sentences) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        chat = cli("doctor", "openai:gpt-test", "--json")
        painter = cli("doctor", "openai:dall-e-3")
    assert chat.code == 1 and chat.lines[0]["plays"] == []
    assert any(c.startswith("critic: the answer has not the asked form") for c in chat.lines[0]["cannot"])
    assert painter.code == 1 and "no PNG, JPEG or WebP" in painter.out


def test_a_blind_model_is_no_judge(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    with StandIn(lambda seen: Answer(text='{"colour": "blue"}') if seen.shape else None) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        said = cli("doctor", "openai:gpt-test", "--json")
    assert said.code == 0 and set(said.lines[0]["plays"]) >= {"storyteller", "critic"}
    assert "judge: it takes a picture and sees a red one as blue" in said.lines[0]["cannot"]


def test_a_refused_key_is_a_finding_and_a_missing_one_a_usage_error(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    with StandIn(key="another") as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        said = cli("doctor", "openai:gpt-test")
        assert said.code == 1 and "AccessError" in said.out and KEY not in said.out + said.err
    monkeypatch.delenv("OPENAI_API_KEY")
    monkeypatch.delenv("OPENAI_BASE_URL")
    said = cli("doctor", "openai:gpt-test")
    assert said.code == 2 and "OPENAI_API_KEY" in said.err
    assert cli("doctor", "nobody:x").code == 2


def test_a_server_of_the_settings_file_is_probed_by_its_name(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with StandIn(able) as server:
        (tmp_path / "storytelling-painter.toml").write_text(f'[providers.mine]\nbase_url = "{server.base_url}"\n')
        said = cli("doctor", "mine:llama", "--json")
        forced = cli("doctor", "mine:painter-3", "--as", "picture", "--json")
    assert said.code == forced.code == 0 and "without a key" in said.lines[0]["provider"]
    assert "painter" in forced.lines[0]["plays"]


def test_prices_are_listed_with_their_age(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "my.toml").write_text(
        '[[price]]\nmodels = ["mine/*"]\ninput = 1\noutput = 2\nseen = 2020-01-01\nsource = "old"\n'
    )
    said = cli("prices", "--prices", "my.toml")
    assert said.code == 0 and "gpt-4o" in said.out and " !" in said.out
    first = json.loads(cli("prices", "--prices", "my.toml", "--json").out.splitlines()[0])
    assert first["models"] == ["mine/*"] and first["age_days"] > 1_000 and first["table"] == "my.toml"
    assert "prices" in cli("doctor").out

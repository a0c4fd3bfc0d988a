"""Means: from the same places as settings, by table, and never with a secret."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storytelling_painter.domain.errors import SettingsError
from storytelling_painter.domain.means import Caps, Means, Provider
from storytelling_painter.domain.settings import Settings
from storytelling_painter.tools.configuration import resolve_settings
from storytelling_painter.tools.providing import differing_means, is_means_key, known_means_key, known_means_keys

ENV = "STORYTELLING_PAINTER_"
FILE = """
seed = 4
max_tries = 3
prices = "p.toml"
[story_loop]
max_rounds = 2
[providers.mine]
base_url = "http://127.0.0.1:8000/v1"
key_variable = "MINE_KEY"
requests_per_minute = 60
[caps.run]
cost_usd = 5.0
[caps.item]
calls = 9
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "storytelling-painter.toml"
    path.write_text(FILE)
    return path


def means(text: str, tmp_path: Path, environ: dict[str, str] | None = None, **call: object) -> Means:
    path = tmp_path / "m.toml"
    path.write_text(text)
    return resolve_settings(call, path, environ or {}).means


def test_settings_and_means_stand_in_one_file(file: Path) -> None:
    settings, origins, found = resolve_settings(None, file)
    assert (settings.seed, settings.story_loop.max_rounds) == (4, 2)
    assert found == Means(
        providers=(
            Provider(
                name="mine", base_url="http://127.0.0.1:8000/v1", key_variable="MINE_KEY", requests_per_minute=60
            ),
        ),
        run=Caps(cost_usd=5.0),
        item=Caps(calls=9),
        prices="p.toml",
        max_tries=3,
    )
    assert origins["caps.run.cost_usd"] == "file" and "caps.run.calls" not in origins


def test_means_are_no_part_of_what_a_run_is(file: Path) -> None:
    assert resolve_settings(None, file).settings.sha256 == Settings.model_validate(
        {"seed": 4, "story_loop": {"max_rounds": 2}}
    ).sha256


def test_call_wins_over_file_over_environment(file: Path) -> None:
    environ = {
        f"{ENV}CAPS__RUN__COST_USD": "3", f"{ENV}CAPS__RUN__CALLS": "7", f"{ENV}CAPS__ITEM__CALLS": "2",
        f"{ENV}PROVIDERS__OTHER__BASE_URL": "https://other.example/v1",
    }
    found = resolve_settings({"caps.item.calls": 1, "caps.item.seconds": None}, file, environ).means
    assert found.run == Caps(cost_usd=5.0, calls=7) and found.item == Caps(calls=1)
    assert [p.name for p in found.providers] == ["mine", "other"]


def test_openais_own_variable_is_its_address_and_a_table_completes_it(tmp_path: Path) -> None:
    environ = {"OPENAI_BASE_URL": "http://127.0.0.1:9/v1"}
    found = means("[providers.openai]\nmax_in_flight = 3\n", tmp_path, environ).provider("openai")
    assert found is not None
    assert (found.base_url, found.key_variable, found.max_in_flight) == (
        "http://127.0.0.1:9/v1", "OPENAI_API_KEY", 3
    )
    own = means('[providers.openai]\nbase_url = "http://127.0.0.1:8/v1"\n', tmp_path, environ).provider("openai")
    assert own is not None and own.base_url == "http://127.0.0.1:8/v1"
    default = means("", tmp_path).provider("openai")
    assert default is not None and default.base_url == "https://api.openai.com/v1"
    assert means("", tmp_path).provider("nobody") is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[caps.run]\ncost = 1\n", ["`caps.run.cost`", "did you mean `caps.run.cost_usd`?"]),
        ("[caps.all]\ncalls = 1\n", ["`caps.all.calls`", "did you mean"]),
        ("[providers.x]\nbase_urll = 'y'\n", ["did you mean `providers.x.base_url`?"]),
        ("[providers.x]\nzqzqzq = 1\n", ["`providers.x.zqzqzq`", "known: ", "providers.x.timeout"]),
        ("[providers.x]\ntimeout = 5\n", ["`providers.x.base_url` is missing"]),
        ("[providers.x]\nbase_url = 'ftp://x'\n", ["`providers.x", "http or https address"]),
        ("[providers.X-1]\nbase_url = 'http://x/v1'\n", ["`providers.X-1.name`", "small letters"]),
        ("[caps.run]\ncalls = -1\n", ["`caps.run.calls`"]),
        ("[caps.run]\ncost_usd = inf\n", ["`caps.run.cost_usd`"]),
        ("max_tries = 0\n", ["`max_tries`"]),
        ("providers = 3\n", ["`providers`"]),
        ("[providers.x]\napi_key = 'abc'\n", ["looks like a secret", "`key_variable`"]),
        ("[providers.x]\nbase_url = 'http://x/v1?api_key=abc'\n", ["holds what looks like a secret"]),
    ],
)
def test_what_is_wrong_is_named_with_a_hint(text: str, words: list[str], tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        means(text, tmp_path)
    assert all(word in str(caught.value) for word in words), caught.value


@pytest.mark.parametrize(
    "text",
    [
        "[providers.x]\nbase_url = 'http://user:HUSH@x/v1'\n",
        "[providers.x]\nbase_url = 'http://x/v1'\nkey_variable = 'hush-HUSH'\n",
        "[providers.x]\nbase_url = 'http://x/v1?a=HUSH'\n",
        "[providers.x]\nbase_url = 'HUSH'\n",
        "[providers.x]\npassword = 'HUSH'\n",
    ],
)
def test_a_refusal_quotes_no_address_and_no_key(text: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        means(text, tmp_path)
    assert "HUSH" not in str(caught.value)


def test_other_means_are_told_key_by_key() -> None:
    mine = Provider(name="mine", base_url="http://a/v1")
    old, new = Means(providers=(mine,), run=Caps(calls=3)), Means(run=Caps(calls=5))
    told = differing_means(new, old)
    assert "`caps.run.calls` was 3, now 5" in told
    assert "`providers.mine.base_url` was 'http://a/v1', now None" in told
    assert differing_means(old, old) == ()


@given(st.text(max_size=30), st.text(max_size=30))
def test_no_key_is_known_that_is_not_of_the_means(name: str, field: str) -> None:
    for key in (name, f"caps.{name}.{field}", f"providers.{name}.{field}"):
        if known_means_key(key):
            assert is_means_key(key)


def test_every_listed_key_is_known() -> None:
    assert all(known_means_key(key) for key in (*known_means_keys(), *known_means_keys("providers.mine.x")))

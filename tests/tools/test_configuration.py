"""Settings: which place wins, what is refused, and what the refusal says."""

from pathlib import Path

import pytest

from storytelling_painter.domain.errors import SettingsError
from storytelling_painter.domain.settings import Settings
from storytelling_painter.tools.configuration import (
    differing_keys,
    flat,
    known_keys,
    load_settings,
    resolve_settings,
)

ENV = "STORYTELLING_PAINTER_"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "storytelling-painter.toml"
    path.write_text('seed = 2\nstyle = "line_art"\n[story_loop]\nmax_rounds = 2\n')
    return path


def test_nothing_said_gives_the_defaults() -> None:
    resolved = resolve_settings()
    assert resolved.settings == Settings()
    assert set(resolved.origins.values()) == {"default"}
    assert set(resolved.origins) == set(known_keys()) == set(flat(Settings()))


def test_call_wins_over_file_over_environment_over_default(file: Path) -> None:
    environ = {f"{ENV}SEED": "3", f"{ENV}STYLE": "colour", f"{ENV}SIZE": "512", "HOME": "/x"}
    settings, origins, _ = resolve_settings({"seed": 1, "mode": None}, file, environ)
    assert (settings.seed, settings.style, settings.size, settings.mode) == (1, "line_art", 512, "cor_guided")
    assert [origins[k] for k in ("seed", "style", "size", "mode")] == ["call", "file", "environment", "default"]


def test_a_default_can_be_chosen_on_purpose(file: Path) -> None:
    assert load_settings({"seed": 0, "style": "colour"}, file).style == "colour"


def test_nested_keys_merge_one_by_one(file: Path) -> None:
    environ = {f"{ENV}STORY_LOOP__MAX_ROUNDS": "5", f"{ENV}STORY_LOOP__MIN_SCORE": "4"}
    settings, origins, _ = resolve_settings({"story_loop": {"min_novelty": 0.3}}, file, environ)
    assert settings.story_loop.model_dump() == {
        "max_rounds": 2, "min_score": 4, "min_novelty": 0.3, "max_rewrites": Settings().story_loop.max_rewrites
    }
    assert origins["story_loop.max_rounds"] == "file"
    assert load_settings({"story_loop.max_rounds": 4}, file).story_loop.max_rounds == 4


@pytest.mark.parametrize(
    ("call", "environ", "words"),
    [
        ({"sed": 1}, {}, ["unknown setting `sed`", "did you mean `seed`?", "(call)"]),
        ({"story_loop": {"max_round": 1}}, {}, ["`story_loop.max_round`", "did you mean `story_loop.max_rounds`?"]),
        ({"wibble": 1}, {}, ["`wibble`", "known: ", "`image_loop.candidates`"]),
        ({"image_loop": 3}, {}, ["`image_loop` holds further keys", "`image_loop.max_rounds`"]),
        ({}, {f"{ENV}SIZES": "512"}, [f"`{ENV}SIZES`", "did you mean `size`?", "(environment)"]),
        ({}, {f"{ENV}IMAGE_LOOP__CANDIDATE": "1"}, ["did you mean `image_loop.candidates`?"]),
        ({"size": 12}, {}, ["`size` = '12' (call)", "greater than or equal to 256"]),
        ({}, {f"{ENV}STORY_LOOP__MAX_ROUNDS": "many"}, ["`story_loop.max_rounds` = 'many' (environment)", "integer"]),
        ({"style": "oil"}, {}, ["`style` = 'oil'", "'colour' or 'line_art'"]),
    ],
)
def test_a_refusal_names_key_place_and_remedy(
    call: dict[str, object], environ: dict[str, str], words: list[str]
) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(call, None, environ)
    assert [w for w in words if w not in str(caught.value)] == []


def test_several_bad_values_are_told_at_once() -> None:
    with pytest.raises(SettingsError, match=r"size.*; .*seed"):
        load_settings({"size": 1, "seed": -1})


@pytest.mark.parametrize("name", ["openai_api_key", "api_key", "token", "hf_token", "password", "my_secret"])
def test_secrets_are_refused_and_never_quoted(name: str, tmp_path: Path) -> None:
    file = tmp_path / "s.toml"
    file.write_text(f'{name} = "hunter2-hunter2"\n')
    for arguments in (({name: "hunter2"}, None, {}), ({}, file, {}), ({}, None, {ENV + name.upper(): "hunter2"})):
        with pytest.raises(SettingsError, match="looks like a secret") as caught:
            load_settings(*arguments)
        assert "hunter2" not in str(caught.value)


def test_a_secret_in_a_spec_is_refused() -> None:
    with pytest.raises(SettingsError, match="the value of `painter`") as caught:
        load_settings({"painter": "openai:gpt?api_key=abcdef"})
    assert "abcdef" not in str(caught.value)


def test_variables_of_the_development_server_are_no_settings() -> None:
    assert load_settings(environ={f"{ENV}STUDIO_OUT": "x", f"{ENV}SEED": ""}) == Settings()


@pytest.mark.parametrize(
    ("text", "words"), [("seed = ", "no TOML"), ("[a", "no TOML"), ("zeed = 1", "`zeed` in s.toml")]
)
def test_a_broken_file_is_refused(tmp_path: Path, text: str, words: str) -> None:
    file = tmp_path / "s.toml"
    file.write_text(text)
    with pytest.raises(SettingsError, match=words):
        load_settings(file=file)


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        load_settings(file=tmp_path / "none.toml")
    binary = tmp_path / "b.toml"
    binary.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="no TOML"):
        load_settings(file=binary)


def test_differing_keys_name_both_values() -> None:
    changed = load_settings({"style": "line_art", "image_loop.candidates": 1})
    assert differing_keys(Settings(), changed) == {
        "style": ("colour", "line_art"), "image_loop.candidates": (2, 1)
    }


@pytest.mark.parametrize("votes", [2, 4, 8])
def test_an_even_number_of_votes_is_refused(votes: int) -> None:
    with pytest.raises(SettingsError, match="votes.*must be odd"):
        load_settings({"votes": votes})

"""Prices: known ones are added up, unknown ones stay unknown, and a user's table goes first."""

from datetime import date
from pathlib import Path

import pytest

from storytelling_painter.domain.errors import SettingsError
from storytelling_painter.domain.means import Means, Provider
from storytelling_painter.tools.calls.call import Call, Tag, Usage
from storytelling_painter.tools.calls.metering import UsageMeter
from storytelling_painter.tools.calls.pricing import PriceTable

OWN = """
[[price]]
models = ["mine/llama-*", "openai/gpt-4o"]
input = 1.0
cached = 0.5
output = 4.0
seen = 2026-10-01
source = "my contract"
"""


def call(provider: str, model: str, most: Usage | None = None, variant: str = "", kind: str = "chat") -> Call:
    return Call(kind, provider, model, Tag("i", "s"), b"{}", most or Usage(), variant)  # type: ignore[arg-type]


def table(tmp_path: Path, text: str = OWN, *providers: Provider) -> PriceTable:
    (tmp_path / "my.toml").write_text(text)
    return PriceTable(Means(prices=str(tmp_path / "my.toml"), providers=providers))


def test_every_shipped_price_has_a_date_and_a_source_and_adds_up() -> None:
    prices = PriceTable(Means())
    assert len(prices.entries) >= 10 and all(e.table == "shipped" for e in prices.entries)
    assert all(e.price.source and e.price.seen <= date(2026, 12, 31) for e in prices.entries)
    used = Usage(input_tokens=1_000_000, cached_tokens=400_000, output_tokens=100_000)
    assert prices.cost(call("openai", "gpt-4o"), used) == pytest.approx(0.6 * 2.5 + 0.4 * 1.25 + 1.0)


def test_what_is_not_listed_is_unknown_and_never_free() -> None:
    prices = PriceTable(Means())
    for provider, model in (("openai", "gpt-77"), ("nobody", "gpt-4o"), ("openai", "gpt-4o-audio-preview")):
        assert prices.cost(call(provider, model), Usage(input_tokens=1)) is None


def test_another_server_behind_the_same_name_does_not_get_openais_prices() -> None:
    other = Provider(name="openai", base_url="http://127.0.0.1:9/v1")
    gateway = Provider(name="mygate", base_url="https://api.openai.com/v1")
    prices = PriceTable(Means(providers=(other, gateway)))
    assert prices.price_of("openai", "gpt-4o") is None
    assert prices.price_of("mygate", "gpt-4o") is not None


def test_a_users_entry_goes_before_the_shipped_one(tmp_path: Path) -> None:
    prices = table(tmp_path)
    assert prices.cost(call("openai", "gpt-4o"), Usage(input_tokens=10**6)) == 1.0
    assert prices.cost(call("mine", "llama-3"), Usage(output_tokens=10**6)) == 4.0
    assert prices.price_of("openai", "gpt-4o-mini") is not None
    assert prices.entries[0].table == "my.toml" and prices.entries[0].age(date(2026, 10, 31)) == 30


def test_pictures_cost_by_tokens_where_counted_and_else_by_size_and_quality() -> None:
    prices = PriceTable(Means())
    picture = call("openai", "gpt-image-1", variant="1024x1024/low", kind="picture")
    assert prices.cost(picture, Usage(input_tokens=100, output_tokens=272, pictures=1)) == pytest.approx(0.01188)
    assert prices.cost(picture, Usage(pictures=1)) == 0.011
    plain = call("openai", "dall-e-3", variant="1024x1792/hd", kind="picture")
    assert prices.cost(plain, Usage(pictures=2)) == pytest.approx(0.24)
    assert prices.cost(call("openai", "gpt-4o", kind="picture"), Usage(pictures=1)) is None
    assert prices.cost(call("nobody", "x", kind="fetch"), Usage()) == 0.0


def test_what_is_set_aside_for_a_picture_covers_what_its_tokens_can_cost() -> None:
    prices = PriceTable(Means())
    tokens = {"1024x1024": (272, 1056, 4160), "1024x1536": (408, 1584, 6240), "1536x1024": (400, 1568, 6208)}
    for size, counts in tokens.items():
        for quality, count in zip(("low", "medium", "high"), counts, strict=True):
            made = call("openai", "gpt-image-1", variant=f"{size}/{quality}", kind="picture")
            paid = prices.cost(made, Usage(output_tokens=count, pictures=1))
            kept = prices.cost(made, Usage(pictures=1))
            assert paid is not None and kept is not None and paid <= kept


def test_an_answer_without_a_count_is_charged_at_its_most() -> None:
    most = Usage(input_tokens=10**6, output_tokens=10**6)
    assert PriceTable(Means()).cost(call("openai", "gpt-4o", most), Usage()) == 12.5


def test_local_models_cost_nothing() -> None:
    prices = PriceTable(Means())
    assert prices.cost(call("llamacpp", "model.gguf"), Usage(input_tokens=5, output_tokens=5)) == 0.0
    assert prices.cost(call("diffusers", "sd", variant="512x512", kind="picture"), Usage(pictures=1)) == 0.0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[[price]]\nmodels = ["a/b"]\ninput = 1\n', "seen"),
        (OWN.replace("cached", "cachd"), "cachd"),
        (OWN.replace("1.0", "-1.0"), "input"),
        ("not toml", "no TOML"),
        ("schema_version = 7\n", "schema_version"),
    ],
)
def test_a_bad_table_is_refused_by_name(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(SettingsError, match=r"my\.toml") as caught:
        table(tmp_path, text)
    assert words in str(caught.value)


def test_a_table_that_is_not_there_is_refused() -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        PriceTable(Means(prices="nowhere.toml"))


def test_the_meter_counts_by_item_and_in_all_and_marks_what_was_replayed() -> None:
    meter = UsageMeter()
    meter.add("a", Usage(input_tokens=10, output_tokens=2), 0.5)
    meter.add("a", Usage(input_tokens=1, cached_tokens=1), 0.25, replayed=True)
    meter.add_lost("a", 0.125)
    meter.add("b", Usage(pictures=1), None)
    assert meter.total.calls == 2 and meter.total.replayed == 1 and meter.total.cost_usd is None
    a = meter.take("a")
    assert (a.calls, a.replayed, a.lost, a.input_tokens, a.cached_tokens, a.cost_usd) == (2, 1, 1, 11, 1, 0.875)
    assert meter.take("b").cost_usd is None and meter.take("a").calls == 0
    assert (a + a).cost_usd == 1.75 and (a + meter.take("c")).cost_usd == 0.875


def test_an_unknown_cost_in_a_sum_makes_it_unknown() -> None:
    meter = UsageMeter()
    meter.add("a", Usage(), 1.0)
    meter.add("b", Usage(), None)
    assert (meter.take("a") + meter.take("b")).cost_usd is None

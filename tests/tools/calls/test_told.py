import time
from email.utils import formatdate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storytelling_painter.tools.calls.told import LONGEST, NAMES, quota, retry_after, span

NOW = 1_780_000_000.0


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1s", 1.0),
        ("6m0s", 360.0),
        ("120ms", 0.12),
        ("1h2m3.5s", 3723.5),
        ("2d", LONGEST),
        ("20", 20.0),
        ("0", 0.0),
        ("1.5", 1.5),
        (str(int(NOW) + 30), 30.0),
        (str(int(NOW + 30) * 1000), 30.0),
        (str(int(NOW) - 30), 0.0),
        (formatdate(NOW + 90, usegmt=True), 90.0),
        ("2026-05-28T20:27:10Z", 30.0),
        ("999999", LONGEST),
    ],
)
def test_spans_in_all_forms(text: str, seconds: float) -> None:
    assert span(text, NOW) == pytest.approx(seconds)


@pytest.mark.parametrize(
    "text", ["", "soon", "-5", "nan", "inf", "1e9", "٣", "5x", "s", "1s2", "Wed, 99 Foo", "9" * 80]
)
def test_what_is_no_span_says_nothing(text: str) -> None:
    assert span(text, NOW) is None


def test_milliseconds_go_before_seconds() -> None:
    assert retry_after({"retry-after-ms": "1500", "retry-after": "2"}) == 1.5
    assert retry_after({"retry-after": formatdate(time.time() + 5, usegmt=True)}) == pytest.approx(5, abs=1.5)
    assert retry_after({}) is None


def test_quotas_of_several_providers() -> None:
    openai = {
        "x-ratelimit-limit-requests": "6000",
        "x-ratelimit-remaining-requests": "5999",
        "x-ratelimit-reset-requests": "10ms",
        "x-ratelimit-limit-tokens": "1000",
        "x-ratelimit-remaining-tokens": "0",
        "x-ratelimit-reset-tokens": "1m",
    }
    found = quota(openai, "requests")
    assert found is not None and found[:3] == (6000, 5999, 0.01) and found.rate == pytest.approx(100)
    tokens = quota(openai, "tokens")
    assert tokens is not None and tokens.remaining == 0 and tokens.rate == pytest.approx(1000 / 60)
    anthropic = {f"anthropic-ratelimit-requests-{k}": v for k, v in (("limit", "50"), ("remaining", "49"))}
    assert quota(anthropic, "requests") is not None
    assert quota({"ratelimit-limit": "10", "ratelimit-remaining": "2", "ratelimit-reset": "4"}, "requests") == (
        10,
        2,
        4,
        2,
    )
    assert quota(anthropic, "tokens") is None


def test_a_limit_of_a_day_is_not_taken_for_one_of_a_minute() -> None:
    told = {
        "x-ratelimit-limit-requests": "200",
        "x-ratelimit-remaining-requests": "199",
        "x-ratelimit-reset-requests": "7m12s",
    }
    found = quota(told, "requests")
    assert found is not None and found.rate == pytest.approx(1 / 432)


@given(st.dictionaries(st.sampled_from(sorted(NAMES)), st.text(max_size=40) | st.integers().map(str)))
def test_wild_headers_never_raise_and_never_give_wild_numbers(headers: dict[str, str]) -> None:
    waited = retry_after(headers, NOW)
    assert waited is None or 0 <= waited <= LONGEST
    for what in ("requests", "tokens"):
        found = quota(headers, what, NOW)
        if found is not None:
            assert found.limit >= 1 and 0 <= found.remaining <= found.limit and found.rate >= 0

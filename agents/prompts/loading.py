"""Prompts are text files with a header; what a file declares, what it uses and what it is given has to be the same.

    version: 1
    about: What it is for, in one line.
    variables: story, language
    --- system
    You write ...
    --- user
    {{ story | data }}

The file is split into its parts before anything is filled in, so no value can open a part. Templates are Jinja2 in a
sandbox without a loader: they cannot include files or reach into objects. `{{ x | data }}` writes a value as JSON,
which is how every text that somebody else wrote goes in.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol, cast

from storytelling_painter.domain.errors import InputError

if TYPE_CHECKING:
    from storytelling_painter.tools.chat.model import Message, Role

ROLES: Final = ("system", "user")
MAX_BYTES: Final = 100_000
_SUFFIX: Final = ".txt"
_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,63}")
_PART: Final = re.compile(r"^--- ([a-z]+)[ \t]*\n", re.MULTILINE)
_HEADER: Final = frozenset({"version", "about", "variables"})


class Filling(Protocol):
    """Fills in one part of a prompt, as a Jinja2 template does."""

    def render(self, values: Mapping[str, object], /) -> str: ...


@dataclass(frozen=True, slots=True)
class Fixed:
    """A part into which nothing is filled in: the system part of most prompts."""

    text: str

    def render(self, values: Mapping[str, object], /) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Prompt:
    """One prompt file, checked.

    Attributes:
        name: Of the file, without its ending.
        version: What the header says; raised with every change of the words.
        about: What it is for.
        variables: What has to be given, in the order of the header.
        sha256: Hash of the file's bytes.
    """

    name: str
    version: str
    about: str
    variables: tuple[str, ...]
    sha256: str
    parts: tuple[tuple[str, Filling], ...]

    def render(self, **values: object) -> str:
        """Fills in the values and returns the text; the parts of a conversation stand below one another.

        Raises:
            ValueError: A value is missing, or is not declared.
            InputError: The file does something with a value that cannot be done.
        """
        return "\n\n".join(text for _, text in self._filled(values))

    def messages(self, **values: object) -> "tuple[Message, ...]":
        """Fills in the values and returns the parts as turns of a conversation.

        Raises:
            ValueError: A value is missing, or is not declared.
            InputError: The file does something with a value that cannot be done.
        """
        from storytelling_painter.tools.chat.model import Message

        return tuple(Message(cast("Role", role), text) for role, text in self._filled(values))

    def _filled(self, values: Mapping[str, object]) -> list[tuple[str, str]]:
        from jinja2 import TemplateError

        if odd := set(self.variables) ^ set(values):
            raise ValueError(f"prompt {self.name!r} takes {sorted(self.variables)}; wrong or missing: {sorted(odd)}")
        try:
            return [(role, template.render(values).strip()) for role, template in self.parts]
        except (TemplateError, TypeError, ArithmeticError, LookupError) as error:
            raise InputError(f"prompt {self.name!r} cannot be filled in: {error}") from error


def combined_sha256(prompts: Iterable[Prompt]) -> str:
    """Returns the hash that stands for several prompts in one `MadeBy`; one prompt's own hash where it is alone."""
    hashes = [prompt.sha256 for prompt in prompts]
    return hashes[0] if len(hashes) == 1 else hashlib.sha256("\n".join(hashes).encode()).hexdigest()


def known_prompts() -> tuple[str, ...]:
    """Returns the names of the shipped prompts."""
    files = resources.files(__package__).iterdir()
    return tuple(sorted(f.name.removesuffix(_SUFFIX) for f in files if f.name.endswith(_SUFFIX)))


@lru_cache(maxsize=128)
def load_prompt(name: str, folder: Path | None = None) -> Prompt:
    """Loads a prompt, once a process.

    Args:
        name: Name of the file without its ending; nothing that could be a path.
        folder: A user's folder whose files go before the shipped ones.

    Raises:
        InputError: No such prompt, a name that is a path, or a file that breaks the rules of this module.
    """
    if not _NAME.fullmatch(name):
        raise InputError(f"{name!r} is no name of a prompt; known: {', '.join(known_prompts())}")
    return read_prompt(name, _own(name, folder) or _shipped(name))


def _own(name: str, folder: Path | None) -> bytes | None:
    if folder is None:
        return None
    root = folder.resolve()
    path = (root / f"{name}{_SUFFIX}").resolve()
    if not path.is_relative_to(root):
        raise InputError(f"prompt {name!r} of {str(folder)!r} is a link that leaves the folder")
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise InputError(f"prompt {name!r} of {str(folder)!r} cannot be read ({error.strerror})") from None


def _shipped(name: str) -> bytes:
    try:
        return resources.files(__package__).joinpath(f"{name}{_SUFFIX}").read_bytes()
    except FileNotFoundError:
        raise InputError(f"no prompt is called {name!r}; known: {', '.join(known_prompts())}") from None


def read_prompt(name: str, data: bytes) -> Prompt:
    """Reads a prompt file and holds it to the rules of this module.

    Raises:
        InputError: It is too long, no UTF-8, has a wrong header or part, or uses other variables than it declares.
    """
    from jinja2 import StrictUndefined, TemplateSyntaxError, meta
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    if len(data) > MAX_BYTES:
        raise InputError(f"prompt {name!r} is longer than {MAX_BYTES} bytes")
    try:
        text = data.decode().replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise InputError(f"prompt {name!r} is not UTF-8 text") from None
    head, *pieces = _PART.split(text)
    header = _header(name, head)
    roles, bodies = pieces[0::2], pieces[1::2]
    if not roles or any(role not in ROLES for role in roles) or roles[-1] != "user" or len(set(roles)) != len(roles):
        raise InputError(f"prompt {name!r} needs a part `--- user`, and may have `--- system` before it; has {roles}")
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False
    )
    environment.filters = {n: environment.filters[n] for n in ("join", "length", "replace")} | {"data": _data}
    declared = tuple(v.strip() for v in header["variables"].split(",") if v.strip())
    try:
        used = set().union(*(meta.find_undeclared_variables(environment.parse(body)) for body in bodies))
        templates = [environment.from_string(body) for body in bodies]
    except TemplateSyntaxError as error:
        raise InputError(f"prompt {name!r}: {error.message}") from None
    if used != set(declared) or len(set(declared)) != len(declared):
        raise InputError(f"prompt {name!r} declares {sorted(declared)} and uses {sorted(used)}; make them the same")
    parts = tuple(
        (role, template if "{{" in body or "{%" in body else Fixed(template.render()))
        for role, body, template in zip(roles, bodies, templates, strict=True)
    )
    return Prompt(name, header["version"], header["about"], declared, hashlib.sha256(data).hexdigest(), parts)


def _header(name: str, text: str) -> dict[str, str]:
    lines = [line.partition(":") for line in text.splitlines() if line.strip()]
    header = {key.strip(): value.strip() for key, _, value in lines}
    if set(header) != _HEADER or len(lines) != len(header) or not header["version"] or not header["about"]:
        raise InputError(f"prompt {name!r} has to begin with one line each of `version:`, `about:`, `variables:`")
    return header


def _data(value: object) -> str:
    """JSON that no markup reader takes for markup."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c").replace(">", "\\u003e")

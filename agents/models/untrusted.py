"""Texts that somebody else wrote, on their way into a question: cleaned of markers, and looked at for instructions.

Nothing here makes a judge immune. What reads like an instruction is not shown to a judge at all; what gets through all
the same meets the foils and canaries of `foils` and the decoys of the critic.
"""

import base64
import binascii
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from storytelling_painter.domain.ids import derive_seed

_INVISIBLE: Final = dict.fromkeys(
    [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, 0xAD, 0x34F, 0x61C, 0x180E]
    + [*range(0xFE00, 0xFE10), *range(0xE0000, 0xE0080)]
)
"""Zero-width, direction and tag characters: they carry text that a reader does not see."""
_BLANKED: Final = dict.fromkeys(_INVISIBLE, " ")
_MARKERS: Final = re.compile(
    r"<\|[^|<>]{0,40}\|>|</?s>|\[/?INST\]|<</?SYS>>|</?(?:system|user|assistant|human|data|story|statement|instructions?)"
    r"\s*/?>|</?think(?:ing)?>|<(?:start|end)_of_turn>|\\boxed\s*\{[^{}]{0,40}\}|`{3,}\w*|~{3,}|"
    r"^\s*#{2,}\s*(?:system|instructions?|assistant|user|response)\b:?|"
    r"^\s*(?:system|assistant|user|human|ai)\s*:",
    re.IGNORECASE | re.MULTILINE,
)
_MAY_MARK: Final = re.compile(r"[<\[\\`~#:]")
"""Finds a character without which `_MARKERS` finds nothing."""
_BLOB: Final = re.compile(r"[A-Za-z0-9+/_-]{20,}={0,2}|(?:[0-9A-Fa-f]{2}[ ]?){12,}")
_YES: Final = r"(?:yes|true|ja|oui|s[ií]|sim|да|tak|evet|はい|是|对|예|네|نعم|हाँ)"
_SAY: Final = (
    r"(?:answer|reply|respond|output|return|verdict|(?:(?<=[.:;!,(\"'\n])|(?<=[.:;!,]\s)|(?<=\A)|(?<=please\s)|(?<=always\s)|"
    r"(?<=must\s)|(?<=then\s))(?:say|print|write|mark|rate|score|give|grade|vote)|antwort\w{0,12}|"
    r"r[ée]pond\w{0,12}|r[eé]plique\w{0,12}|responde\w{0,12}|respond[ae]\w{0,12}|rispond\w{0,12}|ответ\w{0,12}|отвеча\w{0,12}|odpowied\w{0,12}|cevap\w{0,12}|答え\w{0,12}|"
    r"回答|回复|答|대답\w{0,12}|답\w{0,12}|أجب|उत्तर)"
)
_FORGET: Final = (
    r"(?:ignor\w{0,12}|disregard\w{0,12}|forget\w{0,12}|overrid\w{0,12}|bypass\w{0,12}|vergiss|vergessen|missachte\w{0,12}|oubli\w{0,12}|olvid\w{0,12}|"
    r"esque[cç]\w{0,12}|dimentic\w{0,12}|игнорир\w{0,12}|забудь\w{0,12}|zignoruj\w{0,12}|無視|忽略|忽视|무시|تجاهل|अनदेखा)"
)
_RULES: Final = (
    r"(?:instruction\w{0,12}|rubric\w{0,12}|prompt\w{0,12}|rules?|above|previous|prior|earlier|everything|anweisung\w{0,12}|vorherig\w{0,12}|obige\w{0,12}|"
    r"consigne\w{0,12}|pr[ée]c[ée]dent\w{0,12}|instruccion\w{0,12}|anterior\w{0,12}|istruzion\w{0,12}|инструкц\w{0,12}|предыдущ\w{0,12}|polece\w{0,12}|指示|指令|"
    r"以上|之前|上記|지시|التعليمات|निर्देश\w{0,12})"
)
INSTRUCTION: Final = re.compile(
    rf"\b{_FORGET}.{{0,40}}{_RULES}|{_RULES}.{{0,30}}{_FORGET}|"
    rf"{_SAY}\W{{0,6}}(?:\w{{1,20}}\W{{1,6}}){{0,6}}?[\"'«“「]?\b{_YES}\b|{_SAY}.{{0,6}}{_YES}(?!\w)|"
    rf"[\"'](?:verdict|score|answer|holds)[\"']\s*[:=]\s*[\"']?(?:{_YES}|[1-5])\b|"
    rf"\b(?:verdict|score|answer)\s*[:=]\s*[\"']?(?:{_YES}|[1-5])\b|"
    r"\b(?:act as|pretend to be|you are)\b.{0,30}\b(?:judge|critic|evaluator|language model|ai)\b|"
    r"\b(?:to|attention|dear|note for|hey)\s+(?:the\s+)?(?:judge|evaluator|grader|critic|language model|ai|vlm)s?\b|"
    r"\b(?:evaluator|grader|language model|ai model|vision model)s?\b.{0,30}\b(?:must|should|has to|please|will)\b|"
    r"\b(?:full|highest|maximum|perfect)\s+(?:score|mark|rating)s?\b|\bbest\s+(?:score|rating)\b|"
    r"\b(?:all|every|each)\b.{0,20}\b(?:statement|key point|foil|check|question)s?\b.{0,30}"
    r"\b(?:true|yes|hold|shown|visible)\b|"
    r"\b(?:developer|debug|admin|system)\s+(?:mode|message|override|note|prompt)\b|"
    r"\bs\d{1,2}\b\s*[:=]\s*[\"']?yes\b|\b[1-5]\s*(?:/|out of|of)\s*5\b",
    re.IGNORECASE | re.DOTALL,
)
_TELLTALES: Final = tuple(
    (
        # what `_FORGET` begins with
        "ignor disregard forget overrid bypass vergiss vergessen missachte oubli olvid esquec esqueç dimentic игнорир "
        "забудь 無視 忽略 忽视 무시 تجاهل अनदेखा "
        # `_SAY`
        "answer reply respond output return verdict say print write mark rate score give grade vote antwort répond "
        "repond repliqu répliqu rispond ответ отвеча odpowied cevap 答 回复 대답 답 أجب उत्तर "
        # the other alternatives, one word each
        "pretend judge critic evaluator model vlm rating statement foil check question developer debug admin system"
    ).split(" ")
) + ("act as", "you are", "key point")
"""Words and beginnings of words, in lower case. Every match of `INSTRUCTION` holds one, or one of the short ones."""
_SHORT_TELLTALES: Final = re.compile(r"holds[\"']|\bais?\b|\bs\d|[1-5]\s*(?:/|out of|of)")
_LIKE_ASCII: Final = str.maketrans("İıſK", "iisk")
"""What `re.IGNORECASE` takes for ASCII letters."""
_SENTENCE: Final = re.compile(r"[^.!?\n。！？]+[.!?。！？]*[\"'”’»)]*\s*|\n+")


def clean(text: str) -> str:
    """Returns a text without invisible characters and without words that only a model's machinery should write.

    The result may be shorter; see `masked` where positions have to stay.
    """
    seen = text if text.isascii() else text.translate(_INVISIBLE)
    if not _all_printable(seen):
        seen = "".join(c for c in seen if c in "\n\t" or unicodedata.category(c)[0] != "C")
    before = None if _MAY_MARK.search(seen) else seen
    while before != seen:
        before, seen = seen, _MARKERS.sub(" ", seen)
    return seen


def _all_printable(text: str) -> bool:
    """Whether a text holds no character of Unicode's category C but line breaks and tabs: the usual case, told fast."""
    return text.replace("\n", " ").replace("\t", " ").isprintable()


@lru_cache(maxsize=8_192)
def reads_like_an_instruction(text: str) -> bool:
    """Tells whether a text speaks to a judge or a model instead of telling a story.

    Looked at as it is, with look-alike letters made plain, with spaced-out letters joined, backwards, and with every
    base64 or hexadecimal run in it decoded. Words of a dozen languages are known. It can be fooled; see the module.
    """
    forms = tuple(dict.fromkeys(_forms(text)))
    return may_instruct("\n".join(forms)) and any(INSTRUCTION.search(form) for form in forms if may_instruct(form))


def may_instruct(text: str) -> bool:
    """Whether a text holds a word without which `INSTRUCTION` finds nothing; a hundred times as fast as looking."""
    low = text.translate(_LIKE_ASCII).casefold()
    for word in _TELLTALES:  # as a loop in half the time that `any` takes
        if word in low:
            return True
    return _SHORT_TELLTALES.search(low) is not None


def _forms(text: str) -> Iterator[str]:
    plain = unicodedata.normalize("NFKC", text.translate(_INVISIBLE)).translate(_LOOKALIKES)
    yield plain
    if hidden := "".join(chr(ord(c) - 0xE0000) for c in text if 0xE0020 <= ord(c) < 0xE007F):
        yield hidden
    if plain != text:
        yield unicodedata.normalize("NFKC", text.translate(_INVISIBLE))
    yield re.sub(r"(?<=\b\w)[ .\-_*]+(?=\w\b)", "", plain)
    yield plain[::-1]
    yield plain.translate(_LEET)
    for blob in _BLOB.findall(plain):
        yield from _decoded(blob.replace(" ", ""))


def _decoded(blob: str) -> Iterator[str]:
    padded = blob.rstrip("=") + "=" * (-len(blob.rstrip("=")) % 4)
    for decode in (base64.b64decode, base64.urlsafe_b64decode, binascii.unhexlify):
        try:
            text = decode(blob if decode is binascii.unhexlify else padded).decode()
        except (ValueError, binascii.Error):
            continue
        if text.isprintable():
            yield text


_LOOKALIKES: Final = str.maketrans("АВЕКМНОРСТХаеорсухіІѕЅ", "ABEKMHOPCTXaeopcyxiIsS")
_LEET: Final = str.maketrans("013457@$", "oleastas")


def masked(text: str) -> str:
    """Returns a text of the same length in which sentences that read like instructions are dots.

    Markers and invisible characters become blanks, so that quotes of what is left stand where they stood.
    """
    blank = text
    if not _all_printable(text):
        blank = "".join(c if c in "\n\t" or unicodedata.category(c)[0] != "C" else " " for c in text)
    blank = blank if text.isascii() else blank.translate(_BLANKED)
    if _MAY_MARK.search(blank):
        blank = _MARKERS.sub(lambda m: " " * len(m[0]), blank)
    if not reads_like_an_instruction(text):
        return blank
    out, rest = [], blank
    pieces = list(_SENTENCE.finditer(text))
    bad = {n for n, piece in enumerate(pieces) if reads_like_an_instruction(piece[0])}
    for n in range(len(pieces) - 1):
        if not {n, n + 1} & bad and reads_like_an_instruction(pieces[n][0] + pieces[n + 1][0]):
            bad |= {n, n + 1}
    if not bad:
        return "." * len(text)
    end = 0
    for n, piece in enumerate(pieces):
        out.append(rest[end : piece.start()])
        out.append("." * len(piece[0]) if n in bad else rest[piece.start() : piece.end()])
        end = piece.end()
    return "".join([*out, rest[end:]])


def fence(*parts: object) -> str:
    """Returns a line that encloses data in a question; nobody who wrote the data can have known it."""
    return f"=== data {derive_seed('fence', *parts):016x} ==="

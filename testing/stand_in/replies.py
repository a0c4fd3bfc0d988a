"""What is said to a call: by the script, or by the server where the script leaves it open."""

from hashlib import blake2b
from random import Random

from storytelling_painter.testing.stand_in import chat, embeddings, pictures
from storytelling_painter.testing.stand_in.answers import Answer, Script, Seen
from storytelling_painter.testing.stand_in.faults import Kind


class Replies:
    """Answers calls in words and pictures.

    Args:
        script: Asked first.
        seed: Decides fillings and pictures.
        picture_bytes: Least size of PNG files.
    """

    def __init__(self, script: Script | None, seed: int, picture_bytes: int) -> None:
        self.script, self._seed, self._picture_bytes = script, seed, picture_bytes
        self.files = pictures.Files()
        self.script_error: Exception | None = None
        """What the script raised first."""

    def _random(self, seen: Seen) -> Random:
        return Random(int.from_bytes(blake2b(f"{self._seed}:{seen.key}".encode(), digest_size=8).digest()))

    def answer(self, seen: Seen) -> Answer:
        """Returns what is to be said if nothing goes wrong on the way."""
        if seen.endpoint == "embedding":
            wrong = embeddings.complaint(seen)
        else:
            wrong = chat.complaint(seen.body) if seen.endpoint == "chat" else pictures.complaint(seen)
        try:
            scripted = self.script(seen) if self.script else None
        except Exception as error:  # noqa: BLE001  # a script is foreign code; what it raises is told when the server ends
            self.script_error = self.script_error or error
            return Answer(status=500, text=f"the script raised {type(error).__name__}")
        answer = scripted or wrong
        if answer and (answer.status >= 400 or answer.raw is not None):
            return answer
        if seen.endpoint == "chat":
            if answer is None or (answer.text is None and not answer.refusal):
                own = chat.said(seen, self._random(seen))
                answer = own if answer is None else Answer(**{**answer.__dict__, "text": own.text})
            return answer
        answer = answer or Answer()
        if seen.endpoint == "embedding":
            return answer
        if answer.picture is None:
            picture = pictures.painted(seen, self._random(seen), self._picture_bytes)
            answer = Answer(**{**answer.__dict__, "picture": picture})
        return answer

    def body(self, seen: Seen, answer: Answer, fault: Kind | None, files_url: str) -> tuple[bytes, int]:
        """Returns the body of a good answer, after a fault in what it says, and the tokens that it counts."""
        if seen.endpoint == "chat":
            random = self._random(seen)
            return chat.body_of(seen, chat.spoilt(answer, fault, random), seen.number, random)
        if seen.endpoint == "embedding":
            return embeddings.body_of(seen, answer)
        return pictures.body_of(seen, pictures.spoilt(answer, fault), self.files, files_url)


def media_type(data: bytes) -> str:
    """Returns the media type of a picture file."""
    if data.startswith(b"\x89PNG"):
        return "image/png"
    if data.startswith(b"\xff\xd8"):
        return "image/jpeg"
    return "image/webp" if data[8:12] == b"WEBP" else "application/octet-stream"

"""Gives quotations to the signs and sheets that bear them, and times to clocks."""

from storytelling_painter.agents.embedded.reader.acting import Doer
from storytelling_painter.agents.embedded.reader.cast import Thing, Writing
from storytelling_painter.agents.embedded.reader.nouns import Item
from storytelling_painter.agents.embedded.reader.tokens import LONGEST_LETTERING
from storytelling_painter.agents.embedded.reader.writings import bears, clean, is_cued, sign_kind


class Letterer(Doer):
    """Reads lettering."""

    def _quote(self, n: int, item: Item) -> None:
        text = clean(item.word)
        bearer = is_cued(self.s, self.items, n)
        if not text or len(text) > LONGEST_LETTERING or bearer is None:
            return
        span = (self.s.tokens[item.first].start, self.s.tokens[item.first].end)
        made = self._lettered(text) or self.cast.add_writing(sign_kind(bearer), text, span)
        if made is not None:
            self.lettering = made
            self.r.add("reads", made.id, text, sentence=self.s, spans=[item])
            self.r.facts[-1].tokens |= {t.start for t in self.s.tokens if bears(t)}

    def _lettered(self, text: str) -> Writing | Thing | None:
        """Returns the sheet or sign that the sentence or the one before speaks of, with the text on it."""
        for entity in (*([self.last] if self.last else []), *self.subjects, *([self.before] if self.before else [])):
            if isinstance(entity, Writing) and not entity.text:
                entity.text = text
                return entity
            if isinstance(entity, Thing) and entity.text is None:
                if entity.kind in ("ticket", "calendar", "bill", "thermometer") or (
                    entity.kind == "paper" and len(text) < 3
                ):
                    if len(text) <= 8:
                        entity.text = text
                        return entity
                elif entity.kind in ("paper", "letter"):
                    return self.cast.letter(entity, "paper", text)
        empty = next((w for w in reversed(self.cast.writings) if not w.text), None)
        if empty is not None:
            empty.text = text
        return empty

    def _clock(self, item: Item) -> None:
        clock = self.cast.known_thing("clock")
        if clock is not None and clock.text is None and clock.state != "alarm":
            clock.text = item.word.replace(".", ":")
            self.r.add("reads", clock.id, clock.text, sentence=self.s, spans=[item])

"""The gallery of a run: a folder of static pages that opens from disk, without network, server or build step.

    RUN/gallery/
      index.html          the page: policy, style, script, and the index of a small run
      data/index.js       the index, where it is too large for the page, and
      data/texts.js       the texts that are searched, read once the first pictures are there
      data/0001.js        details of 200 items, loaded when one of them is looked at
      thumbs/HASH.webp    small copies, named by the hash of the picture that they were made from

Everything in a record is text of others. Python writes it through Jinja2 with autoescape or as JSON without `<`; the
script builds elements and sets text, and the page's policy runs no other script.
"""

from storytelling_painter.runners.gallery.build import write_gallery

__all__ = ["write_gallery"]

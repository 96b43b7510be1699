"""Puts the person's words back where a model wrote their placeholders, while the text is still coming in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST_LABEL = 24
_LONGEST_ENDING = 4  # letters a model may hang on inside: "[[NAME_3fa90c12s]]", "[[NAME_3fa90c12's]]"
_LONGEST_AFTER = 200  # characters looked at behind a placeholder; a longer unbroken run is an address, not a sentence
_KEPT_BEFORE = 40  # characters of the unbroken run before it that may yet begin an address; that it is one is kept

# What makes an unbroken run an address: "https://", "www.", "mailto:", "evil.example", "evil.example/?q="
_ADDRESS_BEFORE = re.compile(
    r"://|\bwww\.|\b(?:mailto|tel|sms|data|javascript|ftp|file):|[a-z0-9-]\.[a-z]{2,}", re.IGNORECASE
)
# What makes the run behind a placeholder part of one: "/x", "?q", "@evil.example", ".evil.example", "://"
_ADDRESS_AFTER = re.compile(r"[/?#=&%@][\w/]|\.[a-z0-9-]{2,}|://|-[a-z0-9-]{1,60}\.[a-z]{2,}", re.IGNORECASE)
_PART = re.compile(r"\[{1,2}\s?[\w\s\u00ad\u200b'’-]*\]?")  # what may yet become a placeholder
_MAY_CONTINUE_ADDRESS = re.compile(r"[\w.\-/?#=&%@:~+\[\]]*", re.ASCII)  # other placeholders too


class Restorer:
    """Turns pieces of masked text into pieces of the person's text; `words` maps a placeholder's label to its word.

    A placeholder is put back however it was split over the pieces, but never inside a web or mail address: a text
    that a hostile posting shaped could otherwise carry the person's data away with one click.
    """

    def __init__(self, words: Mapping[str, str], nonce: str) -> None:
        self._words = words
        # A nonce that is broken by a space, a line or a hyphen is still nobody else's.
        spelled = r"[\s\u00ad\u200b-]?".join(map(re.escape, nonce))
        self._placeholder = re.compile(
            rf"\[{{1,2}}\s?([A-Z0-9_]{{1,{_LONGEST_LABEL}}}?)[_\s-]{spelled}"
            rf"(['’]?[^\W\d_]{{0,{_LONGEST_ENDING}}})\s?\]{{1,2}}",
            re.IGNORECASE,
        )
        self._longest = _LONGEST_LABEL + 2 * len(nonce) + _LONGEST_ENDING + len("[[ _' ]]")
        self._waiting = ""
        self._run = ""
        self._run_is_address = False

    def feed(self, piece: str) -> str:
        """Give what can be shown now that `piece` has come."""
        self._waiting += piece
        return self._drain(last=False)

    def finish(self) -> str:
        """Give what was held back; the text is over."""
        return self._drain(last=True)

    def _drain(self, *, last: bool) -> str:
        shown: list[str] = []
        while self._waiting:
            start = self._waiting.find("[")
            plain = self._waiting if start < 0 else self._waiting[:start]
            shown.append(self._passed(plain))
            self._waiting = self._waiting[len(plain) :]
            step = self._bracket(last=last)
            if step is None:
                break
            shown.append(step)
        return "".join(shown)

    def _bracket(self, *, last: bool) -> str | None:
        """Give what the bracket at the front becomes, taking it off; None while that cannot be told."""
        found = self._placeholder.match(self._waiting)
        if found is None:
            if not last and self._may_become_placeholder():
                return None
            step, self._waiting = self._waiting[:1], self._waiting[1:]
            return self._passed(step)
        rest = self._waiting[found.end() :]
        after = _MAY_CONTINUE_ADDRESS.match(rest)
        run = after.group() if after else ""
        if not last and len(run) == len(rest) and len(rest) < _LONGEST_AFTER:
            return None
        self._waiting = rest
        return self._restored(found, run)

    def _restored(self, found: re.Match[str], after: str) -> str:
        word = self._word(found[1].upper())
        in_address = self._run_is_address or _ADDRESS_AFTER.search(after) or len(after) >= _LONGEST_AFTER
        if word is None or in_address:
            shown = self._passed(found.group())
            self._run_is_address = self._run_is_address or bool(in_address)
            return shown
        self._run += "x"  # the word itself makes no address of what follows, nor does it end the run
        self._run_is_address = "://" in word
        return word + found[2]

    def _word(self, label: str) -> str | None:
        """Give the word of a label, also of one that was put into the plural or the genitive ("NAMES")."""
        known = self._words.get(label)
        return (
            known
            if known is not None
            else next((self._words[label[:-cut]] for cut in (1, 2) if label[:-cut] in self._words), None)
        )

    def _may_become_placeholder(self) -> bool:
        return len(self._waiting) < self._longest and _PART.fullmatch(self._waiting) is not None

    def _passed(self, text: str) -> str:
        """Give the text back, having noted whether an address is being written."""
        if not text:
            return text
        parts = re.split(r"\s", text)
        if len(parts) > 1:
            self._run, self._run_is_address = "", False
        run = self._run + parts[-1]
        self._run_is_address = self._run_is_address or _ADDRESS_BEFORE.search(run) is not None
        self._run = run[-_KEPT_BEFORE:]
        return text

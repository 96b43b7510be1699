"""What an audit works out about a text, worked out once: each sentence of a draft is held against the same lines."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")
Memory = dict[tuple[Hashable, ...], object]  # by function, and what it was asked about
# It belongs to one draft and goes with it: what a résumé says is kept no longer than that.
_memory: ContextVar[Memory | None] = ContextVar("memory", default=None)


@contextmanager
def remembering(memory: Memory) -> Iterator[None]:
    """Inside the block, functions marked with `once` give from `memory` what they gave before."""
    before = _memory.set(memory)
    try:
        yield
    finally:
        _memory.reset(before)


def once(work_out: Callable[P, T]) -> Callable[P, T]:
    """Mark a function of texts and the like whose result nobody changes; it is asked by position."""

    @wraps(work_out)
    def asked(*about: P.args, **named: P.kwargs) -> T:
        memory = _memory.get()
        if memory is None or named:
            return work_out(*about, **named)
        key = (work_out, *about)
        if key not in memory:
            memory[key] = work_out(*about, **named)
        return cast("T", memory[key])  # by the same function

    return asked


__all__ = ["Memory", "once", "remembering"]

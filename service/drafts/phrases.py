"""The few sentences that frame a draft made without AI, in each language it can be framed in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """One language's frame. `{title}`, `{company}` and `{name}` are filled in; `_plain` is for when one is unknown."""

    note: str
    short_note: str
    no_answer: str
    motive_note: str
    why: tuple[str, ...]
    greeting: str
    greeting_plain: str
    hello: str
    hello_plain: str
    opening: str
    opening_plain: str
    work: str
    skills: str
    education: str
    more: str
    saw: str
    saw_plain: str
    one_line: str
    talk: str
    regards: str
    present: str


_PHRASES = {
    "en": Phrases(
        note="[This draft was put together from the lines of your résumé, without AI. Nothing was added. "
        "Please put it into your own words, and delete this note.]",
        short_note="[From your résumé's own lines, without AI.]",
        no_answer="[Your résumé has no line that answers this question, so nothing was written: this draft was made "
        "without AI and adds nothing of its own. Please answer in your own words.]",
        motive_note="[Only you can say why. Without AI, these lines of your résumé that fit the posting were put "
        "together; please begin with your own reason, and delete this note.]",
        why=("why", "motivat"),
        greeting="Dear {company} team,",
        greeting_plain="Dear hiring team,",
        hello="Hello {name},",
        hello_plain="Hello,",
        opening="I am applying for the position “{title}” at {company}.",
        opening_plain="I am applying for the position you have advertised.",
        work="From my résumé, what fits this position best:",
        skills="Skills your posting also names: {skills}.",
        education="Education: {education}.",
        more="Also: {more}.",
        saw="I saw your opening for “{title}” at {company}.",
        saw_plain="I saw the position you have advertised.",
        one_line="From my résumé:",
        talk="I would be glad to tell you more in a conversation.",
        regards="Kind regards,",
        present="present",
    ),
    "de": Phrases(
        note="[Dieser Entwurf wurde ohne KI aus den Zeilen Ihres Lebenslaufs zusammengestellt. Nichts wurde "
        "hinzugefügt. Bitte formulieren Sie ihn mit eigenen Worten um und löschen Sie diesen Hinweis.]",
        short_note="[Aus Zeilen Ihres Lebenslaufs, ohne KI.]",
        no_answer="[Ihr Lebenslauf hat keine Zeile, die diese Frage beantwortet. Dieser Entwurf entsteht ohne KI und "
        "fügt nichts hinzu; bitte antworten Sie mit eigenen Worten.]",
        motive_note="[Warum, das können nur Sie sagen. Ohne KI wurden hier die Zeilen Ihres Lebenslaufs "
        "zusammengestellt, die zur Stelle passen; bitte beginnen Sie mit Ihrem Grund und löschen Sie diesen Hinweis.]",
        why=("warum", "wieso", "weshalb", "motiv"),
        greeting="Sehr geehrte Damen und Herren,",
        greeting_plain="Sehr geehrte Damen und Herren,",
        hello="Guten Tag {name},",
        hello_plain="Guten Tag,",
        opening="ich bewerbe mich um die Stelle „{title}“ bei {company}.",
        opening_plain="ich bewerbe mich um die ausgeschriebene Stelle.",
        work="Aus meinem Lebenslauf passt dazu am besten:",
        skills="Kenntnisse, die auch Ihre Ausschreibung nennt: {skills}.",
        education="Ausbildung: {education}.",
        more="Außerdem: {more}.",
        saw="ich habe Ihre Stelle „{title}“ bei {company} gesehen.",
        saw_plain="ich habe Ihre ausgeschriebene Stelle gesehen.",
        one_line="Aus meinem Lebenslauf:",
        talk="Gern erzähle ich Ihnen in einem Gespräch mehr.",
        regards="Mit freundlichen Grüßen",
        present="heute",
    ),
    "fr": Phrases(
        note="[Ce brouillon a été assemblé sans IA à partir des lignes de votre CV. Rien n’a été ajouté. "
        "Merci de le reformuler avec vos propres mots et d’effacer cette note.]",
        short_note="[Lignes de votre CV, sans IA.]",
        no_answer="[Aucune ligne de votre CV ne répond à cette question. Ce brouillon est fait sans IA et n’ajoute "
        "rien ; merci de répondre avec vos propres mots.]",
        motive_note="[Vous seul pouvez dire pourquoi. Ces lignes de votre CV qui correspondent à l’annonce ont été "
        "assemblées sans IA ; commencez par votre propre raison et effacez cette note.]",
        why=("pourquoi", "motiv"),
        greeting="Madame, Monsieur,",
        greeting_plain="Madame, Monsieur,",
        hello="Bonjour {name},",
        hello_plain="Bonjour,",
        opening="Je pose ma candidature au poste « {title} » chez {company}.",
        opening_plain="Je pose ma candidature au poste que vous proposez.",
        work="Voici ce qui, dans mon CV, correspond le mieux à ce poste :",
        skills="Compétences que votre annonce cite aussi : {skills}.",
        education="Formation : {education}.",
        more="Également : {more}.",
        saw="J’ai vu votre annonce pour le poste « {title} » chez {company}.",
        saw_plain="J’ai vu le poste que vous proposez.",
        one_line="Dans mon CV :",
        talk="Je vous en dirai volontiers plus lors d’un entretien.",
        regards="Cordialement,",
        present="aujourd’hui",
    ),
    "es": Phrases(
        note="[Este borrador se compuso sin IA con las líneas de su currículum. No se añadió nada. "
        "Por favor, escríbalo con sus propias palabras y borre esta nota.]",
        short_note="[Líneas de su currículum, sin IA.]",
        no_answer="[Ninguna línea de su currículum responde a esta pregunta. Este borrador se hace sin IA y no añade "
        "nada; por favor, responda con sus propias palabras.]",
        motive_note="[Solo usted puede decir por qué. Sin IA se reunieron aquí las líneas de su currículum que "
        "encajan con la oferta; empiece por su propia razón y borre esta nota.]",
        why=("por qué", "porqué", "motiv"),
        greeting="Estimado equipo de {company}:",
        greeting_plain="Estimado equipo de selección:",
        hello="Hola, {name}:",
        hello_plain="Hola:",
        opening="Presento mi candidatura al puesto «{title}» en {company}.",
        opening_plain="Presento mi candidatura al puesto que ofrecen.",
        work="De mi currículum, esto es lo que mejor encaja con el puesto:",
        skills="Conocimientos que también nombra su oferta: {skills}.",
        education="Formación: {education}.",
        more="Además: {more}.",
        saw="He visto su oferta para el puesto «{title}» en {company}.",
        saw_plain="He visto el puesto que ofrecen.",
        one_line="De mi currículum:",
        talk="Con gusto les cuento más en una conversación.",
        regards="Un cordial saludo,",
        present="actualidad",
    ),
}


def phrases(language: str) -> Phrases:
    """Give the frame in `language`, or in English when there is none."""
    return _PHRASES.get(language, _PHRASES["en"])


def asks_why(question: str) -> bool:
    """Whether a question asks for a reason that only the person has, in any of the languages."""
    asked = question.casefold()
    return any(word in asked for frame in _PHRASES.values() for word in frame.why)

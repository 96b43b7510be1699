"""Talks with the employer's people: no résumé shows one, so that only a fact that the person typed can."""

import re

from service.drafts.grounding.known import Known

NOT_SHOWN = "Nothing you noted says that you spoke with them. Keep this if you did."
TYPED = "/facts/"
# "It was good to talk with your team", "following our call", "one of your colleagues told me".
TALKED = re.compile(
    r"\b(?:(?:was|been) (?:\w+ )?(?:good|great|nice|lovely|a pleasure) to (?:talk|speak|meet|chat)"
    r" (?:to |with )?your?\b"
    r"|(?:good|great|nice|lovely) (?:meeting|talking|speaking|chatting) (?:to |with )?your?\b"
    r"|(?:thank\w*|thanks)(?: you)? (?:again )?for (?:our|the) (?:call|conversation|chat|talk|meeting|interview)"
    r"|(?:following(?: up on)?|after|since|as discussed in) our (?:recent |last |first )?(?:\w+ )?"
    r"(?:call|conversation|chat|talk|meeting|interview|discussion)"
    r"|when (?:we|you and i) (?:met|spoke|talked)"
    r"|(?:one|some|a (?:colleague|friend|member)|someone) (?:of|from|on|at) your (?:\w+ )?"
    r"(?:colleagues|team|staff|people"
    r"|employees|company)[^.;,]{0,40}\b(?:told|recommended|suggested|advised|pointed)"
    r"|wie (?:\w+ )?(?:besprochen|telefonisch vereinbart)|(?:nach|seit|dank für) unser(?:em|e)? (?:\w+ )?"
    r"(?:gespräch|telefonat|treffen|unterhaltung)"
    r"|(?:schön|gut|nett), (?:sie|ihr team|ihre kolleg\w+)[^.;]{0,40}\b(?:kennengelernt|getroffen|gesprochen) zu haben"
    r"|(?:ein\w?|jemand) (?:ihrer|aus ihrem|von ihren) (?:\w+ )?(?:kolleg\w+|team|mitarbeit\w+)[^.;,]{0,40}"
    r"\b(?:erzählt|empfohlen|geraten|hingewiesen)"
    r"|(?:suite à|après|depuis) notre (?:\w+ )?(?:échange|entretien|conversation|rencontre|appel|discussion)"
    r"|comme (?:nous en avons (?:parlé|discuté)|convenu (?:ensemble|par téléphone))|ravie? d['’](?:avoir )?(?:échangé"
    r"|rencontré|parlé) (?:avec )?(?:vous|vos)"
    r"|(?:un|une|l['’]une?) de vos (?:collègues|collaborat\w+|employés)[^.;,]{0,40}\bm['’](?:a|ont)\b"
    r"|(?:tras|después de|desde) nuestra (?:\w+ )?(?:conversación|llamada|charla|reunión|entrevista)"
    r"|como (?:hablamos|comentamos|acordamos)|fue un (?:placer|gusto) (?:hablar|conversar|charlar|conocer)\w*"
    r"|un[oa]? de sus (?:colegas|compañer\w+|emplead\w+)[^.;,]{0,40}\bme (?:dijo|contó|recomendó|avisó|comentó))(?!\w)",
    re.IGNORECASE,
)

# How a person notes one: "Spoke with Ada of HR on Tuesday".
NOTED = re.compile(
    r"\b(?:spoke|talked|met|(?:talk|call|meeting|conversation|interview|chat) with|gesproch\w*|gespräch"
    r"|telefon(?:at|iert)"
    r"|getroffen|treffen|kennengelernt|échang\w+|rencontr\w+|entretien|appel avec|parlé (?:à|avec)|conversación|llamada"
    r"|charla|reunión|entrevista|hablé|hablamos|conocí)(?!\w)",
    re.IGNORECASE,
)


def unshown_talk(text: str, known: Known) -> str | None:
    """What is wrong with a sentence that tells of a talk of which no typed fact knows; None where there is none."""
    if not TALKED.search(text) or any(NOTED.search(said.text) for said in known.said if said.pointer.startswith(TYPED)):
        return None
    return NOT_SHOWN

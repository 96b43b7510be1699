"""What a person changed about the blocks of a résumé: a layer over what was read, which survives another reading. Pure.

`meta.base` keeps the blocks as they were read, `meta.corrections` what was done to them since, in order. The résumé is
always the base with its corrections, so the last one can be taken back, and a fresh base takes them all again; those
whose place is gone are kept in `meta.lost`, for the person to see.
"""

from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError

from service.errors import Conflict, InvalidInput
from service.resumes.corrections.acts import act
from service.resumes.corrections.edits import EDIT, MAX_EDITS, Confirm, Correction, Edit, as_corrections
from service.resumes.corrections.replay import replay
from service.resumes.corrections.tree import Tree, grow, harvest
from service.resumes.model import Resume
from service.resumes.reader.contact import international

MAX_CORRECTIONS = 500
LAYER = ("base", "corrections", "lost")


def correct(resume: Resume, edits: Sequence[Edit]) -> Resume:
    """The résumé with the edits made, one after the other; all or none. Raises InvalidInput for one that cannot be."""
    tree = grow(resume)
    made = corrections_of(resume)
    step = made[-1].step + 1 if made else 1
    made += [act(tree, edit).model_copy(update={"step": step}) for edit in edits]
    if len(made) > MAX_CORRECTIONS:
        raise InvalidInput("There are more changes to this résumé than can be kept. Correct your document instead.")
    return _layered(tree, base=_base(resume), made=made, lost=lost_of(resume))


def undo(resume: Resume) -> Resume:
    """The résumé without what was corrected last, in one step. Raises Conflict when there is nothing."""
    made = corrections_of(resume)
    if not made:
        raise Conflict("There is nothing to take back.")
    base = base_of(resume)
    tree = grow(base)
    left = [act(tree, one.edit).model_copy(update={"step": one.step}) for one in made if one.step != made[-1].step]
    return _layered(tree, base=base.to_json_resume(), made=left, lost=lost_of(resume))


def carry_over(resume: Resume, fresh: Resume) -> Resume:
    """A fresh reading of the same file with the corrections made again; those that find no place are kept as lost."""
    made = [one for one in corrections_of(resume) if not isinstance(one.edit, Confirm) or _is_same(one, resume, fresh)]
    tree = grow(fresh)
    made, lost = replay(tree, sorted([*lost_of(resume), *made], key=lambda one: one.step))
    return _layered(tree, base=fresh.to_json_resume(), made=made, lost=lost)


def forget_lost(resume: Resume) -> Resume:
    """The résumé without the corrections that found no place."""
    return _layered(grow(resume), base=_base(resume), made=corrections_of(resume), lost=[])


def corrections_of(resume: Resume) -> list[Correction]:
    """What was corrected, in order; nothing when the row holds something else."""
    return _kept(resume, "corrections")


def lost_of(resume: Resume) -> list[Correction]:
    """The corrections whose place is gone since the file was read again."""
    return _kept(resume, "lost")


def base_of(resume: Resume) -> Resume:
    """The résumé as it was read, without corrections."""
    try:
        return Resume.model_validate(_base(resume))
    except ValidationError:
        return resume


def _kept(resume: Resume, name: str) -> list[Correction]:
    try:
        return as_corrections((resume.meta.model_extra or {}).get(name))
    except ValidationError:
        return []


def _base(resume: Resume) -> dict[str, Any]:
    """The blocks as they were read."""
    base = (resume.meta.model_extra or {}).get("base")
    if isinstance(base, dict):
        return base
    plain = resume.model_copy(deep=True)
    for name in LAYER:
        (plain.meta.__pydantic_extra__ or {}).pop(name, None)
    return plain.to_json_resume()


def _layered(tree: Tree, *, base: dict[str, Any], made: Sequence[Correction], lost: Sequence[Correction]) -> Resume:
    resume = harvest(tree)
    layer: dict[str, Any] = {
        "base": base if made or lost else None,
        "corrections": [one.model_dump(mode="json", exclude_defaults=True) for one in made],
        "lost": [one.model_dump(mode="json", exclude_defaults=True) for one in lost],
    }
    extra = {name: value for name, value in (resume.meta.model_extra or {}).items() if name not in LAYER}
    if resume.basics.phone != base.get("basics", {}).get("phone"):
        extra["phone_e164"] = international(resume.basics.phone or "")
    resume.meta.__pydantic_extra__ = {**extra, **layer}
    resume.meta.__pydantic_extra__ = {name: value for name, value in resume.meta.__pydantic_extra__.items() if value}
    return resume


def _is_same(one: Correction, resume: Resume, fresh: Resume) -> bool:
    """Whether a section that the person found right was read as before."""
    section = one.edit.path.strip("/").partition("/")[0]
    return bool(_base(resume).get(section) == fresh.to_json_resume().get(section))


__all__ = [
    "EDIT",
    "MAX_EDITS",
    "Correction",
    "Edit",
    "base_of",
    "carry_over",
    "correct",
    "corrections_of",
    "forget_lost",
    "lost_of",
    "undo",
]

"""/resumes/{id}/…: correcting the blocks of a résumé, one form a block; each page works without scripts."""

from collections.abc import Mapping
from typing import TypeAlias
from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from pydantic import ValidationError

from service.errors import Conflict, InvalidInput, NotFound, ServiceError
from service.problems import from_validation
from service.resumes import editing, store
from service.resumes.corrections import EDIT, Edit
from service.resumes.corrections.places import CURRENT, Place, place
from service.resumes.corrections.tree import BASICS, LISTS, PROFILES, Entry, grow
from service.resumes.editing import ResumeChanges
from service.resumes.model import Resume
from service.resumes.store import StoredResume
from service.web import notices, words
from service.web.edge import blueprint, db, signed_in
from service.web.forms import seen, text
from service.web.resume_view import FIELDS, Field, anchor

NEW = "new"  # in the place of an index: a block that is to be added
_MOST_CUTS = 60  # more are no choice
_OPS = frozenset({"move", "merge", "remove", "split", "confirm"})

Typed: TypeAlias = str | list[str] | bool  # what a form has for a member

bp = blueprint("resume_blocks", guard=signed_in, prefix="/resumes/<uuid:resume_id>")


@bp.get("/edit")
def edit(resume_id: UUID) -> ResponseReturnValue:
    """Show the form for the block that `at` names, or for a new one."""
    stored = _read(resume_id)
    where, is_new = _asked(request.args.get("at", ""))
    return _form(stored, where, values=_values(stored, where, is_new=is_new), is_new=is_new)


@bp.post("/edit")
def keep(resume_id: UUID) -> ResponseReturnValue:
    """Keep what was typed into the form of a block; only what differs counts as corrected."""
    stored = _read(resume_id)
    where, is_new = _asked(text("at"))
    values = {one.name: _typed(one) for one in FIELDS[where.section]}
    try:
        edits = _addition(where, values) if is_new else _differences(stored, where, values)
        if edits:
            stored = editing.change(resume_id, ResumeChanges(edits=edits, seen=seen()), db=db())
    except (InvalidInput, Conflict, NotFound) as failure:
        return _form(_read(resume_id), where, values=values, is_new=is_new, failure=failure)
    index = len(grow(_resume(stored)).sections[where.section]) - 1 if is_new else where.index
    return _back(stored, Place(where.section, index).pointer, say="block-kept" if edits else None)


@bp.get("/split")
def cuts(resume_id: UUID) -> ResponseReturnValue:
    """Ask where the block that `at` names is to be cut."""
    stored = _read(resume_id)
    where, _ = _asked(request.args.get("at", ""))
    entry = where.entry(grow(_resume(stored)))
    return render_template("resume_split.html", stored=stored, at=where.pointer, cuts=_cuts(entry, where))


@bp.post("/change")
def change(resume_id: UUID) -> ResponseReturnValue:
    """Move, merge, split or remove a block, confirm a section, or take the last correction back."""
    op, path = text("op"), text("at")
    if op == "undo":
        changes = ResumeChanges(undo=True)
    elif op == "forget":
        changes = ResumeChanges(forget_lost=True)
    else:
        changes = ResumeChanges(edits=[_operation(op, path)], seen=seen())
    stored = editing.change(resume_id, changes, db=db())
    return _back(stored, _landing(op, path), say=f"block-{op}")


def _operation(op: str, path: str) -> Edit:
    """The edit that a button or the page for cutting asks for. Raises InvalidInput."""
    given: dict[str, object] = {"op": op if op in _OPS else "", "path": path}
    if op == "move":
        given["to"] = text("to")
    if op == "split":
        given["path"], _, at = text("cut").partition("@")
        given |= {"at": int(at)} if at.isdecimal() else {}
    try:
        return EDIT.validate_python(given)
    except ValidationError as error:
        raise from_validation(error) from error


def _landing(op: str, path: str) -> str:
    """The block to look at afterwards."""
    if op == "move":
        return f"{path.rpartition('/')[0]}/{text('to')}"
    return path.rpartition("/")[0] if op == "remove" else path


def _back(stored: StoredResume, pointer: str, *, say: str | None) -> ResponseReturnValue:
    if say:
        notices.say(say)
    return redirect(url_for("web_resumes.show", resume_id=stored.id, _anchor=anchor(pointer)), code=303)


def _read(resume_id: UUID) -> StoredResume:
    """The résumé, which must have been read. Raises NotFound."""
    stored = store.get(resume_id, db=db())
    if stored.resume is None:
        raise NotFound("This résumé was not read, so there is nothing to correct.")
    return stored


def _resume(stored: StoredResume) -> Resume:
    return stored.resume or Resume()


def _asked(at: str) -> tuple[Place, bool]:
    """The block that is meant, and whether it is to be made. Raises NotFound."""
    is_new = at.endswith(f"/{NEW}")
    try:
        where = place(at.removesuffix(f"/{NEW}"))
    except InvalidInput as error:
        raise NotFound("There is no such block in this résumé.") from error
    is_block = not is_new if where.section == BASICS else is_new == (where.index is None)
    if where.member is not None or not is_block:
        raise NotFound("There is no such block in this résumé.")
    return where, is_new


def _typed(one: Field) -> Typed:
    """What the form has for a member."""
    if one.kind == "check":
        return bool(text(one.name))
    if one.kind == "list":
        return [line.strip() for line in text(one.name).split("\n") if line.strip()]
    return text(one.name).strip()


def _values(stored: StoredResume, where: Place, *, is_new: bool) -> Mapping[str, Typed]:
    """What the block says now, by member."""
    if is_new:
        return {}
    return _said(_entry(stored, where), where)


def _entry(stored: StoredResume, where: Place) -> Entry:
    try:
        return where.entry(grow(_resume(stored)))
    except InvalidInput as error:
        raise NotFound("This block is no longer there.") from error


def _said(entry: Entry, where: Place) -> dict[str, Typed]:
    said: dict[str, Typed] = {name: one.text for name, one in entry.texts.items()}
    said |= {name: [one.text for one in entry.lists.get(name, [])] for name in LISTS[where.section]}
    return {**said, CURRENT: entry.current}


def _differences(stored: StoredResume, where: Place, values: Mapping[str, Typed]) -> list[Edit]:
    """An edit for each member that the form has otherwise. Raises InvalidInput, NotFound."""
    said = _said(_entry(stored, where), where)
    changed = {name: value for name, value in values.items() if value != _as_typed(said.get(name, ""))}
    return [
        _validated({"op": "set", "path": f"{where.pointer}/{name}", "value": value}) for name, value in changed.items()
    ]


def _as_typed(value: Typed) -> Typed:
    """A value as it comes back from a form that nobody touched: a list has one text a line."""
    if isinstance(value, list):
        return [line.strip() for one in value for line in one.split("\n") if line.strip()]
    return value.strip() if isinstance(value, str) else value


def _addition(where: Place, values: Mapping[str, Typed]) -> list[Edit]:
    given = {name: value for name, value in values.items() if value}
    return [_validated({"op": "add", "path": where.pointer, "value": given})]


def _validated(given: dict[str, object]) -> Edit:
    try:
        return EDIT.validate_python(given)
    except ValidationError as error:
        path = given["path"]
        raise InvalidInput("A text here is too long: at most 5,000 characters.", extra={"path": path}) from error


def _form(
    stored: StoredResume,
    where: Place,
    *,
    values: Mapping[str, Typed],
    is_new: bool,
    failure: ServiceError | None = None,
) -> ResponseReturnValue:
    body = render_template(
        "resume_edit.html",
        stored=stored,
        at=f"{where.pointer}/{NEW}" if is_new else where.pointer,
        is_new=is_new,
        section="Profile elsewhere" if where.section == PROFILES else words.SECTION_NAMES[where.section],
        fields=FIELDS[where.section],
        values=values,
        anchor=anchor(where.pointer),
        wrong=_wrong(failure),
        failure=failure,
    )
    return body, int(failure.status) if failure else 200


def _wrong(failure: ServiceError | None) -> dict[str, str]:
    """The sentence beside the field that a failure is about."""
    path = str(failure.extra.get("path", "")) if failure else ""
    if failure is None or not path:
        return {}
    parts = path.split("/")
    name = "/".join(parts[2:]) if parts[1] == BASICS and parts[2] != "profiles" else parts[-1]
    sentence = failure.detail.removeprefix(f"{path}: ")
    return {name: sentence[:1].upper() + sentence[1:]}


def _cuts(entry: Entry, where: Place) -> list[tuple[str, str, str]]:
    """Where a block may be cut: the value to send, the text before the cut and the text after it."""
    found = []
    for name, several in entry.lists.items():
        texts = [one.text for one in several]
        found += [(f"{where.pointer}/{name}/{at}", texts[at - 1], texts[at]) for at in range(1, len(texts))]
    for name, one in entry.texts.items():
        words_ = one.text.split(" ")
        starts = [len(" ".join(words_[:count])) for count in range(1, len(words_))]
        found += [(f"{where.pointer}/{name}@{at}", one.text[:at], one.text[at:].strip()) for at in starts]
    return found[:_MOST_CUTS]

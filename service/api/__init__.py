"""JSON over HTTP under /api/v1: bearer token in, models out."""

from flask import Flask

from service.api import account, answers, drafts, exports, jobs, match, ops, resumes, wishes


def register(app: Flask) -> None:
    """Add every resource to `app`."""
    for part in (
        ops.health,
        ops.bp,
        jobs.bp,
        resumes.bp,
        match.bp,
        drafts.writing,
        drafts.bp,
        exports.bp,
        answers.bp,
        account.bp,
        wishes.bp,
    ):
        app.register_blueprint(part)

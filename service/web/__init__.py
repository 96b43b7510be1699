"""The dashboard: pages with a cookie session. They work without scripts, and better with them."""

from flask import Blueprint, Flask

from service.web import account, answers, drafts, edge, exports, front, job, jobs, resume_blocks, resumes, usage, wishes


def register(app: Flask) -> None:
    """Add every page to `app`, with its style sheets and scripts."""
    assets = Blueprint("web_assets", __name__, static_folder="static", static_url_path="/static")
    assets.before_request(edge.open_to_all)
    for part in (
        assets,
        front.bp,
        jobs.bp,
        job.bp,
        drafts.bp,
        exports.bp,
        answers.bp,
        resumes.bp,
        resume_blocks.bp,
        account.bp,
        usage.bp,
        wishes.bp,
    ):
        app.register_blueprint(part)
    edge.attach(app)

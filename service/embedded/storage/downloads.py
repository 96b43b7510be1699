"""A file on its way out, in a form that a browser will save and never run."""

from urllib.parse import quote

from werkzeug.wrappers import Request, Response
from werkzeug.wsgi import wrap_file

from service.embedded.replies import json_reply, moment
from service.embedded.storage.files import Files
from service.embedded.storage.rows import StoredObject
from service.embedded.storage.uploads import DEFAULT_CACHE, DEFAULT_TYPE


def download(request: Request, stored: StoredObject, files: Files) -> Response:
    """The content, or the part of it that a Range header asks for. Raises StorageError when the file is gone."""
    content = files.open(stored.version)
    reply = Response(wrap_file(request.environ, content), direct_passthrough=True)
    reply.call_on_close(content.close)
    _describe(request, stored, reply)
    reply.content_length = stored.size
    return reply.make_conditional(request, accept_ranges=True, complete_length=stored.size)


def headers_only(request: Request, stored: StoredObject) -> Response:
    """What a download would say of the file."""
    reply = Response(status=200)
    _describe(request, stored, reply)
    reply.content_length = stored.size
    return reply


def info(stored: StoredObject) -> Response:
    """The file's facts."""
    return json_reply(
        {
            "id": str(stored.id),
            "name": stored.name,
            "version": stored.version,
            "bucket_id": stored.bucket_id,
            "size": stored.size,
            "content_type": stored.text("mimetype", DEFAULT_TYPE),
            "cache_control": stored.text("cacheControl", DEFAULT_CACHE),
            "etag": stored.text("eTag", ""),
            "metadata": stored.user_metadata or {},
            "last_modified": moment(stored.updated_at),
            "created_at": moment(stored.created_at),
        }
    )


def _describe(request: Request, stored: StoredObject, reply: Response) -> None:
    reply.headers["Content-Type"] = stored.text("mimetype", DEFAULT_TYPE)
    reply.headers["Cache-Control"] = f"private, {stored.text('cacheControl', DEFAULT_CACHE)}"
    reply.last_modified = stored.updated_at
    reply.set_etag(stored.text("eTag", "").strip('"'))
    name = request.args.get("download") or stored.name.rpartition("/")[2]
    reply.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    # A file is somebody's upload: the browser may neither guess what it is nor run what is in it.
    reply.headers["X-Content-Type-Options"] = "nosniff"
    reply.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"

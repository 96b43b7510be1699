// Shows a draft while it is written. Without this script the same form is sent and the page comes back with the draft.

const LOST = "The connection was lost before the draft was done. Nothing was counted. Open this page anew to see what had come.";
const STOPPED = "Stopped. Nothing was counted. Open this page anew to see what had come.";

/** Turns the drafting forms below `root` into ones that stream; `enhance` is for the parts that are replaced. */
export function streamDrafts(root, enhance) {
  for (const form of root.querySelectorAll("[data-stream]")) {
    form.addEventListener("submit", (event) => {
      if (event.submitter?.hasAttribute("formaction")) return; // leads elsewhere
      event.preventDefault();
      if (!form.dataset.writing) write(form, enhance);
    });
  }
}

async function write(form, enhance) {
  const view = viewOf(form);
  const stopping = new AbortController();
  view.begin(() => stopping.abort());
  try {
    const done = await follow(form, stopping.signal, view);
    await showDraft(done.id, enhance);
  } catch (failure) {
    const sentence = stopping.signal.aborted ? STOPPED : failure.message;
    view.fail(sentence);
    if (failure.draftId) await showBroken(form, { id: failure.draftId, sentence, enhance });
  }
}

/** Sends the form and passes the words on; gives the finished draft. */
async function follow(form, signal, view) {
  const reply = await fetch(form.action, {
    method: "POST",
    body: new URLSearchParams(new FormData(form)),
    headers: { Accept: "text/event-stream" },
    signal,
  }).catch((failure) => {
    throw signal.aborted ? failure : new Error(LOST);
  });
  if (!reply.ok) throw new Error(await reasonOf(reply));
  for await (const { name, data } of events(reply.body)) {
    if (name === "sentence") view.add(data.number, data.text);
    else if (name === "evidence") view.cite(data.number, data.lines);
    else if (name === "audit") view.check(data);
    else if (name === "error") throw Object.assign(new Error(data.detail), { draftId: data.draft_id });
    else if (name === "done") return data;
  }
  throw new Error(LOST);
}

async function reasonOf(reply) {
  const problem = await reply.json().catch(() => ({}));
  return problem.detail ?? "Something went wrong on our side. Please try again in a moment.";
}

/** The events of a stream, one block each: "event: <name>", "data: <JSON>", an empty line. */
async function* events(body) {
  let rest = "";
  for await (const text of chunks(body.pipeThrough(new TextDecoderStream()))) {
    const blocks = (rest + text).split("\n\n");
    rest = blocks.pop();
    for (const block of blocks) {
      const fields = Object.fromEntries(block.split("\n").map((line) => line.split(/: (.*)/s, 2)));
      if (fields.data) yield { name: fields.event, data: JSON.parse(fields.data) };
    }
  }
}

/** Safari's streams cannot be iterated yet. */
async function* chunks(stream) {
  const reader = stream.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
}

function viewOf(form) {
  const part = (name) => form.querySelector(`[data-${name}]`);
  const [area, text, status, trouble, stop] = ["streaming", "stream-text", "stream-status", "stream-trouble", "stop"].map(part);
  const button = form.querySelector("button");
  const sentence = (number) => {
    const known = text.querySelector(`[data-number="${number}"]`);
    if (known) return known;
    const fresh = document.createElement("span");
    fresh.dataset.number = number;
    text.append(fresh);
    return fresh;
  };
  const rest = () => {
    delete form.dataset.writing;
    button.removeAttribute("aria-disabled");
    stop.hidden = true;
  };
  return {
    begin(onStop) {
      form.dataset.writing = "yes";
      button.setAttribute("aria-disabled", "true");
      area.hidden = stop.hidden = false;
      text.textContent = trouble.textContent = "";
      status.textContent = "Writing…";
      stop.onclick = onStop;
    },
    add: (number, words) => sentence(number).append(words),
    cite: (number, lines) => (sentence(number).title = lines.map((line) => line.text).join("\n")),
    /** The text as it was checked takes the place of what came word by word. */
    check({ content, sentences, goes_on: goesOn }) {
      const parts = [];
      let at = 0;
      for (const { start, end, verdict } of sentences) {
        parts.push(content.slice(at, start), span(content.slice(start, end), verdict));
        at = end;
      }
      text.replaceChildren(...parts, content.slice(at));
      status.textContent = goesOn ? "Putting right what your résumé does not back…" : "Checked.";
    },
    fail(sentence) {
      rest();
      area.hidden = true;
      status.textContent = "";
      const note = document.createElement("p");
      note.className = "note bad";
      note.textContent = sentence;
      trouble.replaceChildren(note);
    },
  };
}

function span(words, verdict) {
  const made = document.createElement("span");
  made.className = verdict === "not_a_claim" ? "" : `claim ${verdict}`;
  made.append(words);
  return made;
}

/** Shows what had come of a draft that broke off, and why, in the form that asked for it. */
async function showBroken(form, { id, sentence, enhance }) {
  const kind = form.elements.kind.value;
  await showDraft(id, enhance);
  const fresh = document.querySelector(`[data-stream] [name="kind"][value="${kind}"]`)?.form;
  if (!fresh) return;
  fresh.closest("details").open = true;
  viewOf(fresh).fail(sentence);
}

/** Fetches the page anew and puts its drafts in the place of ours. */
async function showDraft(id, enhance) {
  const drafts = document.querySelector("[data-drafts]");
  const address = drafts.dataset.drafts; // not always ours: a form that was refused has its own
  const reply = await fetch(address, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await reply.text(), "text/html");
  const fresh = page.querySelector("[data-drafts]");
  if (!reply.ok || !fresh) return location.assign(address);
  drafts.replaceWith(fresh);
  enhance(fresh);
  const draft = document.getElementById(`draft-${id}`);
  draft?.focus({ preventScroll: true });
  draft?.scrollIntoView({ block: "start" });
}

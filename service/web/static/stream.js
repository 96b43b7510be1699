// Shows a draft while it is written. Without this script the same form is sent and the page comes back with the draft.

import { isDirty } from "./dirty.js";

const LOST = "The connection was lost before the draft was done. Nothing was counted. Open this page anew to see what had come.";
const STOPPED = "Stopped. Nothing was counted. Open this page anew to see what had come.";
const OFFLINE = "There is no connection, so nothing was sent. What you typed is still here: press again once you are online.";
const UNREACHED = "The connection was lost before anything came. What you typed is still here: press again in a moment.";
const SIGNED_OUT = "You are signed out, so nothing was drafted. Sign in in another tab, then press again: what you typed is still here.";
const KEPT = "The draft is done and kept. Only the connection was lost before it could be shown with its checks. Open this page anew to see it.";

/** A failure in words for the person. */
class Told extends Error {}

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
  const sent = fieldsOf(form).toString();
  view.begin(() => stopping.abort());
  try {
    const done = await follow(form, stopping.signal, view);
    const isSame = fieldsOf(form).toString() === sent; // else another question was begun meanwhile
    const isShown = await showDraft(done.id, { done: isSame ? form : null, enhance }).then(() => true, () => false);
    view.end(isShown ? "" : KEPT);
  } catch (failure) {
    const sentence = failure instanceof Told ? failure.message : LOST;
    view.fail(stopping.signal.aborted ? { sentence: STOPPED } : { ...failure, sentence });
    if (failure.draftId) await showDraft(failure.draftId, { enhance, stay: true }).catch(() => {});
  }
}

const fieldsOf = (form) => new URLSearchParams(new FormData(form));

/** Sends the form and passes the words on; gives the finished draft. */
async function follow(form, signal, view) {
  const headers = { Accept: "text/event-stream" };
  const reply = await fetch(form.action, { method: "POST", body: fieldsOf(form), headers, signal }).catch(() => {
    throw new Told(navigator.onLine ? UNREACHED : OFFLINE);
  });
  if (!reply.ok) throw await refusalOf(reply);
  for await (const { name, data } of events(reply.body)) {
    if (name === "sentence") view.add(data.number, data.text);
    else if (name === "evidence") view.cite(data.number, data.lines);
    else if (name === "audit") view.check(data);
    else if (name === "error") throw Object.assign(new Told(data.detail), { draftId: data.draft_id });
    else if (name === "done") return data;
  }
  throw new Told(LOST);
}

async function refusalOf(reply) {
  if (reply.status === 401) return Object.assign(new Told(SIGNED_OUT), { link: ["/signin", "Sign in in another tab"] });
  const problem = await reply.json().catch(() => ({}));
  const said = problem.detail ?? "Something went wrong on our side. Please try again in a moment.";
  return Object.assign(new Told(said), { fields: problem.errors });
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
  const troubleId = `trouble-${form.elements.kind.value}`;
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
    if (document.activeElement === stop) button.focus();
    stop.hidden = true;
  };
  const tell = (sentence, { kind, link }) => {
    const note = document.createElement("p");
    note.className = `note ${kind}`;
    note.id = troubleId;
    note.append(sentence, ...(link ? [" ", linkTo(...link)] : []));
    trouble.replaceChildren(note);
  };
  const describe = (field, words) => field.setAttribute("aria-describedby", words.join(" "));
  const described = (field, id) => (field.getAttribute("aria-describedby") ?? "").split(" ").filter((known) => known && known !== id);
  const marked = () => [...form.querySelectorAll("[aria-invalid=true]")];
  return {
    begin(onStop) {
      for (const field of marked()) {
        field.removeAttribute("aria-invalid");
        describe(field, described(field, troubleId));
      }
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
    /** What is wrong, beside the button; `fields` names those that need another value. */
    fail({ sentence, link, fields = [] }) {
      rest();
      area.hidden = true;
      status.textContent = "";
      tell(sentence, { kind: "bad", link });
      for (const field of fields.map((name) => form.elements[name]).filter(Boolean)) {
        field.setAttribute("aria-invalid", "true");
        describe(field, [...described(field, troubleId), troubleId]);
      }
      marked()[0]?.focus();
    },
    /** The draft is there, in the list; with a `sentence` it is not, and the words that came stay in sight. */
    end(sentence) {
      rest();
      area.hidden = !sentence;
      status.textContent = "";
      if (sentence) tell(sentence, { kind: "warn" });
    },
  };
}

function linkTo(href, words) {
  const made = document.createElement("a");
  Object.assign(made, { href, target: "_blank", rel: "noopener", textContent: words });
  return made;
}

function span(words, verdict) {
  const made = document.createElement("span");
  made.className = verdict === "not_a_claim" ? "" : `claim ${verdict}`;
  made.append(words);
  return made;
}

/**
 * Fetches the page anew and shows its drafts, with this one to the fore unless the reader is to `stay`.
 *
 * What is typed elsewhere and what is being written stay as they are; the form that is `done` is emptied. Rejects when
 * the page could not be had.
 */
async function showDraft(id, { done, enhance, stay = false }) {
  const drafts = document.querySelector("[data-drafts]");
  const address = drafts.dataset.drafts; // not always ours: a form that was refused has its own
  const reply = await fetch(address, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await reply.text(), "text/html");
  const fresh = page.querySelector("[data-drafts]");
  if (!reply.ok || !fresh) throw new Told(KEPT);
  const active = document.activeElement;
  const types = active?.matches("input, textarea, select") && !done?.contains(active);
  renew(drafts, fresh, { done, enhance });
  const draft = document.getElementById(`draft-${id}`);
  if (stay || types) return;
  draft?.focus({ preventScroll: true });
  draft?.scrollIntoView({ block: "start" });
}

/** Puts each part of `fresh` in the place of ours, but for those in which something is typed or being written. */
function renew(ours, fresh, { done, enhance }) {
  const isBusy = (part) => !part.contains(done ?? null) && (isDirty(part) || part.querySelector("[data-writing], .note[id^=trouble-]"));
  const stays = new Map();
  for (const part of [...ours.children]) {
    if (part.dataset.part && isBusy(part)) stays.set(part.dataset.part, part);
    else part.remove();
  }
  let next = ours.firstElementChild;
  for (const part of [...fresh.children]) {
    const known = stays.get(part.dataset.part);
    if (known) {
      next = known.nextElementSibling;
    } else {
      ours.insertBefore(part, next);
      enhance(part);
    }
  }
}

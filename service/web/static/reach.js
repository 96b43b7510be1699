// What is typed stays on the page when it could not be sent. Without this script the browser shows its own error page.

export const NOT_KEPT = "Not kept: no connection. Your text is still here.";
const PATIENCE_MS = 8000;

/** Lets the forms below `root` that take a text leave the page only when the server answers. */
export function holdTyped(root) {
  for (const form of root.querySelectorAll('form[method="post"]:has(textarea):not([data-stream])')) {
    if (!form.closest("[data-open]")) form.addEventListener("submit", hold);
  }
}

async function hold(event) {
  const form = event.currentTarget;
  if (form.dataset.reached) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (form.dataset.reaching) return;
  form.dataset.reaching = "yes";
  const isThere = await fetch("/health", { cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS) }).then(() => true, () => false);
  delete form.dataset.reaching;
  tell(form, isThere ? "" : NOT_KEPT);
  if (!isThere) return;
  form.dataset.reached = "yes";
  form.requestSubmit(event.submitter);
  delete form.dataset.reached;
}

/** Says something at the end of `place`, or `first`, in the stead of what was said before; "" only takes that away. */
export function tell(place, sentence, { first = false } = {}) {
  place.querySelector(":scope > [data-told]")?.remove();
  if (!sentence) return;
  const note = document.createElement("p");
  note.className = "note bad";
  note.dataset.told = "";
  note.setAttribute("role", "alert");
  note.textContent = sentence;
  if (first) place.prepend(note);
  else place.append(note);
  note.scrollIntoView({ block: "nearest" });
}

// Corrects the blocks of a résumé without leaving the page. The same links and forms work without this script.
import { isDirty } from "./dirty.js";
import { NOT_KEPT, tell } from "./reach.js";

/** Lets the blocks below `root` be edited in their place; `enhance` is for what is replaced. */
export function editBlocks(root, enhance) {
  const blocks = root.querySelector("[data-blocks]");
  if (!blocks) return;
  blocks.addEventListener("click", (event) => {
    const link = event.target.closest("[data-block-edit], [data-block-cancel]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (link.matches("[data-block-cancel]")) close(link.closest("[data-open]"));
    else open(blocks, link, enhance);
  });
  blocks.addEventListener("keydown", (event) => {
    const opened = event.target.closest("[data-open]");
    if (event.key === "Escape" && opened && !isDirty(opened)) close(opened);
  });
  blocks.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-block-form], [data-block-act]");
    if (!form) return;
    event.preventDefault();
    if (!form.dataset.sent) send(blocks, form, enhance);
  });
}

/** Puts the form of a block in the place of the link's block; what is typed elsewhere is not thrown away. */
async function open(blocks, link, enhance) {
  const before = blocks.querySelector("[data-open]");
  if (before && isDirty(before)) return remind(before.querySelector("form"));
  const page = await fetchPage(link.href).catch(() => null);
  const host = link.closest("[data-block]") ?? link.closest(".add, .buttons");
  tell(host, page ? "" : "This could not be opened: no connection.");
  if (!page) return;
  const form = page.querySelector("[data-block-form]");
  if (!form) return location.assign(link.href);
  if (before) close(before);
  const opened = document.createElement("div");
  opened.dataset.open = "";
  opened.append(form);
  form.classList.remove("card");
  host.after(opened);
  host.hidden = true;
  enhance(opened);
  form.querySelector("input:not([type=hidden]), textarea")?.focus();
}

/** One block at a time: what is typed in this one comes first. */
function remind(form) {
  form.querySelector("input:not([type=hidden]), textarea")?.focus();
  tell(form, "This block is open and not kept yet. Keep your changes or cancel, then open the other one.", { first: true });
}

function close(opened) {
  const host = opened.previousElementSibling;
  opened.remove();
  host.hidden = false;
  host.querySelector("[data-block-edit]")?.focus();
}

/** Sends a form and shows what came of it: the blocks anew, or the form with what is wrong. */
async function send(blocks, form, enhance) {
  form.dataset.sent = "yes";
  const body = new URLSearchParams(new FormData(form));
  const page = await fetchPage(form.action, { method: "POST", body }).catch(() => null);
  const fresh = page?.querySelector("[data-blocks]");
  const again = page?.querySelector("[data-block-form]");
  delete form.dataset.sent;
  if (!page && form.matches("[data-block-form]")) return tell(form, NOT_KEPT);
  if (!page) return tell(form.closest("[data-block], section"), "Nothing was changed: no connection.");
  if (fresh) return show(blocks, { fresh, page, at: landing(body), enhance });
  if (again && form.matches("[data-block-form]")) {
    again.classList.remove("card");
    const trouble = page.querySelector("main > [role=alert]");
    if (trouble) again.prepend(trouble);
    form.replaceWith(again);
    enhance(again);
    return again.querySelector("[aria-invalid=true], [role=alert] ~ .field input")?.focus();
  }
  form.submit(); // the page that tells what went wrong is the same that comes without this script
}

function show(blocks, { fresh, page, at, enhance }) {
  blocks.replaceChildren(...fresh.childNodes);
  enhance(blocks);
  blocks.dispatchEvent(new Event("changed"));
  const said = document.querySelector("[data-said]");
  if (said) said.textContent = page.querySelector(".note[role=status]")?.textContent.trim() ?? "";
  const target = document.getElementById(`at${at.replaceAll("/", "-")}`);
  target?.setAttribute("tabindex", "-1");
  target?.focus({ preventScroll: true });
  target?.scrollIntoView({ block: "nearest" });
}

/** The block to look at after a change: where it went, else the section it was in. */
function landing(body) {
  const [op, at] = [body.get("op"), body.get("at")];
  const list = at.slice(0, at.lastIndexOf("/"));
  if (op === "move") return `${list}/${body.get("to")}`;
  return op === "remove" || at.endsWith("/new") ? list : at;
}

/** A page of ours; a refusal is a page too. */
async function fetchPage(address, options = {}) {
  const reply = await fetch(address, { ...options, headers: { Accept: "text/html" } });
  return new DOMParser().parseFromString(await reply.text(), "text/html");
}

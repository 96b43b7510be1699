// Waits for what is being read: fetches the page anew until it shows the outcome, and puts that in its place.

import { isDirty } from "./dirty.js";

const FIRST_MS = 600;
const LONGEST_MS = 5000;

/** Follows a page with a part that is pending; `enhance` is for what is replaced. */
export function followPending(root, enhance) {
  if (root.querySelector("[data-pending]")) setTimeout(() => look(FIRST_MS, enhance), FIRST_MS);
}

async function look(waited, enhance) {
  const next = Math.min(waited * 1.5, LONGEST_MS);
  const again = () => setTimeout(() => look(next, enhance), next);
  if (document.hidden) return again();
  const page = await fetchPage().catch(() => null);
  if (!page) return again();
  const before = count(document);
  if (count(page) === before) return again();
  const here = document.querySelector("main");
  if (isDirty(here)) return again(); // somebody is at another one: nothing is taken from under their hands
  const fresh = page.querySelector("main");
  here.className = fresh.className;
  here.replaceChildren(...fresh.childNodes);
  document.title = page.title;
  enhance(here);
  here.querySelector("[role=alert], h1")?.scrollIntoView({ block: "nearest" });
}

const count = (page) => page.querySelectorAll("[data-pending]").length;

async function fetchPage() {
  const reply = await fetch(location.pathname, { headers: { Accept: "text/html" } });
  if (!reply.ok || reply.redirected) return null;
  return new DOMParser().parseFromString(await reply.text(), "text/html");
}

// Shows the earlier versions of a draft in their place. Without this script a link leads to a page with the same list.

const LOADING = "Loading…";

/** Lists the versions once they are asked for; `enhance` is for the parts that come. */
export function showEarlier(root, enhance) {
  for (const fold of root.querySelectorAll("[data-earlier]")) {
    const link = fold.querySelector("[data-earlier-link]");
    fold.addEventListener("toggle", () => fold.open && link?.isConnected && load(link, enhance));
  }
  for (const link of root.querySelectorAll("[data-earlier-link]")) {
    link.addEventListener("click", async (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const first = await load(link, enhance);
      first?.querySelector("summary").focus();
    });
  }
}

/** Puts the versions that a link leads to in its place; gives the first of them. When they do not come, the link stays. */
async function load(link, enhance) {
  if (link.textContent === LOADING) return null;
  link.dataset.words ??= link.textContent;
  link.textContent = LOADING;
  const list = await fetchList(link.href).catch(() => null);
  if (!list) {
    link.textContent = `${link.dataset.words} (they did not come: please try again)`;
    return null;
  }
  enhance(list);
  const first = list.firstElementChild;
  const place = link.closest("p, li");
  place.replaceWith(...(place.matches("li") ? list.children : [list]));
  return first;
}

async function fetchList(address) {
  const reply = await fetch(address, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await reply.text(), "text/html");
  return reply.ok ? page.querySelector("[data-revisions]") : null;
}

/** Moments by the clock of whoever reads. */
export function tellTime(root) {
  for (const time of root.querySelectorAll("time[data-moment]")) {
    time.textContent = new Date(time.dateTime).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });
  }
}

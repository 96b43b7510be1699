// Marks on the picture of the page where the block stands that has the pointer or the keyboard. Without this script the
// link "Where it stands" does it.

const SVG = "http://www.w3.org/2000/svg";
const WIDE = "(min-width: 64rem)";

/** Connects the blocks below `root` with the picture of their page. */
export function showPlaces(root) {
  const sheet = root.querySelector("[data-sheet]");
  if (!sheet) return;
  const wide = matchMedia(WIDE);
  if (!wide.matches && !location.search.includes("at=")) sheet.open = false;
  const load = () =>
    fetch(sheet.dataset.places, { headers: { Accept: "application/json" } })
      .then((reply) => (reply.ok ? reply.json() : {}))
      .catch(() => ({}));
  let places = load();
  const view = viewOf(sheet);
  const blocks = root.querySelector("[data-blocks]");
  const point = async (event) => {
    const [pointer, known] = [pointerOf(event.target), await places];
    if (pointer) view.mark(known[pointer] ?? known[event.target.form?.elements.at?.value]);
  };
  blocks.addEventListener("pointerover", (event) => event.pointerType !== "touch" && wide.matches && point(event));
  blocks.addEventListener("focusin", point);
  blocks.addEventListener("changed", () => (places = load()));
  blocks.addEventListener("click", async (event) => {
    const link = event.target.closest("[data-block-show]");
    if (!link) return;
    event.preventDefault();
    sheet.open = true;
    view.mark((await places)[pointerOf(link)]);
    if (!wide.matches) sheet.scrollIntoView({ block: "start" });
  });
  sheet.addEventListener("click", (event) => {
    const link = event.target.closest("[data-turn]");
    if (!link) return;
    event.preventDefault();
    view.mark([Number(link.dataset.turn), []]);
  });
}

/** The value that an element shows or asks for, else the block it stands in. */
function pointerOf(element) {
  if (element.form?.matches("[data-block-form]")) return `${element.form.elements.at.value}/${element.name}`;
  return element.closest("[data-at]")?.dataset.at ?? element.closest("[data-block]")?.dataset.block;
}

function viewOf(sheet) {
  const [image, marks] = [sheet.querySelector("[data-page]"), sheet.querySelector("[data-marks]")];
  return {
    /** Shows a page with boxes on it; a place that is not known changes nothing. */
    mark(place) {
      if (!place) return;
      const [page, boxes] = place;
      if (String(page) !== image.dataset.page) turnTo(sheet, image, page);
      marks.replaceChildren(...boxes.map(rectangle));
      const first = marks.firstElementChild;
      if (first && sheet.scrollHeight > sheet.clientHeight) reveal(sheet, first);
    },
  };
}

function turnTo(sheet, image, page) {
  image.dataset.page = page;
  const address = new URL(image.src);
  address.searchParams.set("page", page);
  image.alt = image.alt.replace(/\d+/, page);
  image.src = address;
  for (const link of sheet.querySelectorAll("[data-turn]")) {
    if (link.dataset.turn === String(page)) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

function rectangle([x, y, width, height]) {
  const made = document.createElementNS(SVG, "rect");
  for (const [name, value] of Object.entries({ x, y, width, height })) made.setAttribute(name, value);
  return made;
}

/** Scrolls the sheet, never the page, so that a box is in sight. */
function reveal(sheet, box) {
  const [frame, place] = [sheet.getBoundingClientRect(), box.getBoundingClientRect()];
  if (place.top < frame.top || place.bottom > frame.bottom) sheet.scrollTop += place.top - frame.top - frame.height / 3;
}

// Small comforts. Every page works without them.
import { editBlocks } from "./blocks.js";
import { showEarlier, tellTime } from "./earlier.js";
import { followPending } from "./pending.js";
import { holdTyped } from "./reach.js";
import { showPlaces } from "./sheet.js";
import { streamDrafts } from "./stream.js";

/** A choice in a list is enough: no second press on "Move". */
function submitOnChange(root) {
  for (const form of root.querySelectorAll("[data-submit-on-change]")) {
    const select = form.querySelector("select");
    form.querySelector("[data-without-script]")?.setAttribute("hidden", "");
    // With the keyboard each arrow key changes the choice; it counts when the person is done with it.
    let byKeyboard = false;
    select.addEventListener("keydown", (event) => {
      byKeyboard = true;
      if (event.key === "Enter") form.requestSubmit();
    });
    select.addEventListener("pointerdown", () => (byKeyboard = false));
    select.addEventListener("change", () => byKeyboard || form.requestSubmit());
    select.addEventListener("blur", () => {
      const chosen = select.selectedOptions[0];
      if (byKeyboard && chosen && !chosen.defaultSelected) form.requestSubmit();
    });
  }
}

/** What takes a while says so, and is not sent twice. */
function showWork(root) {
  for (const form of root.querySelectorAll("[data-busy-form]")) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent || event.defaultPrevented) return event.preventDefault();
      form.dataset.sent = "yes";
      form.querySelector("[data-busy]")?.removeAttribute("hidden");
      form.querySelector("button")?.setAttribute("aria-disabled", "true");
    });
  }
}

/** Coming back with the "back" button, a form may be sent again. */
function rest(root) {
  for (const form of root.querySelectorAll("[data-busy-form]")) {
    delete form.dataset.sent;
    form.querySelector("[data-busy]")?.setAttribute("hidden", "");
    form.querySelector("button")?.removeAttribute("aria-disabled");
  }
}

/** A file that is too large is told before it travels. */
function checkFiles(root) {
  for (const input of root.querySelectorAll("[data-max-bytes]")) {
    const trouble = input.parentElement.querySelector("[data-file-trouble]");
    input.addEventListener("change", () => {
      const isTooLarge = (input.files[0]?.size ?? 0) > Number(input.dataset.maxBytes);
      const sentence = isTooLarge ? "This file is larger than 10 MB. Export it with smaller pictures." : "";
      input.setCustomValidity(sentence);
      input.setAttribute("aria-invalid", String(isTooLarge));
      trouble.textContent = sentence;
    });
  }
}

/** A draft without the marks, ready to be pasted elsewhere. */
function copyText(root) {
  for (const button of root.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const draft = button.closest(".draft, .saved-answer");
      const said = draft.querySelector("[data-copied]");
      try {
        const sendable = draft.querySelector("[data-sendable]");
        if (!sendable.defaultValue.trim()) {
          said.textContent = "There is nothing to copy yet. Open “Edit” and answer in your own words.";
          return;
        }
        await navigator.clipboard.writeText(sendable.defaultValue);
        const left = Number(sendable.dataset.leftOut);
        said.textContent = left ? `Copied, without ${left === 1 ? "the sentence" : `the ${left} sentences`} to check.` : "Copied.";
      } catch {
        said.textContent = "The browser did not let us copy. Open “Edit” and copy the text there.";
      }
    });
  }
}

/** Leads to a part that the address names, also when it stands in something folded. */
function unfold() {
  const target = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
  for (let fold = target?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  bringNotice(target);
  target?.scrollIntoView();
}

/** What just happened is said where the address leads, not above it out of sight. */
function bringNotice(target) {
  const notice = document.querySelector("[data-notice]");
  if (!notice || !target || target.contains(notice)) return;
  const heading = target.querySelector(":scope > h2");
  if (heading) heading.after(notice);
  else target.prepend(notice);
}

/** Gives the parts below `root` their comforts; called again for what is replaced. */
function enhance(root) {
  holdTyped(root);
  submitOnChange(root);
  showWork(root);
  checkFiles(root);
  copyText(root);
  streamDrafts(root, enhance);
  followPending(root, enhance);
  showPlaces(root);
  editBlocks(root, enhance);
  showEarlier(root, enhance);
  tellTime(root);
}

enhance(document);
unfold();
addEventListener("hashchange", unfold);
addEventListener("pageshow", (event) => {
  if (event.persisted) rest(document);
});

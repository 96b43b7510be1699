// What a person typed or chose and has not sent.

const chosen = (select) => Math.max([...select.options].findIndex((option) => option.defaultSelected), 0);

const isChanged = (field) => {
  if (field.getAttribute("aria-invalid") === "true") return true; // was refused, so it is kept nowhere
  if (field.matches("select")) return field.selectedIndex !== chosen(field);
  return field.type === "checkbox" ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
};

/** Whether anything in `part` differs from what the page came with. */
export const isDirty = (part) => [...part.querySelectorAll("input, textarea, select")].some(isChanged);

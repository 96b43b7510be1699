/**
 * Reading a page that may not want to be read.
 *
 * `<form><input name="attributes"></form>` makes `form.attributes` an input, even for us in the isolated world. So
 * every property is read by the getter of the prototype, which a page cannot cover.
 */

function getter<T>(prototype: object, name: string): (node: Node) => T {
  const { get } = Object.getOwnPropertyDescriptor(prototype, name) ?? {};
  if (!get) throw new TypeError(`no getter ${name}`);
  return (node) => get.call(node) as T; // the DOM standard says what each of these yields
}

export interface Nodes {
  type(node: Node): number;
  value(node: Node): string;
  children(node: Node): Node[];
  /** The element around an element; null for the outermost, also of a shadow tree. */
  parent(element: Node): Node | null;
  name(element: Node): string;
  attributes(element: Node): Attr[];
  attribute(element: Node, name: string): string | null;
  shadow(element: Node): ShadowRoot | null;
  /** What is shown in a slot of a shadow tree: what the page put there, or the slot's own content. */
  slotted(slot: Node): Node[];
  frameDocument(frame: Node): Document | null;
  text(node: Node): string;
}

/** Getters bound to one window's prototypes; they work on nodes of its same-origin frames too. */
export function nodesOf(window: Window & typeof globalThis): Nodes {
  const firstChild = getter<Node | null>(window.Node.prototype, 'firstChild');
  const nextSibling = getter<Node | null>(window.Node.prototype, 'nextSibling');
  const attributes = getter<NamedNodeMap>(window.Element.prototype, 'attributes');
  const contentDocument = getter<Document | null>(window.HTMLIFrameElement.prototype, 'contentDocument');
  const { getAttribute } = window.Element.prototype;
  const { assignedNodes } = window.HTMLSlotElement.prototype;

  function children(node: Node): Node[] {
    const found: Node[] = [];
    for (let child = firstChild(node); child; child = nextSibling(child)) found.push(child);
    return found;
  }

  return {
    children,
    parent: getter<Node | null>(window.Node.prototype, 'parentElement'),
    type: getter<number>(window.Node.prototype, 'nodeType'),
    value: getter<string>(window.Node.prototype, 'nodeValue'),
    name: getter<string>(window.Element.prototype, 'localName'),
    attributes: (element) => Array.from(attributes(element)),
    attribute: (element, name) => getAttribute.call(element as Element, name),
    shadow: getter<ShadowRoot | null>(window.Element.prototype, 'shadowRoot'),
    slotted(slot) {
      const assigned = assignedNodes.call(slot as HTMLSlotElement);
      return assigned.length > 0 ? assigned : children(slot);
    },
    frameDocument: contentDocument,
    text: getter<string>(window.Node.prototype, 'textContent'),
  };
}

// Controllers make elements of a page more than plain HTML. ``data-controller="NAME"`` on an element attaches one as soon
// as it is on the page, whoever put it there, and it is detached when the element has left.

/** @type {Map<string, typeof Controller>} */
const known = new Map();
/** @type {WeakMap<Element, Map<string, Controller>>} */
const attached = new WeakMap();

/** What a controller is: it listens once its element is on the page, and to nothing after that has left. */
export class Controller {
  #presence = new AbortController();

  /** @param {PageElement} element */
  constructor(element) {
    this.element = element;
  }

  /** The element is on the page. */
  connect() {}

  /** The element has left the page; what ``listen`` began has ended already. */
  disconnect() {}

  /**
   * Listen for as long as the element is on the page.
   * @param {EventTarget} target
   * @param {string} types one or several, with spaces between them
   * @param {(event: any) => void} act
   * @param {AddEventListenerOptions} [options]
   */
  listen(target, types, act, options = {}) {
    for (const type of types.split(" ")) target.addEventListener(type, act, { ...options, signal: this.#presence.signal });
  }

  /** For the registry alone. */
  leave() {
    this.#presence.abort();
    this.disconnect();
  }
}

/**
 * From now on elements that ask for this name have such a controller, those that are there already too.
 * @param {string} name
 * @param {typeof Controller} kind
 */
export function register(name, kind) {
  if (!known.size) new MutationObserver(changed).observe(document, { childList: true, subtree: true });
  known.set(name, kind);
  attachWithin(document);
}

/** @param {MutationRecord[]} changes */
function changed(changes) {
  for (const { removedNodes } of changes) for (const node of removedNodes) if (isPart(node)) detachWithin(node);
  for (const { addedNodes } of changes) for (const node of addedNodes) if (isPart(node)) attachWithin(node);
}

/** @returns {node is Element} @param {Node} node */
const isPart = (node) => node.nodeType === Node.ELEMENT_NODE;

/** @param {Document | Element} root @returns {PageElement[]} */
function wishingWithin(root) {
  const within = [...root.querySelectorAll("[data-controller]")];
  return root instanceof Element && root.matches("[data-controller]") ? [/** @type {PageElement} */ (root), ...within] : within;
}

// A node that was moved has left and come in one go: it stays what it is.
/** @param {Element} root */
function detachWithin(root) {
  for (const element of wishingWithin(root)) {
    if (element.isConnected) continue;
    for (const controller of attached.get(element)?.values() ?? []) controller.leave();
    attached.delete(element);
  }
}

/** @param {Document | Element} root */
function attachWithin(root) {
  for (const element of wishingWithin(root)) {
    if (!element.isConnected) continue;
    const own = attached.get(element) ?? new Map();
    attached.set(element, own);
    for (const name of (element.dataset.controller ?? "").split(/\s+/)) {
      const kind = known.get(name);
      if (!kind || own.has(name)) continue;
      const controller = new kind(element);
      own.set(name, controller);
      controller.connect();
    }
  }
}

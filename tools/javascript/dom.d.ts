/**
 * What a selector or an event finds in our pages. Which tag it has is said by the template and not by the selector, so
 * it has what any of them has; a name that none of them has is an error all the same.
 */
interface PageElement extends HTMLElement {
  action: string;
  checked: boolean;
  content: any;
  defaultValue: string;
  disabled: boolean;
  readonly elements: HTMLFormControlsCollection & { [name: string]: any };
  files: FileList | null;
  readonly form: HTMLFormElement & PageElement;
  hash: string;
  href: string;
  indeterminate: boolean;
  name: string;
  open: boolean;
  readonly options: HTMLOptionsCollection;
  selectedIndex: number;
  readonly selectedOptions: HTMLCollectionOf<HTMLOptionElement>;
  selectionEnd: number;
  selectionStart: number;
  type: string;
  value: string;
  close(returnValue?: string): void;
  reportValidity(): boolean;
  requestSubmit(submitter?: HTMLElement | null): void;
  reset(): void;
  select(): void;
  setCustomValidity(error: string): void;
  setRangeText(replacement: string, start: number, end: number, selectionMode?: SelectionMode): void;
  setSelectionRange(start: number, end: number): void;
  showModal(): void;
  submit(): void;
}

interface ParentNode {
  querySelector<E extends Element = PageElement>(selectors: string): E | null;
  querySelectorAll<E extends Element = PageElement>(selectors: string): NodeListOf<E>;
}

interface Element {
  closest<E extends Element = PageElement>(selectors: string): E | null;
}

interface Document {
  getElementById(elementId: string): PageElement | null;
}

/** What an event's target may be asked; `?.` where it may be the window or the document. */
interface EventTarget {
  closest?: <E extends Element = PageElement>(selectors: string) => E | null;
  matches?: (selectors: string) => boolean;
  addEventListener(type: OwnEvent, act: (event: CustomEvent) => void, options?: AddEventListenerOptions): void;
}

/** What our own models tell. */
type OwnEvent = "elsewhere" | "refused" | "saved";

/** An event that only an element of the page can have; `matches` and `closest` ask which. */
type OnElement = Event & { target: PageElement };

interface DocumentEventMap {
  offer: CustomEvent<{ row: PageElement; text: string; use: boolean }>;
}

interface HTMLElementEventMap {
  adopted: CustomEvent<PageElement>;
  explain: CustomEvent<PageElement>;
  go: CustomEvent<PageElement>;
  gone: CustomEvent<{ row: PageElement; text: string }>;
  help: CustomEvent<boolean>;
  mark: CustomEvent<PageElement>;
  unmark: CustomEvent<PageElement>;
}

// An element of an exchange file, exactly as it is in the file. What Concord has no place for is kept in this form.

export interface Element {
  /** The local name; in a namespace other than the standard's, `{namespace}name`. */
  readonly name: string;
  /** By name, in the order of the file. */
  readonly attributes: Readonly<Record<string, string>>;
  /** White space between elements is left out. */
  readonly children: readonly (Element | string)[];
}

/** The child elements; only those with one of these names, if any are given. */
export function childrenOf(element: Element, ...names: readonly string[]): Element[] {
  return element.children.filter(
    (child): child is Element =>
      typeof child !== 'string' && (names.length === 0 || names.includes(child.name)),
  );
}

/** The first child with this name. */
export function childOf(element: Element, name: string): Element | undefined {
  return childrenOf(element, name)[0];
}

/** All text within the element, unchanged. */
export function charactersOf(element: Element): string {
  return element.children.map((child) => (typeof child === 'string' ? child : charactersOf(child))).join('');
}

/** Things that can be iterated any number of times, or fetched one by one. A list is one of these too. */
export interface Held<T> extends Iterable<T> {
  readonly length: number;
  at(index: number): T | undefined;
}

/** Whether the test holds for any of them. */
export function isSome<T>(held: Iterable<T>, isSuch: (each: T) => boolean): boolean {
  for (const each of held) if (isSuch(each)) return true;
  return false;
}

/** The same things converted by `read`, each when it is fetched. */
export function heldAs<From, To>(held: Held<From>, read: (each: From) => To): Held<To> {
  return {
    get length() {
      return held.length;
    },
    at: (index) => {
      const each = held.at(index);
      return each === undefined ? undefined : read(each);
    },
    *[Symbol.iterator]() {
      for (const each of held) yield read(each);
    },
  };
}

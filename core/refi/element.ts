// An element of an exchange file, as it stands there. What Concord has no place for is kept like this.

export interface Element {
  /** The local name; of another namespace than the standard's, `{namespace}name`. */
  readonly name: string;
  /** By name, in the order in which they were written. */
  readonly attributes: Readonly<Record<string, string>>;
  /** White space between elements is no child. */
  readonly children: readonly (Element | string)[];
}

/** The children that are elements, of these names where some are given. */
export function childrenOf(element: Element, ...names: readonly string[]): Element[] {
  return element.children.filter(
    (child): child is Element =>
      typeof child !== 'string' && (names.length === 0 || names.includes(child.name)),
  );
}

/** The first child of this name. */
export function childOf(element: Element, name: string): Element | undefined {
  return childrenOf(element, name)[0];
}

/** All characters within, exactly as they stand. */
export function charactersOf(element: Element): string {
  return element.children.map((child) => (typeof child === 'string' ? child : charactersOf(child))).join('');
}

/** To be gone through, as often as one likes, or asked for one. A list is one of these too. */
export interface Held<T> extends Iterable<T> {
  readonly length: number;
  at(index: number): T | undefined;
}

/** Whether one of them is such. */
export function isSome<T>(held: Iterable<T>, isSuch: (each: T) => boolean): boolean {
  for (const each of held) if (isSuch(each)) return true;
  return false;
}

/** The same things as `read` understands them, each read when it is asked for. */
export function heldAs<From, To>(held: Held<From>, read: (each: From) => To): Held<To> {
  return {
    length: held.length,
    at: (index) => {
      const each = held.at(index);
      return each === undefined ? undefined : read(each);
    },
    *[Symbol.iterator]() {
      for (const each of held) yield read(each);
    },
  };
}

// Many things of a file, one of which at a time is to be in memory: whoever holds them may make each anew when asked.

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

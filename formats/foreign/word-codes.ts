// What the marks of Word documents are known by: codes by what they are called, passages by keys of their own.
import type { ToldCode } from './told.ts';

/** Keys of things that may come more than once: the second of one key is another. */
export class Keys {
  readonly #taken = new Map<string, number>();

  next(key: string): string {
    const before = this.#taken.get(key) ?? 0;
    this.#taken.set(key, before + 1);
    return before === 0 ? key : `${key} ${before + 1}`;
  }
}

/** The codes that comments and colours name; names are one where they differ in case, width or white space alone. */
export class Codes {
  readonly #byName = new Map<string, ToldCode>();

  get all(): readonly ToldCode[] {
    return [...this.#byName.values()];
  }

  /** The key of the code of this name. */
  keyOf(name: string, colour: string | null = null): string {
    const plain = name.normalize('NFKC').replaceAll(/\s+/g, ' ').trim().toUpperCase().toLowerCase();
    const known = this.#byName.get(plain);
    if (known) return known.key;
    const key = `word code ${plain}`;
    this.#byName.set(plain, {
      key,
      name: name.trim(),
      description: null,
      colour,
      isCodable: true,
      children: [],
    });
    return key;
  }
}

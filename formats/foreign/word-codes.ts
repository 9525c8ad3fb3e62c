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

/** Between the names of a path, as Concord writes it in tables and shows it; a `>` without spaces belongs to a name. */
const separator = /\s+[>＞]\s+|\s*›\s*/u;

interface GrowingCode extends ToldCode {
  readonly children: GrowingCode[];
}

/**
 * The codes that comments and colours name, alone or by a path from the root. Names are one where they differ in case,
 * width or white space alone.
 */
export class Codes {
  readonly #byPath = new Map<string, GrowingCode>();
  readonly #top: GrowingCode[] = [];

  /** Those at the top, with those below them. */
  get all(): readonly ToldCode[] {
    return this.#top;
  }

  /** The key of the code of this name, or at the end of this path. */
  keyOf(written: string, colour: string | null = null): string {
    const names = written.split(separator).map((name) => name.trim());
    const path = names.includes('') ? [written.trim()] : names;
    let siblings = this.#top;
    let key = '';
    for (const [level, name] of path.entries()) {
      const plain = path
        .slice(0, level + 1)
        .map(plainly)
        .join(' > ');
      key = `word code ${plain}`;
      const code = this.#byPath.get(plain) ?? {
        key,
        name,
        description: null,
        colour: level === path.length - 1 ? colour : null,
        isCodable: true,
        children: [],
      };
      if (!this.#byPath.has(plain)) siblings.push(code);
      this.#byPath.set(plain, code);
      siblings = code.children;
    }
    return key;
  }
}

function plainly(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s+/g, ' ').trim().toUpperCase().toLowerCase();
}

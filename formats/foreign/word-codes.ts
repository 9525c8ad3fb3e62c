// Keys for the marks in Word documents: codes by name, passages by keys of their own.
import type { ForeignCode } from './foreign-project.ts';

/** Makes keys unique: the second thing with a key gets another. */
export class Keys {
  readonly #taken = new Map<string, number>();

  next(key: string): string {
    const before = this.#taken.get(key) ?? 0;
    this.#taken.set(key, before + 1);
    return before === 0 ? key : `${key} ${before + 1}`;
  }
}

/**
 * The separator of names in a path, as Concord writes it in tables and shows it; a `>` without spaces is part of a
 * name.
 */
const separator = /\s+[>＞]\s+|\s*›\s*/u;

interface GrowingCode extends ForeignCode {
  readonly children: GrowingCode[];
}

/**
 * The codes that comments and colours name, alone or by a path. Names that differ only in case, width or white space
 * are one code.
 */
export class Codes {
  readonly #byPath = new Map<string, GrowingCode>();
  readonly #top: GrowingCode[] = [];

  /** The top-level codes, with their sub-codes. */
  get all(): readonly ForeignCode[] {
    return this.#top;
  }

  /** The key of the code with this name or path; adds the code if it is new. */
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

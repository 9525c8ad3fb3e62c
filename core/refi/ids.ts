// Which ids the rows of a file get: its GUIDs where they are such and stand for one thing, else new ones.
import { isGuid } from '../guid.ts';

export class Ids {
  readonly #newId: () => string;
  readonly #byKey = new Map<string, string>();
  readonly #used = new Set<string>();
  readonly #renamed: string[] = [];

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  /** Keys that could not be ids: they are none, or stand for something else already. */
  get renamed(): readonly string[] {
    return this.#renamed;
  }

  /** An id for what has this key in the file. Of several with one key, references mean the first. */
  assign(key: string): string {
    const isFree = isGuid(key) && !this.#used.has(key);
    const id = isFree ? key : this.#newId();
    if (!isFree && key !== '') this.#renamed.push(key);
    this.#used.add(id);
    if (key !== '' && !this.#byKey.has(key)) this.#byKey.set(key, id);
    return id;
  }

  /** The id of what has this key; undefined where nothing has. */
  of(key: string | null): string | undefined {
    return key === null ? undefined : this.#byKey.get(key);
  }
}

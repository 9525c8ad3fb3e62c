// Which ids the rows of an import get: the GUIDs of the file where they are such and free, else new ones.
import { isGuid } from './element.ts';

export class Ids {
  readonly #taken: (id: string) => boolean;
  readonly #newId: () => string;
  readonly #byKey = new Map<string, string>();
  readonly #used = new Set<string>();
  readonly #renamed: string[] = [];

  /** `taken`: whether the table has a row of this id already. */
  constructor(taken: (id: string) => boolean, newId: () => string) {
    this.#taken = taken;
    this.#newId = newId;
  }

  /** Keys that could not be ids: they are none, or stand for something else already. */
  get renamed(): readonly string[] {
    return this.#renamed;
  }

  /** An id for what has this key in the file. Of several with one key, references mean the first. */
  assign(key: string): string {
    const isFree = isGuid(key) && !this.#used.has(key) && !this.#taken(key);
    const id = isFree ? key : this.#newId();
    if (!isFree && key !== '') this.#renamed.push(key);
    this.#used.add(id);
    if (key !== '' && !this.#byKey.has(key)) this.#byKey.set(key, id);
    return id;
  }

  /** Lets references to `key` mean a row that is there already. */
  know(key: string, id: string): void {
    this.#byKey.set(key, id);
  }

  /** The id of what has this key; undefined where nothing has. */
  of(key: string | null): string | undefined {
    return key === null ? undefined : this.#byKey.get(key);
  }
}

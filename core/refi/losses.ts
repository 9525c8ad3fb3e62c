// Collects what a file of the standard cannot express of a project, item by item, while the file is made.
import { remarkOn, type Remark } from './incoming.ts';

/** The losses of one export. */
export class Losses {
  readonly #items = new Map<string, string[]>();

  /** Notes one loss by the name of the thing; `what` is the end of a key `exchange:lost_…`. */
  add(what: string, ...items: readonly string[]): void {
    const known = this.#items.get(what);
    if (known) known.push(...items);
    else if (items.length > 0) this.#items.set(what, [...items]);
  }

  /** One remark for each kind of loss, with all the things it is about. */
  get remarks(): Remark[] {
    return [...this.#items].flatMap(([what, items]) => remarkOn(`exchange:lost_${what}`, items));
  }
}

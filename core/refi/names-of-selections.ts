// Names of selections held against the words they stand on: most programs call a selection by its words, so one that
// is called otherwise among many that are not may have slipped.
import { isCalled } from './convention.ts';
import type { Remark } from './incoming.ts';

/** So many characters of the words are told. */
const TOLD = 60;

/** Hears the placed selections of a file. */
export class NamesOfSelections {
  #alike = 0;
  readonly #others: string[] = [];

  hear(source: string, name: string, words: string): void {
    if (name.trim() === '') return;
    if (isCalled(name, words)) this.#alike += 1;
    else
      this.#others.push(
        `${source}: “${name.trim()}” · “${words.replaceAll(/\s+/g, ' ').trim().slice(0, TOLD)}${words.length > TOLD ? '…' : ''}”`,
      );
  }

  /** Which are called otherwise; nothing where names are no words in this file anyhow. */
  remarks(): Remark[] {
    const items = this.#others;
    if (items.length === 0 || items.length > this.#alike) return [];
    return [{ key: 'exchange:called_otherwise', parameters: { count: items.length }, items }];
  }
}

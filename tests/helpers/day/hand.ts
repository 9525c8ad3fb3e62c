// Works on the page and counts clicks and keys. Typed content (a name, a memo) takes as long as its text and does not
// count.
import type { Locator, Page } from 'playwright-core';
import { quickKeys } from '../../../scripts/quick-keys.ts';
import { clickOnWords, selectWords } from '../text-words.ts';

export interface Spent {
  readonly clicks: number;
  readonly keys: number;
}

export class Hand {
  readonly page: Page;
  #clicks = 0;
  #keys = 0;

  constructor(page: Page) {
    this.page = page;
    // Playwright catches a file chooser only while somebody listens; without a listener the system's own dialog opens.
    page.on('filechooser', () => undefined);
  }

  /** Clicks and keys since the previous call. */
  spent(): Spent {
    const spent = { clicks: this.#clicks, keys: this.#keys };
    this.#clicks = 0;
    this.#keys = 0;
    return spent;
  }

  async click(what: Locator, button: 'left' | 'right' = 'left'): Promise<void> {
    this.#clicks += 1;
    await what.click({ button });
  }

  /** Selects words of the open text by dragging the mouse over them. */
  async select(words: string): Promise<void> {
    this.#clicks += 1;
    await selectWords(this.page, words);
  }

  async clickWords(words: string, button: 'left' | 'right' = 'left'): Promise<void> {
    this.#clicks += 1;
    await clickOnWords(this.page, words, button);
  }

  /** Presses keys one after the other; a chord counts as one key. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      this.#keys += 1;
      await this.page.keyboard.press(key);
    }
  }

  /** Presses keys that mean something together, such as G and the letter of a screen. */
  async pressQuickly(...keys: readonly string[]): Promise<void> {
    this.#keys += keys.length;
    await quickKeys(this.page, ...keys);
  }

  /** Types content where the focus is. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Runs `ask`, which opens a file chooser, and chooses these files. */
  async choose(files: readonly string[], ask: () => Promise<void>): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await ask();
    await (await chooser).setFiles([...files]);
  }
}

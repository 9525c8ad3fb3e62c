// A hand at work on the page, whose clicks and keys are counted. What is typed as content, a name or a memo, takes as
// long as it is: it is no part of the count.
import type { Locator, Page } from 'playwright-core';
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
    // Asked for once and for all: a chooser that comes before somebody listens is the system's.
    page.on('filechooser', () => undefined);
  }

  /** What was spent since this was asked last. */
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

  /** Draws over words of the open text with the mouse. */
  async select(words: string): Promise<void> {
    this.#clicks += 1;
    await selectWords(this.page, words);
  }

  async clickWords(words: string, button: 'left' | 'right' = 'left'): Promise<void> {
    this.#clicks += 1;
    await clickOnWords(this.page, words, button);
  }

  /** Presses keys one after the other; a chord is one. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      this.#keys += 1;
      await this.page.keyboard.press(key);
    }
  }

  /** Types content where the focus is. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Does what asks for files, and chooses these. */
  async choose(files: readonly string[], ask: () => Promise<void>): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await ask();
    await (await chooser).setFiles([...files]);
  }
}

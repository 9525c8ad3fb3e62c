// Keys in the pace of a hand, which does not wait for the window.
import type { Page } from 'playwright-core';

/**
 * Presses single keys, without modifiers, one right after the other. Playwright by itself sends a key only once the page
 * has handled the one before: where that takes long, G and a letter no longer mean a screen, and letters no longer make
 * up one word.
 */
export async function quickKeys({ keyboard }: Page, ...keys: readonly string[]): Promise<void> {
  await Promise.all(keys.flatMap((key) => [keyboard.down(key), keyboard.up(key)]));
}

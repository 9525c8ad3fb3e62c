// Holds a key down while the page is busy: the presses queue up and then arrive one after the other without a pause.
import type { Page } from 'playwright-core';

/** Presses the letter a this many times while the page is busy. Resolves when the page has handled all of them. */
export async function heldKey(page: Page, times: number): Promise<void> {
  const keyboard = await page.context().newCDPSession(page);
  const key = { type: 'keyDown', key: 'a', code: 'KeyA', text: 'a', windowsVirtualKeyCode: 65 } as const;
  const isBusy = page.evaluate(() => {
    for (const end = performance.now() + 500; performance.now() < end;) void document.hidden;
  });
  await Promise.all(Array.from({ length: times }, () => keyboard.send('Input.dispatchKeyEvent', key)));
  await isBusy;
  await keyboard.detach();
}

// A key that is held down on a busy machine: its presses wait for the page and come one after the other, nothing between.
import type { Page } from 'playwright-core';

/** Presses the letter a so many times while the page does something else; resolves once all of them were taken. */
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

import type { Page } from 'playwright-core';

/** Drops files and folders of this machine on the middle of the window, as a file manager does. */
export async function dropFiles(page: Page, paths: readonly string[]): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    // The events of a drag must arrive in order.
    await browser.send('Input.dispatchDragEvent', { type, x: 500, y: 500, data });
  }
  await browser.detach();
}

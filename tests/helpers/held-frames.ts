// A slow machine, as the page sees it: frames that do not come, and fading that does not end, until a test lets them go on.
import type { Page } from 'playwright-core';

export interface Held extends AsyncDisposable {
  /** Lets what waits now go on; what comes after it waits again. */
  letGo(): Promise<void>;
}

/** Lets what opens and closes fade for minutes. */
export async function fadingLong(page: Page): Promise<Held> {
  const fade = (time: string): Promise<void> =>
    page.evaluate((open) => document.documentElement.style.setProperty('--open', open), time);
  const letGo = (): Promise<void> =>
    page.evaluate(() => document.getAnimations().forEach((fading) => fading.finish()));
  await fade('600s linear');
  return {
    letGo,
    async [Symbol.asyncDispose]() {
      await fade('');
      await letGo();
    },
  };
}

/** Keeps frames from whoever asks for one. Nothing fades, so that what closes is gone at once. */
export async function withoutFrames(page: Page): Promise<Held> {
  await page.evaluate(() => {
    document.documentElement.style.setProperty('--open', '0s linear');
    const { requestAnimationFrame, cancelAnimationFrame } = window;
    const asked = new Map<number, FrameRequestCallback>();
    let last = 0;
    const letGo = (): void => {
      const acts = [...asked.values()];
      asked.clear();
      for (const act of acts) requestAnimationFrame(act);
    };
    Object.assign(window, {
      requestAnimationFrame: (act: FrameRequestCallback) => {
        asked.set((last -= 1), act);
        return last;
      },
      cancelAnimationFrame: (id: number) => {
        if (!asked.delete(id)) cancelAnimationFrame(id);
      },
      heldFrames: {
        letGo,
        end: () => {
          Object.assign(window, { requestAnimationFrame, cancelAnimationFrame });
          document.documentElement.style.setProperty('--open', '');
          letGo();
        },
      },
    });
  });
  return {
    letGo: () => page.evaluate('heldFrames.letGo()'),
    [Symbol.asyncDispose]: () => page.evaluate('heldFrames.end()'),
  };
}

// The text surface with real keys, a real mouse and a real input method.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  ask,
  boxOf,
  caretBefore,
  clickBefore,
  openSurfacePages,
  painted,
  selected,
  type SurfacePages,
} from './surface-page.ts';

/** Two colours of the page, and those of the highlights that use them. */
function colours(page: Page): Promise<{ wanted: string[]; painted: string[] }> {
  return page.evaluate(() => {
    const block = document.querySelector('.ProseMirror > *')!;
    const sample = document.body.appendChild(document.createElement('i'));
    const wanted = ['--code-0', '--accent'].map((name) => {
      sample.style.color = `var(${name})`;
      return getComputedStyle(sample).color;
    });
    sample.remove();
    const highlights = ['code-0-0', 'found-current'].map((name) =>
      getComputedStyle(block, `::highlight(${name})`),
    );
    const [underline, found] = highlights;
    return { wanted, painted: [underline?.textDecorationColor ?? '', found?.backgroundColor ?? ''] };
  });
}

/** The words of the inner one of two codings. */
function innerWords(page: Page): Promise<string> {
  return ask(page, ({ surface, codings }) => {
    const { start = 0, end = 0 } = codings.find(({ id }) => id === 'inner') ?? {};
    return surface.text().slice(start, end);
  });
}

let pages: SurfacePages;
/** A page on which no test changes anything. */
let reading: Page;
beforeAll(async () => {
  pages = await openSurfacePages();
  reading = await pages.open();
});
afterAll(async () => {
  await pages[Symbol.asyncDispose]();
});

describe('in Read', () => {
  test.each([
    ['ArrowRight', 'oined| earl'],
    ['Control+ArrowRight', 'early|. The'],
    ['Shift+ArrowLeft', 'd'],
    ['Shift+Control+ArrowRight', ' early'],
    ['Home', 'does\n|Joine'],
    ['Control+Home', '|What '],
    ['Control+End', ' end.|'],
    ['PageDown', ' end.|'],
    ['PageUp', '|What '],
    ['Shift+Control+Home', 'What the association does\nJoined'],
  ])('%s moves the caret', async (key, expected) => {
    await caretBefore(reading, ' early');
    if (key === 'ArrowRight') await reading.keyboard.press('ArrowLeft');

    await reading.keyboard.press(key);

    expect(await selected(reading)).toBe(expected);
  });

  test('the caret moves up and down through every line, and stops at the ends of the text', async () => {
    const page = await pages.open();
    await clickBefore(page, 'What the');
    const visited: (string | null)[] = [];

    for (let line = 0; line < 9; line += 1) {
      await page.keyboard.press('ArrowDown');
      visited.push(await selected(page));
    }
    for (let line = 0; line < 9; line += 1) await page.keyboard.press('ArrowUp');

    expect(visited).toContain('dge.\n|协会早期提');
    expect(visited.at(-1)).toBe(' end.|');
    expect(await selected(page)).toBe('|What ');
  });

  test('select all selects the text, and nothing of the page around it', async () => {
    await caretBefore(reading, 'Joined');

    await reading.keyboard.press('Control+a');

    expect(await selected(reading)).toBe(await ask(reading, ({ surface }) => surface.text()));
  });

  test('no letter changes the text, and each is offered as a command key', async () => {
    const page = await pages.open();
    const before = await ask(page, ({ surface }) => surface.text());
    await clickBefore(page, 'Joined');

    await page.keyboard.type('1c]');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Enter');

    expect(await ask(page, ({ surface }) => surface.text())).toBe(before);
    expect(await ask(page, ({ keys }) => keys)).toEqual(['1', 'c', ']', 'Delete', 'Enter']);
  });

  test('no input method can start', async () => {
    const page = await pages.open();
    const before = await ask(page, ({ surface }) => surface.text());
    await clickBefore(page, 'Joined');
    const session = await page.context().newCDPSession(page);

    await session.send('Input.imeSetComposition', { text: 'xie', selectionStart: 3, selectionEnd: 3 });
    await session.send('Input.insertText', { text: '协' });

    expect(await ask(page, ({ surface }) => surface.text())).toBe(before);
  });

  test('a click focuses the innermost coding, the next click the one around it', async () => {
    const page = await pages.open();
    const { x, y } = await boxOf(page, 'cases from');

    const focusedId = () => ask(page, (state) => state.focusedId);

    await page.mouse.click(x + 10, y);
    await expect.poll(focusedId).toBe('inner');
    await page.mouse.click(x + 12, y);

    await expect.poll(focusedId).toBe('outer');
  });

  test('a click into a selection leaves a caret there', async () => {
    const page = await pages.open();
    const from = await boxOf(page, 'Joined');
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.right, from.y, { steps: 3 });
    await page.mouse.up();
    const before = await selected(page);

    await page.mouse.click(from.x + 1, from.y);

    expect(before).toBe('Joined');
    await expect.poll(() => selected(page)).toBe('does\n|Joine');
  });

  test('the edges of the coding in focus are dragged to words', async () => {
    const page = await pages.open();
    await clickBefore(page, 'cases from');
    await page.waitForSelector('[title="End"]');
    const handle = await page.locator('[title="End"]').boundingBox();
    const target = await boxOf(page, 'go back');

    // By the handle, which hangs below the last line.
    await page.mouse.move((handle?.x ?? 0) + 1, (handle?.y ?? 0) + (handle?.height ?? 0) + 4);
    await page.mouse.down();
    // To the end of the first word.
    await page.mouse.move(target.x + 17, target.y, { steps: 4 });
    await page.mouse.up();

    expect(await innerWords(page)).toBe('cases from the firms go');
  });

  test('an edge goes where the hand lets go, faster than the page draws; a click on its dot or a lost pointer moves nothing', async () => {
    const page = await pages.open();
    await clickBefore(page, 'cases from');
    const dot = page.locator('[title="End"]');
    const handle = (await dot.boundingBox())!;
    const [x, y] = [handle.x + 1, handle.y + handle.height + 4];
    const target = await boxOf(page, 'go back');

    await page.mouse.move(x, y);
    await Promise.all([page.mouse.down(), page.mouse.move(x + 1, y), page.mouse.up()]);
    expect(await innerWords(page)).toBe('cases from the firms');

    await page.mouse.down();
    await page.mouse.move(target.x + 17, target.y, { steps: 2 });
    await dot.dispatchEvent('pointercancel', { pointerId: 1 });
    await page.mouse.up();
    expect(await innerWords(page)).toBe('cases from the firms');

    await page.mouse.move(x, y);
    // Nothing waits for a picture between pressing and letting go.
    await Promise.all([page.mouse.down(), page.mouse.move(target.x + 17, target.y), page.mouse.up()]);
    await expect.poll(() => innerWords(page)).toBe('cases from the firms go');
  });

  test('an edge pulled level by its dot stays in its line', async () => {
    const page = await pages.open();
    await clickBefore(page, 'cases from');
    const begin = (await page.locator('[title="Begin"]').boundingBox())!;
    const target = await boxOf(page, 'from the firms');

    await page.mouse.move(begin.x + 1, begin.y - 4);
    await page.mouse.down();
    await page.mouse.move(target.x + 2, begin.y - 4, { steps: 4 });
    await page.mouse.up();

    expect(await innerWords(page)).toBe('from the firms');
  });

  test('an edge that is dragged moves no coding that comes into focus meanwhile', async () => {
    const page = await pages.open();
    await clickBefore(page, 'cases from');
    const handle = (await page.locator('[title="End"]').boundingBox())!;
    const target = await boxOf(page, 'go back');
    const spans = () => ask(page, ({ codings }) => codings.map(({ start, end }) => [start, end]));
    const before = await spans();

    await page.mouse.move(handle.x + 1, handle.y + handle.height + 4);
    await page.mouse.down();
    await page.mouse.move(target.x + 17, target.y, { steps: 2 });
    await ask(page, ({ focus }) => focus('outer'));
    await page.mouse.move(target.x + 17, target.y + 2, { steps: 2 });
    await page.mouse.up();

    expect(await ask(page, ({ focusedId }) => focusedId)).toBe('outer');
    expect(await spans()).toEqual(before);
  });

  test('an edge that leaves the screen while it is dragged stays where it was', async () => {
    const page = await pages.open('paragraphs=200&codings=1');
    await clickBefore(page, 'Paragraph 0');
    const dot = page.locator('[title="End"]');
    const { x, y, width, height } = (await dot.boundingBox())!;

    await page.mouse.move(x + 1, y + height + 4);
    await page.mouse.down();
    await page.mouse.move(x + 101, y + height + 4, { steps: 2 });
    await page.mouse.wheel(0, 6000);
    await dot.waitFor({ state: 'detached' });
    await page.mouse.up();
    await page.mouse.wheel(0, -6000);
    await dot.waitFor();

    expect(await dot.boundingBox()).toEqual({ x, y, width, height });
  });
});

describe('in Write', () => {
  test('keys type and input methods compose', async () => {
    const page = await pages.open();
    await ask(page, ({ setMode }) => setMode('write'));
    await clickBefore(page, 'The end');
    const session = await page.context().newCDPSession(page);

    await page.keyboard.type('1c ');
    await session.send('Input.imeSetComposition', { text: 'xiehui', selectionStart: 6, selectionEnd: 6 });
    const composing = await ask(page, ({ surface }) => surface.isComposing());
    await session.send('Input.insertText', { text: '协会' });

    expect(composing).toBe(true);
    expect((await ask(page, ({ surface }) => surface.text())).split('\n').at(-1)).toBe('1c 协会The end.');
  });

  test('Enter and Shift-Enter begin a block, since there are no hard breaks', async () => {
    const page = await pages.open();
    await ask(page, ({ setMode }) => setMode('write'));
    await clickBefore(page, 'The end');

    await page.keyboard.type('One');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Two');
    await page.keyboard.press('Shift+Enter');

    expect((await ask(page, ({ surface }) => surface.text())).split('\n').slice(-3)).toEqual([
      'One',
      'Two',
      'The end.',
    ]);
  });

  test('the browser’s own undo does nothing', async () => {
    const page = await pages.open();
    await ask(page, ({ setMode }) => setMode('write'));
    await clickBefore(page, 'The end');
    await page.keyboard.type('More. ');

    await page.keyboard.press('Control+z');

    expect((await ask(page, ({ surface }) => surface.text())).split('\n').at(-1)).toBe('More. The end.');
  });

  test('pasted pages lose their scripts, pictures and invalid addresses', async () => {
    const page = await pages.open();
    await ask(page, ({ setMode }) => setMode('write'));
    await caretBefore(page, 'The end');

    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData(
        'text/html',
        '<p>One <b>bold</b><br>two <a href="javascript:window.ran=1">bad</a> <a href="https://example.org">good</a>' +
          '</p><script>window.ran=2</script><img src="x" onerror="window.ran=3"><p>three</p>',
      );
      const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
      document.querySelector('.ProseMirror')?.dispatchEvent(paste);
    });

    expect((await ask(page, ({ surface }) => surface.text())).split('\n').slice(-3)).toEqual([
      'One bold',
      'two bad good',
      'threeThe end.',
    ]);
    expect(await page.evaluate(() => (window as { ran?: number }).ran)).toBeUndefined();
    expect(await page.locator('.ProseMirror [data-href]').count()).toBe(1);
  });
});

describe('the painting', () => {
  test('underlines every coding in its lane, and tints only the one in focus, wherever the mouse is', async () => {
    const page = await pages.open();
    await clickBefore(page, 'cases from');
    const other = await boxOf(page, '让企业');
    await page.mouse.move(other.x + 5, other.y);

    await expect
      .poll(() => painted(page))
      .toEqual({
        'code-0-0': ['The policy comes down through it, and cases from the firms go back up.'],
        'code-2-1': ['cases from the firms'],
        'code-1-0': ['让企业知道该怎么做'],
        'tint-2': ['cases from the firms'],
      });
  });

  test('underlines a coding that is being stored, which has no label in the margin yet', async () => {
    const page = await pages.open();
    const labels = page.getByRole('list', { name: 'Codings' }).getByRole('button');
    const before = await labels.count();

    await ask(page, ({ surface, setPending }) => {
      const start = surface.text().indexOf('early');
      setPending([{ start, end: start + 5, colour: 4, lane: 0 }]);
    });

    await expect.poll(() => painted(page)).toMatchObject({ 'code-4-0': ['early'] });
    expect(await labels.count()).toBe(before);
    await ask(page, ({ setPending }) => setPending([]));
    await expect.poll(() => painted(page)).not.toHaveProperty('code-4-0');
  });

  test('shows search matches, the current one differently', async () => {
    const page = await pages.open();

    await ask(page, ({ surface, setFound }) => {
      const at = (words: string) => ({
        start: surface.text().indexOf(words),
        end: surface.text().indexOf(words) + words.length,
      });
      setFound([at('policy'), at('firms')]);
    });

    await expect.poll(() => painted(page)).toMatchObject({ 'found-current': ['policy'], found: ['firms'] });
  });

  test('follows the words during writing before them', async () => {
    const page = await pages.open();
    await ask(page, ({ setMode }) => setMode('write'));
    await clickBefore(page, 'Joined');
    await page.keyboard.type('He ');

    await ask(page, ({ codings, setCodings }) =>
      setCodings(codings.map((each) => ({ ...each, start: each.start + 3, end: each.end + 3 }))),
    );

    await expect.poll(async () => (await painted(page))['code-2-1']).toEqual(['cases from the firms']);
  });

  test('is computed for the text only, not for everything around it', async () => {
    const lines = await reading.evaluate(() =>
      ['body', '.ProseMirror > *'].map(
        (place) =>
          getComputedStyle(document.querySelector(place)!, '::highlight(code-0-0)').textDecorationLine,
      ),
    );

    expect(lines).toEqual(['none', 'underline']);
  });

  test('has the colours of the page, also in dark and in high contrast', async () => {
    const page = await pages.open();
    const media = [
      { colorScheme: 'light', contrast: 'no-preference' },
      { colorScheme: 'dark', contrast: 'no-preference' },
      { colorScheme: 'dark', contrast: 'more' },
    ] as const;
    const seen = new Set<string>();
    for (const each of media) {
      await page.emulateMedia(each);

      const { wanted } = await colours(page);
      seen.add(wanted.join(' '));
      await expect.poll(async () => (await colours(page)).painted).toEqual(wanted);
    }

    expect(seen.size).toBe(media.length);
  });

  test('of ten thousand codings covers only those near the screen, wherever one scrolls', async () => {
    const page = await pages.open('paragraphs=5000&codings=10000');
    const count = async (): Promise<number> => Object.values(await painted(page)).flat().length;
    const atTop = await count();
    const first = JSON.stringify(await painted(page));

    await page.evaluate(() => {
      const scroller = document.querySelector('.ProseMirror')?.closest('[class*="scroller"]');
      if (scroller) scroller.scrollTop = scroller.scrollHeight / 2;
    });
    await expect.poll(async () => JSON.stringify(await painted(page))).not.toBe(first);
    const atHalf = await count();

    expect(atTop).toBeGreaterThan(0);
    expect(atHalf).toBeGreaterThan(0);
    expect(Math.max(atTop, atHalf)).toBeLessThan(600);
    expect(await page.locator('[data-coding]').count()).toBeLessThan(600);
  });

  test('shows a distant place at once when asked', async () => {
    const page = await pages.open('paragraphs=5000&codings=10');

    await ask(page, ({ surface }) => {
      const start = surface.text().indexOf('Paragraph 3999.');
      surface.reveal({ start, end: start + 15 });
    });

    const isInSight = () =>
      ask(page, ({ surface }) => surface.isInSight(surface.text().indexOf('Paragraph 3999.')));
    await expect.poll(isInSight).toBe(true);
  });
});

test('the first visible line stays the same when it is asked for at the moment the width changes', async () => {
  const page = await pages.open('paragraphs=300');

  const [before, after] = await page.evaluate(async () => {
    const { surface } = window.surfacePage;
    surface.bringToTop(surface.text().indexOf('Paragraph 150.'));
    for (let frames = 0; frames < 40; frames += 1) {
      await new Promise(requestAnimationFrame);
    }
    const first = surface.firstInSight();
    document.querySelector('main')!.style.width = '400px';
    return [first, surface.firstInSight()];
  });

  expect(before).not.toBe(0);
  expect(after).toBe(before);
});

test('nothing violates the content security policy of the app', () => {
  expect(pages.complaints).toEqual([]);
});

// The controls in a real Chromium, with Concord's own content security policy.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { barriers, settled } from '../../helpers/screens.ts';
import { log, openGallery, type Gallery } from './gallery-pages.ts';

let gallery: Gallery;

beforeAll(async () => {
  gallery = await openGallery();
});

afterAll(() => gallery[Symbol.asyncDispose]());

const pages = ['controls', 'floating', 'lists', 'panel', 'tables', 'trees'];

describe('everybody can use them', () => {
  test.each(pages.flatMap((name) => [`${name}/light/en`, `${name}/dark/zh-CN`]))('%s', async (address) => {
    const page = await gallery.open(address);

    expect(await barriers(page, 'every')).toEqual([]);
  });

  test.each([
    ['a dialog', 'Rename'],
    ['a question with consequences', 'Delete'],
    ['a menu', 'Joint display'],
    ['a palette at a selection', 'Code'],
    ['a notice', 'Notify'],
  ])('%s, while it is open', async (_, button) => {
    const page = await gallery.open('floating');

    await page.getByRole('button', { name: button, exact: true }).click();
    await settled(page);

    expect(await barriers(page, 'every')).toEqual([]);
  });
});

test('nothing on any page violates the content security policy or fails', () => {
  expect(gallery.complaints).toEqual([]);
});

describe('a table of thousands', () => {
  test('draws only the rows in view', async () => {
    const page = await gallery.open('tables');

    const drawn = await page.getByRole('grid', { name: 'Sources' }).getByRole('row').count();

    expect(drawn).toBeLessThan(60);
  });

  test('goes to its last row with End and points assistive technology at it', async () => {
    const page = await gallery.open('tables');
    const table = page.getByRole('grid', { name: 'Sources' });

    await table.focus();
    await page.keyboard.press('End');

    const active = page.locator(`[id="${await table.getAttribute('aria-activedescendant')}"]`);
    await expect.poll(() => active.textContent()).toContain('Report 3000');
    expect(await active.getAttribute('aria-rowindex')).toBe('3001');
  });

  test('selects a range with Shift and single rows with Ctrl', async () => {
    const page = await gallery.open('tables');
    const row = (number: number) =>
      page.getByText(`Report ${number} of the working group`, { exact: false }).first();

    await row(2).click();
    await row(5).click({ modifiers: ['Shift'] });
    await row(3).click({ modifiers: ['Control'] });

    expect(await log(page)).toBe('selected 3 s1,s3,s4');
  });

  test('selects by keyboard only', async () => {
    const page = await gallery.open('tables');
    await page.getByRole('grid', { name: 'Sources' }).focus();

    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    expect(await log(page)).toBe('selected 3 s0,s1,s2');

    await page.keyboard.press('Control+a');
    expect(await log(page)).toBe('selected 3000 s0,s1,s2');
  });

  test('finds a row far away by typing', async () => {
    const page = await gallery.open('tables');
    await page.getByRole('grid', { name: 'Sources' }).focus();

    await page.keyboard.type('zep');

    expect(await log(page)).toBe('selected 1 s2500');
    expect(await page.getByText('Zeppelin works').isVisible()).toBe(true);
  });

  test('renames in place: Enter keeps, Escape does not', async () => {
    const page = await gallery.open('tables');
    await page.getByRole('grid', { name: 'Sources' }).focus();
    await page.keyboard.press('Home');

    await page.keyboard.press('F2');
    await page.keyboard.type('Annual report');
    await page.keyboard.press('Enter');
    await page.keyboard.press('F2');
    await page.keyboard.type('Something else');
    await page.keyboard.press('Escape');

    expect(await page.getByRole('gridcell', { name: 'Annual report' }).count()).toBe(1);
    expect(await page.getByText('Something else').count()).toBe(0);
  });

  test('can be used by keys again after a name was kept', async () => {
    const page = await gallery.open('tables');
    await page.getByRole('grid', { name: 'Sources' }).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('F2');
    await page.keyboard.press('Enter');

    await page.keyboard.press('ArrowDown');

    expect(await log(page)).toBe('selected 1 s1');
  });

  test('sorts by its heading, then the other way', async () => {
    const page = await gallery.open('tables');
    const table = page.getByRole('grid', { name: 'Sources' });
    const head = table.getByRole('columnheader', { name: 'Codings' });

    await head.getByRole('button').click();
    await head.getByRole('button').click();

    expect(await head.getAttribute('aria-sort')).toBe('descending');
    expect(await table.getByRole('row').nth(1).textContent()).toMatch(/40$/);
  });

  test('resizes a column by keys', async () => {
    const page = await gallery.open('tables');
    const head = page.getByRole('grid', { name: 'Sources' }).getByRole('columnheader', { name: 'Class' });
    const before = (await head.boundingBox())?.width ?? 0;

    await head.getByRole('separator').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');

    expect((await head.boundingBox())?.width).toBeCloseTo(before + 16, 0);
  });

  test('resizes a column by a drag that is faster than the page draws', async () => {
    const page = await gallery.open('tables');
    const head = page.getByRole('grid', { name: 'Sources' }).getByRole('columnheader', { name: 'Class' });
    const before = (await head.boundingBox())?.width ?? 0;
    const edge = (await head.getByRole('separator').boundingBox())!;
    const [x, y] = [edge.x + edge.width / 2, edge.y + edge.height / 2];

    await page.mouse.move(x, y);
    await Promise.all([page.mouse.down(), page.mouse.move(x + 30, y), page.mouse.up()]);

    await expect.poll(async () => (await head.boundingBox())?.width).toBeCloseTo(before + 30, 0);
  });

  test('keeps its columns aligned when it is too narrow for them, and scrolls', async () => {
    const page = await gallery.open('tables');
    await page.setViewportSize({ width: 520, height: 860 });
    const table = page.getByRole('grid', { name: 'Sources' });

    const lefts = await table
      .locator('[role="row"] > :nth-child(3)')
      .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().left));
    const overflow = await table.evaluate((element) => element.scrollWidth - element.clientWidth);

    expect(new Set(lefts).size).toBe(1);
    expect(overflow).toBeGreaterThan(0);
  });

  test('closes and opens a group by keys', async () => {
    const page = await gallery.open('tables');
    await page.getByLabel('group by class').check();
    const table = page.getByRole('treegrid', { name: 'Sources' });
    await table.focus();
    await page.keyboard.press('Home');

    await page.keyboard.press('ArrowLeft');

    expect(await table.getByRole('row', { name: /news · 1000/ }).getAttribute('aria-expanded')).toBe('false');
    expect(await table.getByRole('row').nth(2).textContent()).toContain('reports · 2000');
  });

  test('opens the menu of the selection with Shift-F10', async () => {
    const page = await gallery.open('tables');
    await page.getByRole('grid', { name: 'Sources' }).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+ArrowDown');

    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Delete' }).press('Enter');

    expect(await log(page)).toBe('menu delete 2');
  });

  test('selects a cell with arrows and Enter if cells can be selected', async () => {
    const page = await gallery.open('tables');
    await page.getByRole('grid', { name: 'Themes' }).focus();

    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');

    expect(await log(page)).toBe('chosen t2 news');
  });
});

describe('a tree', () => {
  test('opens, goes in and comes out with arrow keys', async () => {
    const page = await gallery.open('trees');
    const tree = page.getByRole('tree', { name: 'Codes', exact: true });
    await tree.focus();
    await page.keyboard.type('guide');

    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await log(page)).toBe('selected standards');

    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    expect(await tree.getByRole('treeitem', { name: 'guide' }).getAttribute('aria-expanded')).toBe('false');
  });

  test('moves a branch by keys and announces it', async () => {
    const page = await gallery.open('trees');
    const tree = page.getByRole('tree', { name: 'Codes', exact: true });
    await tree.getByText('limits').click();
    await tree.focus();

    await page.keyboard.press('Alt+Shift+ArrowRight');

    expect(await log(page)).toBe('moved limits inside marketplace');
    expect(await page.getByRole('status').first().textContent()).toBe('limits moved into marketplace');
    expect(await tree.getByRole('treeitem', { name: 'limits' }).getAttribute('aria-level')).toBe('2');
  });

  test('moves several selected branches by keys, as by dragging', async () => {
    const page = await gallery.open('trees');
    const tree = page.getByRole('tree', { name: 'Codes', exact: true });
    await tree.getByText('limits').click();
    await page.keyboard.press('Shift+ArrowUp');

    await page.keyboard.press('Alt+ArrowUp');

    expect(await log(page)).toBe('moved marketplace,limits before guide');
  });

  test('moves a branch by dragging it between two others', async () => {
    const page = await gallery.open('trees');
    const tree = page.getByRole('tree', { name: 'Codes', exact: true });
    const target = tree.getByRole('treeitem', { name: 'connector' });

    await tree.getByRole('treeitem', { name: 'limits' }).dragTo(target, { targetPosition: { x: 60, y: 3 } });

    expect(await log(page)).toBe('moved limits before connector');
  });

  test('never lets a branch into itself', async () => {
    const page = await gallery.open('trees');
    const tree = page.getByRole('tree', { name: 'Codes', exact: true });

    await tree
      .getByRole('treeitem', { name: 'connector' })
      .dragTo(tree.getByRole('treeitem', { name: 'firm ↔ firm' }));

    expect(await log(page)).not.toContain('moved');
  });

  test('renames in place', async () => {
    const page = await gallery.open('trees');
    const tree = page.getByRole('tree', { name: 'Codes', exact: true });
    await tree.getByText('limits').click();
    await tree.focus();

    await page.keyboard.press('F2');
    await page.keyboard.type('boundaries');
    await page.keyboard.press('Enter');

    expect(await tree.getByRole('treeitem', { name: 'boundaries' }).count()).toBe(1);
  });

  test('with thousands of branches draws only those in view', async () => {
    const page = await gallery.open('trees');

    const drawn = await page.getByRole('tree', { name: 'Many codes' }).getByRole('treeitem').count();

    expect(drawn).toBeLessThan(80);
  });
});

describe('a palette', () => {
  async function openPalette(): Promise<Page> {
    const page = await gallery.open('floating');
    await page.getByRole('button', { name: 'Code', exact: true }).click();
    await page.getByRole('combobox', { name: 'Code' }).waitFor();
    return page;
  }

  test('opens beside the selection, never over it', async () => {
    const page = await openPalette();

    const selection = await page.getByText('Training bases reach').boundingBox();
    const palette = await page.getByRole('dialog', { name: 'Code the selection' }).boundingBox();

    expect(
      selection &&
        palette &&
        (palette.y >= selection.y + selection.height || palette.y + palette.height <= selection.y),
    ).toBe(true);
  });

  test('filters from the first character and takes the first match with Enter', async () => {
    const page = await openPalette();

    await page.keyboard.type('train');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');

    expect(await log(page)).toBe('coded staff train');
  });

  test('creates something new with Ctrl-Enter', async () => {
    const page = await openPalette();

    await page.keyboard.type('train');
    await page.keyboard.press('Control+Enter');

    expect(await log(page)).toBe('created train');
  });

  test('leaves Enter to an input method that is composing', async () => {
    const page = await openPalette();
    const field = page.getByRole('combobox', { name: 'Code' });

    await field.evaluate((element) => {
      const composing = { key: 'Enter', bubbles: true, cancelable: true, isComposing: true };
      element.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
      element.dispatchEvent(new KeyboardEvent('keydown', composing));
    });

    expect(await log(page)).toBe('');
    expect(await field.isVisible()).toBe(true);
  });

  test('closes with Escape and gives the focus back', async () => {
    const page = await openPalette();

    await page.keyboard.press('Escape');

    await page.getByRole('combobox', { name: 'Code' }).waitFor({ state: 'detached' });
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await expect.poll(focused).toBe('Code');
  });
});

describe('dialogs and menus', () => {
  test('Enter in a field presses the main button', async () => {
    const page = await gallery.open('floating');
    await page.getByRole('button', { name: 'Rename', exact: true }).click();

    await page.keyboard.type('orientation');
    await page.keyboard.press('Enter');

    await expect.poll(() => log(page)).toBe('renamed orientation');
  });

  test('a question is answered with yes by its verb and with no by Escape', async () => {
    const page = await gallery.open('floating');
    const ask = page.getByRole('button', { name: 'Delete', exact: true });

    await ask.click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await expect.poll(() => log(page)).toBe('confirmed true');

    await ask.click();
    await page.keyboard.press('Escape');
    await expect.poll(() => log(page)).toBe('confirmed false');
  });

  test('a menu opens with the right button, and keys go into its submenus', async () => {
    const page = await gallery.open('floating');

    await page.getByTestId('place').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Theme' }).press('ArrowRight');
    await page.getByRole('menuitem', { name: 'guide' }).press('Enter');

    expect(await log(page)).toBe('guide');
  });

  test('a notice offers undo', async () => {
    const page = await gallery.open('floating');
    await page.getByRole('button', { name: 'Notify' }).click();

    await page.getByRole('button', { name: 'Undo' }).click();

    expect(await log(page)).toBe('undone');
  });
});

describe('panels', () => {
  test('grow and close by keys on their divider', async () => {
    const page = await gallery.open('panel');
    const divider = page.getByRole('separator', { name: 'Navigator' });
    const panel = page.getByText('Sources');
    const before = (await panel.boundingBox())?.width ?? 0;

    await divider.focus();
    await page.keyboard.press('ArrowRight');
    expect((await panel.boundingBox())?.width).toBe(before + 16);

    await page.keyboard.press('Enter');
    expect(await panel.isVisible()).toBe(false);
  });

  test('can be dragged from either side', async () => {
    const page = await gallery.open('panel');
    const panel = page.getByRole('complementary', { name: 'Inspector' });
    const before = (await panel.boundingBox())?.width ?? 0;
    const edge = (await page.getByRole('separator', { name: 'Inspector' }).boundingBox()) ?? { x: 0, y: 0 };

    await page.mouse.move(edge.x, edge.y + 200);
    await page.mouse.down();
    await page.mouse.move(edge.x - 40, edge.y + 200, { steps: 4 });
    await page.mouse.up();

    expect((await panel.boundingBox())?.width).toBeCloseTo(before + 40, 0);

    // Faster than the page draws: nothing waits for a picture between pressing and letting go.
    await page.mouse.move(edge.x - 40, edge.y + 200);
    await Promise.all([page.mouse.down(), page.mouse.move(edge.x - 70, edge.y + 200), page.mouse.up()]);
    await expect.poll(async () => (await panel.boundingBox())?.width).toBeCloseTo(before + 70, 0);
  });
});

describe('lines in an order', () => {
  test('are dropped where the hand lets go, whichever half of a line was drawn last', async () => {
    const page = await gallery.open('ordered');

    await page.evaluate(() => {
      const lineOf = (name: string) => document.querySelector(`[data-line="${name}"]`)!;
      const data = new DataTransfer();
      data.setData('application/x-gallery-line', 'first');
      const box = lineOf('third').getBoundingClientRect();
      const at = (kind: string, y: number) =>
        lineOf('third').dispatchEvent(
          new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true, clientY: box.top + y }),
        );
      at('dragover', 35);
      at('drop', 5);
    });

    await expect.poll(() => log(page)).toBe('second first third');
  });
});

describe('files', () => {
  test('are taken where they are dropped', async () => {
    const page = await gallery.open('lists');

    const transfer = await page.evaluateHandle(() => {
      const data = new DataTransfer();
      for (const name of ['b 10.txt', 'b 9.txt', '.DS_Store']) data.items.add(new File(['text'], name));
      return data;
    });
    await page.getByRole('listbox', { name: 'Passages' }).dispatchEvent('drop', { dataTransfer: transfer });

    await expect.poll(() => log(page)).toBe('files b 9.txt,b 10.txt');
  });
});

describe('the menu of a line', () => {
  const lists = [
    { name: 'a table', at: 'tables', role: 'grid', label: 'Sources' },
    { name: 'a tree', at: 'trees', role: 'tree', label: 'Codes' },
    { name: 'a list', at: 'lists', role: 'listbox', label: 'Passages' },
  ] as const;

  for (const { name, at, role, label } of lists)
    test(`opens under the active line in ${name}, with the menu key and with Shift and F10`, async () => {
      const page = await gallery.open(at);
      const list = page.getByRole(role, { name: label, exact: true });
      await list.focus();
      await page.keyboard.press('Home');
      await page.keyboard.press('ArrowDown');
      const id = await list.getAttribute('aria-activedescendant');

      for (const key of ['Shift+F10', 'ContextMenu']) {
        await page.keyboard.press(key);
        await page.getByRole('menu').waitFor();
        // The menu slides in.
        await settled(page);
        const menu = await page.getByRole('menu').boundingBox();
        const line = await page.locator(`[id="${id}"]`).boundingBox();
        expect(menu?.y ?? 0).toBeGreaterThanOrEqual((line?.y ?? 0) + (line?.height ?? 0));
        expect(menu?.x).toBeLessThan((line?.x ?? 0) + 40);
        await page.keyboard.press('Escape');
        await page.getByRole('menu').waitFor({ state: 'detached' });
        // The list has the focus again one frame after the menu has gone.
        await list.and(page.locator(':focus')).waitFor();
      }
      expect(await list.getAttribute('aria-activedescendant')).toBe(id);
    });

  for (const { name, at, role, label } of lists)
    test(`opens at the mouse in ${name} with the right button, and selects only that line`, async () => {
      const page = await gallery.open(at);
      const list = page.getByRole(role, { name: label, exact: true });
      await list.focus();
      await page.keyboard.press('Home');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      const third = page.locator(`[id="${await list.getAttribute('aria-activedescendant')}"]`);
      await page.keyboard.press('Home');

      await third.click({ button: 'right', position: { x: 60, y: 8 } });
      const menu = await page.getByRole('menu').boundingBox();
      const line = await third.boundingBox();
      const chosen = list.locator('[aria-selected="true"]');

      expect(menu?.y ?? 0).toBeGreaterThanOrEqual((line?.y ?? 0) + 8);
      expect(menu?.x ?? 0).toBeGreaterThanOrEqual((line?.x ?? 0) + 55);
      expect(await chosen.count()).toBe(1);
      expect(await third.getAttribute('aria-selected')).toBe('true');
      await page.keyboard.press('Escape');
    });
});

describe('a list of passages', () => {
  test('is walked by keys past the headings of its groups', async () => {
    const page = await gallery.open('lists');
    await page.getByRole('listbox', { name: 'Passages' }).focus();

    for (let step = 0; step < 6; step += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');

    expect(await log(page)).toBe('open p5');
  });
});

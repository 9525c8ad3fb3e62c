// A day of coding by keyboard, without the pointer.
import type { Words } from '#words/words.ts';
import { settled } from '../screens.ts';
import type { Hand } from './hand.ts';
import { CODES, MEMO, PASSAGES, type DayMaterial } from './material.ts';
import type { Walk } from './steps.ts';

export function byKeyboard(hand: Hand, { t }: Words, material: DayMaterial): Walk {
  const { page } = hand;
  const dialog = page.getByRole('dialog');
  const closed = (): Promise<void> => dialog.waitFor({ state: 'detached' });
  const text = page.getByRole('textbox', { name: t('reader:text_of', { name: '01 report' }) });
  const found = (name: string): Promise<void> => page.getByRole('option', { name }).first().waitFor();
  /** Finds an action, a code or a source by its name in the palette and opens it. */
  const find = async (name: string): Promise<void> => {
    await hand.press('Control+k');
    await page.getByRole('combobox', { name: t('shell:find_anything') }).waitFor();
    await hand.type(name);
    await found(name);
    await hand.press('Enter');
  };
  /** Chooses the code of this name in the open code palette. */
  const give = async (name: string): Promise<void> => {
    await page.getByRole('combobox').last().waitFor();
    await hand.type(name);
    await found(name);
    await hand.press('Enter');
  };

  const importFiles = async (files: readonly string[]): Promise<void> => {
    await hand.press('Control+Shift+u');
    await dialog.waitFor();
    await hand.choose(files, () => hand.press('Enter'));
    await dialog.locator('button[type="submit"]:enabled').waitFor();
    await hand.press('Control+Enter');
    await closed();
  };

  return {
    'import the documents': () => importFiles(material.documents),
    'import an interview': () => importFiles([material.interview]),
    'import the codebook': async () => {
      await find(t('codebook_import:action'));
      await dialog.waitFor();
      await hand.choose([material.codebook], () => hand.press('Enter'));
      await dialog.locator('button[type="submit"]:enabled').waitFor();
      await hand.press('Control+Enter');
      await closed();
    },
    'open the first document': async () => {
      await find('01 report');
      await text.waitFor();
      await settled(page);
    },
    'code a sentence': async () => {
      await hand.press('c');
      await give(CODES.first);
    },
    'code another sentence alike': async () => {
      await hand.press('ArrowDown', 'c');
      await page.getByRole('combobox').last().waitFor();
      await hand.press('Enter');
    },
    'code in vivo': async () => {
      await hand.press('Control+f');
      await hand.type(PASSAGES.inVivo);
      await hand.press('Enter', 'Escape', 'v');
    },
    'make a sub-code by its path': async () => {
      await hand.press('Control+End', 'c');
      await page.getByRole('combobox').last().waitFor();
      await hand.type(CODES.path);
      await hand.press('Enter');
    },
    'write a memo beside the passage': async () => {
      await hand.press('m');
      await page.getByRole('group', { name: t('memos:box', { name: 'guide › unknown rules' }) }).waitFor();
      await hand.type(MEMO);
      await hand.press('Escape');
    },
    'change the code of a coding': async () => {
      await hand.press('Shift+C');
      await give(CODES.changed);
    },
    'mark as reviewed': () => hand.press('r'),
    'go to the next source': () => hand.press('r'),
    'merge two codes': async () => {
      await find(CODES.first);
      await page.locator('main').getByRole('tree').waitFor();
      await settled(page);
      await hand.press('Shift+M');
      await give(CODES.into);
      await dialog.locator('button[type="submit"]:enabled').waitFor();
      await hand.press('Control+Enter');
      await closed();
    },
    'add a code to two passages': async () => {
      await hand.press('Control+Enter');
      await page.getByRole('listbox').getByRole('option').first().waitFor();
      await settled(page);
      await hand.press('Control+a', 'a');
      await give(CODES.second);
    },
    'tally the documents alone': async () => {
      await hand.pressQuickly('g', 't');
      await page.getByRole('group', { name: t('analysis:scope') }).waitFor();
      await settled(page);
      await hand.press('/', 'ArrowDown', 'ArrowDown', 'Enter');
    },
    'give a verdict': async () => {
      await hand.pressQuickly('g', 'v');
      await page.getByRole('grid').waitFor();
      await settled(page);
      await hand.press('v', 'ArrowRight', 'Space');
    },
    'export the joint display': async () => {
      await hand.press('e');
      await page.locator('[role="menuitem"]:focus').waitFor();
      await hand.press('Enter');
      const asked = page.getByRole('dialog', { name: t('compare:joint.title') });
      await asked.locator('button[type="submit"]:enabled').waitFor();
      const coming = page.waitForEvent('download');
      await hand.press('Control+Enter');
      await coming;
    },
  };
}

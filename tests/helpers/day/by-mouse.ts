// A day of coding by mouse; the keyboard types names and memos only.
import type { Locator, Page } from 'playwright-core';
import type { Words } from '#words/words.ts';
import { settled } from '../screens.ts';
import type { Hand } from './hand.ts';
import { CODES, MEMO, PASSAGES, type DayMaterial } from './material.ts';
import type { Walk } from './steps.ts';

export function byMouse(hand: Hand, { t }: Words, material: DayMaterial): Walk {
  const { page } = hand;
  const dialog = page.getByRole('dialog');
  const button = (name: string, within: Page | Locator = page): Locator =>
    within.getByRole('button', { name, exact: true }).first();
  const go = (screen: 'read' | 'codebook' | 'passages' | 'analysis' | 'compare'): Promise<void> =>
    hand.click(
      button(t(`shell:screen_${screen}`), page.getByRole('navigation', { name: t('shell:screens') })),
    );
  const chooseFiles = (files: readonly string[], label: string): Promise<void> =>
    hand.choose(files, () => hand.click(button(label, dialog)));
  const submit = dialog.locator('button[type="submit"]');
  const option = (name: string): Locator => page.getByRole('option', { name }).first();
  const bar = page.getByRole('toolbar', { name: t('reader:selection') });
  const menu = (name: string): Locator => page.getByRole('menuitem', { name });
  const code = (name: string): Locator => page.getByRole('treeitem', { name }).first();

  /** Opens a panel first where it is closed, as at 200% zoom. */
  const openPanel = async (panel: 'navigator' | 'inspector'): Promise<void> => {
    const opens = page.getByRole('button', { name: t(`shell:toggle_${panel}`), expanded: false });
    if (await opens.isVisible()) await hand.click(opens);
  };

  const importFiles = async (files: readonly string[]): Promise<void> => {
    await hand.click(button(t('imports:bring_in')));
    await chooseFiles(files, t('imports:choose_files'));
    await hand.click(submit);
    await dialog.waitFor({ state: 'detached' });
  };

  return {
    'import the documents': () => importFiles(material.documents),
    'import an interview': () => importFiles([material.interview]),
    'import the codebook': async () => {
      await go('codebook');
      await hand.click(button(t('codebook_import:action')));
      await chooseFiles([material.codebook], t('codebook_import:choose'));
      await hand.click(submit);
      await dialog.waitFor({ state: 'detached' });
    },
    'open the first document': async () => {
      await go('read');
      await openPanel('navigator');
      await hand.click(code('01 report'));
      await page.getByRole('textbox', { name: t('reader:text_of', { name: '01 report' }) }).waitFor();
      await settled(page);
    },
    'code a sentence': async () => {
      await hand.select(PASSAGES.first);
      await hand.click(button(t('reader:code_it'), bar));
      await hand.type(CODES.first);
      await hand.click(option(CODES.first));
    },
    'code another sentence alike': async () => {
      await hand.select(PASSAGES.second);
      await hand.click(button(CODES.first, bar));
    },
    'code in vivo': async () => {
      await hand.select(PASSAGES.inVivo);
      await hand.click(button(t('reader:in_vivo'), bar));
    },
    'make a sub-code by its path': async () => {
      await hand.select(PASSAGES.third);
      await hand.click(button(t('reader:code_it'), bar));
      await hand.type(CODES.path);
      await hand.click(page.getByRole('option').last());
    },
    'write a memo beside the passage': async () => {
      await openPanel('inspector');
      await hand.click(page.getByRole('complementary').getByRole('button', { name: t('reader:add_memo') }));
      await hand.type(MEMO);
      await page.keyboard.press('Escape');
    },
    'change the code of a coding': async () => {
      await hand.clickWords(PASSAGES.third.slice(7), 'right');
      await hand.click(menu(t('reader:recode')));
      await hand.type(CODES.changed);
      await hand.click(option(CODES.changed));
    },
    'mark as reviewed': () => hand.click(button(t('reader:mark_reviewed'))),
    'go to the next source': () => hand.click(button(t('shell:read_next_source'))),
    'merge two codes': async () => {
      await go('codebook');
      await hand.click(page.getByRole('textbox', { name: t('codebook:filter') }));
      await hand.type(CODES.first);
      await hand.click(code(CODES.first), 'right');
      await hand.click(menu(t('codebook:menu_merge')));
      await hand.type(CODES.into);
      await hand.click(option(CODES.into));
      await hand.click(submit);
      await dialog.waitFor({ state: 'detached' });
    },
    'add a code to two passages': async () => {
      await go('passages');
      await openPanel('navigator');
      await hand.click(code(CODES.into));
      const rows = page.getByRole('listbox').getByRole('option');
      await hand.click(rows.nth(0).locator('> [aria-hidden]'));
      await hand.click(rows.nth(1).locator('> [aria-hidden]'));
      await hand.click(button(t('passages:add_code')));
      await hand.type(CODES.second);
      await hand.click(option(CODES.second));
    },
    'tally the documents alone': async () => {
      await go('analysis');
      await hand.click(page.getByRole('button', { name: new RegExp(`^${t('search:kind')}`) }));
      await hand.click(option(t('search:kinds.document')));
    },
    'give a verdict': async () => {
      await go('compare');
      await hand.click(page.getByRole('row', { name: 'guide' }).getByRole('gridcell').nth(1));
      await hand.click(
        page
          .getByRole('region', { name: t('compare:your_verdict') })
          .getByRole('radio', { name: t('comparison:verdict.complements') }),
      );
    },
    'export the joint display': async () => {
      await hand.click(button(t('compare:export')));
      await hand.click(menu(t('compare:joint.open')));
      const coming = page.waitForEvent('download');
      await hand.click(submit);
      await coming;
    },
  };
}

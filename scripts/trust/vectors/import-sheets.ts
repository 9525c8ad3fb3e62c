// Imports the sheets, in a window as a person does it, examining everything it shows on the way, or without a window.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Api } from '#electron/api.ts';
import type { Client } from '#electron/rpc/client.ts';
import { createWords } from '#words/words.ts';
import { goTo } from '../../screens.ts';
import type { Look } from '../walk.ts';
import { fileName, rowsOf, sheetFile, sheetKinds, type SheetEnding, type Subjects } from './sheets.ts';

const { t } = createWords('en');

/** Imports the sheets in a window on the study, each in its dialog. */
export async function importInWindow(
  page: Page,
  subjects: Subjects,
  ending: SheetEnding,
  look: Look,
): Promise<void> {
  await goTo(page, 'sources');
  for (const [at, kind] of sheetKinds.entries()) {
    const names = subjects.titles.slice(at);
    const name = fileName(names[0] ?? kind, ending);
    const where = `${ending} of ${kind}`;
    const isOfTicks = kind === 'ticks';
    // One after another: a window has one dialog at a time.
    const buffer = await sheetFile(ending, rowsOf(kind, subjects), names);
    await openDialog(page, isOfTicks);
    const dialog = page.getByRole('dialog');
    const chooser = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: t(isOfTicks ? 'ticks:choose' : 'attributes:choose') }).click();
    await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer });
    if (kind === 'name') await choose(page, t('attributes:of'), t('attributes:of_respondents'));
    if (kind === 'label') await choose(page, t('attributes:join'), t('attributes:join_label'));
    const found = isOfTicks
      ? dialog.getByText(
          t('ticks:of_rows', { count: subjects.titles.length + 1, matched: subjects.titles.length }),
        )
      : dialog.getByText(
          t('attributes:matched', { matched: subjects.titles.length, rows: subjects.titles.length + 1 }),
        );
    await found.waitFor();
    await look(`${where} before it is imported`);
    if (ending === 'xlsx') {
      await dialog
        .getByRole('button', { name: t(isOfTicks ? 'ticks:sheet' : 'attributes:sheet') })
        .first()
        .click();
      await page.getByRole('option').first().waitFor();
      await look(`${where}, its sheets`);
      await page.keyboard.press('Escape');
      await page.getByRole('listbox').waitFor({ state: 'detached' });
    }
    if (isOfTicks) {
      await dialog.getByRole('button', { name: t('ticks:reconcile_only') }).click();
      await page.getByRole('dialog', { name: t('ticks:report') }).waitFor();
      await look(`${where}, only compared`);
      await dialog.getByRole('button', { name: t('ticks:back') }).click();
    }
    await dialog.getByRole('button', { name: /^Import \d/ }).click();
    if (isOfTicks) {
      await page.getByRole('dialog', { name: t('ticks:report') }).waitFor();
      await look(`${where}, compared`);
      await page.keyboard.press('Escape');
    }
    await dialog.waitFor({ state: 'detached' });
    await look(`${where} after it was imported`);
  }
}

/** Imports the sheets without a window; writes files into `folder`. */
export async function importByCalls(
  api: Client<Api>,
  subjects: Subjects,
  ending: SheetEnding,
  folder: string,
): Promise<void> {
  for (const kind of sheetKinds) {
    const name = `${kind}.${ending}`;
    const file = { reference: join(folder, name), name };
    // One after another.
    writeFileSync(file.reference, await sheetFile(ending, rowsOf(kind, subjects), subjects.titles));
    await (kind === 'ticks'
      ? api.ticks.run({ file })
      : api.attributes.importSheet({ file, of: kind === 'name' ? 'respondents' : 'sources', join: kind }));
  }
}

/** Opens the dialog for ticks by the palette, the one for attributes from the dialog of classes and attributes. */
async function openDialog(page: Page, isOfTicks: boolean): Promise<void> {
  if (isOfTicks) {
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').fill(t('ticks:action'));
    await page
      .getByRole('option', { name: t('ticks:action') })
      .first()
      .click();
  } else {
    await page.getByRole('button', { name: t('sources:manage_classes') }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('attributes:action') })
      .click();
  }
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: label }).first().click();
  await page.getByRole('option', { name: option, exact: true }).click();
  // The list counts as a dialog until it has faded.
  await page.getByRole('listbox').waitFor({ state: 'detached' });
}

// Opens the sample study in the browser as a first-time user does.
import { createWords, type Language } from '#words/words.ts';
import { concordInBrowser, type BrowserOptions, type ConcordInBrowser } from './concord-in-browser.ts';

/** Opens Concord without a project, chooses the interface language, and opens the sample study. */
export async function sampleInBrowser(
  language: Language,
  size: NonNullable<BrowserOptions['size']>,
): Promise<ConcordInBrowser> {
  const { t } = createWords(language);
  const concord = await concordInBrowser({ size });
  const { page } = concord;
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('radio', { name: language === 'en' ? 'English' : '简体中文', exact: true }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: t('shell:open_sample') }).click();
  await page.getByRole('navigation', { name: t('shell:screens') }).waitFor();
  return concord;
}

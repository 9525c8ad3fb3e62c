// The screens of a project window, and how to open each by its tab.
import type { Page } from 'playwright-core';
import { createWords, type Language } from '#words/words.ts';

/** The screens in the order of their tabs. */
export const SCREENS = [
  'sources',
  'triage',
  'read',
  'codebook',
  'passages',
  'search',
  'analysis',
  'compare',
  'memos',
  'history',
] as const;

export type ScreenName = (typeof SCREENS)[number];

/** Opens a screen by its tab. */
export async function goTo(page: Page, screen: ScreenName, language: Language = 'en'): Promise<void> {
  const { t } = createWords(language);
  const tabs = page.getByRole('navigation', { name: t('shell:screens') });
  await tabs.getByRole('button', { name: t(`shell:screen_${screen}`), exact: true }).click();
  await tabs.locator('[aria-current="page"]', { hasText: t(`shell:screen_${screen}`) }).waitFor();
}

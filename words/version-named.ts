// The kept version of a codebook as exports name it.
import type { NamedVersion } from '#core/exports/codebook-document.ts';
import { dateInWords } from './citation.ts';
import type { Words } from './words.ts';

/** “Version 3 “after the first round”, 12 October 2026, and 4 changes since”. */
export function versionInWords(words: Words, { number, name, at, changes }: NamedVersion): string {
  const { t } = words;
  const date = dateInWords(words, at);
  const version =
    name === null
      ? t('versions:named', { number, date })
      : t('versions:named_with_name', { number, name, date });
  return changes === 0 ? version : t('versions:named_changes', { version, count: changes });
}

/** “Codebook: version 3 “after the first round”, 12 October 2026, and 4 changes since.” */
export function codebookNote(words: Words, version: NamedVersion): string {
  return words.t('versions:codebook_note', { version: versionInWords(words, version) });
}

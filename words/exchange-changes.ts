// What bringing in an exchange file would change, row by row, in words.
import type { Words } from './words.ts';

/** A part of a row that differs: in words of each side, null where words would say nothing. */
export interface ChangedPart {
  readonly field: string;
  readonly ours: string | null;
  readonly theirs: string | null;
}

/** What a row is called by. */
export interface NamedRow {
  readonly name: string;
  readonly within: string | null;
  /** The words it stands on. */
  readonly words: string | null;
}

/** A row by its name, by what it is in, and by its words. */
export function rowInWords({ t }: Words, { name, within, words }: NamedRow): string {
  const called = within === null ? name : t('exchange:within', { name, within });
  return words === null ? called : t('exchange:with_words', { called, words: words.replaceAll(/\s+/g, ' ') });
}

/** "name: guide → guidance", or the field alone. */
export function partInWords({ t }: Words, { field, ours, theirs }: ChangedPart): string {
  const called = t(`exchange:field.${field}`);
  if (ours === null || theirs === null) return called;
  const shown = (value: string): string => (value === '' ? t('codebook_import:empty') : value);
  return t('codebook_import:changed_field', { field: called, before: shown(ours), after: shown(theirs) });
}

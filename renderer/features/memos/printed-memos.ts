import type { PrintedTable } from '#core/exports/printed-table.ts';
import type { MemoRecord } from '#core/records.ts';
import { dateInWords } from '#words/citation.ts';
import type { Words } from '#words/words.ts';

/** Memos in full, each under its subject and the date of its last change, for paper. */
export function printedMemos(
  words: Words,
  memos: readonly MemoRecord[],
  subjectOf: (memo: MemoRecord) => string,
): PrintedTable {
  return {
    title: words.t('memos:title'),
    about: [],
    columns: [{ name: words.t('memos:count', { count: memos.length }), align: 'start' }],
    groups: memos.map((memo) => ({
      heading: [subjectOf(memo), dateInWords(words, memo.updatedAt)].join(' · '),
      rows: [[[memo.title.trim(), memo.body.trim()].filter(Boolean).join('\n')]],
    })),
    notes: [],
  };
}

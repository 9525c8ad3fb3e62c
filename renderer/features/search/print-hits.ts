import type { SearchAnswer } from '#electron/services/search.ts';
import { api } from '#renderer/api.ts';
import { printTable } from '#renderer/common/printing/printing.ts';
import { sourceName } from '#renderer/common/sources/source-line.ts';
import { unquotedNote } from '#renderer/common/sources/unquoted.ts';
import { projectStore } from '#renderer/state/project.ts';
import { dateInWords, placeInWords } from '#words/citation.ts';
import type { Words } from '#words/words.ts';
import { countsInWords } from './hit-counts.tsx';
import type { HitPages } from './hit-pages.ts';

/** The maximum number of rows to print; for more there is export. */
const MAX_PRINTED_ROWS = 2_000;
const ROWS_PER_CALL = 500;

/** Prints hits in context, in the order of the list; of a long list only the beginning, and the page says so. */
export async function printHits(
  words: Words,
  { request, order }: HitPages,
  { counts }: SearchAnswer,
): Promise<void> {
  const { t } = words;
  const sources = projectStore.getState().tables.source;
  const rows: string[][] = [];
  const heard = new Set<string>();
  let total = 0;
  do {
    // Each page starts where the one before ended.
    const page = await api.search.hits({ request, order, from: rows.length, count: ROWS_PER_CALL });
    total = page.total;
    if (page.rows.length === 0) break;
    for (const { left, hit, right, ...row } of page.rows) {
      heard.add(row.sourceId);
      const source = sources.get(row.sourceId);
      const date = source?.date ?? null;
      rows.push([
        source ? [sourceName(source, words), placeInWords(words, row)].join(' · ') : '',
        left.replaceAll('\n', ' '),
        `${hit}${right}`.replaceAll('\n', ' '),
        date === null ? '' : dateInWords(words, date),
      ]);
    }
  } while (rows.length < Math.min(total, MAX_PRINTED_ROWS));
  const note = unquotedNote(words, heard);
  await printTable(words, {
    title: t('search:printed', { text: request.query.text.trim() }),
    about: [countsInWords(words, counts)],
    columns: [
      { name: t('search:columns.source'), align: 'start' },
      { name: t('search:columns.left'), align: 'end' },
      { name: t('search:columns.right'), align: 'start' },
      { name: t('search:columns.date'), align: 'start' },
    ],
    groups: [{ heading: null, rows }],
    notes: [
      ...(rows.length < total ? [t('search:first_lines', { count: rows.length })] : []),
      ...(note === null ? [] : [note]),
    ],
  });
}

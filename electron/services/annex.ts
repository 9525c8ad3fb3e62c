import * as z from 'zod';
import { byPosition } from '#core/by-position.ts';
import { AppError } from '#core/errors.ts';
import { isKeptFigure } from '#core/kept-tables/kept-table.ts';
import { numbersOf } from '#core/kept-tables/numbering.ts';
import { all } from '#db/write.ts';
import { labelsOfKept } from '#words/kept-tables/labels.ts';
import { writeWhole } from '../write-file.ts';
import { makeAnnex, type LabelledItem } from './annex/write.ts';
import { job, type JobContext } from './context.ts';
import { projectRow } from './project.ts';

export const annex = {
  /**
   * Writes an evidence annex: kept tables in one HTML file, in which numbers open the passages that they count. Without
   * kept tables it has two usual ones. Returns what was written, what remains of names, and which items could not be
   * made. The file is written whole or not at all: throws `conflict` if the shown and the withheld passages of any number
   * are not as many as it says, and `not_found` for an item that is not kept.
   */
  write: job(
    z.strictObject({
      /** The path to write to, from the host's dialog. */
      to: z.string().min(1),
      /** The kept items; all when left out. */
      ids: z.array(z.string()).min(1).optional(),
      /** Pseudonyms instead of the names of respondents and the labels of interviews. */
      pseudonyms: z.boolean().default(false),
      withoutKinds: z.array(z.enum(['document', 'interview'])).default([]),
      /** Null stands for sources without a class. */
      withoutClassIds: z.array(z.string().nullable()).default([]),
      /** How much of each passage; by default all of it, unless the file would have more than 20 MB. */
      passages: z.union([z.enum(['whole', 'none']), z.int().min(1).max(1_000_000)]).optional(),
    }),
    async (context, { to, ids, pseudonyms, withoutKinds, withoutClassIds, passages }) => {
      const items = itemsIn(context, ids);
      const without = { kinds: [...new Set(withoutKinds)], classIds: [...new Set(withoutClassIds)] };
      const { bytes, written, problems } = await makeAnnex(context, items, { pseudonyms, without, passages });
      context.signal.throwIfAborted();
      writeWhole(context.files.output(to), bytes);
      context.wrote(written.passages);
      return { ...written, problems, notice: projectRow(context.db).notice };
    },
  ),
};

function itemsIn(context: JobContext, ids?: readonly string[]): LabelledItem[] {
  const kept = all(context.db, 'keptTable').toSorted(byPosition);
  if (ids?.some((id) => !kept.some((item) => item.id === id)))
    throw new AppError('not_found', 'errors:no_such_keptTable');
  if (kept.length === 0) return usualItems(context);
  const numbers = numbersOf(kept.map((row) => ({ ...row, isFigure: isKeptFigure(row.settings) })));
  return kept
    .filter(({ id }) => ids?.includes(id) ?? true)
    .map((item) => ({
      ...item,
      key: `${isKeptFigure(item.settings) ? 'figure' : 'table'}-${numbers.get(item.id) ?? ''}`,
      label: (words) => labelsOfKept(words, kept).get(item.id) ?? '',
    }));
}

/** Two tallies of the themes, or of the codes of a study without themes: in sources of each class, and in people. */
function usualItems({ counting, words }: JobContext): LabelledItem[] {
  const of = counting.corpus.codebook.inOrder.some(({ isTheme }) => isTheme) ? 'themes' : 'codes';
  const units =
    counting.corpus.respondentsOf.size > 0 ? (['sources', 'respondents'] as const) : (['sources'] as const);
  return units.map((unit, place) => ({
    kind: 'tally',
    name: words().t(`figures:title.${of}.${unit}`),
    settings: JSON.stringify({ of, unit, by: 'kind', shown: { as: 'table' } }),
    key: `table-${place + 1}`,
    label: ({ t }) => t('kept_tables:table', { number: String(place + 1) }),
  }));
}

import * as z from 'zod';
import { byPosition } from '#core/by-position.ts';
import { AppError } from '#core/errors.ts';
import { isKeptFigure } from '#core/kept-tables/kept-table.ts';
import { numbersOf } from '#core/kept-tables/numbering.ts';
import { all, get } from '#db/write.ts';
import { labelsOfKept } from '#words/kept-tables/labels.ts';
import { languages } from '#words/words.ts';
import { writeWhole } from '../write-file.ts';
import type { LabelledItem } from './annex/edition.ts';
import { makeAnnex, previewAnnex, type AnnexChoice } from './annex/write.ts';
import { job, type JobContext } from './context.ts';
import { projectRow } from './project.ts';

/** How much of each passage is shown. */
const passageLength = z.union([z.enum(['whole', 'none']), z.int().min(1).max(1_000_000)]);

const choice = {
  /** The kept items; all when left out. */
  ids: z.array(z.string()).min(1).optional(),
  /** Pseudonyms instead of the names of respondents and the labels of interviews. */
  pseudonyms: z.boolean().default(false),
  withoutKinds: z.array(z.enum(['document', 'interview'])).default([]),
  /** Null stands for sources without a class. */
  withoutClassIds: z.array(z.string().nullable()).default([]),
  /** People who are left out with every source in which they are heard. */
  withoutRespondentIds: z.array(z.string()).default([]),
};

type Chosen = z.output<z.ZodObject<typeof choice>>;

export const annex = {
  /**
   * What an evidence annex would be before it is written: how large with whole passages, with passages cut, and without
   * their words, what remains of names in each, and which items could not be made. Throws as writing it does.
   */
  preview: job(
    z.strictObject({
      ...choice,
      /** Further lengths of passages to be measured. */
      lengths: z.array(passageLength).max(10).default([]),
    }),
    (context, { lengths, ...chosen }) =>
      previewAnnex(context, itemsIn(context, chosen.ids), chosenOf(context, chosen), lengths),
  ),

  /**
   * Writes an evidence annex: kept tables in one HTML file, in which numbers open the passages that they count. Without
   * kept tables it has two usual ones. Returns what was written, what remains of names, and which items could not be
   * made. The file is written whole or not at all: throws `conflict` if the shown and the withheld passages of any number
   * are not as many as it says, and `not_found` for an item or a respondent that is not there.
   */
  write: job(
    z.strictObject({
      /** The path to write to, from the host's dialog. */
      to: z.string().min(1),
      ...choice,
      /** By default all of each passage, unless the file would have more than 20 MB. */
      passages: passageLength.optional(),
      /** The language in which it opens; by default that of the program. */
      language: z.enum(languages).optional(),
    }),
    async (context, { to, passages, language, ...chosen }) => {
      const items = itemsIn(context, chosen.ids);
      const speaking: JobContext = {
        ...context,
        words: (other = language, ofCodebook) => context.words(other, ofCodebook),
      };
      const { bytes, written } = await makeAnnex(speaking, items, chosenOf(context, chosen), passages);
      context.signal.throwIfAborted();
      writeWhole(context.files.output(to), bytes);
      context.wrote(written.passages);
      return { ...written, notice: projectRow(context.db).notice };
    },
  ),
};

function chosenOf(
  { db }: JobContext,
  { pseudonyms, withoutKinds, withoutClassIds, withoutRespondentIds }: Omit<Chosen, 'ids'>,
): AnnexChoice {
  const respondentIds = [...new Set(withoutRespondentIds)];
  for (const id of respondentIds)
    if (!get(db, 'respondent', id)) throw new AppError('not_found', 'errors:no_such_respondent');
  return {
    pseudonyms,
    without: { kinds: [...new Set(withoutKinds)], classIds: [...new Set(withoutClassIds)], respondentIds },
  };
}

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

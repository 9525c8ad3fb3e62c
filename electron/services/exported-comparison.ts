// A comparison as a file: a joint display, JSON, or a figure.
import * as z from 'zod';
import { byPosition } from '#core/by-position.ts';
import { rowsInOrder } from '#core/counting/rows-in-order.ts';
import { all, get } from '#db/write.ts';
import { figureBytes, figureFiles } from '#formats/writing/figure-files.ts';
import { writeJointDisplayHtml } from '#formats/writing/joint-display-html.ts';
import { writeJointDisplayXlsx } from '#formats/writing/joint-display-xlsx.ts';
import { comparisonInJson } from '#words/comparison-telling.ts';
import type { Words } from '#words/words.ts';
import { countComparison, settingsOf } from './comparisons.ts';
import type { ReadingContext } from './context.ts';
import { rowOrder } from './counting-input.ts';
import { drawnComparison } from './drawn-counts.ts';
import { figureInput } from './figure-input.ts';
import { displayed } from './joint-display.ts';
import { projectRow } from './project.ts';

export const comparisonExport = z.strictObject({
  format: z.enum(['docx', 'html', 'xlsx', 'json', ...figureFiles]),
  /** When null: the first stored comparison, or documents against interviews. */
  id: z.string().nullable().default(null),
  interviewExcerpts: z.boolean().default(false),
  /** Which of the offers of `comparisons.excerpts` to show beside the numbers, and where. */
  chosen: z
    .array(z.strictObject({ themeId: z.string(), side: z.enum(['a', 'b']), codingId: z.string() }))
    .optional(),
  order: rowOrder,
  figure: figureInput.default({}),
});

/** The file. Cells that were too long are listed in `cut`. Throws `not_found` for an unknown comparison. */
export async function writtenComparison(
  context: ReadingContext,
  { format, id, interviewExcerpts, chosen, order, figure: asked }: z.output<typeof comparisonExport>,
  words: Words,
  cut: string[],
): Promise<Uint8Array> {
  const { db, counting } = context;
  const stored = id === null ? all(db, 'comparison').toSorted(byPosition)[0] : get(db, 'comparison', id);
  const {
    settings,
    comparison: inCodebook,
    facts,
    standing,
  } = countComparison(db, counting, settingsOf(db, stored?.id ?? null), stored?.id ?? null);
  const comparison = { ...inCodebook, themes: rowsInOrder(inCodebook.themes, order) };
  const verdicts = stored ? all(db, 'verdict', { comparisonId: stored.id }) : [];
  const { notice } = projectRow(db);
  if (format === 'json') {
    const json = comparisonInJson(words, { comparison, facts, verdicts, notice });
    return Buffer.from(`${JSON.stringify(json, null, 2)}\n`);
  }
  if (format === 'svg' || format === 'pdf') {
    const counted = { comparison, facts, standing, verdicts };
    return await figureBytes(
      drawnComparison(counting, counted, { asked, words, notice }),
      format,
      context.now(),
    );
  }
  const display = displayed(context, { settings, comparison, facts }, words, {
    name: stored?.name ?? null,
    verdicts,
    interviewExcerpts,
    chosen,
  });
  switch (format) {
    case 'docx':
      return await (
        await import('#formats/writing/joint-display-docx.ts')
      ).writeJointDisplayDocx(display, words);
    case 'html':
      return writeJointDisplayHtml(display, words);
    case 'xlsx':
      return await writeJointDisplayXlsx(display, words, cut);
  }
}

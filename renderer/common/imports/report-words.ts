// An import report in words. Plain functions, so that the screen, the notice and the copied text say the same.
import { AppError, type ErrorParameters } from '#core/errors.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import type { ImportReport, ReportLine } from '#electron/services/imports/report.ts';
import type { Words } from '#words/words.ts';

/**
 * The result of an import in one line: “2,431 sources imported · 12 files failed”. Begins with the number of files if
 * the other numbers do not add up to it, as with tables of many rows.
 */
export function outcomeSentence({ t }: Words, report: ImportReport): string {
  const sources = report.lines.reduce((sum, { sourceIds }) => sum + sourceIds.length, 0);
  const without = report.lines.filter(isWithoutSource).length;
  const counted = sources + report.identical + report.failed + report.skipped;
  const parts = [
    ...(counted === report.lines.length ? [] : [t('imports:of_files', { count: report.lines.length })]),
    sources > 0 ? t('imports:sources_in', { count: sources }) : t('imports:nothing_in'),
    ...(report.identical > 0 ? [t('imports:files_identical', { count: report.identical })] : []),
    ...(report.failed > 0 ? [t('imports:files_failed', { count: report.failed })] : []),
    ...(report.skipped > 0 ? [t('imports:files_skipped', { count: report.skipped })] : []),
  ];
  const leftOut = rowsLeftOut(report);
  if (leftOut > 0) parts.push(t('imports:rows_left_out', { count: leftOut }));
  if (without > 0) parts.push(t('imports:files_without', { count: without }));
  return (report.cancelled ? [t('imports:stopped'), ...parts] : parts).join(' · ');
}

/** Whether a file was read but produced no source: a table without a usable row. */
function isWithoutSource({ outcome, sourceIds }: ReportLine): boolean {
  return outcome === 'imported' && sourceIds.length === 0;
}

/**
 * A reader's note in words. Its key comes from the reader, so its parameters cannot be type-checked against the
 * catalogue.
 */
export function noteSentence({ t }: Words, note: { key: string; parameters: ErrorParameters }): string {
  const worded: (key: string, parameters: ErrorParameters) => string = t;
  return worded(note.key, note.parameters);
}

/** How many remarks of one sort are shown at first. */
export const MAX_REMARKS = 3;

/**
 * The remarks on a file, one sentence each: why it failed, what was left out, what was in the project already, other
 * notes, and similar sources. Returns the first `most` of each sort and how many more there are.
 */
export function remarksOf(
  words: Words,
  line: ReportLine,
  titleOf: (sourceId: string) => string | undefined,
  most = Infinity,
): string[] {
  return remarksBySort(words, line, titleOf).flatMap((remarks) => {
    // “And 1 more” would take the space of that one remark.
    const isWhole = remarks.length <= most + 1;
    const sentences = (isWhole ? remarks : remarks.slice(0, most)).map((remark) => remark());
    return isWhole
      ? sentences
      : [...sentences, words.t('imports:more_remarks', { count: remarks.length - most })];
  });
}

/** Remarks are worded only on demand: a table may have one for every row. */
function remarksBySort(
  words: Words,
  line: ReportLine,
  titleOf: (sourceId: string) => string | undefined,
): (() => string)[][] {
  const { t } = words;
  const { error } = line;
  const failure = error ? [() => sentenceFor(new AppError(error.code, error.key, error.parameters))] : [];
  const identical =
    line.identicalTo === null
      ? line.identical > 0
        ? [() => t('imports:rows_identical', { count: line.identical })]
        : []
      : [
          () =>
            t('imports:identical_to', { title: titleOf(line.identicalTo ?? '') ?? t('imports:source_gone') }),
        ];
  const percent = new Intl.NumberFormat(words.language, { style: 'percent' });
  const alike = line.alike.map(
    ({ otherId, similarity }) =>
      () =>
        t('imports:alike_to', {
          title: titleOf(otherId) ?? t('imports:source_gone'),
          // Rounded down, so that only identical texts show 100%.
          similarity: percent.format(Math.floor(similarity * 100) / 100),
        }),
  );
  const { [LEFT_OUT]: leftOut = [], ...others } = Object.groupBy(line.notes, ({ key }) => key);
  const worded = (notes: ReportLine['notes']) => notes.map((note) => () => noteSentence(words, note));
  return [
    failure,
    worded(leftOut),
    identical,
    ...Object.values(others).map((notes) => worded(notes ?? [])),
    alike,
  ];
}

/** The note on a row that could not become a source. */
const LEFT_OUT = 'reading:row_without_text';

/** How many rows of tables were left out. */
function rowsLeftOut({ lines }: ImportReport): number {
  return lines.reduce((sum, { notes }) => sum + notes.filter(({ key }) => key === LEFT_OUT).length, 0);
}

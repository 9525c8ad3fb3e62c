// Writes the report as a file: its kind follows from the ending of the name.
import { extname } from 'node:path';
import { AppError } from '#core/errors.ts';
import type { Report } from '#core/report/report.ts';
import { writeReportHtml } from '#formats/writing/report-html.ts';
import { writeReportMarkdown } from '#formats/writing/report-md.ts';
import { printedReport, type PrintedReport, type ReportEdition } from '#words/report/printed-report.ts';
import type { Language } from '#words/words.ts';
import type { JobContext } from '../context.ts';
import type { ReportPrivacy } from './names.ts';
import { ofOneState } from './one-state.ts';
import { readReport } from './read.ts';

/** The endings of files of the report. */
export const reportEndings = ['.docx', '.html', '.md'] as const;

export interface PrintingReport extends ReportPrivacy {
  /** In the order in which each section is printed. */
  readonly languages: readonly [Language, ...Language[]];
}

/** A report as it is printed, and the reports of its languages as they were read. */
export interface ToPrint {
  readonly printed: PrintedReport;
  readonly reports: readonly Report[];
}

/** The report as it is printed, in these languages. Throws as `readReport`. */
export async function reportToPrint(
  context: JobContext,
  { languages: [first, ...others], ...privacy }: PrintingReport,
): Promise<ToPrint> {
  const editionIn = async (still: JobContext, language: Language): Promise<ReportEdition> => ({
    report: await readReport(still, { language, ...privacy, isForFile: true }),
    words: context.words(language),
  });
  const editions = await ofOneState(context, async (still) => {
    const read: [ReportEdition, ...ReportEdition[]] = [await editionIn(still, first)];
    for (const language of others) read.push(await editionIn(still, language));
    return read;
  });
  return { printed: printedReport(editions), reports: editions.map(({ report }) => report) };
}

/** The file as bytes. Throws `unsupported` for an ending that is none of `reportEndings`. */
export async function reportBytes(report: PrintedReport, name: string): Promise<Uint8Array> {
  const ending = extname(name).toLowerCase();
  switch (reportEndings.find((each) => each === ending)) {
    case '.html':
      return writeReportHtml(report);
    case '.md':
      return writeReportMarkdown(report);
    case '.docx': {
      const { writeReportDocx } = await import('#formats/writing/report-docx.ts');
      return await writeReportDocx(report);
    }
    case undefined:
      throw new AppError('unsupported', 'errors:unknown_ending', { name, endings: 'docx, html, md' });
  }
}

/** How many numbers the report prints in its sentences. */
export function numbersPrinted({ sections }: PrintedReport): number {
  const marks = sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) =>
      block.kind === 'paragraph' ? block.runs : block.kind === 'list' ? block.items.flat() : [],
    ),
  );
  return new Set(marks.flatMap(({ mark }) => mark ?? [])).size;
}

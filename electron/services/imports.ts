import * as z from 'zod';
import { refuseSharedAttributes } from '#core/imports/table-attributes.ts';
import { tableOutcome } from '#core/imports/table-outcome.ts';
import { tables } from '#core/tables/all.ts';
import { all, get } from '#db/write.ts';
import { looksLikeCodebook } from '#formats/reading/codebook-columns.ts';
import { writeCsv } from '#formats/writing/csv.ts';
import { languages } from '#words/words.ts';
import { job, query } from './context.ts';
import { dateWritten } from './sources.ts';
import { importArticles } from './imports/articles.ts';
import { articleLines, articles } from './imports/preview-articles.ts';
import { chosenSheet } from './imports/chosen-sheet.ts';
import { chosenFile } from './imports/files.ts';
import { look } from './imports/look.ts';
import { type ImportReport, keptReport, mappingInput, reportInput } from './imports/report.ts';
import { proposedMapping, typedAsInProject } from './imports/mapping.ts';
import { paste } from './imports/paste.ts';
import { references, referencesPreview } from './imports/references.ts';
import { redecode, redecodePreview } from './imports/redecode.ts';
import { reportTable } from './imports/report-table.ts';
import { importChosen } from './imports/run.ts';
import { writeWhole } from '../write-file.ts';

export const imports = {
  /** Lists the chosen files, including those in folders, and how the texts of the first ones begin. */
  look,

  /** Previews a file: for a table its columns, its first rows, a proposed mapping, and what would become of it. */
  preview: job(
    z.strictObject({
      ...chosenSheet,
      /** What the columns mean; by default as proposed. */
      mapping: mappingInput.optional(),
    }),
    async (context, { file, mapping, ...wanted }) => {
      const path = context.files.input(file.reference);
      const read = await context.reading
        .reader()
        .read(path, file.name, { signal: context.signal, ...wanted });
      if (read.type === 'text') {
        const { title, language, encoding, notes, text } = read;
        return { type: 'text' as const, title, language, encoding, notes, beginning: text.slice(0, 500) };
      }
      const { title, columns, rows, sheet, sheets, encoding, notes } = read;
      if (mapping) refuseSharedAttributes(mapping);
      const proposed = proposedMapping(context.db, read);
      const typed = typedAsInProject(context.db, mapping ?? proposed.mapping);
      return {
        type: 'table' as const,
        title,
        columns,
        sample: rows.slice(0, 20),
        isCodebook: looksLikeCodebook(columns),
        rows: rows.length,
        sheet,
        sheets,
        encoding,
        notes,
        ...proposed,
        mapping: typedAsInProject(context.db, proposed.mapping).mapping,
        /** Attributes of the project that keep their type, whatever the mapping says. */
        kept: typed.kept,
        /** Columns that mean one attribute, together or with an attribute of the project. */
        joined: typed.joined,
        outcome: tableOutcome(read, typed.mapping),
      };
    },
  ),

  /**
   * Imports files and folders as sources of one kind and class. Each row of a table becomes a source, its columns used
   * according to `mapping` or the proposal. Without a kind, tables with respondents become interviews, everything else
   * documents. A file that fails is reported and does not affect the others; a file that the project has already is
   * skipped. The report is stored with the project, also if the import was cancelled.
   */
  run: job(
    z.strictObject({
      files: z.array(chosenFile).min(1),
      kind: z.enum(tables.source.columns.kind.values).nullable().default(null),
      classId: z.string().nullable().default(null),
      /** A class by name, added if it does not exist; instead of `classId`. */
      className: z.string().trim().min(1).max(100).nullable().default(null),
      /** The class of interviews that come from tables, if it differs; by default the class of all. */
      interviewClassName: z.string().trim().min(1).max(100).nullable().optional(),
      mapping: mappingInput.nullable().default(null),
      sheet: z.string().nullable().default(null),
      /** Decode texts and csv files with this encoding instead of detecting it. */
      encoding: z.string().nullable().default(null),
      /** Settings for single texts, by their names as `look` returns them for the same files. */
      said: z
        .array(
          z.strictObject({
            name: z.string(),
            kind: z.enum(tables.source.columns.kind.values).optional(),
            date: z.string().nullable().optional(),
            className: z.string().trim().min(1).max(100).nullable().optional(),
            respondents: z.array(z.string().trim().min(1).max(100)).optional(),
          }),
        )
        .default([]),
      /** Whether to search for near-duplicates of the imported sources. */
      alike: z.boolean().default(true),
    }),
    async (context, { files: chosen, said, ...given }): Promise<ImportReport> => {
      const settings = {
        ...given,
        said: new Map(
          said.map(({ name, date, ...each }) => [name, { ...each, date: dateWritten(date) ?? null }]),
        ),
      };
      if (settings.mapping) refuseSharedAttributes(settings.mapping);
      if (settings.classId !== null) get(context.db, 'class', settings.classId);
      // Fails here, before any file is read, if the project is read-only.
      context.transact(() => undefined);
      const report = await importChosen(context, settings, chosen);
      if (!report.cancelled) {
        // Only after a complete import: a person who cancelled may want to go on with the same files.
        for (const { reference } of chosen) context.files.release?.(reference);
      }
      return report;
    },
  ),

  /** The stored report of an import. */
  report: query(z.strictObject({ runId: z.string() }), ({ db }, { runId }) => keptReport(db, runId)),

  /** Exports a report as csv, one line for each file: a stored report, or one passed in if none was stored. */
  exportReport: job(
    z.strictObject({
      runId: z.string().nullable().default(null),
      report: reportInput.nullable().default(null),
      /** The path to write to, from the host's dialog. */
      reference: z.string().min(1),
      language: z.enum(languages).optional(),
      /** Whether to begin with a byte-order mark; without it, Excel does not recognise UTF-8. */
      byteOrderMark: z.boolean().default(false),
    }),
    async (context, { runId, report, reference, language, byteOrderMark }) => {
      const { db, files, words, signal } = context;
      const whole = report ?? keptReport(db, runId ?? '');
      const titles = new Map(all(db, 'source').map(({ id, title }) => [id, title]));
      const table = reportTable(whole, titles, words(language));
      signal.throwIfAborted();
      writeWhole(files.output(reference), writeCsv(table, { byteOrderMark }));
    },
  ),

  articles,
  articleLines,
  importArticles,
  references,
  referencesPreview,
  paste,
  redecodePreview,
  redecode,
};

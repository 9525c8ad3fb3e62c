// Coded passages, prepared for the file writers: which codings to export, and how the file describes the choice.
import * as z from 'zod';
import { namedIn } from '#core/codes/code-names.ts';
import { countedCodes } from '#core/codes/codebook.ts';
import { countingFacts } from '#core/counting/facts.ts';
import { openedMeanings } from '#core/counting/opened-columns.ts';
import { select } from '#core/counting/selection.ts';
import { askQuery, selectFor } from '#core/query/query-result.ts';
import { readQuery } from '#core/query/read-query.ts';
import { writeQuery } from '#core/query/write-query.ts';
import { querySentence } from '#words/query-sentence.ts';
import { codingTable, type CodingRowsOptions } from '#core/exports/coding-rows.ts';
import { passageList } from '#core/exports/passage-list.ts';
import type { ExportedProject } from '#core/exports/exported-project.ts';
import { foundTable, type FoundPassage } from '#core/exports/found-passages.ts';
import { countingRows, type Table } from '#core/exports/table.ts';
import { get } from '#db/write.ts';
import { AppError } from '#core/errors.ts';
import { csvPieces } from '#formats/writing/csv.ts';
import { writePassageListHtml } from '#formats/writing/passage-list-html.ts';
import { writePassageListMarkdown } from '#formats/writing/passage-list-md.ts';
import { writePassagesXlsx } from '#formats/writing/passage-list-xlsx.ts';
import { columnName } from '#words/column-name.ts';
import { passageChoice, type PassageChoice } from '#words/passage-choice.ts';
import type { Words } from '#words/words.ts';
import { PROGRAM } from '../version.ts';
import type { QueryContext, ReadingContext } from './context.ts';
import { exported, quotes } from './exported.ts';
import { confined, resolvedIn } from './own-codings.ts';
import { listedPassages, listInput, queryRequestOf } from './listed-passages.ts';

/** Which codings to export, and in which form. */
export const passagesInput = {
  /** csv and xlsx are tables with one row for each coding; the others are documents, code by code. */
  format: z.enum(['csv', 'xlsx', 'docx', 'html', 'md']),
  /** Export this code with all that it counts; all codes when left out. */
  codeId: z.string().optional(),
  /** Export the codings that a list of passages shows. */
  listed: listInput.optional(),
  /** Whether docx, html and md contain the words of interviews. The tables are data and always contain everything. */
  interviewExcerpts: z.boolean().default(false),
};

interface PassagesRequest {
  readonly format: 'csv' | 'xlsx' | 'docx' | 'html' | 'md';
  readonly codeId?: string | undefined;
  readonly listed?: z.output<typeof listInput> | undefined;
  readonly interviewExcerpts: boolean;
  readonly byteOrderMark: boolean;
  readonly forExcel: boolean;
}

/** The context of the exporting job, which receives the number of rows. */
type PassagesContext = QueryContext & Pick<ReadingContext, 'wrote'>;

/**
 * The table as csv, in pieces; what the context reads must not change until the last piece. Throws `not_found` for an
 * unknown code or column.
 */
export function passagesCsv(context: PassagesContext, request: PassagesRequest): Iterable<string> {
  const table = tableOf(
    context,
    request,
    exported(context.db, context.counting, undefined, chosenCoders(request)),
  );
  return csvPieces(countingRows(table, context.wrote), request);
}

/** The file in any other format, as bytes. Throws `not_found` for an unknown code or column. */
export async function writtenPassages(
  context: PassagesContext,
  request: PassagesRequest & { readonly format: Exclude<PassagesRequest['format'], 'csv'> },
  words: Words,
  cut: string[] = [],
): Promise<Uint8Array> {
  const { db, counting } = context;
  const { format, codeId, listed, interviewExcerpts } = request;
  const project = exported(
    db,
    counting,
    format === 'xlsx' ? undefined : words.codebookLanguage,
    chosenCoders(request),
  );
  const wanted = wantedOf(context, request);
  const found = foundIn(context, request);
  const list = passageList(project, {
    ...wanted,
    ...(found && { found: { name: words.t('query:rows'), passages: found } }),
    // A workbook takes only its head from this list; its table reads the texts itself.
    ...(format === 'xlsx' ? { quoteOf: () => '' } : {}),
    program: PROGRAM,
    date: context.now(),
    choice: passageChoice(words, choiceOf(context, codeId, listed, words)),
    // The head of a workbook describes a table that leaves nothing out.
    interviewExcerpts: interviewExcerpts || format === 'xlsx',
  });
  switch (format) {
    case 'xlsx': {
      const table = countingRows(tableOf(context, request, project), context.wrote);
      return await writePassagesXlsx(table, list, words, cut);
    }
    case 'docx':
      return await (await import('#formats/writing/passage-list-docx.ts')).writePassageListDocx(list, words);
    case 'html':
      return writePassageListHtml(list, words);
    case 'md':
      return writePassageListMarkdown(list, words);
  }
}

/** The coder whose layer a list shows, where it was chosen by name. */
function chosenCoders({ listed }: PassagesRequest): ReadonlySet<string> {
  const layer = listed?.request.layer;
  return new Set(layer !== undefined && typeof layer === 'object' && layer !== null ? [layer.coderId] : []);
}

/** The rows of a table: of codings, or of what a query found. */
function tableOf(context: QueryContext, request: PassagesRequest, project: ExportedProject): Table {
  const found = foundIn(context, request);
  return found
    ? foundTable(project, found, quotes(context.db))
    : codingTable(project, wantedOf(context, request));
}

/** What the query of a list found, each passage with its codings; null for a list without a query. */
function foundIn(context: QueryContext, { listed }: PassagesRequest): readonly FoundPassage[] | null {
  if (!listed?.query) return null;
  return listedPassages(context, listed).rows.map(({ sourceId, span, codingIds }) => ({
    sourceId,
    span,
    codings: codingIds.map((id) => get(context.db, 'coding', id)),
  }));
}

/** Which codings to export, with the words under them. */
function wantedOf(context: QueryContext, { codeId, listed }: PassagesRequest): CodingRowsOptions {
  return {
    quoteOf: quotes(context.db),
    ...(codeId === undefined ? {} : { codeIds: countedCodes(context.counting.corpus.codebook, codeId) }),
    ...(listed === undefined || listed.query
      ? {}
      : { codingIds: new Set(listedPassages(context, listed).rows.flatMap(({ codingIds }) => codingIds)) }),
  };
}

function choiceOf(
  context: QueryContext,
  codeId: string | undefined,
  listed: z.output<typeof listInput> | undefined,
  words: Words,
): PassageChoice {
  const { corpus, codings, texts } = context.counting;
  const nameOf = (id: string): string => {
    const code = corpus.codebook.byId.get(id);
    if (!code) throw new AppError('not_found', 'errors:no_such_code');
    return namedIn(code, words.codebookLanguage).name;
  };
  if (listed === undefined) {
    return codeId === undefined ? { what: 'every' } : { what: 'code', code: nameOf(codeId) };
  }
  const { request, cell, query: asked } = listed;
  if (asked) {
    const query = readQuery(asked.text);
    const found = askQuery(
      selectFor(corpus, codings, confined(context, queryRequestOf(request))),
      resolvedIn(context, asked.text),
      asked.side,
      texts(),
    );
    return { what: 'query', told: querySentence(words, writeQuery(query), found.side, found.facts) };
  }
  const selection = select(corpus, codings, request);
  const column =
    cell.columnKey === undefined ? [] : openedMeanings(corpus, selection, request.by, cell.columnKey);
  return {
    what: 'listed',
    code: nameOf(cell.codeId),
    column: column.length === 0 ? null : column.map((each) => columnName(words, each)).join(' · '),
    words: listed.words.trim(),
    sided: listed.sided,
    facts: countingFacts(selection),
  };
}

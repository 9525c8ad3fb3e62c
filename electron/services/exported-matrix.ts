// A matrix of sources and codes, prepared for the file writers.
import { basename } from 'node:path';
import * as z from 'zod';
import type { TallyRequest } from '#core/counting/request.ts';
import { sourceMatrix } from '#core/counting/source-matrix.ts';
import { tallyJson } from '#core/counting/tally-json.ts';
import { matrixTables } from '#core/exports/matrix-rows.ts';
import { matrixFiles, matrixNames, matrixZip, type MatrixFiles } from '#formats/writing/matrix-files.ts';
import { matrixSentences } from '#words/matrix-sentence.ts';
import { paragraphOf } from '#words/sentences.ts';
import type { Words } from '#words/words.ts';
import { PROGRAM } from '../version.ts';
import type { QueryContext } from './context.ts';
import { tallyRequest } from './counting-input.ts';
import { exported } from './exported.ts';

/** What the matrix counts, and the files to write beside it. */
export const matrixInput = {
  /** csv: only the matrix; zip: with a description of its columns and scripts that read it in R and in Python. */
  format: z.enum(['csv', 'zip']),
  /** A tally's request. Its rows become the columns of the matrix, by default all codes; `by` has no effect. */
  request: tallyRequest.default({}),
  /** The paths of files beside a csv: the table of its columns, and scripts that read both from the same folder. */
  beside: z
    .strictObject({ columns: z.string().min(1), r: z.string().optional(), python: z.string().optional() })
    .optional(),
};

interface MatrixRequest {
  readonly to: string;
  readonly format: 'csv' | 'zip';
  readonly request: TallyRequest;
  readonly beside?:
    | { readonly columns: string; readonly r?: string | undefined; readonly python?: string | undefined }
    | undefined;
  readonly byteOrderMark: boolean;
  readonly forExcel: boolean;
}

/** The requested files: each a path with its bytes, or with pieces of text that are made on demand. */
export async function writtenMatrix(
  context: QueryContext,
  { to, format, request, beside, byteOrderMark, forExcel }: MatrixRequest,
  words: Words,
): Promise<[to: string, bytes: Uint8Array | Iterable<string>][]> {
  const { db, counting, now } = context;
  const { corpus, codings } = counting;
  const project = exported(db, counting);
  const { name, notice } = project.project;
  const matrix = sourceMatrix(corpus, codings, { of: 'codes', ...request });
  const sentences = matrixSentences(words, matrix.tally.facts);
  const method = paragraphOf(words, sentences);
  const coderName = (id: string): string => corpus.tables.coder.get(id)?.name ?? id;
  const tables = matrixTables(project, matrix, {
    layer: tallyJson(matrix.tally, method, notice, coderName).layer,
    method,
    meaningOf: (key) => words.t(`exports:matrix.column.${key}`),
  });
  const names =
    format === 'zip' ? matrixNames : { matrix: basename(to), columns: basename(beside?.columns ?? '') };
  const heading = [
    words.t('exports:matrix.title', { project: name }),
    `${PROGRAM}, ${now().slice(0, 10)}`,
    ...sentences,
    ...(notice === null ? [] : [notice]),
  ];
  const files = matrixFiles(tables, { ...names, heading }, words, { byteOrderMark, forExcel });
  if (format === 'zip') return [[to, await matrixZip(files, now())]];
  const wanted: [part: keyof MatrixFiles, to: string | undefined][] = [
    ['matrix', to],
    ['columns', beside?.columns],
    ['r', beside?.r],
    ['python', beside?.python],
  ];
  return wanted.flatMap(([part, place]): [string, Uint8Array | Iterable<string>][] =>
    place === undefined ? [] : [[place, files[part]]],
  );
}

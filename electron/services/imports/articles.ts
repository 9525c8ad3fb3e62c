// Cutting one file into articles: the import, with one source for each article and the file kept once.
import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import { articleTexts } from '#core/imports/articles/article-text.ts';
import { pieceJson } from '#core/imports/articles/piece-of-original.ts';
import type { FoundArticle } from '#core/imports/articles/split.ts';
import { titleOfText } from '#core/imports/table-sources.ts';
import { tables } from '#core/tables/all.ts';
import { get } from '#db/write.ts';
import { turnsOf } from '../../engines/in-turns.ts';
import { job, type JobContext } from '../context.ts';
import { dateWritten } from '../sources.ts';
import { alikeTo } from './alike.ts';
import { forgetArticleFile, readArticleFile } from './article-file.ts';
import { fileChosen, type FoundFile } from './files.ts';
import { KnownFiles } from './known.ts';
import type { ReadyFile } from './read.ts';
import { originalOf } from './original.ts';
import type { ImportNote, ImportReport } from './report.ts';
import type { Incoming } from './row.ts';
import {
  foundArticles,
  lineNumber,
  pieceAt,
  splitting,
  splittingOf,
  type SplittingInput,
} from './splitting.ts';
import { ImportWriter } from './write.ts';

/**
 * Imports each article of a file as a source and keeps the file once. Articles that the project has from this very file
 * are left as they are. Nothing is imported if the import is cancelled before all articles are cut.
 */
export const importArticles = job(
  z.strictObject({
    ...splitting,
    kind: z.enum(tables.source.columns.kind.values).default('document'),
    classId: z.string().nullable().default(null),
    /** A class by name, added if it does not exist; instead of `classId`. */
    className: z.string().trim().min(1).max(100).nullable().default(null),
    /** Facts set by hand, by the first line of the article. */
    edits: z
      .array(
        z.strictObject({
          from: lineNumber,
          title: z.string().trim().min(1).max(500).optional(),
          date: z.string().nullable().optional(),
          outlet: z.string().trim().max(200).nullable().optional(),
        }),
      )
      .default([]),
    /** Whether to search for near-duplicates of the imported sources. */
    alike: z.boolean().default(true),
  }),
  async (context, { alike: isCompared, ...input }): Promise<ImportReport> => {
    if (input.classId !== null) get(context.db, 'class', input.classId);
    // Fails here, before the file is read, if the project is read-only.
    context.transact(() => undefined);
    const file = fileChosen(context.files, input.file);
    context.progress({ done: 0, total: 1, name: file.name });
    const ready = await readyArticles(context, file, input);
    const known = new KnownFiles(context.db);
    const writer = new ImportWriter(context, known, input.encoding);
    await writer.addInTurns(ready, turnsOf(context.signal));
    writer.flush();
    context.progress({ done: 1, total: 1, name: file.name });
    const alike = isCompared ? await alikeTo(context, writer.toCompare()) : [];
    const report = writer.conclude({ name: file.name, left: [], cancelled: false, alike });
    forgetArticleFile(context);
    context.files.release?.(input.file.reference);
    return report;
  },
);

type ArticlesInput = SplittingInput & {
  readonly kind: Incoming['kind'];
  readonly classId: string | null;
  readonly className: string | null;
  readonly edits: readonly {
    readonly from: number;
    readonly title?: string | undefined;
    readonly date?: string | null | undefined;
    readonly outlet?: string | null | undefined;
  }[];
};

async function readyArticles(context: JobContext, file: FoundFile, input: ArticlesInput): Promise<ReadyFile> {
  const article = await readArticleFile(context, file, input.encoding);
  const asked = await splittingOf(context, file, article, input);
  const found = asked ? await foundArticles(context, file, article, asked) : [];
  if (found.length < 2) throw new AppError('invalid', 'articles:one_piece', { name: file.name });
  const { read } = article;
  const original = await originalOf({ reader: context.reading.reader(), signal: context.signal }, file);
  const edits = new Map(input.edits.map((edit) => [edit.from, edit]));
  const textOf = articleTexts(read);
  const turn = turnsOf(context.signal);
  const sources: Incoming[] = [];
  for (const [at, each] of found.entries()) {
    const piece = pieceAt(found, at, article.lines.length);
    const { text, doc, pages, layout } = textOf(piece);
    const { title, date, outlet } = edits.get(each.from) ?? {};
    sources.push({
      kind: input.kind,
      title: title ?? each.title?.value ?? titleOfText(text),
      classId: input.classId,
      className: input.className,
      date: date === undefined ? (each.date?.value ?? null) : (dateWritten(date) ?? null),
      language: each.language,
      origin: (outlet === undefined ? each.outlet?.value : outlet) ?? file.name,
      originalHash: original.hash,
      originalName: file.name,
      encoding: read.encoding,
      article: pieceJson(piece),
      respondents: [],
      attributes: [],
      content: doc ?? text,
      pages,
      layout,
    });
    await turn();
  }
  const doubted = found.flatMap(({ from, doubts }) => (edits.has(from) ? [] : doubts));
  return {
    name: file.name,
    called: file.called,
    original,
    sources,
    notes: [...read.notes, ...doubtNotes(doubted)],
    encoding: read.encoding,
    table: null,
    weight: (original.bytes?.byteLength ?? 0) + 2 * read.text.length,
  };
}

/** What is to be checked, each reason with its number of articles. */
function doubtNotes(doubts: readonly FoundArticle['doubts'][number][]): ImportNote[] {
  return [...Map.groupBy(doubts, (doubt) => doubt)].map(([doubt, { length }]) => ({
    key: `articles:to_check.${doubt}`,
    parameters: { count: length },
  }));
}

// Cutting one file into articles: a preview that follows the rule, and the import, with one source for each article and
// the file kept once.
import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import { articleTexts } from '#core/imports/articles/article-text.ts';
import { piecesOf, cutsOf } from '#core/imports/articles/cuts.ts';
import { pieceJson, type PieceOfOriginal } from '#core/imports/articles/piece-of-original.ts';
import {
  findArticles,
  narrowerRules,
  ruleThatSaysSo,
  type FoundArticle,
  type Splitting,
} from '#core/imports/articles/split.ts';
import type { InSteps } from '#core/in-steps.ts';
import { splitRuleOf, splitRuleText, type SplitRule } from '#core/imports/articles/split-rule.ts';
import { titleOfText } from '#core/imports/table-sources.ts';
import { tables } from '#core/tables/all.ts';
import type { ReadDb } from '#db/handles.ts';
import { all, get, hashOf } from '#db/write.ts';
import { job, type JobContext } from '../context.ts';
import { dateWritten } from '../sources.ts';
import { alikeTo } from './alike.ts';
import { forgetArticleFile, patternLinesOf, readArticleFile, type ArticleFile } from './article-file.ts';
import { chosenFile, fileChosen, type FoundFile } from './files.ts';
import { inTurns, turnsOf } from '../../engines/in-turns.ts';
import { KnownFiles } from './known.ts';
import type { ReadyFile } from './read.ts';
import { originalOf } from './original.ts';
import type { ImportNote, ImportReport } from './report.ts';
import type { Incoming } from './row.ts';
import { ImportWriter } from './write.ts';

const lineNumber = z.int().min(0);

/** How a file is to be cut; by default as proposed. */
const splitting = {
  file: chosenFile,
  encoding: z.string().min(1).max(40).nullable().default(null),
  /** As on the command line: `page`, `heading:1`, `line:TEXT`, `regex:RE`. */
  rule: z.string().min(1).max(1000).nullable().default(null),
  byHand: z
    .strictObject({ added: z.array(lineNumber), removed: z.array(lineNumber) })
    .default({ added: [], removed: [] }),
  facts: z
    .strictObject({
      title: z.enum(['found', 'first-line', 'bold-line']),
      outlet: z.enum(['found', 'after-title', 'before-title', 'none']),
      date: z.enum(['found', 'none']),
      skips: z.boolean(),
    })
    .default({ title: 'found', outlet: 'found', date: 'found', skips: true }),
};
const splittingInput = z.strictObject(splitting);
type SplittingInput = z.output<typeof splittingInput>;

/** What was found in an article, with its lines in the file, from 0. */
export interface PreviewedArticle {
  readonly from: number;
  readonly to: number;
  readonly title: string | null;
  readonly date: string | null;
  readonly outlet: string | null;
  readonly language: 'en' | 'zh-CN' | null;
  readonly words: number;
  readonly doubts: FoundArticle['doubts'];
  /** The lines of the facts and those left out. */
  readonly marks: {
    readonly title: number | null;
    readonly date: number | null;
    readonly outlet: number | null;
    readonly skipped: readonly number[];
  };
  /** The line that the cut above precedes; null above the first article if nothing cuts there. */
  readonly cut: number | null;
  readonly isByHand: boolean;
  /** The words of the mark at which it was cut. */
  readonly marker: string | null;
  /** What does not fit in its marker, and what the other markers have there. */
  readonly misfit: { readonly value: string; readonly usual: string } | null;
  /** The number, from 1, of an earlier article of this file with the same text. */
  readonly like: number | null;
  /** The title of a source of the project that is this article, or has this text. */
  readonly known: string | null;
}

/**
 * Cuts a file by a rule, or as it proposes itself, and tells what is found in each article. Throws `invalid` for an
 * invalid rule, `unsupported` for a table.
 */
export const articles = job(splittingInput, async (context, input) => {
  const file = fileChosen(context.files, input.file);
  const read = await readArticleFile(context, file, input.encoding);
  const asked = await splittingOf(context, file, read, input);
  const found = asked ? await foundArticles(context, file, read, asked) : [];
  const rule = asked?.rule ?? null;
  const ways = read.proposals.ways.map((way) => ({ rule: splitRuleText(way.rule), pieces: way.pieces }));
  const counted = (each: SplitRule) => ({
    rule: splitRuleText(each),
    pieces: piecesOf(read.lines, cutsOf(read.lines, each)).length,
  });
  const others = read.proposals.ways.map((way) => way.rule);
  const same = asked && ruleThatSaysSo(read.lines, asked, others);
  const [narrower] = rule && !same ? narrowerRules(read.lines, rule) : [];
  return {
    bytes: file.bytes,
    encoding: read.read.encoding,
    notes: read.read.notes,
    /** Whether the file looks like many articles. */
    isMany: read.proposals.isMany,
    ways,
    rule: rule && splitRuleText(rule),
    /** A rule that cuts as the hand did, or that leaves out the cuts that do not fit. */
    better: same ? counted(same) : narrower ? counted(narrower) : null,
    articles: await inTurns(previewed(context.db, read, found), context.signal),
  };
});

/** Lines of a file that is being cut, from `from` (inclusive) to `to` (exclusive), at most 5,000. */
export const articleLines = job(
  z.strictObject({
    file: chosenFile,
    encoding: splitting.encoding,
    from: lineNumber,
    to: lineNumber,
  }),
  async (context, { file, encoding, from, to }) => {
    const { lines } = await readArticleFile(context, fileChosen(context.files, file), encoding);
    return lines
      .slice(from, Math.min(to, from + 5000))
      .map(({ text, heading, isBold }) => ({ text, isStrong: heading !== null || isBold }));
  },
);

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

function pieceAt(found: readonly FoundArticle[], at: number, total: number): PieceOfOriginal {
  // The caller goes through the articles.
  const { from, to, skipped, notes } = found[at]!;
  return { number: at + 1, of: found.length, lines: [from, to], left: skipped, notes, total };
}

/** The splitting asked for, or the file's best; null if nothing cuts the file. */
async function splittingOf(
  context: JobContext,
  file: FoundFile,
  { lines, proposals }: ArticleFile,
  { encoding, rule: written, byHand, facts }: SplittingInput,
): Promise<Splitting | null> {
  const asked = written === null ? (proposals.best?.rule ?? null) : splitRuleOf(written);
  if (asked === null) return null;
  const heading = proposals.ways.find((way) => way.rule.kind === 'heading')?.rule;
  const firstLevel = lines.find((line) => line.heading !== null)?.heading ?? null;
  const rule: SplitRule =
    asked.kind === 'heading' && asked.level === null
      ? (heading ?? { kind: 'heading', level: firstLevel })
      : asked;
  return { rule, byHand, facts, patternLines: await patternLinesOf(context, file, encoding, rule) };
}

/** Finds the articles in turns with others, and says how far it is. */
function foundArticles(
  { signal, progress }: JobContext,
  { name }: FoundFile,
  { lines, proposals }: ArticleFile,
  asked: Splitting,
): Promise<FoundArticle[]> {
  const pieces = proposals.ways.find(({ rule }) => splitRuleText(rule) === splitRuleText(asked.rule))?.pieces;
  return inTurns(findArticles(lines, asked), signal, (done) => {
    if (pieces !== undefined) progress({ done: Math.min(done, 2 * pieces), total: 2 * pieces, name });
  });
}

function* previewed(
  db: ReadDb,
  { read, lines }: ArticleFile,
  found: readonly FoundArticle[],
): InSteps<PreviewedArticle[]> {
  const textOf = articleTexts({ ...read, layout: null });
  const texts = new Map<string, number>();
  const titles = new Map(all(db, 'source').map(({ textHash, title }) => [textHash, title]));
  const shown: PreviewedArticle[] = [];
  for (const [at, each] of found.entries()) {
    const { from, to, title, date, outlet, language, words, doubts, cut } = each;
    const hash = hashOf(Buffer.from(textOf(pieceAt(found, at, lines.length)).text, 'utf8'));
    const like = texts.get(hash) ?? null;
    if (like === null) texts.set(hash, at + 1);
    shown.push({
      from,
      to,
      title: title?.value ?? null,
      date: date?.value ?? null,
      outlet: outlet?.value ?? null,
      language,
      words,
      doubts,
      marks: {
        title: title?.line ?? null,
        date: date?.line ?? null,
        outlet: outlet?.line ?? null,
        skipped: each.skipped,
      },
      cut: cut?.line ?? null,
      isByHand: cut?.isByHand ?? false,
      marker: cut?.marker == null ? null : (lines[cut.marker]?.text.trim() ?? null),
      misfit: cut?.misfit ? { value: cut.misfit.value, usual: cut.misfit.usual } : null,
      like,
      known: titles.get(hash) ?? null,
    });
    yield;
  }
  return shown;
}

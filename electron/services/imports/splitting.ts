// How one file is to be cut into articles: as asked for, or as the file proposes itself.
import * as z from 'zod';
import type { PieceOfOriginal } from '#core/imports/articles/piece-of-original.ts';
import { findArticles, type FoundArticle, type Splitting } from '#core/imports/articles/split.ts';
import { splitRuleOf, splitRuleText, type SplitRule } from '#core/imports/articles/split-rule.ts';
import { inTurns } from '../../engines/in-turns.ts';
import type { JobContext } from '../context.ts';
import { patternLinesOf, type ArticleFile } from './article-file.ts';
import { chosenFile, type FoundFile } from './files.ts';

/** A line of a file, from 0. */
export const lineNumber = z.int().min(0);

/** How a file is to be cut; by default as proposed. */
export const splitting = {
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
/** The settings of a splitting, as a caller gives them. */
export const splittingInput = z.strictObject(splitting);
export type SplittingInput = z.output<typeof splittingInput>;

/** The splitting asked for, or the file's best; null if nothing cuts the file. */
export async function splittingOf(
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
export function foundArticles(
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

/** The article at this place as a piece of its file of `total` lines. */
export function pieceAt(found: readonly FoundArticle[], at: number, total: number): PieceOfOriginal {
  // The caller goes through the articles.
  const { from, to, skipped, notes } = found[at]!;
  return { number: at + 1, of: found.length, lines: [from, to], left: skipped, notes, total };
}

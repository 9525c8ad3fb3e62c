// What cutting one file into articles would give: a preview that follows the rule.
import * as z from 'zod';
import { articleTexts } from '#core/imports/articles/article-text.ts';
import { piecesOf, cutsOf } from '#core/imports/articles/cuts.ts';
import { narrowerRules, ruleThatSaysSo, type FoundArticle } from '#core/imports/articles/split.ts';
import { splitRuleText, type SplitRule } from '#core/imports/articles/split-rule.ts';
import type { InSteps } from '#core/in-steps.ts';
import type { ReadDb } from '#db/handles.ts';
import { all, hashOf } from '#db/write.ts';
import { inTurns } from '../../engines/in-turns.ts';
import { job } from '../context.ts';
import { readArticleFile, type ArticleFile } from './article-file.ts';
import { chosenFile, fileChosen } from './files.ts';
import { foundArticles, lineNumber, pieceAt, splitting, splittingInput, splittingOf } from './splitting.ts';

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

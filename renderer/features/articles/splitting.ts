// How a file is to be cut, as the dialog holds it. Plain functions, tested without a screen.
import type { CutsByHand } from '#core/imports/articles/cuts.ts';
import type { FactsRule } from '#core/imports/articles/facts.ts';
import type { SplitRule } from '#core/imports/articles/split-rule.ts';
import type { PreviewedArticle } from '#electron/services/imports/preview-articles.ts';

export type RuleKind = SplitRule['kind'];

/** Facts of one article that were set by hand. */
export interface Edit {
  readonly title?: string;
  readonly date?: string | null;
  readonly outlet?: string | null;
}

/** Everything that was decided so far. */
export interface Decisions {
  /** Null: as it is detected. */
  readonly encoding: string | null;
  /** Null: as the file proposes. */
  readonly rule: string | null;
  readonly byHand: CutsByHand;
  readonly facts: FactsRule;
  /** By the first line of the article. */
  readonly edits: Readonly<Record<number, Edit>>;
}

export const undecided: Decisions = {
  encoding: null,
  rule: null,
  byHand: { added: [], removed: [] },
  facts: { title: 'found', outlet: 'found', date: 'found', skips: true },
  edits: {},
};

/** The cuts by hand after the article was joined with the one above it. The first article has none above it. */
export function withJoin(byHand: CutsByHand, article: PreviewedArticle): CutsByHand {
  const { cut } = article;
  if (cut === null) return byHand;
  return byHand.added.includes(cut)
    ? { ...byHand, added: byHand.added.filter((line) => line !== cut) }
    : { ...byHand, removed: [...byHand.removed, cut] };
}

/** The cuts by hand after the cut above an article was moved to another line. */
export function withMove(byHand: CutsByHand, article: PreviewedArticle, line: number): CutsByHand {
  return article.cut === null || article.cut === line ? byHand : withCut(withJoin(byHand, article), line);
}

/** The cuts by hand after the file was cut above a line. */
export function withCut(byHand: CutsByHand, line: number): CutsByHand {
  if (byHand.removed.includes(line))
    return { ...byHand, removed: byHand.removed.filter((each) => each !== line) };
  return byHand.added.includes(line) ? byHand : { ...byHand, added: [...byHand.added, line] };
}

/** An article with the facts that were set by hand; what was set is no doubt any more. */
export function edited(article: PreviewedArticle, edit: Edit | undefined): PreviewedArticle {
  if (edit === undefined) return article;
  const { title, date, outlet } = edit;
  const gone = new Set<string>([
    ...(title ? ['no-title'] : []),
    ...(date ? ['no-date'] : []),
    ...(outlet ? ['no-outlet'] : []),
  ]);
  return {
    ...article,
    title: title ?? article.title,
    date: date === undefined ? article.date : date,
    outlet: outlet === undefined ? article.outlet : outlet,
    doubts: article.doubts.filter((doubt) => !gone.has(doubt)),
  };
}

export type Shown = 'all' | 'around' | 'check';

/** How many articles on either side of a doubtful cut are shown with it. */
const AROUND = 5;

/** The numbers, from 1, of the articles to show: all, those around cuts that do not fit, or those to check. */
export function numbersShown(articles: readonly PreviewedArticle[], shown: Shown): number[] {
  const odd = articles.flatMap(({ misfit }, at) => (misfit === null ? [] : [at]));
  return articles.flatMap(({ doubts }, at) => {
    const isShown =
      shown === 'all' ||
      (shown === 'check' ? doubts.length > 0 : odd.some((place) => Math.abs(place - at) <= AROUND));
    return isShown ? [at + 1] : [];
  });
}

/** The kind of a rule, and what follows its colon. */
export function ruleParts(rule: string): { readonly kind: RuleKind; readonly rest: string } {
  const [, kind = 'page', rest = ''] = /^(\w+)(?::(.*))?$/su.exec(rule) ?? [];
  return { kind: kind as RuleKind, rest };
}

// What a tally says about each theme if classes have different coverage: an estimate and its basis, or the classes one
// by one. The same words on screens, in files, in comparisons and on the command line.
import { namedIn } from '#core/codes/code-names.ts';
import { hasUnlikeClasses } from '#core/counting/coverage-facts.ts';
import type { Estimated, EstimatedClass } from '#core/counting/estimates.ts';
import { isSmall } from '#core/counting/share.ts';
import type { TallyColumn } from '#core/counting/tally-column.ts';
import type { Tally, TallyCell, TallyRow } from '#core/counting/tally.ts';
import { wholeEstimate } from '#core/counting/whole-estimate.ts';
import { columnName } from './column-name.ts';
import { countInWords, decimalInWords, wholePercent } from './numbers.ts';
import { boundInWords, reasonSentence } from './reason-sentence.ts';
import { atSentenceStart, listed, paragraphOf, themeInLine } from './sentences.ts';
import type { Words } from './words.ts';

/** A paragraph for each row that has one, by code id. */
export function themeSentences(words: Words, tally: Tally): ReadonlyMap<string, string> {
  const sentenceOf = wording(words, tally);
  if (sentenceOf === null) return new Map();
  return new Map(
    tally.rows.flatMap((row) => {
      const { name } = namedIn({ name: row.path.at(-1) ?? '', name2: row.name2 }, words.codebookLanguage);
      const sentence = sentenceOf(row, name);
      return sentence === null ? [] : [[row.codeId, sentence] as const];
    }),
  );
}

type RowWording = (row: TallyRow, theme: string) => string | null;

function wording(words: Words, tally: Tally): RowWording | null {
  const { settings, total, facts } = tally;
  if (settings.unit !== 'sources') return null;
  if (settings.estimate) return (row, theme) => estimateSentence(words, wholeEstimate(tally, row), theme);
  if (total.shareRule === 'estimated')
    return ({ total: { estimated } }, theme) => estimated && estimateSentence(words, estimated, theme);
  const standApart = settings.by === 'class' && hasUnlikeClasses(facts.coverage);
  return standApart && facts.denominator.used === 'reviewed'
    ? (row, theme) => apartSentence(words, tally, row, theme)
    : null;
}

/** The estimate of a theme, its basis, and how far the missing members may change it; null without an estimate. */
export function estimateSentence(words: Words, estimated: Estimated, theme: string): string | null {
  const { t } = words;
  const { estimate, classes, reason } = estimated;
  if (estimate === null) return null;
  const { share, low, high, se, frame, isFrameKnown } = estimate;
  const sum = (of: (each: EstimatedClass) => number): number =>
    classes.reduce((total, each) => total + of(each), 0);
  const [e, x] = [sum((each) => each.e), sum((each) => each.x)];
  const N = countInWords(words, Math.round(frame));
  const units = t('statements:units.documents', { count: Math.round(frame) });
  const common = {
    theme: themeInLine(words, theme),
    N: isFrameKnown ? N : t('counting:estimate.about', { N }),
    units,
  };
  const parts = classes.map((each) => classInWords(words, each)).join(t('counting:estimate.separator'));
  const isOfDraws = classes.every(({ form }) => form === 'drawn');
  const isParted = classes.some(({ strata }) => strata > 1);
  if (x === 0 && isOfDraws) {
    const drawn = t('statements:units.documents', { count: e });
    // A bound in sources of the frame must be a whole number.
    const most = countInWords(words, Math.floor(high * frame + 1e-9));
    return paragraphOf(words, [
      t('statements:not_in_sample', { ...common, n: countInWords(words, e), units: drawn, k: most }),
      ...missingSentences(words, classes, common.theme),
    ]);
  }
  const points = se === null || se === 0 ? null : pointsInWords(words, se);
  const sentence = isSmall(e)
    ? t('counting:estimate.apart', {
        theme: atSentenceStart(words, themeInLine(words, theme)),
        classes: parts,
      })
    : t(shareKey(classes.length === 1, points !== null), {
        ...common,
        classes: atSentenceStart(words, parts),
        p: wholePercent(share),
        low: wholePercent(low),
        high: wholePercent(high),
        se: points ?? '',
      });
  return paragraphOf(words, [
    sentence,
    ...(isParted && !isSmall(e) ? [t('counting:estimate.by_strata')] : []),
    ...(reason === null ? [] : [reasonSentence(words, reason)]),
    ...missingSentences(words, classes, common.theme),
  ]);
}

function shareKey(isOfOneClass: boolean, hasError: boolean): string {
  if (isOfOneClass) return `counting:estimate.one_class${hasError ? '' : '_without_error'}`;
  return hasError ? 'statements:weighted_share' : 'counting:estimate.without_error';
}

/** A standard error in percentage points, with a decimal if it is small. */
function pointsInWords(words: Words, se: number): string {
  const points = se * 100;
  if (points < 0.05) return '<0.1';
  return decimalInWords(words, points, points < 1.5 ? 1 : 0);
}

function classInWords(words: Words, { names, form, N, n, e, x }: EstimatedClass): string {
  const numbers = {
    class: classNames(words, names),
    x: countInWords(words, x),
    n: countInWords(words, n),
    e: countInWords(words, e),
    N: countInWords(words, N),
  };
  if (form === 'complete') return words.t('statements:class_complete', { ...numbers, n: numbers.e });
  return words.t(e === n ? 'statements:class_sampled' : 'counting:estimate.class_in_domain', numbers);
}

function classNames(words: Words, names: readonly (string | null)[]): string {
  return listed(
    words,
    names.map((name) => name ?? words.t('counting:groups.documents_without_class')),
  );
}

/** How members that are not reviewed yet or could not be read may change the share in the sample. */
function missingSentences(words: Words, classes: readonly EstimatedClass[], theme: string): string[] {
  return classes.flatMap(({ e, x, drawn, n, waiting, unreadable }) => {
    const units = words.t('statements:units.documents', { count: drawn });
    const common = { n: countInWords(words, drawn), units, theme };
    const bounds = (missing: number) => ({
      low: boundInWords(words, x / (e + missing), e + missing),
      high: boundInWords(words, (x + missing) / (e + missing), e + missing),
    });
    const { count, why } = unreadable;
    return [
      ...(waiting > 0
        ? [words.t('statements:interim', { ...common, r: countInWords(words, n), ...bounds(waiting) })]
        : []),
      ...(count > 0
        ? [
            words.t(count === 1 ? 'statements:one.nonresponse' : 'statements:nonresponse', {
              ...common,
              k: countInWords(words, count),
              why: why.length === 0 ? words.t('counting:coverage.no_reason') : listed(words, why),
              ...bounds(count),
            }),
          ]
        : []),
    ];
  });
}

/** The classes of documents one by one, with what each stands for. */
function apartSentence(words: Words, { columns }: Tally, row: TallyRow, theme: string): string | null {
  const parts = columns.flatMap((column, place) => {
    const cell = row.cells[place];
    return cell && column.kinds.join() === 'document' ? [columnInWords(words, column, cell)] : [];
  });
  if (parts.length === 0) return null;
  return words.t('counting:estimate.apart', {
    theme: atSentenceStart(words, themeInLine(words, theme)),
    classes: parts.join(words.t('counting:estimate.separator')),
  });
}

function columnInWords(words: Words, column: TallyColumn, { count, estimated }: TallyCell): string {
  const { t } = words;
  const name = column.meaning.what === 'none' ? null : columnName(words, column.meaning);
  const numbers = {
    class: classNames(words, [name]),
    x: countInWords(words, count ?? 0),
    n: countInWords(words, column.n),
    N: countInWords(words, column.inScope),
  };
  if (count === null) return t('counting:estimate.class_unread', numbers);
  const [drawn] = estimated?.classes ?? [];
  if (column.form === 'drawn' && drawn && estimated?.estimate) {
    const className = classInWords(words, drawn);
    const { share, low, high } = estimated.estimate;
    if (isSmall(drawn.e)) return className;
    return t('counting:estimate.of_frame', {
      class: className,
      p: wholePercent(share),
      low: wholePercent(low),
      high: wholePercent(high),
    });
  }
  switch (column.form) {
    case 'purposive':
      return t('statements:class_purposive', numbers);
    case 'complete':
      return t('statements:class_complete', numbers);
    case 'frame-unknown':
      return t('counting:estimate.class_sampled', numbers);
    default:
      return t('counting:estimate.class_in_part', numbers);
  }
}

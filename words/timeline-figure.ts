// A timeline as a figure, in words: small multiples, with lettered events.
import type { ColumnMeaning } from '#core/counting/grouping.ts';
import { isSmall } from '#core/counting/share.ts';
import type { TimelineFigure, TimelinePoint, TimelineTick } from '#core/figures/figure.ts';
import { eventAt, letterOf } from '#core/timeline/event-place.ts';
import type { Timeline, TimelineCell } from '#core/timeline/timeline.ts';
import { dateInWords } from './citation.ts';
import { columnName } from './column-name.ts';
import { cellAsText, tableCellWords } from './cell-words.ts';
import { rowInWords, type FigureCodes } from './figure-rows.ts';
import { countInWords, percentInWords } from './numbers.ts';
import { reasonSentence } from './reason-sentence.ts';
import { baseSentence } from './method-sentence.ts';
import { atSentenceStart } from './sentences.ts';
import { lineName, wholeOfCell } from './timeline-lines.ts';
import { timelineMethod } from './timeline-method.ts';
import type { Words } from './words.ts';

/** An event to be drawn, dated by a partial date. */
export interface DatedEvent {
  readonly name: string;
  readonly date: string;
}

export interface TimelineFigureOptions {
  readonly events: readonly DatedEvent[];
  readonly ownScale: boolean;
  /** The project's notice, which every export repeats. */
  readonly notice?: string | null;
}

/** The themes of a timeline as small multiples. `codes` are those of its themes, by id. */
export function timelineInWords(
  words: Words,
  timeline: Timeline,
  codes: FigureCodes,
  { events, ownScale, notice = null }: TimelineFigureOptions,
): TimelineFigure {
  const { t } = words;
  const { periods, lines, themes, settings, facts } = timeline;
  const isShares = isOfShares(timeline);
  // A letter stands for the same event in every timeline, also where some lie outside its time.
  const placed = events.flatMap((event, place) => {
    const at = eventAt(event.date, periods, settings.by);
    return at === null ? [] : [{ ...event, at, letter: letterOf(place) }];
  });
  // Named once: a figure by month has thousands of points.
  const rows = themes.map((theme) => rowInWords(words, theme, codes, themes));
  const namesOfLines = lines.map((line) => lineName(words, line));
  const namesOfPeriods = periods.map(({ meaning }) => columnName(words, meaning));
  const hasFew = themes.some((theme) =>
    theme.lines.some(({ cells }) => cells.some(({ count, n }) => count !== null && n !== null && isSmall(n))),
  );
  const hasGap = themes.some((theme) =>
    theme.lines.some(({ cells }) => cells.some(({ count }) => count === null)),
  );
  return {
    title: timelineTitle(words, timeline),
    subtitle: baseSentence(words, facts.tally),
    notes: [
      ...(placed.length === 0 ? [] : [eventKey(words, placed)]),
      [
        ...(isShares ? [t('timeline:legend.many')] : []),
        ...(isShares && hasFew ? [t('timeline:legend.few')] : []),
        ...(hasGap ? [t('timeline:legend.gap')] : []),
        ...(ownScale ? [t('timeline:legend.own_scale')] : []),
      ].join(' '),
      timelineMethod(words, facts),
      ...(notice === null ? [] : [notice]),
    ].filter((note) => note !== ''),
    language: words.language,
    ticks: periods.map(({ meaning }) => tickOf(words, meaning)),
    themes: rows,
    lines: lines.map((_, place) => {
      const n = themes[0]?.lines[place]?.total.n ?? null;
      return {
        label: namesOfLines[place]!,
        note: n === null ? '' : t('timeline:n', { n: countInWords(words, n) }),
      };
    }),
    points: lines.map((_, place) =>
      themes.map((theme, index) =>
        (theme.lines[place]?.cells ?? []).map((cell, period) =>
          pointOf(words, timeline, cell, [
            rows[index]!.label,
            namesOfLines[place]!,
            namesOfPeriods[period] ?? '',
          ]),
        ),
      ),
    ),
    isShares,
    isOwnScale: ownScale,
    squareNote: t('timeline:each_square'),
    events: placed.map(({ at, letter }) => ({ letter, at })),
  };
}

/** The title: what is counted, by which periods. */
export function timelineTitle(words: Words, timeline: Timeline): string {
  const { t } = words;
  const { settings, facts } = timeline;
  const period = t(`counting:timeline.periods.${settings.by}`);
  const units = t(`analysis:units.${settings.unit}`);
  const row = facts.tally.of === 'codes' ? 'code' : 'theme';
  return t(`timeline:title.${isOfShares(timeline) ? 'share' : 'count'}.${row}`, { units, period });
}

/** Whether its points are shares of bases, rather than counts. */
function isOfShares({ settings }: Timeline): boolean {
  return !settings.absolute && settings.unit !== 'passages' && settings.unit !== 'codings';
}

/** “A February 2016, Alliance founded · B …” */
function eventKey(words: Words, events: readonly (DatedEvent & { readonly letter: string })[]): string {
  return events
    .map(({ name, date, letter }) =>
      words.t('timeline:event_line', { letter, date: dateInWords(words, date), name }),
    )
    .join(' · ');
}

function tickOf(words: Words, meaning: ColumnMeaning): TimelineTick {
  const { t } = words;
  switch (meaning.what) {
    case 'year':
      return { label: meaning.year, short: `’${meaning.year.slice(2)}`, year: meaning.year, isApart: false };
    case 'quarter':
      return tick(`Q${meaning.quarter.slice(-1)}`, meaning.quarter.slice(0, 4));
    case 'month':
      return tick(meaning.month.slice(5), meaning.month.slice(0, 4));
    case 'no-month':
      return tick(t('timeline:no_month'), meaning.year, true);
    default:
      return tick(t('timeline:undated'), t('timeline:undated'), true);
  }
}

function tick(label: string, year: string, isApart = false): TimelineTick {
  return { label, short: label, year, isApart };
}

function pointOf(
  words: Words,
  timeline: Timeline,
  cell: TimelineCell,
  names: readonly string[],
): TimelinePoint {
  const { count, n, share, reason } = cell;
  const printed = tableCellWords(words, cell, wholeOfCell(timeline, cell));
  const label =
    printed.form === 'share' && share !== null ? percentInWords(words, share) : cellAsText(printed);
  const cellText =
    count === null ? (reason === null ? '–' : reasonSentence(words, reason)) : cellAsText(printed);
  return {
    count,
    n,
    share,
    label,
    base: n === null ? '' : countInWords(words, n),
    spoken: words.t('timeline:spoken', { names: names.join(', '), told: atSentenceStart(words, cellText) }),
  };
}

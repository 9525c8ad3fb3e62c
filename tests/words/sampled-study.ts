// A study with samples: news drawn from two hundred, reports read completely, letters drawn by year, purposive
// charters. The options say which drawn news were read, could not be read, or do not belong to the study.
import type { Allocation } from '#core/sampling/allocation.ts';
import { Study } from '../core/counting/study.ts';

export interface Drawing {
  /** How many of the drawn news are reviewed, in the order of the draw. Default: all twenty. */
  readonly read?: number;
  readonly unreadable?: number;
  readonly ineligible?: number;
  /** How many news that were not drawn are reviewed. */
  readonly outside?: number;
  /** Whether a smaller sample of the news was drawn before. */
  readonly withPilot?: boolean;
}

const ids = (letter: string, count: number): string[] =>
  Array.from({ length: count }, (_, place) => `${letter}${String(place + 1).padStart(3, '0')}`);

/** 8 of the 20 news and 49 of the 70 reports have the theme *connector*; no news, and 2 reports, have *guide*. */
export function sampledStudy(drawing: Drawing = {}): Study {
  const { read = 20, unreadable = 0, ineligible = 0, outside = 0, withPilot = false } = drawing;
  const study = new Study()
    .class('news', 'sampled')
    .class('report')
    .class('letter', 'sampled')
    .class('charter', 'purposive')
    .theme('connector')
    .theme('guide');
  const news = ids('n', 200);
  const drawn = news.slice(0, 20);
  const lost = drawn.slice(20 - unreadable);
  const strays = drawn.slice(20 - unreadable - ineligible, 20 - unreadable);
  for (const id of news) {
    const reason = lost.includes(id) ? 'damaged file' : strays.includes(id) ? 'an advertisement' : null;
    study.document(
      id,
      reason === null
        ? { classId: 'news' }
        : { classId: 'news', status: 'excluded', exclusionReason: reason },
    );
  }
  study.rows.exclusionReason.push({
    id: 'damaged file',
    name: 'damaged file',
    mark: 'could-not-be-read',
    position: 1,
  });
  sample(study, 'Twenty of the news', [['all', news, drawn]]);
  if (withPilot) sample(study, 'Pilot', [['all', news, news.slice(100, 105)]]);
  const reports = ids('r', 70);
  for (const id of reports) study.document(id, { classId: 'report' });
  const letters = [ids('a', 60), ids('b', 40)] as const;
  for (const [place, year] of letters.entries())
    for (const id of year) study.document(id, { classId: 'letter', date: String(2019 + place) });
  const drawnLetters = [letters[0].slice(0, 12), letters[1].slice(0, 10)] as const;
  sample(
    study,
    'Letters',
    letters.map((frame, place) => [String(2019 + place), frame, drawnLetters[place]!]),
    'equal',
  );
  const charters = ids('c', 24);
  for (const id of charters) study.document(id, { classId: 'charter' });
  const isThere = (id: string): boolean => !lost.includes(id) && !strays.includes(id);
  study.reviewed([
    ...drawn.filter(isThere).slice(0, read),
    ...news.slice(150, 150 + outside),
    ...reports,
    ...drawnLetters.flat(),
    ...charters,
  ]);
  const having = [drawn.slice(0, 8), reports.slice(0, 49), drawnLetters[0].slice(0, 6), charters.slice(0, 9)];
  for (const id of having.flat()) study.coding(id, 'connector', [0, 5]);
  for (const id of reports.slice(0, 2)) study.coding(id, 'guide', [0, 5]);
  return study;
}

type Part = readonly [key: string, frame: readonly string[], drawn: readonly string[]];

function sample(
  { rows }: Study,
  name: string,
  parts: readonly Part[],
  allocation: Allocation = 'proportional',
): void {
  rows.sample.push({
    id: name,
    name,
    seed: 7,
    settings: JSON.stringify({
      size: parts.reduce((sum, [, , drawn]) => sum + drawn.length, 0),
      strata: { by: parts.length > 1 ? 'year' : 'none' },
      allocation,
      frame: parts.map(([key, sourceIds, drawn]) => ({ key, sourceIds, drawn: drawn.length })),
      kind: 'document',
      className: null,
      attributeName: null,
    }),
    sourceIds: JSON.stringify(parts.flatMap(([, , drawn]) => drawn)),
    createdAt: `2024-01-0${rows.sample.length + 1}T09:00:00.000Z`,
  });
}

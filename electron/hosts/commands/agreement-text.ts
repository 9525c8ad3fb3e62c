// Agreement and disagreements as a person reads them in a terminal.
import type { AgreementJson, AgreementOnJson, DisagreementsJson } from '#core/agreement/agreement-json.ts';
import { measureKeys, type MeasureKey } from '#core/agreement/measures.ts';
import type { Level } from '#core/agreement/request.ts';
import type { SourceRecord } from '#core/records.ts';
import { coefficientInWords } from '#words/coefficient.ts';
import { countInWords } from '#words/numbers.ts';
import { joined } from '#words/sentences.ts';
import type { Words } from '#words/words.ts';
import { plainTable } from './plain-table.ts';

/** The columns for two coders, and for more. Others stand in csv and JSON. */
const ofTwo = ['percent', 'jaccard', 'cohen', 'scott', 'brennan_prediger', 'ac1', 'alpha'] as const;
const ofMany = ['percent', 'fleiss', 'brennan_prediger', 'ac1', 'alpha'] as const;
/** The coefficient whose interval is shown. */
const intervalOf = { segments: 'brennan_prediger', unitizing: 'u_alpha' } as const;

/** The table with all codes together first, then why numbers are missing, and how it was measured. */
export function agreementInText(words: Words, json: AgreementJson): string {
  const { t } = words;
  const { level, coders, rows, pooled } = json;
  const keys = columnsAt(level, coders.length);
  const ends = level === 'segments' || level === 'unitizing' ? intervalOf[level] : 'alpha';
  const isDrawn = [pooled, ...rows].some(({ intervals }) => Object.keys(intervals).length > 0);
  const line = (name: string, row: AgreementOnJson): string[] => [
    name,
    countInWords(words, row.n),
    ...coders.map((coder) => countInWords(words, row.used[coder] ?? 0)),
    countInWords(words, row.both),
    ...keys.map((key) => coefficientInWords(words, row[key])),
    ...(isDrawn ? [intervalText(words, row.intervals[ends])] : []),
  ];
  const head = [
    t('agreement:column.code'),
    t('agreement:column.n'),
    ...coders,
    t('agreement:column.both'),
    ...keys.map((key) => t(`agreement:column.${key}`)),
    ...(isDrawn ? [t('agreement:column.interval', { of: t(`agreement:column.${ends}`) })] : []),
  ];
  return [
    plainTable([
      head,
      ...(rows.length > 1 ? [line(t('agreement:pooled'), pooled)] : []),
      ...rows.map((row) => line(row.path, row)),
    ]),
    '',
    ...reasonsIn(words, rows.length > 1 ? [pooled, ...rows] : rows, keys, isDrawn ? ends : null),
    json.method,
    ...(json.notice === null ? [] : [json.notice]),
  ].join('\n');
}

function columnsAt(level: Level, coders: number): readonly MeasureKey[] {
  if (level === 'segments') return ['percent', 'brennan_prediger'];
  if (level === 'unitizing') return ['u_alpha', 'bar_u_alpha', 'cu_alpha', 'ku_alpha', 'coverage'];
  return coders === 2 ? ofTwo : ofMany;
}

function intervalText(words: Words, interval: readonly [number, number] | null | undefined): string {
  if (!interval) return '–';
  return interval.map((end) => coefficientInWords(words, end)).join('…');
}

/** Each reason once, with the columns in which it leaves a dash. */
function reasonsIn(
  words: Words,
  rows: readonly AgreementOnJson[],
  keys: readonly MeasureKey[],
  ends: MeasureKey | null,
): string[] {
  const { t } = words;
  const columnsOf = new Map<AgreementOnJson['reasons'][string], Set<string>>();
  const note = (why: AgreementOnJson['reasons'][string] | undefined, column: string): void => {
    if (why !== undefined) columnsOf.set(why, (columnsOf.get(why) ?? new Set()).add(column));
  };
  for (const { reasons } of rows) {
    for (const key of measureKeys) if (keys.includes(key)) note(reasons[key], t(`agreement:column.${key}`));
    if (ends !== null)
      note(
        reasons[`intervals.${ends}`],
        t('agreement:column.interval', { of: t(`agreement:column.${ends}`) }),
      );
  }
  return [...columnsOf].map(([why, columns]) =>
    t('agreement:missing', {
      columns: columns.size === keys.length ? '–' : [...columns].join(', '),
      sentence: t(`agreement:reason.${why}`),
    }),
  );
}

/** The differences one after the other, with the source, the place, the code and who coded it. */
export function disagreementsInText(
  words: Words,
  { rows, notice }: DisagreementsJson,
  sources: ReadonlyMap<string, SourceRecord>,
): string {
  const { t } = words;
  const lines = rows.map(({ source_id: id, code, start, end, present }) => {
    const source = sources.get(id);
    return [
      source?.label ?? source?.title ?? id,
      start === null || end === null ? t('agreement:whole_source') : `${start}–${end}`,
      code,
      t('agreement:present', { names: joined(words, present, 'conjunction') }),
    ];
  });
  return [
    ...(lines.length === 0 ? [t('agreement:none')] : [plainTable(lines)]),
    ...(notice === null ? [] : [notice]),
  ].join('\n');
}

// What the analyst has changed of the report “Methods and results”, as a table of a replication package: what Concord writes
// there can be made again from the package’s counts, these words cannot.
import type { Cell, Table } from '#core/exports/table.ts';
import type { Records } from '#core/records.ts';
import { fixedFrom, changesFrom } from '#core/report/stored.ts';
import { dayOf } from '#core/replication/own-ids.ts';
import { reportSections } from '#core/report/report.ts';
import { type ReportRun } from '#core/report/runs.ts';
import type { ReadDb } from '#db/handles.ts';
import { all } from '#db/write.ts';
import type { PackagedStudy } from './rows.ts';

/** The rows of the report as they are stored. */
export interface OwnReportRows {
  readonly section: readonly Records['reportSection'][];
  readonly paragraph: readonly Records['reportParagraph'][];
  readonly number: readonly Records['reportNumber'][];
}

/** What has been changed of the report, read at one moment. */
export function ownReportRows(db: ReadDb): OwnReportRows {
  return {
    section: all(db, 'reportSection'),
    paragraph: all(db, 'reportParagraph'),
    number: all(db, 'reportNumber'),
  };
}

const COLUMNS = ['section', 'what', 'language', 'text', 'included', 'number', 'reason', 'at'] as const;

/**
 * A row for each section that was titled, moved, switched or added, for each paragraph that was written, and for each number
 * that was fixed, in the order of the report; null where nothing was changed. In a package without names, nobody is named in
 * what was written.
 */
export function ownReportTable(own: OwnReportRows, study: PackagedStudy): Table | null {
  const { sections, paragraphs } = changesFrom(own.section, own.paragraph, study.rows.code);
  const fixed = fixedFrom(own.number, study.rows.code);
  if (sections.length + paragraphs.length + fixed.size === 0) return null;
  const written = (text: string): string => study.places?.in('report', text) ?? text;
  const at = (time: string): string => (study.draw ? dayOf(time) : time);
  // Only ids of rows are drawn; the names of Concord's own sections and numbers are everybody's.
  const drawn = (id: string): string =>
    study.draw === null ? id : id.replaceAll(ID, (each) => study.draw?.id(each) ?? each);
  const inOrder = new Map<string, number>(reportSections.map((key, place) => [key, place + 1]));
  for (const { key, position } of sections) if (position !== null) inOrder.set(key, position);
  const placeOf = (key: string): number => inOrder.get(key) ?? reportSections.length + 1;
  const rows = [
    ...sections.flatMap(({ key, isOn, titles }) => {
      const included = isOn === null ? null : isOn ? 'yes' : 'no';
      const titled = Object.entries(titles).map(([language, title]): Cell[] => [
        drawn(key),
        'title',
        language,
        written(title),
        included,
        null,
        null,
        null,
      ]);
      const only: Cell[] = [drawn(key), 'section', null, null, included, null, null, null];
      return { key, cells: titled.length > 0 ? titled : [only] };
    }),
    ...paragraphs.map(({ section, basis, language, runs, at: time }) => {
      const what = basis === null ? 'added' : runs.length === 0 ? 'removed' : 'rewritten';
      const text = written(runs.map((run) => textOf(run, study)).join(''));
      return {
        key: section,
        cells: [[drawn(section), what, language, text, null, null, null, at(time)] satisfies Cell[]],
      };
    }),
  ];
  const numbers = [...fixed].map(([id, { value, reason, at: time }]): Cell[] => [
    'numbers',
    'fixed',
    null,
    String(value),
    null,
    drawn(id),
    written(reason),
    at(time),
  ]);
  return {
    columns: COLUMNS.map((key) => ({ key, kind: 'text' })),
    rows: [
      ...rows.toSorted((a, b) => placeOf(a.key) - placeOf(b.key)).flatMap(({ cells }) => cells),
      ...numbers,
    ],
  };
}

const ID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gi;

/** A run as it was written; a citation names its source as the package calls it, and none that the package lacks. */
function textOf(run: ReportRun, { rows, draw }: PackagedStudy): string {
  if (run.kind !== 'citation') return run.text;
  const id = draw ? draw.id(run.sourceId) : run.sourceId;
  const source = rows.source.find((each) => each.id === id);
  if (!source) return '–';
  return draw ? `(${source.label ?? source.title})` : run.text;
}

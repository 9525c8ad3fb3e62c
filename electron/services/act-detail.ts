// The full detail of one act: changed fields, the counts of themes before and after, and the sources concerned.
import { toldChangeIn, type ToldChange } from '#core/change.ts';
import type { ThemePresence } from '#core/counting/theme-presence.ts';
import { AppError } from '#core/errors.ts';
import { isPointing, isReadField } from '#core/history/read-fields.ts';
import { presentName, changedFields, rowsOfAct } from '#core/history/rows-of-act.ts';
import type { ExportedFile } from '#core/history/act-notes.ts';
import type { SettlingRemark } from '#core/settling/remark.ts';
import type { DecidedWork } from '#core/team/waiting.ts';
import type { ReadDb } from '#db/handles.ts';
import { settledRow } from '../team/waiting.ts';

/** A changed field, before and after. */
export interface FieldChange {
  readonly what: 'project' | 'code' | 'source' | 'memo' | 'verdict' | 'coding';
  readonly id: string;
  readonly name: string | null;
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}

export interface ActDetail {
  readonly fields: readonly FieldChange[];
  readonly themes: readonly {
    readonly id: string;
    readonly name: string | null;
    readonly before: ThemePresence;
    readonly after: ThemePresence;
  }[];
  /** Some of the sources that the act touched; there may be many more. */
  readonly sources: readonly { readonly id: string; readonly name: string | null }[];
  readonly sourceCount: number;
  /** In a team: what was decided where others had changed the same. */
  readonly settled: readonly SettledRow[];
  /** The file that the act exported; null for any other act. */
  readonly exported: ExportedFile | null;
  /** When the typing began that became this one act, ISO 8601; null for any other act. */
  readonly since: string | null;
}

/** How many fields of an act are shown at once. */
const MAX_FIELDS = 40;
const MAX_SOURCES = 24;

/** What the act with this number, and the other acts of its group, changed. Throws `not_found`. */
export function detailOf(db: ReadDb, seq: number): ActDetail {
  const bodies = db.sqlite
    .prepare(
      `SELECT body FROM change WHERE seq = @seq
       OR group_id = (SELECT group_id FROM change WHERE seq = @seq) ORDER BY seq`,
    )
    .pluck()
    .all({ seq }) as string[];
  if (bodies.length === 0) throw new AppError('not_found', 'errors:no_such_act');
  const acts = bodies.map((body) => toldChangeIn(body));
  const sources = new Map(acts.flatMap((act) => [...sourcesIn(act)]));
  return {
    fields: wholeFields(acts.flatMap((act) => [...fieldsIn(act)])).slice(0, MAX_FIELDS),
    themes: wholeThemes(acts.flatMap(themesIn)),
    sources: [...sources].slice(0, MAX_SOURCES).map(([id, name]) => ({ id, name })),
    sourceCount: sources.size,
    settled: settledIn(db, seq).slice(0, MAX_FIELDS),
    exported: acts.map(exportIn).find((each) => each !== null) ?? null,
    since: acts.map(({ told }) => told?.since).find((each) => each !== undefined) ?? null,
  };
}

/** What was settled at a row, with its names. */
export type SettledRow = Pick<DecidedWork, 'kind' | 'row' | 'values'>;

/** What was decided about an act and the others of its group, as it stands in the log. */
function settledIn(db: ReadDb, seq: number): SettledRow[] {
  const remarks = db.sqlite
    .prepare(
      `SELECT json_extract(coalesce(settled, body), '$.told.remarks') FROM change
       WHERE (seq = @seq OR group_id = (SELECT group_id FROM change WHERE seq = @seq))
         AND instr(coalesce(settled, body), '"remarks"') > 0 ORDER BY seq`,
    )
    .pluck()
    .all({ seq }) as (string | null)[];
  const told = remarks.flatMap((each) => (each === null ? [] : (JSON.parse(each) as SettlingRemark[])));
  return told.map((remark) => settledRow(db, remark));
}

/** The file that an act exported, with names for the ids in its settings. */
function exportIn({ told: notes }: ToldChange): ExportedFile | null {
  if (!notes?.exported) return null;
  const { exported, names = {} } = notes;
  const named = (value: string): string =>
    Object.entries(names).reduce((text, [id, name]) => text.replaceAll(id, () => name), value);
  const settings = Object.entries(exported.settings).map(([name, value]) => [name, named(value)]);
  return { ...exported, settings: Object.fromEntries(settings) };
}

/** Each field once, from its value before all steps to its value after them; unchanged fields are left out. */
function wholeFields(steps: readonly FieldChange[]): FieldChange[] {
  const whole = new Map<string, FieldChange>();
  for (const step of steps) {
    const key = `${step.what} ${step.id} ${step.field}`;
    whole.set(key, { ...step, from: (whole.get(key) ?? step).from });
  }
  return [...whole.values()].filter(({ from, to }) => from !== to);
}

type ThemeChange = ActDetail['themes'][number];

function themesIn({ told: notes = {}, ...change }: ToldChange): ThemeChange[] {
  const { code } = rowsOfAct(change, notes);
  return (notes.themes ?? []).map(({ themeId: id, before, after }) => ({
    id,
    name: code(id).name,
    before,
    after,
  }));
}

/** Each theme once, from its count before all steps to its count after them; unchanged counts are left out. */
function wholeThemes(steps: readonly ThemeChange[]): ThemeChange[] {
  const whole = new Map<string, ThemeChange>();
  for (const step of steps) whole.set(step.id, { ...step, before: (whole.get(step.id) ?? step).before });
  return [...whole.values()].filter(({ before, after }) => changedFields(before, after).length > 0);
}

function* fieldsIn({ told: notes = {}, ...change }: ToldChange): Generator<FieldChange> {
  const rows = rowsOfAct(change, notes);
  for (const what of ['project', 'code', 'source', 'memo', 'verdict', 'coding'] as const) {
    for (const [from, to] of rows.updated(what)) {
      const name = what === 'coding' ? codingName(rows, to) : what === 'verdict' ? null : presentName(to);
      const [then, now] = [from, to] as unknown as Record<string, unknown>[];
      for (const field of changedFields(from, to)) {
        if (!isReadField(field)) continue;
        // A field that refers to a row shows the row's name.
        const shown = (value: unknown): string | null =>
          isPointing(field) && typeof value === 'string' ? rows.thing('other', value).name : written(value);
        yield { what, id: to.id, name, field, from: shown(then?.[field]), to: shown(now?.[field]) };
      }
    }
  }
}

function codingName({ source }: ReturnType<typeof rowsOfAct>, row: object): string | null {
  return source((row as { sourceId: string }).sourceId).name;
}

function written(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function* sourcesIn({ told: notes = {}, ...change }: ToldChange): Generator<[string, string | null]> {
  const rows = rowsOfAct(change, notes);
  const codings = [
    ...rows.added('coding'),
    ...rows.removed('coding'),
    ...rows.updated('coding').map(([, to]) => to),
  ];
  for (const { sourceId } of codings) yield [sourceId, rows.source(sourceId).name];
  const sources = [
    ...rows.added('source'),
    ...rows.removed('source'),
    ...rows.updated('source').map(([, to]) => to),
  ];
  for (const source of sources) yield [source.id, presentName(source)];
}

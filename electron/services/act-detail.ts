// What one act changed, in full: fields from and to, the counts of themes before and after, the sources concerned.
import { toldChangeIn, type ToldChange } from '#core/change.ts';
import type { ThemePresence } from '#core/counting/theme-presence.ts';
import { AppError } from '#core/errors.ts';
import { calledNow, changedFields, rowsOfAct } from '#core/history/rows-of-act.ts';
import type { ExportedFile } from '#core/history/told.ts';
import type { ReadDb } from '#db/handles.ts';

/** A field of something, as it was and as it became. */
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
  /** Sources that it touched, the first of many. */
  readonly sources: readonly { readonly id: string; readonly name: string | null }[];
  readonly sourceCount: number;
  /** The file that was written; null for an act that wrote none. */
  readonly exported: ExportedFile | null;
  /** When the typing began that became one act, ISO 8601; null for any other act. */
  readonly since: string | null;
}

/** So much of an act is shown at once. */
const MOST_FIELDS = 40;
const MOST_SOURCES = 24;

/** Fields that nobody reads: keys, hashes, lengths, positions in the order. */
const UNREAD =
  /Hash$|^(?:id|sourceId|codeId|codingId|themeId|comparisonId|coderId|respondentId|position|createdAt|updatedAt|at|counts|settings|astral|length|codePoints|quoteDigest|start|end|encoding)$/;

const POINTING = /^(?:mergedInto|parentId|classId|duplicateOf|mainCoderId)$/;

/** What the act of this row and of its group changed. Throws `not_found`. */
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
    fields: wholeFields(acts.flatMap((act) => [...fieldsIn(act)])).slice(0, MOST_FIELDS),
    themes: wholeThemes(acts.flatMap(themesIn)),
    sources: [...sources].slice(0, MOST_SOURCES).map(([id, name]) => ({ id, name })),
    sourceCount: sources.size,
    exported: acts.map(exportIn).find((each) => each !== null) ?? null,
    since: acts.map(({ told }) => told?.since).find((each) => each !== undefined) ?? null,
  };
}

/** The file that an act wrote, with names for what its settings mean by ids. */
function exportIn({ told }: ToldChange): ExportedFile | null {
  if (!told?.exported) return null;
  const { exported, names = {} } = told;
  const named = (value: string): string =>
    Object.entries(names).reduce((text, [id, name]) => text.replaceAll(id, () => name), value);
  const settings = Object.entries(exported.settings).map(([name, value]) => [name, named(value)]);
  return { ...exported, settings: Object.fromEntries(settings) };
}

/** Each field once, as it was before all of the steps and as it was after them; what came back is left out. */
function wholeFields(steps: readonly FieldChange[]): FieldChange[] {
  const whole = new Map<string, FieldChange>();
  for (const step of steps) {
    const key = `${step.what} ${step.id} ${step.field}`;
    whole.set(key, { ...step, from: (whole.get(key) ?? step).from });
  }
  return [...whole.values()].filter(({ from, to }) => from !== to);
}

type ThemeChange = ActDetail['themes'][number];

function themesIn({ told = {}, ...change }: ToldChange): ThemeChange[] {
  const { code } = rowsOfAct(change, told);
  return (told.themes ?? []).map(({ themeId: id, before, after }) => ({
    id,
    name: code(id).name,
    before,
    after,
  }));
}

/** Each theme once, as it counted before all of the steps and after them; what counts as before is left out. */
function wholeThemes(steps: readonly ThemeChange[]): ThemeChange[] {
  const whole = new Map<string, ThemeChange>();
  for (const step of steps) whole.set(step.id, { ...step, before: (whole.get(step.id) ?? step).before });
  return [...whole.values()].filter(({ before, after }) => changedFields(before, after).length > 0);
}

function* fieldsIn({ told = {}, ...change }: ToldChange): Generator<FieldChange> {
  const rows = rowsOfAct(change, told);
  for (const what of ['project', 'code', 'source', 'memo', 'verdict', 'coding'] as const) {
    for (const [from, to] of rows.updated(what)) {
      const name = what === 'coding' ? codingName(rows, to) : what === 'verdict' ? null : calledNow(to);
      const [then, now] = [from, to] as unknown as Record<string, unknown>[];
      for (const field of changedFields(from, to)) {
        if (UNREAD.test(field)) continue;
        // What a field only points to is told by its name.
        const said = (value: unknown): string | null =>
          POINTING.test(field) && typeof value === 'string'
            ? rows.thing('other', value).name
            : written(value);
        yield { what, id: to.id, name, field, from: said(then?.[field]), to: said(now?.[field]) };
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

function* sourcesIn({ told = {}, ...change }: ToldChange): Generator<[string, string | null]> {
  const rows = rowsOfAct(change, told);
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
  for (const source of sources) yield [source.id, calledNow(source)];
}

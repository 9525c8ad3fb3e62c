// Sources whose text is another in the file: one of the two is taken, and every coding goes where its words are in it.
// None slides: where its words are gone, a coding of the file is left out, and one that is here keeps the text.
import { keyOf } from '#core/guid.ts';
import { childrenOf, type Element } from '#core/refi/element.ts';
import { remarkOn, type Remark } from '#core/refi/incoming.ts';
import { Matching, type MatchingChoice } from '#core/settling/matching.ts';
import type { LooseRows, Row } from '#core/settling/rows.ts';
import { textChange, type TextChange, wholeAfter } from '#core/text/text-change.ts';
import type { ReadDb } from '#db/handles.ts';
import { getText } from '#db/write.ts';
import type { Settlement } from '#core/settling/settlement.ts';
import { withFields } from '#core/settling/units.ts';
import { pastOf } from './past.ts';
import type { Planned } from './planned.ts';

/** The rows of both sides on the same texts. */
export interface OnOneText {
  readonly rows: LooseRows;
  readonly present: LooseRows;
  /** Rows of the file that have no place, by `table id` in the file. */
  readonly away: ReadonlySet<string>;
  /** Sources here that get the text of the file, with what became of positions in theirs. */
  readonly taken: ReadonlyMap<string, TextChange>;
  /** These sources and the codings that stay in them, by `table id`. */
  readonly moved: ReadonlyMap<string, Settlement['changed'][number]>;
  /** Codings here that go with their words: the file has removed both. */
  readonly gone: readonly Row[];
  readonly remarks: readonly Remark[];
}

const textFields = ['textHash', 'docHash', 'length', 'codePoints', 'astral'];
const placeFields = ['start', 'end', 'quoteDigest'];

/** Decides source by source which text it is to be. */
export async function onOneText(
  db: ReadDb,
  planned: Planned,
  present: LooseRows,
  how: MatchingChoice,
  isTheirs: (subject: string) => boolean,
): Promise<OnOneText> {
  // What comes in beside what is here has its texts for itself.
  const arriving = how.isMerged ? (planned.rows.get('source') ?? []) : [];
  const matching = new Matching(new Map([['source', arriving]]), present, how);
  const rows = new Map(planned.rows);
  const away = new Set<string>();
  const taken = new Map<string, TextChange>();
  const moved = new Map<string, Settlement['changed'][number]>();
  const gone: Row[] = [];
  const remarks: Remark[] = [];
  const differing = arriving.flatMap((theirs) => {
    const ours = matching.met('source', theirs.id);
    return ours && ours['textHash'] !== theirs['textHash'] ? [{ theirs, ours }] : [];
  });
  if (differing.length === 0) return { rows, present, away, taken, moved, gone, remarks };
  const sources = new Map(differing.map(({ ours, theirs }) => [ours.id, theirs.id]));
  const onlyHere = codingsOnlyHere(planned, present, sources);
  const past = pastOf(
    db,
    new Map([
      ...[...sources].map(([ours, theirs]) => [`source ${ours}`, `source ${theirs}`] as const),
      ...onlyHere.map(({ id }) => [`coding ${id}`, `coding ${id}`] as const),
    ]),
    planned,
  );
  const mayGo = removable(present, onlyHere, (row) => past.base('coding', row, row, true));
  const withPages = (table: LooseRows): Set<unknown> =>
    new Set((table.get('sourcePages') ?? []).map((row) => row['sourceId']));
  const [pagesHere, pagesThere] = [withPages(present), withPages(planned.rows)];
  // Headings and pages are those of their text: a text that has them here stays where the file has none.
  const canTake = (theirs: Row, ours: Row): boolean =>
    // A text that the file of another program lacks is no text without words.
    (planned.lineage.projectId !== null || (theirs['length'] !== 0 && ours['docHash'] === null)) &&
    (!pagesHere.has(ours.id) || pagesThere.has(theirs.id));
  for (const { theirs, ours } of differing) {
    // One text at a time is in memory.
    const theirText = await planned.wordsOf(String(theirs['textHash']));
    const ourText = getText(db, String(ours['textHash']));
    const base = past.base('source', ours, theirs);
    const told = planned.told('source', theirs) ?? [];
    const unit = textFields.filter((field) => told.includes(field));
    const isKept = past.decided({ table: 'source', ours, theirs, units: [unit] }) === 'same';
    // What was only rewritten here is no conflict that could be decided for the file.
    const isOld = base !== undefined && base['textHash'] === theirs['textHash'] && !isKept;
    const isWanted =
      !isOld &&
      (isTheirs(`source ${ours.id}`) ||
        (base !== undefined && base['textHash'] === ours['textHash'] && !isKept));
    const carried =
      isWanted && canTake(theirs, ours)
        ? carriedHere(rows, present, theirs, ours, textChange(ourText, theirText))
        : null;
    const holding = carried?.wordless.filter((row) => !mayGo.has(row.id)) ?? [];
    const source = String(ours['title']);
    const tell = (key: string, codings: readonly Row[]): void => {
      const words = codings.map(({ start, end }) => ourText.slice(Number(start), Number(end)));
      remarks.push(
        ...remarkOn(
          key,
          words.map((each) => each.replaceAll(/\s+/g, ' ')),
          { source },
        ),
      );
    };
    tell('exchange:text_held', holding);
    if (carried && holding.length === 0) {
      tell('exchange:went_with_text', carried.wordless);
      gone.push(...carried.wordless);
      const asTheirs = { table: 'source', ours, to: withText(ours, theirs, planned) } as const;
      for (const each of [asTheirs, ...carried.codings]) moved.set(`${each.table} ${each.ours.id}`, each);
      taken.set(ours.id, textChange(ourText, theirText));
      continue;
    }
    const count = carryTheirs(rows, present, theirs, textChange(theirText, ourText), away);
    if (count > 0) remarks.push({ key: 'exchange:words_not_here', parameters: { source, count } });
  }
  const wordless = new Set(gone);
  const here = (table: 'source' | 'coding'): Row[] =>
    (present.get(table) ?? []).flatMap((row) =>
      wordless.has(row) ? [] : [moved.get(`${table} ${row.id}`)?.to ?? row],
    );
  const now = new Map(present).set('source', here('source')).set('coding', here('coding'));
  return { rows, present: taken.size === 0 ? present : now, away, taken, moved, gone, remarks };
}

function withText(ours: Row, theirs: Row, { lineage }: Planned): Row {
  const fields = textFields.filter((field) => field !== 'docHash' || lineage.projectId !== null);
  return withFields(ours, theirs, fields);
}

/** Codings of the sources, by their ids here and in the file, that the file has not got. */
function codingsOnlyHere(
  { rows, parts }: Planned,
  present: LooseRows,
  sources: ReadonlyMap<string, string>,
): Row[] {
  const inFile = new Set((rows.get('coding') ?? []).map(({ id }) => id));
  const theirs = new Set(sources.values());
  // What has no place in the file is in it all the same.
  for (const { sourceId, parts: read } of parts)
    if (sourceId !== null && theirs.has(sourceId))
      for (const { kind, key, shell } of read())
        for (const each of kind === 'coding' ? [key] : kind === 'selection' ? codingKeys(shell) : [])
          inFile.add(each);
  return (present.get('coding') ?? []).filter(
    ({ id, sourceId }) => sources.has(String(sourceId)) && !inFile.has(id),
  );
}

function codingKeys(selection: Element): string[] {
  return childrenOf(selection, 'Coding').map(({ attributes }) => keyOf(attributes['guid'] ?? ''));
}

/** Of these codings the ids of those that both sides knew as they are, and that nothing hangs on: the file removed them. */
function removable(
  present: LooseRows,
  codings: readonly Row[],
  baseOf: (row: Row) => Row | undefined,
): ReadonlySet<string> {
  const used = new Set(
    (['memo', 'codeExample', 'verdictEvidence'] as const).flatMap((table) =>
      (present.get(table) ?? []).map((row) => row['codingId']),
    ),
  );
  return new Set(
    codings.flatMap((row) => {
      const base = used.has(row.id) ? undefined : baseOf(row);
      const isAsKnown =
        base && ['sourceId', 'codeId', 'start', 'end'].every((field) => base[field] === row[field]);
      return isAsKnown ? [row.id] : [];
    }),
  );
}

/** The codings here with those of the source on the text of the file, and those whose words it has not got. */
function carriedHere(
  rows: LooseRows,
  here: LooseRows,
  theirs: Row,
  ours: Row,
  change: TextChange,
): { readonly codings: Settlement['changed']; readonly wordless: readonly Row[] } {
  const inFile = new Map(
    (rows.get('coding') ?? []).flatMap((row) => (row['sourceId'] === theirs.id ? [[row.id, row]] : [])),
  );
  const codings: Settlement['changed'][number][] = [];
  const wordless: Row[] = [];
  for (const row of here.get('coding') ?? []) {
    if (row['sourceId'] !== ours.id || typeof row['start'] !== 'number') continue;
    const placed = carriedBy(change, row) ?? inFile.get(row.id);
    if (placed) codings.push({ table: 'coding', ours: row, to: withFields(row, placed, placeFields) });
    else wordless.push(row);
  }
  return { codings, wordless };
}

/** Puts the codings of the file where their words are in the text here; returns how many have no place. */
function carryTheirs(
  rows: Map<TableKey, readonly Row[]>,
  here: LooseRows,
  theirs: Row,
  change: TextChange,
  away: Set<string>,
): number {
  const stands = new Map((here.get('coding') ?? []).map((row) => [row.id, row]));
  let count = 0;
  const carried = (row: Row): Row => {
    if (row['sourceId'] !== theirs.id || typeof row['start'] !== 'number') return row;
    const placed = carriedBy(change, row) ?? stands.get(row.id);
    if (!placed) {
      count += 1;
      away.add(`coding ${row.id}`);
      // Nowhere, so that it is not taken for another that stands there here.
      return { ...row, start: -1, end: -1 };
    }
    return withFields(row, placed, placeFields);
  };
  rows.set('coding', (rows.get('coding') ?? []).map(carried));
  rows.set(
    'sourcePages',
    (rows.get('sourcePages') ?? []).filter((row) => row['sourceId'] !== theirs.id),
  );
  return count;
}

type TableKey = LooseRows extends ReadonlyMap<infer Key, unknown> ? Key : never;

/** The coding where its very words are in the other text; undefined where they are not. */
function carriedBy(change: TextChange, row: Row): Row | undefined {
  const span = wholeAfter(change, { start: Number(row['start']), end: Number(row['end']) });
  return span ? { ...row, ...span } : undefined;
}

/** A coding as both sides knew it, where its words are in a text that is taken. */
export function onTakenText(base: Row | undefined, ours: Row, taken: OnOneText['taken']): Row | undefined {
  const change = base && base !== ours ? taken.get(String(base['sourceId'])) : undefined;
  return base && change && typeof base['start'] === 'number' ? carriedBy(change, base) : base;
}

/** Changes of rows as they are here, where texts are taken; and what only goes where its words are in these. */
export function onTakenTexts(
  { changed }: Settlement,
  { moved }: Pick<OnOneText, 'moved'>,
): { readonly changed: Settlement['changed']; readonly onNewTexts: Settlement['changed'] } {
  const rest = new Map(moved);
  const changes = changed.map((each) => {
    const key = `${each.table} ${each.ours.id}`;
    rest.delete(key);
    return { ...each, ours: moved.get(key)?.ours ?? each.ours };
  });
  const others = [...rest.values()];
  return {
    changed: [...changes, ...others.filter(({ table }) => table === 'source')],
    onNewTexts: others.filter(({ table }) => table === 'coding'),
  };
}

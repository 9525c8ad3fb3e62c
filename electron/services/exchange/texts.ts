// Decides about sources whose text differs in the file: one of the two texts is taken, and every coding moves to its
// words in that text. No coding is moved to other words: if its words are missing, a coding of the file is left out,
// and a coding here keeps the text here.
import { keyOf } from '#core/guid.ts';
import { childrenOf, type Element } from '#core/refi/element.ts';
import { remarkOn, type Remark } from '#core/refi/incoming.ts';
import { Matching, type MatchingChoice } from '#core/settling/matching.ts';
import { ByRow, type LooseRows, type Row } from '#core/settling/rows.ts';
import { textChange, type TextChange, wholeAfter } from '#core/text/text-change.ts';
import type { ReadDb } from '#db/handles.ts';
import { getText } from '#db/write.ts';
import type { Settlement } from '#core/settling/settlement.ts';
import { withFields } from '#core/settling/units.ts';
import { pastOf } from './past.ts';
import type { Planned } from './planned.ts';

/** The rows of both sides, placed on the same texts. */
export interface SettledTexts {
  readonly rows: LooseRows;
  readonly present: LooseRows;
  /** Rows of the file whose words are missing here, by `table id` in the file. */
  readonly away: ReadonlySet<string>;
  /** Sources here that take the file's text, with how positions changed. */
  readonly taken: ReadonlyMap<string, TextChange>;
  /** These sources and their remaining codings, by `table id`. */
  readonly moved: ReadonlyMap<string, Settlement['changed'][number]>;
  /** Codings here that are removed with their words, since the file removed both. */
  readonly gone: readonly Row[];
  readonly remarks: readonly Remark[];
}

const textFields = ['textHash', 'docHash', 'length', 'codePoints', 'astral'];
const placeFields = ['start', 'end', 'quoteDigest'];

/** Decides for each source which text it keeps. */
export async function settledTexts(
  db: ReadDb,
  planned: Planned,
  present: LooseRows,
  how: MatchingChoice,
  isTheirs: (subject: string) => boolean,
): Promise<SettledTexts> {
  // A file imported beside the project keeps its own texts.
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
  const wanted = new ByRow<string>();
  for (const [ours, theirs] of sources) wanted.set('source', ours, theirs);
  for (const { id } of onlyHere) wanted.set('coding', id, id);
  const past = pastOf(db, wanted, planned);
  const mayGo = removableCodings(present, onlyHere, (row) => past.base('coding', row, row, true));
  const withPages = (table: LooseRows): Set<unknown> =>
    new Set((table.get('sourcePages') ?? []).map((row) => row['sourceId']));
  const [pagesHere, pagesThere] = [withPages(present), withPages(planned.rows)];
  // Headings and page starts belong to a text: a text here that has them is not replaced by one without.
  const canTake = (theirs: Row, ours: Row): boolean =>
    // In a file of another program, an empty text means a missing text.
    (planned.lineage.projectId !== null || (theirs['length'] !== 0 && ours['docHash'] === null)) &&
    (!pagesHere.has(ours.id) || pagesThere.has(theirs.id));
  for (const { theirs, ours } of differing) {
    // Only one text at a time is in memory.
    const theirText = await planned.wordsOf(String(theirs['textHash']));
    const ourText = getText(db, String(ours['textHash']));
    const base = past.base('source', ours, theirs);
    const stated = planned.statedFields('source', theirs) ?? [];
    const unit = textFields.filter((field) => stated.includes(field));
    const isKept = past.decided({ table: 'source', ours, theirs, units: [unit] }) === 'same';
    // If only this side rewrote the text, there is no conflict.
    const isOld = base !== undefined && base['textHash'] === theirs['textHash'] && !isKept;
    const isWanted =
      !isOld &&
      (isTheirs(`source ${ours.id}`) ||
        (base !== undefined && base['textHash'] === ours['textHash'] && !isKept));
    const carried =
      isWanted && canTake(theirs, ours)
        ? placedOurs(rows, present, theirs, ours, textChange(ourText, theirText))
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
    const count = placeTheirs(rows, present, theirs, textChange(theirText, ourText), away);
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

/** Codings of these sources (ids here and in the file) that the file does not have. */
function codingsOnlyHere(
  { rows, parts }: Planned,
  present: LooseRows,
  sources: ReadonlyMap<string, string>,
): Row[] {
  const inFile = new Set((rows.get('coding') ?? []).map(({ id }) => id));
  const theirs = new Set(sources.values());
  // A coding without a place is in the file too.
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

/**
 * The ids of those codings that have not changed since both sides knew them, and that nothing refers to: the file
 * removed them.
 */
function removableCodings(
  present: LooseRows,
  codings: readonly Row[],
  baseOf: (row: Row) => Row | undefined,
): ReadonlySet<string> {
  const used = new Set(
    (['memo', 'codeExample', 'verdictEvidence', 'summaryQuote'] as const).flatMap((table) =>
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

/** The source's codings here, placed in the file's text, and those whose words are missing there. */
function placedOurs(
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
    const placed = placedCoding(change, row) ?? inFile.get(row.id);
    if (placed) codings.push({ table: 'coding', ours: row, to: withFields(row, placed, placeFields) });
    else wordless.push(row);
  }
  return { codings, wordless };
}

/** Places the file's codings of the source in the text here; returns how many have no place. */
function placeTheirs(
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
    const placed = placedCoding(change, row) ?? stands.get(row.id);
    if (!placed) {
      count += 1;
      away.add(`coding ${row.id}`);
      // An impossible place, so that it matches no other coding here.
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

/** The coding placed where exactly its words are in the other text; undefined if they are missing. */
function placedCoding(change: TextChange, row: Row): Row | undefined {
  const span = wholeAfter(change, { start: Number(row['start']), end: Number(row['end']) });
  return span ? { ...row, ...span } : undefined;
}

/** The base of a coding, placed in the text that is taken. */
export function baseOnTakenText(
  base: Row | undefined,
  ours: Row,
  taken: SettledTexts['taken'],
): Row | undefined {
  const change = base && base !== ours ? taken.get(String(base['sourceId'])) : undefined;
  return base && change && typeof base['start'] === 'number' ? placedCoding(change, base) : base;
}

/**
 * The changes with the rows as they are here, where texts are taken; and separately the codings that change only their
 * place.
 */
export function changesOnTakenTexts(
  { changed }: Settlement,
  { moved }: Pick<SettledTexts, 'moved'>,
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

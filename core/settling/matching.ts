// Which rows of a file are here already, by their ids or by what a thing is known by under another id; and which ids the
// others get.
import { tables, type TableName } from '../tables/all.ts';
import { isGivenName } from './names.ts';
import { jsonFields, jsonWithIds, parentsFirst, references, tableNames } from './references.ts';
import type { LooseRows, Row } from './rows.ts';

export interface MatchingChoice {
  /** Whether what is here already is found again; else all but coders, classes and reasons comes in beside it. */
  readonly isMerged: boolean;
  /** Whether coders of one name are one person: where the name says who it is, always, or never. */
  readonly coders: 'as-named' | 'together' | 'apart';
  /** Rows here that the file names otherwise, as an earlier file did: `table id` in the file, id here. */
  readonly known: ReadonlyMap<string, string>;
  /** Codes that were merged here and are to stand again, as they do in the file. */
  readonly standing: ReadonlySet<string>;
  /** Whether memos of the file may have lost what they are about: a free one is then known by its words as well. */
  readonly losesTies?: boolean;
  readonly newId: () => string;
}

/** Holds the rows of a file against those that are here: by their ids, then by what they are. */
export class Matching {
  readonly #met = new Map<TableName, Map<string, Row>>();
  readonly #alike = new Set<string>();
  /** Codes that were merged here and not in the file. */
  readonly #mergedInto = new Map<string, string>();
  /** What a reference in the file means here. */
  readonly #ids = new Map<TableName, Map<string, string>>();
  readonly #renumbered = new Map<string, string>();
  /** New rows of the file that are one with a new row before them, by `table id`. */
  readonly #twins = new Set<string>();
  /** Whether coders of the file, or codes, are one here: then what stands on both may be one, too. */
  #isJoining = false;
  /** Whether a coder who is here can be known by the name alone. */
  readonly #isSomebody: (coder: Row) => boolean;

  constructor(arriving: LooseRows, present: LooseRows, choice: MatchingChoice) {
    this.#isSomebody = ({ name }) =>
      choice.coders === 'together' || (choice.coders === 'as-named' && isGivenName(String(name)));
    for (const table of tableNames)
      this.#match(table, arriving.get(table) ?? [], present.get(table) ?? [], choice);
  }

  /** The row here that a row of the file is. */
  met(table: TableName, id: string): Row | undefined {
    return this.#met.get(table)?.get(id);
  }

  /** Whether it is that row by its likeness alone, and not by its id. */
  isAlike(table: TableName, id: string): boolean {
    return this.#alike.size > 0 && this.#alike.has(`${table} ${id}`);
  }

  /** Whether it is one with another new row of the file, since two coders or codes of it are one here. */
  isTwin(table: TableName, id: string): boolean {
    return this.#twins.size > 0 && this.#twins.has(`${table} ${id}`);
  }

  /** Ids of the file that are others here. */
  get renumbered(): ReadonlyMap<string, string> {
    return this.#renumbered;
  }

  /** The id here of a row of the file: of one that is here, and of one that is new. */
  idOf(table: TableName, id: string): string {
    return this.met(table, id)?.id ?? this.#ids.get(table)?.get(id) ?? id;
  }

  /** A row of the file with the ids that it and what it names have here. */
  here(table: TableName, row: Row): Row {
    const id = this.idOf(table, row.id);
    const named = this.#linked(table, row);
    // As it is where nothing is called otherwise here: a large study has hundreds of thousands of rows.
    if (id === row.id && named === row && (this.#renumbered.size === 0 || !jsonFields[table])) return row;
    const linked: Record<string, Row[string]> = { ...named, id };
    if (this.#renumbered.size > 0)
      for (const field of jsonFields[table] ?? []) {
        const json = linked[field];
        if (typeof json === 'string') linked[field] = jsonWithIds(json, this.#renumbered);
      }
    // The id is a string, and the rest is what rows hold.
    return linked as Row;
  }

  #linked(table: TableName, row: Row): Row {
    let linked = row;
    for (const [field, to] of Object.entries(references[table])) {
      const id = row[field];
      const named = typeof id === 'string' ? (this.#ids.get(to)?.get(id) ?? id) : undefined;
      // What was coded with a code that has been merged here since, or stood below it, goes to the one it went into.
      // A theme may gather that one already: gatherings are passed on when they are written. A key is not passed on.
      const goesAlong = field === 'codeId' ? !staying.has(table) : field === 'parentId';
      const here = (goesAlong && named !== undefined ? this.#mergedInto.get(named) : undefined) ?? named;
      if (here !== undefined && here !== id) linked = { ...linked, [field]: here };
    }
    if (table === 'distinctPair' && String(linked['sourceId']) > String(linked['otherId']))
      return { ...linked, sourceId: linked['otherId'] ?? null, otherId: linked['sourceId'] ?? null };
    return linked;
  }

  /** Whether two rows of one id can be one: an identifier may stand for something else in another file. */
  #canBeOne(table: TableName, row: Row, found: Row): boolean {
    // A variable is of sources in one file and of cases in another, by where values stand: two attributes.
    if (table === 'attribute') return found['owner'] === row['owner'];
    // In a source that is another here, its places are those of other words.
    return table !== 'coding' || found['sourceId'] === this.#linked(table, row)['sourceId'];
  }

  /** The row here that another row of the file is, where this one is it too. */
  #oneToo(table: TableName, row: Row, here: Row | undefined, isKnown: boolean): Row | undefined {
    // Two coders of the file may be known to be one here, and so may be what both coded.
    const [place = []] = tables.coding.alike;
    const isIt =
      table === 'coder'
        ? isKnown
        : table === 'coding' && here && keyOf(this.#linked(table, row), place) === keyOf(here, place);
    return isIt ? here : undefined;
  }

  #match(table: TableName, arriving: readonly Row[], present: readonly Row[], choice: MatchingChoice): void {
    const met = new Map<string, Row>();
    const ids = new Map<string, string>();
    this.#met.set(table, met);
    this.#ids.set(table, ids);
    const { alike, isOnlyOne, isShared } = tables[table];
    const isMatched = choice.isMerged || isShared === true;
    const byId = new Map(present.map((row) => [row.id, row]));
    const free = new Map(byId);
    const take = (row: Row, found: Row): void => {
      met.set(row.id, found);
      ids.set(row.id, found.id);
      const isStanding = row['status'] === 'merged' || choice.standing.has(found.id);
      const into = table === 'code' && !isStanding ? found['mergedInto'] : null;
      if (typeof into === 'string') this.#mergedInto.set(found.id, into);
      this.#isJoining ||= typeof into === 'string' || (table === 'coder' && !free.has(found.id));
      free.delete(found.id);
    };
    const ordered = parentsFirst(table, arriving);
    // What is here under an id of its own comes before what is found to be the same.
    const ownFirst =
      table === 'coder' || isOnlyOne === true
        ? ordered.toSorted((a, b) => Number(byId.has(b.id)) - Number(byId.has(a.id)))
        : ordered;
    if (isMatched && isOnlyOne !== true)
      for (const row of ownFirst) {
        const known = choice.known.get(`${table} ${row.id}`);
        const id = known ?? row.id;
        const found = free.get(id) ?? this.#oneToo(table, row, byId.get(id), known !== undefined);
        if (found && this.#canBeOne(table, row, found)) take(row, found);
      }
    const used = new Set<string>();
    const loose = table === 'memo' && choice.losesTies === true ? wordsOfMemo : none;
    for (const fields of isMatched ? [...alike, ...loose] : []) {
      if (free.size === 0) break;
      const byFields = Map.groupBy(
        [...free.values()].filter(
          (row) => canBeAlike(table, row, fields) && (table !== 'coder' || this.#isSomebody(row)),
        ),
        (row) => keyOf(row, fields),
      );
      for (const row of ownFirst) {
        if (met.has(row.id) || !canBeAlike(table, row, fields)) continue;
        if (loose.includes(fields) && (row['about'] !== 'free' || row['body'] === '')) continue;
        const found = byFields.get(keyOf(this.#linked(table, row), fields))?.find(({ id }) => free.has(id));
        if (!found) continue;
        take(row, found);
        if (found.id !== row.id) this.#alike.add(`${table} ${row.id}`);
      }
    }
    const firsts = new Map<string, string>();
    const isOnce = this.#isJoining && (isOnlyOne === true || table === 'coding');
    const keyed = (row: Row): string => (isOnce ? keyOf(this.#linked(table, row), alike[0] ?? []) : row.id);
    // A coding that is here takes in its twin with all that stands on it, once both are written.
    if (isOnce && isOnlyOne === true)
      for (const row of ordered) {
        const found = met.get(row.id);
        if (found) firsts.set(keyed(row), found.id);
      }
    for (const row of ordered) {
      if (met.has(row.id)) continue;
      const first = firsts.get(keyed(row));
      if (first !== undefined) this.#twins.add(`${table} ${row.id}`);
      const given = first ?? (byId.has(row.id) || used.has(row.id) ? choice.newId() : row.id);
      if (isOnce) firsts.set(keyed(row), given);
      used.add(given);
      ids.set(row.id, given);
    }
    for (const [id, given] of ids) if (id !== given) this.#renumbered.set(id, given);
  }
}

/** Tables whose rows stay with a code that was merged into another. */
const staying: ReadonlySet<TableName> = new Set<TableName>(['themeCode', 'ownPin']);

const none: readonly (readonly string[])[] = [];

/** By what a memo is known that another program has taken off what it was about: QualCoder keeps notes as journals. */
const wordsOfMemo: readonly (readonly string[])[] = [
  ['coderId', 'title', 'body'],
  ['coderId', 'body'],
];

/** Texts without words are all alike, and a merged code is no code any more. */
function canBeAlike(table: TableName, row: Row, fields: readonly string[]): boolean {
  if (table === 'source') return fields.length > 1 || row['length'] !== 0;
  return table !== 'code' || row['status'] !== 'merged';
}

function keyOf(row: Readonly<Record<string, unknown>>, fields: readonly string[]): string {
  return JSON.stringify(fields.map((field) => row[field] ?? null));
}

// Finds which rows of a file are here already, by id or by the fields that identify a thing under another id,
// and gives ids to the others.
import { tables, type TableName } from '../tables/all.ts';
import { isGivenName } from './names.ts';
import { jsonWithIds } from '../json-with-ids.ts';
import { jsonFields, parentsFirst, references, tableNames } from './references.ts';
import { byId as rowsById, type LooseRows, type Row } from './rows.ts';
import { keyOf } from './twins.ts';

/** How rows are matched. */
export interface MatchingChoice {
  /**
   * Whether existing things are recognised; if not, everything except coders, classes and reasons is added
   * beside them.
   */
  readonly isMerged: boolean;
  /**
   * Whether coders with the same name are one person: `as-named` only where the name identifies somebody,
   * `together` always, `apart` never.
   */
  readonly coders: 'as-named' | 'together' | 'apart';
  /** Ids here of rows that an earlier file named by other ids; the key is `table id` in the file. */
  readonly known: ReadonlyMap<string, string>;
  /** Codes that were merged here and are to be restored as the file has them. */
  readonly standing: ReadonlySet<string>;
  /**
   * Whether memos in the file may have lost what they are about: a free memo is then also recognised by its
   * words.
   */
  readonly losesTies?: boolean;
  readonly newId: () => string;
}

/** Compares the rows of a file with those that are here: by id, then by identifying fields. */
export class Matching {
  readonly #met = new Map<TableName, Map<string, Row>>();
  readonly #alike = new Set<string>();
  /** Codes that were merged here but not in the file. */
  readonly #mergedInto = new Map<string, string>();
  /** The id here of each coder of the file, and of each other row that has a different one here. */
  readonly #ids = new Map<TableName, Map<string, string>>();
  readonly #renumbered = new Map<string, string>();
  readonly #known: MatchingChoice['known'];
  /** The ids of the coders here. */
  readonly #coders: ReadonlySet<string>;
  /** New rows of the file that are the same as a new row before them, by `table id`. */
  readonly #twins = new Set<string>();
  /** Whether two coders, or two codes, of the file are one here: codings of both may then be one too. */
  #isJoining = false;
  /** Whether a coder here can be recognised by name alone. */
  readonly #isSomebody: (coder: Row) => boolean;

  constructor(arriving: LooseRows, present: LooseRows, choice: MatchingChoice) {
    this.#known = choice.known;
    this.#coders = new Set((present.get('coder') ?? []).map(({ id }) => id));
    this.#isSomebody = ({ name }) =>
      choice.coders === 'together' || (choice.coders === 'as-named' && isGivenName(String(name)));
    for (const table of tableNames)
      this.#match(table, arriving.get(table) ?? [], present.get(table) ?? [], choice);
  }

  /** The row here that is the same thing as a row of the file. */
  met(table: TableName, id: string): Row | undefined {
    return this.#met.get(table)?.get(id);
  }

  /** Whether the row was recognised by its identifying fields and not by its id. */
  isAlike(table: TableName, id: string): boolean {
    return this.#alike.size > 0 && this.#alike.has(`${table} ${id}`);
  }

  /** Whether the row is the same as another new row of the file, because two of its coders or codes are one here. */
  isTwin(table: TableName, id: string): boolean {
    return this.#twins.size > 0 && this.#twins.has(`${table} ${id}`);
  }

  /** Ids of the file that are different here. */
  get renumbered(): ReadonlyMap<string, string> {
    return this.#renumbered;
  }

  /** The id here of a row of the file, whether it exists already or is new. */
  idOf(table: TableName, id: string): string {
    return this.met(table, id)?.id ?? this.#ids.get(table)?.get(id) ?? id;
  }

  /** A row of the file with the ids that it, and the rows it refers to, have here. */
  here(table: TableName, row: Row): Row {
    const id = this.idOf(table, row.id);
    const named = this.#linked(table, row);
    // Returned unchanged where no id differs: a large study has hundreds of thousands of rows.
    if (id === row.id && named === row && (this.#renumbered.size === 0 || !jsonFields[table])) return row;
    const linked: Record<string, Row[string]> = { ...named, id };
    if (this.#renumbered.size > 0)
      for (const field of jsonFields[table] ?? []) {
        const json = linked[field];
        if (typeof json === 'string') linked[field] = jsonWithIds(json, this.#renumbered);
      }
    // The id is a string, and every other value is that of a row.
    return linked as Row;
  }

  #linked(table: TableName, row: Row): Row {
    let linked = row;
    for (const [field, to] of Object.entries(references[table])) {
      const id = row[field];
      const named =
        typeof id === 'string' ? (this.#ids.get(to)?.get(id) ?? this.#elsewhere(to, id)) : undefined;
      // A coding of a code that was merged here since, or a code below it, goes to the code that it was
      // merged into. A theme may have that code already: such ties are passed on when they are written. Keys
      // are not passed on.
      const goesAlong = field === 'codeId' ? !staying.has(table) : field === 'parentId';
      const here = (goesAlong && named !== undefined ? this.#mergedInto.get(named) : undefined) ?? named;
      if (here !== undefined && here !== id) linked = { ...linked, [field]: here };
    }
    if (table === 'distinctPair' && String(linked['sourceId']) > String(linked['otherId']))
      return { ...linked, sourceId: linked['otherId'] ?? null, otherId: linked['sourceId'] ?? null };
    return linked;
  }

  /**
   * The id here of a row that the file refers to without having it. The maker of what a file names no maker for is
   * the person who imports it, who may have been merged into another since the file was read.
   */
  #elsewhere(table: TableName, id: string): string {
    if (table !== 'coder' || this.#coders.has(id)) return id;
    return this.#known.get(`coder ${id}`) ?? id;
  }

  /** Whether two rows with one id can be the same thing: an identifier may mean something else in another file. */
  #canBeOne(table: TableName, row: Row, found: Row): boolean {
    // A variable of sources in one file and of cases in another, according to where its values are: two attributes.
    if (table === 'attribute') return found['owner'] === row['owner'];
    // If its source is another one here, the coding's positions refer to other words.
    return table !== 'coding' || found['sourceId'] === this.#linked(table, row)['sourceId'];
  }

  /** The row that was already matched with another row of the file, where this row is the same thing too. */
  #oneToo(table: TableName, row: Row, here: Row | undefined, isKnown: boolean): Row | undefined {
    // Two coders of the file may be known to be one here, and so may the codings of both.
    const [place = []] = tables.coding.alike;
    const isIt =
      table === 'coder'
        ? isKnown
        : table === 'coding' &&
          here &&
          keyOf(table, this.#linked(table, row), place) === keyOf(table, here, place);
    return isIt ? here : undefined;
  }

  #match(table: TableName, arriving: readonly Row[], present: readonly Row[], choice: MatchingChoice): void {
    const met = new Map<string, Row>();
    const ids = new Map<string, string>();
    this.#met.set(table, met);
    this.#ids.set(table, ids);
    if (arriving.length === 0) return;
    const { alike, isOnlyOne, isShared } = tables[table];
    const isMatched = choice.isMerged || isShared === true;
    const byId = rowsById(present);
    const free = new Map(byId);
    const give = (id: string, here: string): void => {
      if (id !== here || table === 'coder') ids.set(id, here);
    };
    const take = (row: Row, found: Row): void => {
      met.set(row.id, found);
      give(row.id, found.id);
      const isStanding = row['status'] === 'merged' || choice.standing.has(found.id);
      const into = table === 'code' && !isStanding ? found['mergedInto'] : null;
      if (typeof into === 'string') this.#mergedInto.set(found.id, into);
      this.#isJoining ||= typeof into === 'string' || (table === 'coder' && !free.has(found.id));
      free.delete(found.id);
    };
    const ordered = parentsFirst(table, arriving);
    // A row that exists here under its own id comes before one recognised by its fields.
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
        (row) => keyOf(table, row, fields),
      );
      for (const row of ownFirst) {
        if (met.has(row.id) || !canBeAlike(table, row, fields)) continue;
        if (loose.includes(fields) && (row['about'] !== 'free' || row['body'] === '')) continue;
        const found = byFields
          .get(keyOf(table, this.#linked(table, row), fields))
          ?.find(({ id }) => free.has(id));
        if (!found) continue;
        take(row, found);
        if (found.id !== row.id) this.#alike.add(`${table} ${row.id}`);
      }
    }
    const firsts = new Map<string, string>();
    const isOnce = this.#isJoining && (isOnlyOne === true || table === 'coding');
    const keyed = (row: Row): string =>
      isOnce ? keyOf(table, this.#linked(table, row), alike[0] ?? []) : row.id;
    // An existing coding absorbs its twin, with everything attached to it, once both are written.
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
      give(row.id, given);
    }
    for (const [id, given] of ids) if (id !== given) this.#renumbered.set(id, given);
  }
}

/** Tables whose rows stay with a code that was merged into another. */
const staying: ReadonlySet<TableName> = new Set<TableName>(['themeCode', 'ownPin']);

const none: readonly (readonly string[])[] = [];

/**
 * How to recognise a memo that another program has detached from what it was about: QualCoder turns notes
 * into journals.
 */
const wordsOfMemo: readonly (readonly string[])[] = [
  ['coderId', 'title', 'body'],
  ['coderId', 'body'],
];

/** Empty texts are all alike, and a merged code is no longer a code. */
function canBeAlike(table: TableName, row: Row, fields: readonly string[]): boolean {
  if (table === 'source') return fields.length > 1 || row['length'] !== 0;
  return table !== 'code' || row['status'] !== 'merged';
}

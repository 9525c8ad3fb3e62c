// Stores parts of imported files that rows have no columns for, and the rows they belong to.
import { byMoment } from '#core/by-moment.ts';
import { type Part, type PartKind, TWIN } from '#core/refi/incoming.ts';
import { childrenOf } from '#core/refi/element.ts';
import type { Matching } from '#core/settling/matching.ts';
import type { Settlement } from '#core/settling/settlement.ts';
import type { ExchangePartsRecord, TableName } from '#core/records.ts';
import type { ReadDb } from '#db/handles.ts';
import { all, getText } from '#db/write.ts';
import type { Planned } from './planned.ts';
import { changedAt, LatestParts } from './latest-parts.ts';

/** The table of the row that a part belongs to. */
const partTables: Partial<Record<PartKind, TableName>> = {
  user: 'coder',
  code: 'code',
  variable: 'attribute',
  case: 'respondent',
  source: 'source',
  coding: 'coding',
  note: 'memo',
  description: 'memo',
};

/** Kinds of parts that never have a row, or need none. */
const rowless: ReadonlySet<PartKind> = new Set<PartKind>(['case', 'set', 'link', 'media']);

/** The ids of exchanges, oldest first. */
export function exchangesIn(db: ReadDb): string[] {
  return all(db, 'exchange')
    .toSorted(byMoment('at'))
    .map(({ id }) => id);
}

/** A record of stored parts, with the number of the file that they came with. */
export type KeptRecord = ExchangePartsRecord & { readonly file: number };

/** The records of stored parts, those of the oldest file first. */
export function keptRecords(db: ReadDb): KeptRecord[] {
  const files = new Map(exchangesIn(db).map((id, file) => [id, file]));
  return all(db, 'exchangeParts')
    .map((record) => ({ ...record, file: files.get(record.exchangeId) ?? -1 }))
    .toSorted((a, b) => a.file - b.file);
}

/** The parts of a record. */
export function partsOf(db: ReadDb, { partsHash }: Pick<ExchangePartsRecord, 'partsHash'>): Part[] {
  // Only an import writes this text.
  return JSON.parse(getText(db, partsHash)) as Part[];
}

/** The parts stored from earlier files. */
export class KeptParts {
  /** The owner of each attribute: sources or respondents. */
  readonly #kinds: ReadonlyMap<string, unknown>;
  readonly #owners = new Map<string, string[]>();
  readonly #said = new LatestParts();
  /** Parts without a row, by kind and key. */
  readonly #rowless = new Set<string>();

  constructor(db: ReadDb) {
    this.#kinds = new Map(all(db, 'attribute').map(({ id, owner }) => [id, owner]));
    for (const record of keptRecords(db))
      for (const part of partsOf(db, record)) {
        if (part.kind !== 'alias') this.#said.hear(part, record.file);
        if (part.ownerId === null && rowless.has(part.kind)) this.#rowless.add(`${part.kind} ${part.key}`);
        // Of several codings that were joined here, each becomes a row of its own once a file changes it.
        if (part.ownerId === null || part.key === '' || part.shell.attributes[TWIN] !== undefined) continue;
        const name = `${part.of ?? part.kind} ${part.key}`;
        const owners = this.#owners.get(name) ?? [];
        if (!owners.includes(part.ownerId)) this.#owners.set(name, [...owners, part.ownerId]);
      }
  }

  /** Whether the newest file that described the thing had exactly this part. */
  has(part: Part): boolean {
    return this.#said.has(part);
  }

  /** Whether the part differs from the last one in what rows have no columns for: areas of pages, references. */
  tellsOtherwise(part: Part): boolean {
    return !this.#said.hasBesideRow(part);
  }

  /** Whether the part differs from the last one on its row and is not known to be older. */
  isRenewed(part: Part): boolean {
    const before = this.#said.changedAt(part);
    if (before === undefined ? !hasMoreThanRow(part) : before > changedAt(part)) return false;
    return !this.has(part);
  }

  /** Whether an earlier file had this thing, which has no row, with another content. */
  isChanged(part: Part): boolean {
    return part.key !== '' && this.#rowless.has(`${part.kind} ${part.key}`) && !this.has(part);
  }

  /** Whether the row is known to have had this key in a file. */
  isOwner(kind: PartKind, key: string, id: string): boolean {
    return this.#owners.get(`${kind} ${key}`)?.includes(id) ?? false;
  }

  /** Ids here of rows that the file has under other ids, known from earlier files: by `table id` in the file. */
  knownIn({ parts, rows }: Planned): Map<string, string> {
    const kinds = new Map((rows.get('attribute') ?? []).map((row) => [row.id, row['owner']]));
    const known = new Map<string, string>();
    const taken = new Map<string, number>();
    const look = ({ kind, key, ownerId }: Part): void => {
      const name = `${kind} ${key}`;
      const table = partTables[kind];
      // One variable may have become two attributes, one of sources and one of respondents.
      const isAttribute = table === 'attribute' && ownerId !== null;
      const owners = this.#owners
        .get(name)
        ?.filter((id) => !isAttribute || this.#kinds.get(id) === kinds.get(ownerId));
      if (!owners?.length || !table || ownerId === null) return;
      const nth = isAttribute ? 0 : (taken.get(name) ?? 0);
      taken.set(name, nth + 1);
      const owner = owners[Math.min(nth, owners.length - 1)];
      if (owner !== undefined && owner !== ownerId) known.set(`${table} ${ownerId}`, owner);
    };
    // If nothing was ever imported, no row has another id in a file.
    if (this.#owners.size > 0) for (const { parts: read } of parts) read().forEach(look);
    return known;
  }
}

/** Whether a part of a thing that no earlier file had contains something that rows have no columns for. */
function hasMoreThanRow({ kind, shell }: Part): boolean {
  if (kind === 'source') return childrenOf(shell, 'PDFSelection').length > 0;
  return kind === 'case' && childrenOf(shell, 'CodeRef', 'SelectionRef').length > 0;
}

/** The parts that belong to no source: those of people, codes, variables and notes, and those without a row. */
export function projectParts(parts: Planned['parts']): Part[] {
  return parts.flatMap(({ sourceId, parts: read }) => (sourceId === null ? read() : []));
}

/** The things that the file describes differently than before, in what rows have no columns for. */
export interface Renewed {
  readonly count: number;
  /** Their names, where they have one. */
  readonly names: readonly string[];
}

/** Counts those things. */
export function renewedIn({ parts }: Planned, matching: Matching, kept: KeptParts): Renewed {
  const things = new Set<string>();
  const names = new Set<string>();
  for (const { parts: read } of parts)
    for (const part of read()) {
      if (part.ownerId === null && kept.isChanged(part)) {
        things.add(`${part.kind} ${part.key}`);
        const name = part.shell.attributes['name']?.trim() ?? '';
        if (name !== '') names.add(name);
        continue;
      }
      const table = partTables[part.kind];
      const here = table && part.ownerId !== null ? matching.met(table, part.ownerId) : undefined;
      if (!table || !here || !kept.isRenewed(part) || !kept.tellsOtherwise(part)) continue;
      // One variable may have become two attributes.
      things.add(`${part.kind} ${part.key === '' ? here.id : part.key}`);
      const name = part.shell.attributes['name']?.trim() || here['title'] || here['name'];
      if (typeof name === 'string' && name !== '') names.add(name);
    }
  return { count: things.size, names: [...names] };
}

/**
 * The parts that are not stored yet, with the ids of their rows here, one source at a time: a large study has hundreds
 * of thousands of parts.
 */
export function* partsToKeep(
  planned: Planned,
  {
    matching,
    added,
    kept,
  }: Pick<Settlement, 'added'> & {
    readonly matching: Matching;
    readonly kept: KeptParts;
  },
): Generator<{ readonly sourceId: string | null; readonly parts: readonly Part[] }> {
  const ids = new Map([...added].map(([table, rows]) => [table, new Set(rows.map(({ id }) => id))]));
  const isAdded = (table: TableName, id: string | null) => id !== null && (ids.get(table)?.has(id) ?? false);
  const here = (part: Part): Part[] => {
    const table = partTables[part.kind];
    const sourceId =
      part.kind === 'selection' && part.ownerId !== null ? matching.idOf('source', part.ownerId) : null;
    if (!table || part.ownerId === null) return kept.has(part) ? [] : [{ ...part, ownerId: sourceId }];
    const id = matching.idOf(table, part.ownerId);
    if (isAdded(table, id)) return [id === part.ownerId ? part : { ...part, ownerId: id }];
    if (kept.isRenewed(part)) return [{ ...part, ownerId: id }];
    const isMet = matching.met(table, part.ownerId) !== undefined;
    if (!isMet || part.key === '' || part.key === id || kept.isOwner(part.kind, part.key, id)) return [];
    return [aliasOf(part.kind, part.key, id)];
  };
  for (const { sourceId, parts } of planned.parts) {
    const id = sourceId === null ? null : matching.idOf('source', sourceId);
    // If a source is not imported, neither are its parts.
    const isHere =
      sourceId === null || isAdded('source', id) || matching.met('source', sourceId) !== undefined;
    if (isHere) yield { sourceId: id, parts: parts().flatMap(here) };
  }
}

function aliasOf(kind: PartKind, key: string, ownerId: string): Part {
  return { kind: 'alias', of: kind, ownerId, key, shell: { name: kind, attributes: {}, children: [] } };
}

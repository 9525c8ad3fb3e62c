// A planned file held against the project: which of it is here, and what would become of the rest.
import { fitted } from '#core/refi/merge/fit.ts';
import { differencesOf, settle, type Settlement } from '#core/refi/merge/settle.ts';
import type { LooseRows, Row } from '#core/refi/merge/links.ts';
import { Matching, type MatchingChoice } from '#core/refi/merge/matching.ts';
import type { Part, PartKind, Remark } from '#core/refi/incoming.ts';
import { piecesAfter, textChange } from '#core/text-change.ts';
import type { TableName } from '#core/records.ts';
import type { ReadDb } from '#db/handles.ts';
import { all, getText } from '#db/write.ts';
import type { JobContext } from './context.ts';
import type { WordChoice } from './exchange-file.ts';
import { pastOf, presentRows } from './exchange-past.ts';
import type { Planned } from './exchange-plan.ts';

export interface MergeChoice extends WordChoice {
  /** Whether what is here already is found again; else it comes in a second time, beside it. */
  readonly merge: boolean;
  /** Whose word stands where both sides changed something. */
  readonly conflicts: 'ours' | 'theirs';
}

export interface Weighed extends Settlement {
  readonly matching: Matching;
  readonly present: LooseRows;
  /** Whether sources or codes of the file are here already. */
  readonly isKnown: boolean;
  readonly remarks: readonly Remark[];
  /** Parts of earlier files, by what they say. */
  readonly kept: KeptParts;
}

/** The tables of rows that parts stand with. */
export const partTables: Partial<Record<PartKind, TableName>> = {
  user: 'coder',
  code: 'code',
  variable: 'attribute',
  case: 'respondent',
  source: 'source',
  coding: 'coding',
  note: 'memo',
  description: 'memo',
};

/** Says what bringing in would do; writes nothing. */
export async function weigh(context: JobContext, planned: Planned, choice: MergeChoice): Promise<Weighed> {
  const { db, newId } = context;
  const present = presentRows(db);
  const kept = new KeptParts(db);
  const how: MatchingChoice = { isMerged: choice.merge, known: kept.knownIn(planned), newId };
  const { rows, remarks } = choice.merge
    ? await onOurTexts(db, planned, present, how)
    : { rows: planned.rows, remarks: [] };
  const matching = new Matching(rows, present, how);
  const differences = differencesOf(rows, matching, planned.told).flatMap((each) => {
    const theirs = planned.asHere(each.table, each.theirs, each.ours);
    const units = each.units.filter((unit) => unit.some((field) => theirs[field] !== each.ours[field]));
    return units.length > 0 ? [{ ...each, theirs, units }] : [];
  });
  const wanted = new Set(differences.map(({ table, ours }) => `${table} ${ours.id}`));
  const isKnown = (['source', 'code'] as const).some(
    (table) => rows.get(table)?.some(({ id }) => matching.met(table, id)) ?? false,
  );
  if (choice.merge)
    for (const [table, list] of rows)
      for (const { id } of list)
        if (!matching.met(table, id)) wanted.add(`${table} ${matching.idOf(table, id)}`);
  const past = pastOf(db, wanted, planned.lineage);
  const settlement = settle(rows, present, matching, differences, past, choice.conflicts === 'theirs');
  const isOrdered = planned.lineage.projectId !== null;
  return {
    ...fitted(settlement, present, { isKnown, isOrdered }),
    matching,
    present,
    isKnown,
    remarks,
    kept,
  };
}

/** Codings on a text that is another here go where their words are, and stay away where those are not. */
async function onOurTexts(
  db: ReadDb,
  planned: Planned,
  present: LooseRows,
  how: MatchingChoice,
): Promise<{ rows: LooseRows; remarks: Remark[] }> {
  const matching = new Matching(new Map([['source', planned.rows.get('source') ?? []]]), present, how);
  const rows = new Map(planned.rows);
  const remarks: Remark[] = [];
  const here = new Map((present.get('coding') ?? []).map((row) => [row.id, row]));
  for (const source of planned.rows.get('source') ?? []) {
    const ours = matching.met('source', source.id);
    if (!ours || ours['textHash'] === source['textHash']) continue;
    // oxlint-disable-next-line no-await-in-loop -- one text at a time is in memory
    const theirText = await planned.wordsOf(String(source['textHash']));
    const change = textChange(theirText, getText(db, String(ours['textHash'])));
    let count = 0;
    const carried = (row: Row): Row[] => {
      const { start, end } = row;
      if (row['sourceId'] !== source.id || typeof start !== 'number' || typeof end !== 'number') return [row];
      const [piece] = piecesAfter(change, { start, end });
      if (piece?.length === end - start) return [{ ...row, start: piece.to, end: piece.to + piece.length }];
      const stood = here.get(row.id);
      if (!stood) count += 1;
      return stood
        ? [
            {
              ...row,
              start: stood['start'] ?? null,
              end: stood['end'] ?? null,
              quoteDigest: stood['quoteDigest'] ?? null,
            },
          ]
        : [];
    };
    rows.set('coding', (rows.get('coding') ?? []).flatMap(carried));
    // Pages are those of their text.
    rows.set(
      'sourcePages',
      (rows.get('sourcePages') ?? []).filter((row) => row['sourceId'] !== source.id),
    );
    if (count > 0)
      remarks.push({ key: 'exchange:words_not_here', parameters: { source: String(ours['title']), count } });
  }
  return { rows, remarks };
}

/** What is kept of files that were brought in earlier. */
export class KeptParts {
  readonly #owners = new Map<string, string[]>();
  readonly #said = new Set<string>();

  constructor(db: ReadDb) {
    for (const { partsHash } of all(db, 'exchangeParts'))
      // Written by an import alone.
      for (const part of JSON.parse(getText(db, partsHash)) as Part[]) {
        this.#said.add(wordsOf(part));
        if (part.ownerId === null || part.key === '') continue;
        const name = `${part.of ?? part.kind} ${part.key}`;
        this.#owners.set(name, [...(this.#owners.get(name) ?? []), part.ownerId]);
      }
  }

  /** Whether this very part is kept already. */
  has(part: Part): boolean {
    return this.#said.has(wordsOf(part));
  }

  /** Whether the row is known to have had this key in a file. */
  isOwner(kind: PartKind, key: string, id: string): boolean {
    return this.#owners.get(`${kind} ${key}`)?.includes(id) ?? false;
  }

  /** Rows here that the file has under other ids, as an earlier file had: by `table id` in the file. */
  knownIn({ parts }: Planned): Map<string, string> {
    const known = new Map<string, string>();
    const taken = new Map<string, number>();
    for (const { kind, key, ownerId } of parts.flatMap((each) => each.parts)) {
      const name = `${kind} ${key}`;
      const owners = this.#owners.get(name);
      const table = partTables[kind];
      if (!owners || !table || ownerId === null) continue;
      const nth = taken.get(name) ?? 0;
      taken.set(name, nth + 1);
      const owner = owners[Math.min(nth, owners.length - 1)];
      if (owner !== undefined && owner !== ownerId) known.set(`${table} ${ownerId}`, owner);
    }
    return known;
  }
}

function wordsOf({ kind, key, shell }: Part): string {
  return JSON.stringify([kind, key, shell]);
}

// The rows that carry out a plan: what is added and changed, with places among siblings. Codes that exist
// keep their order, since people sort tables without thinking of the codebook.
import type { Codebook } from '../codes/codebook.ts';
import type { CodeValues, FieldChange } from './differences.ts';
import type { Draft } from './drafts.ts';
import type { Link } from './gatherings.ts';

/** Rows to be written. A `key` is the id of a code of the project, or `+` and a number for an added code. */
export interface CodebookWrites {
  /** Parents come before their sub-codes. */
  readonly added: readonly {
    readonly key: string;
    readonly id: string | null;
    readonly parent: string | null;
    readonly name: string;
    readonly position: number;
    readonly values: CodeValues;
    /** As spelled in the file; null where the file has none. Left out where there is no file of codes. */
    readonly spelled?: { readonly guid: string | null; readonly colour: string | null };
  }[];
  readonly changed: readonly {
    readonly id: string;
    /** Left out where the parent stays the same. */
    readonly parent?: string | null;
    readonly values: CodeValues;
  }[];
  readonly linked: readonly Link[];
  readonly unlinked: readonly Link[];
}

/** Whether there is nothing to write. */
export function writesNothing({ added, changed, linked, unlinked }: CodebookWrites): boolean {
  return added.length + changed.length + linked.length + unlinked.length === 0;
}

/** The rows of the codes that are taken. `order` has all drafts, parents before their sub-codes. */
export function rowsOf(
  codebook: Codebook,
  order: readonly Draft[],
  taken: readonly { readonly draft: Draft; readonly changes: readonly FieldChange[] }[],
): Pick<CodebookWrites, 'added' | 'changed'> {
  const changesOf = new Map(taken.map(({ draft, changes }) => [draft, changes]));
  const positions = positionsOf(codebook, order, changesOf);
  const added = order.flatMap((draft) => {
    const { match, key, values, wish, code } = draft;
    if (!wish?.isNew || !changesOf.has(draft)) return [];
    const { parent, name } = wish;
    const spelled = { guid: code.guid, colour: code.fields.colour ?? null };
    return [{ key, id: match.id, parent, name, position: positions.get(key) ?? 0, values, spelled }];
  });
  const changed = new Map<string, { id: string; parent?: string | null; values: CodeValues }>();
  for (const { draft, changes } of taken) {
    const { match, key, wish, values } = draft;
    if (!match.present) continue;
    const fields = new Set<string>(changes.map(({ field }) => field));
    const written: CodeValues = Object.fromEntries(
      Object.entries(values).filter(([field]) => fields.has(field)),
    );
    if (fields.has('name') && wish) written.name = wish.name;
    changed.set(key, {
      id: key,
      values: written,
      ...(fields.has('parent') && wish ? { parent: wish.parent } : {}),
    });
  }
  for (const [key, position] of positions) {
    const present = codebook.byId.get(key);
    if (!present || present.position === position) continue;
    const row = changed.get(key) ?? { id: key, values: {} };
    changed.set(key, { ...row, values: { ...row.values, position } });
  }
  return { added, changed: [...changed.values()].filter((row) => hasContent(row)) };
}

function hasContent(row: { parent?: string | null; values: CodeValues }): boolean {
  return row.parent !== undefined || Object.keys(row.values).length > 0;
}

/** Positions of the codes that get a new place, and of siblings that must make room. */
function positionsOf(
  codebook: Codebook,
  order: readonly Draft[],
  taken: ReadonlyMap<Draft, readonly FieldChange[]>,
): Map<string, number> {
  const isComing = (draft: Draft): boolean =>
    taken.has(draft) &&
    (!draft.match.present || (taken.get(draft) ?? []).some(({ field }) => field === 'parent'));
  const leaving = new Set(
    order.filter((draft) => draft.match.present && isComing(draft)).map(({ key }) => key),
  );
  const keysByParent = new Map<string | null, string[]>();
  for (const draft of order) {
    const parent = isComing(draft) ? (draft.wish?.parent ?? null) : draft.match.present?.parentId;
    if (parent === undefined || draft.blocked) continue;
    const siblings = keysByParent.get(parent);
    if (siblings) siblings.push(draft.key);
    else keysByParent.set(parent, [draft.key]);
  }
  const positions = new Map<string, number>();
  for (const [parent, keys] of keysByParent) {
    const present = (codebook.children.get(parent) ?? [])
      .filter(({ id }) => !leaving.has(id))
      .map(({ id, position }) => ({ key: id, position }));
    for (const [key, position] of positionsFor(present, keys)) positions.set(key, position);
  }
  return positions;
}

interface Standing {
  readonly key: string;
  readonly position: number;
}

/**
 * Positions for new codes below one parent. `present` are the codes that stay there, in order; `order` is the
 * order of the file, with new and present codes. Where no number is left between two neighbours, all get new
 * numbers.
 */
export function positionsFor(present: readonly Standing[], order: readonly string[]): Map<string, number> {
  const places = new Map(present.map(({ key }, index) => [key, index]));
  const after: string[][] = Array.from({ length: present.length + 1 }, () => []);
  const first = order.some((key) => places.has(key)) ? 0 : present.length;
  let at = first;
  for (const key of order) {
    const place = places.get(key);
    if (place === undefined) after[at]?.push(key);
    else at = place + 1;
  }
  const positions = new Map<string, number>();
  for (const [index, keys] of after.entries()) {
    const before = present[index - 1]?.position;
    const next = present[index]?.position;
    for (const [number, key] of keys.entries()) {
      positions.set(key, between(before, next, (number + 1) / (keys.length + 1), number + 1, keys.length));
    }
  }
  const all = after.flatMap((keys, index) => [...keys, ...(present[index] ? [present[index].key] : [])]);
  const known = new Map(present.map(({ key, position }) => [key, position]));
  const numbers = all.map((key) => positions.get(key) ?? known.get(key) ?? 0);
  const isRising = numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0));
  return isRising || positions.size === 0 ? positions : new Map(all.map((key, index) => [key, index + 1]));
}

function between(
  before: number | undefined,
  next: number | undefined,
  share: number,
  number: number,
  count: number,
): number {
  if (next === undefined) return (before ?? 0) + number;
  if (before === undefined) return next - count + number - 1;
  return before + (next - before) * share;
}

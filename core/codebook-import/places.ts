// Where codes would be, and what forbids it: a name that is taken there, a place below itself, a parent that
// is not imported. Forbidden wishes are withdrawn until the remaining tree is sound. Also: a key applies one
// code.
import type { Codebook } from '../codes/codebook.ts';
import type { CodeRecord } from '../records.ts';
import { assignedPins } from '../settling/names.ts';
import type { ImportNote } from './incoming.ts';
import type { CodeValues } from './differences.ts';

/** A code to be added, renamed or moved. */
export interface Wish {
  /** The id of a code of the project, or the caller's key for an added code. */
  readonly key: string;
  readonly isNew: boolean;
  /** Whether its siblings may have the same name. */
  readonly sharesName: boolean;
  /** Null for roots. */
  parent: string | null;
  name: string;
  /** Why it cannot be done: the code then stays where it is, or is not added. */
  forbidden: ImportNote | null;
}

interface Tree {
  readonly parents: Map<string, string | null>;
  readonly names: Map<string, string>;
}

/** Marks the wishes that cannot be granted. Wishes must be in tree order: a code after its new parent. */
export function withdrawForbidden(codebook: Codebook, wishes: readonly Wish[]): void {
  for (;;) {
    const tree = treeWith(codebook, wishes);
    if (!withdrawOrphans(tree, wishes) && !withdrawRings(tree, wishes) && !withdrawTaken(tree, wishes))
      return;
  }
}

/** The tree if all wishes that are not forbidden are granted. */
export function treeWith(codebook: Codebook, wishes: readonly Wish[]): Tree {
  const parents = new Map(codebook.inOrder.map(({ id, parentId }) => [id, parentId]));
  const names = new Map(codebook.inOrder.map(({ id, name }) => [id, name]));
  for (const { key, parent, name, forbidden } of wishes) {
    if (forbidden) continue;
    parents.set(key, parent);
    names.set(key, name);
  }
  return { parents, names };
}

/** Whether a code lies below another in a tree, or is that code. */
export function liesWithin(parents: ReadonlyMap<string, string | null>, key: string, above: string): boolean {
  const seen = new Set<string>();
  for (let at: string | null = key; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
    if (at === above) return true;
    seen.add(at);
  }
  return false;
}

function withdraw(wish: Wish, key: string): boolean {
  wish.forbidden = { key: `codebook_import:${key}`, parameters: { name: wish.name } };
  return true;
}

function withdrawOrphans({ parents }: Tree, wishes: readonly Wish[]): boolean {
  let some = false;
  for (const wish of wishes) {
    if (wish.forbidden || wish.parent === null || parents.has(wish.parent)) continue;
    if (wish.isNew) parents.delete(wish.key);
    some = withdraw(wish, 'parent_left');
  }
  return some;
}

function withdrawRings({ parents }: Tree, wishes: readonly Wish[]): boolean {
  const whole = new Set<string>();
  let some = false;
  for (const wish of wishes) {
    if (wish.forbidden) continue;
    const way = new Set<string>();
    let at: string | null = wish.key;
    while (at !== null && !way.has(at) && !whole.has(at)) {
      way.add(at);
      at = parents.get(at) ?? null;
    }
    if (at === wish.key && way.has(at)) some = withdraw(wish, 'into_itself');
    else if (at === null || whole.has(at)) for (const key of way) whole.add(key);
  }
  return some;
}

function withdrawTaken({ parents, names }: Tree, wishes: readonly Wish[]): boolean {
  const wishing = new Set(wishes.filter(({ forbidden }) => !forbidden).map(({ key }) => key));
  const taken = new Set<string>();
  for (const [key, parent] of parents) {
    if (!wishing.has(key)) taken.add(placeOf(parent, names.get(key) ?? ''));
  }
  let some = false;
  // Codes of the project come first: an existing code keeps its name.
  for (const wish of [...wishes].sort((a, b) => Number(a.isNew) - Number(b.isNew))) {
    if (wish.forbidden) continue;
    const place = placeOf(wish.parent, wish.name);
    if (taken.has(place) && !wish.sharesName) some = withdraw(wish, 'name_taken');
    else taken.add(place);
  }
  return some;
}

function placeOf(parent: string | null, name: string): string {
  return `${parent ?? ''}\n${name}`;
}

interface Pinned {
  readonly match: { readonly present: CodeRecord | null };
  readonly values: CodeValues;
  readonly notes: ImportNote[];
}

/** Withdraws keys that codes outside the file, or earlier in it, have. */
export function settlePins(codebook: Codebook, codes: readonly Pinned[]): void {
  const saying = codes.filter(({ values }) => values.pin !== undefined);
  const own = new Set(saying.flatMap(({ match }) => match.present?.id ?? []));
  const held = [...codebook.byId.values()].flatMap(({ id, pin }) => (own.has(id) ? [] : [pin]));
  const wishes = saying.map(({ values, match }) => ({
    wanted: values.pin ?? null,
    own: match.present?.pin ?? null,
  }));
  for (const [at, pin] of assignedPins(held, wishes).entries()) {
    const { values, notes } = saying[at] ?? {};
    const wanted = values?.pin ?? null;
    if (!values || wanted === null || pin === wanted) continue;
    values.pin = pin;
    notes?.push({ key: 'codebook_import:pin_taken', parameters: { pin: wanted } });
  }
}

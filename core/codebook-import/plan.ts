// What importing a codebook would do to the one there is: code by code what is added, what changes and what
// cannot be taken. Nothing is ever deleted: codes that a file does not have are listed and stay.
import { PATH_SEPARATOR, type Codebook } from '../codebook.ts';
import { codePaths } from '../exports/code-paths.ts';
import { escapedName, writtenPaths } from '../exports/written-names.ts';
import type { CodeRecord } from '../records.ts';
import { differences, saidValues, type CodeValues, type FieldChange } from './differences.ts';
import { gatherings, type Link } from './gatherings.ts';
import type { ImportNote, IncomingCode, IncomingCodebook } from './incoming.ts';
import { inTreeOrder, matches, type Match } from './matching.ts';
import { positionsFor } from './order.ts';
import { settlePins } from './pins.ts';
import { treeWith, withdrawForbidden, type Wish } from './places.ts';

/** What of a plan is to be done. */
export interface ImportChoice {
  readonly additions: boolean;
  readonly changes: boolean;
  /** Rows of the file that are left out. */
  readonly leave: readonly number[];
}

export const takeAll: ImportChoice = { additions: true, changes: true, leave: [] };

export interface PlannedCode {
  readonly row: number;
  /** The code of the project, or the id that an added one brings along; null where it gets a new one. */
  readonly id: string | null;
  /** The written path: of an added code as it will be, of any other as it is. */
  readonly path: string;
  /** `conflict`: nothing of it can be taken; its notes say why. */
  readonly outcome: 'added' | 'changed' | 'unchanged' | 'conflict';
  /** Whether it is done: it could be, and is chosen. */
  readonly taken: boolean;
  readonly changes: readonly FieldChange[];
  readonly notes: readonly ImportNote[];
}

/** Rows to be written. A `key` is the id of a code of the project, or `+` and a number for one that is added. */
export interface CodebookWrites {
  /** In an order in which a parent comes before what is below it. */
  readonly added: readonly {
    readonly key: string;
    readonly id: string | null;
    readonly parent: string | null;
    readonly name: string;
    readonly position: number;
    readonly values: CodeValues;
  }[];
  readonly changed: readonly {
    readonly id: string;
    /** Left out where it stays where it is. */
    readonly parent?: string | null;
    readonly values: CodeValues;
  }[];
  readonly linked: readonly Link[];
  readonly unlinked: readonly Link[];
}

export interface CodebookPlan {
  /** In the order of the file. */
  readonly codes: readonly PlannedCode[];
  /** Written paths of the codes that the file does not have. */
  readonly absent: readonly string[];
  /** What is to be known of the file as a whole. */
  readonly notes: readonly ImportNote[];
  readonly writes: CodebookWrites;
}

interface Draft {
  readonly code: IncomingCode;
  readonly match: Match;
  readonly key: string;
  readonly values: CodeValues;
  readonly notes: ImportNote[];
  /** Why nothing of it can be taken. */
  blocked: ImportNote | null;
  wish: Wish | null;
}

/** What is to be done to have of the file what is chosen. */
export function planCodebook(
  codebook: Codebook,
  incoming: IncomingCodebook,
  choice: ImportChoice = takeAll,
): CodebookPlan {
  const paths = codePaths(codebook);
  const drafts = draftsOf(codebook, incoming);
  const leave = new Set(choice.leave);
  const isWanted = ({ code, match, blocked }: Draft): boolean =>
    !blocked && !leave.has(code.row) && (match.present ? choice.changes : choice.additions);
  const order = inTreeOrder(incoming.codes).flatMap((index) => drafts[index] ?? []);
  // What is left out has wishes, too: the preview names them, the tree does not.
  for (const draft of order) draft.wish = draft.blocked ? null : wishOf(draft, drafts, incoming, paths);
  const wishes = order.flatMap((draft) => (draft.wish && isWanted(draft) ? draft.wish : []));
  withdrawForbidden(codebook, wishes);
  for (const draft of drafts) {
    if (!draft.wish?.forbidden) continue;
    draft.notes.push(draft.wish.forbidden);
    if (!draft.match.present) draft.blocked = draft.wish.forbidden;
  }
  const taken = new Set(drafts.filter(isWanted));
  settlePins(codebook, [...taken]);
  const tree = treeWith(codebook, wishes);
  const links = gatherings(codebook, drafts, taken, tree.parents);
  const pathOf = pathsIn(tree);
  const byKey = new Map(drafts.map(({ key, code }) => [key, code]));
  const placeOf = (key: string): string => {
    const code = tree.parents.has(key) ? undefined : byKey.get(key);
    return code ? toldPath(incoming, code) : pathOf(key);
  };
  const writtenLinks = (keys: readonly string[]): string => writtenPaths(keys.map(pathOf));

  const changesOf = (draft: Draft): FieldChange[] => {
    const { match, values, code, wish, key } = draft;
    const { present } = match;
    if (!present) return [];
    const changes: FieldChange[] = [];
    const granted = wish && !wish.forbidden ? wish : null;
    if (granted && granted.name !== present.name)
      changes.push({ field: 'name', before: present.name, after: granted.name });
    if (granted && granted.parent !== present.parentId) {
      const before = present.parentId === null ? null : (paths.get(present.parentId) ?? '');
      changes.push({
        field: 'parent',
        before,
        after: granted.parent === null ? null : placeOf(granted.parent),
      });
    }
    changes.push(...differences(present, values, code.fields));
    const gathered = links.changed.get(key);
    if (gathered) {
      changes.push({
        field: 'gathers',
        before: writtenPaths(gathered.before.map((id) => paths.get(id) ?? id)),
        after: writtenLinks(gathered.after),
      });
    }
    return changes;
  };

  const planned = drafts.map((draft): { draft: Draft; told: PlannedCode } => {
    const { code, match, blocked, notes, wish } = draft;
    const changes = blocked ? [] : changesOf(draft);
    const isKept = match.present !== null && changes.length === 0;
    const outcome =
      blocked || (isKept && wish?.forbidden)
        ? 'conflict'
        : match.present
          ? isKept
            ? 'unchanged'
            : 'changed'
          : 'added';
    const path = match.present
      ? (paths.get(match.present.id) ?? match.present.name)
      : taken.has(draft)
        ? pathOf(draft.key)
        : toldPath(incoming, code);
    const isTaken = taken.has(draft) && (outcome === 'added' || outcome === 'changed');
    const id = match.present?.id ?? match.id;
    return { draft, told: { row: code.row, id, path, outcome, taken: isTaken, changes, notes } };
  });
  const named = new Set(drafts.flatMap(({ match }) => match.present?.id ?? []));
  return {
    // A heading that only stands in the paths of others and is here already is nothing to speak of.
    codes: planned
      .filter(({ draft }) => !(draft.code.implied && draft.match.present))
      .map((each) => each.told),
    absent: codebook.inOrder.filter(({ id }) => !named.has(id)).map(({ id }) => paths.get(id) ?? id),
    notes: incoming.notes,
    writes: {
      ...rowsOf(
        codebook,
        order,
        planned
          .filter((each) => each.told.taken)
          .map((each) => ({ draft: each.draft, changes: each.told.changes })),
      ),
      linked: links.added,
      unlinked: links.removed,
    },
  };
}

/** Whether there is anything to be written. */
export function writesNothing({ added, changed, linked, unlinked }: CodebookWrites): boolean {
  return added.length + changed.length + linked.length + unlinked.length === 0;
}

function draftsOf(codebook: Codebook, incoming: IncomingCodebook): Draft[] {
  const found = matches(codebook, incoming);
  return incoming.codes.map((code, index): Draft => {
    const match = found[index] ?? { present: null, id: null, label: code.name, notes: [] };
    const { values, notes } = saidValues(code.fields);
    const blocked = blockOf(code, match.present, codebook);
    return {
      code,
      match,
      key: match.present?.id ?? `+${index}`,
      values,
      notes: [...code.notes, ...match.notes, ...notes, ...(blocked ? [blocked] : [])],
      blocked,
      wish: null,
    };
  });
}

function blockOf(code: IncomingCode, present: CodeRecord | null, codebook: Codebook): ImportNote | null {
  const because = (key: string, parameters: ImportNote['parameters']): ImportNote => ({
    key: `codebook_import:${key}`,
    parameters,
  });
  if (code.repeats !== null) return because('path_repeated', { name: code.name, row: code.repeats });
  if (code.name === '') return because('nameless', {});
  if (present?.status === 'merged') {
    const into = codebook.byId.get(present.mergedInto ?? '');
    return because('merged', { name: present.name, into: into?.name ?? '' });
  }
  return null;
}

/** What the file wishes for the place of a code; none for a code that stays where and what it is. */
function wishOf(
  draft: Draft,
  drafts: readonly Draft[],
  incoming: IncomingCodebook,
  paths: ReadonlyMap<string, string>,
): Wish | null {
  const { code, match, key } = draft;
  const { present } = match;
  const above = code.parent === null ? undefined : drafts[code.parent];
  const merged = above?.match.present?.status === 'merged' ? above.match.present.mergedInto : undefined;
  const told = merged ?? above?.key ?? null;
  if (!present) {
    if (match.label !== code.name)
      draft.notes.push({
        key: 'codebook_import:name_numbered',
        parameters: { name: code.name, label: match.label },
      });
    return { key, isNew: true, parent: told, name: match.label, forbidden: null };
  }
  if (code.implied) return null;
  const parent = incoming.hasTree ? told : present.parentId;
  const name = nameOf(draft, present, paths);
  if (name === present.name && parent === present.parentId) return null;
  return { key, isNew: false, parent, name, forbidden: null };
}

/** A table says a name twice, alone and as the end of the path: the one that differs from the present is meant. */
function nameOf({ code, match }: Draft, present: CodeRecord, paths: ReadonlyMap<string, string>): string {
  const told = match.label === present.name ? present.name : code.name;
  if (told !== present.name || code.pathName === null) return told;
  const path = paths.get(present.id) ?? '';
  const own = escapedName(code.pathName);
  return path === own || path.endsWith(PATH_SEPARATOR + own) ? present.name : code.pathName;
}

function toldPath(incoming: IncomingCodebook, code: IncomingCode): string {
  const names: string[] = [];
  for (let at: IncomingCode | undefined = code; at;) {
    names.unshift(escapedName(at.name));
    at = at.parent === null ? undefined : incoming.codes[at.parent];
  }
  return names.join(PATH_SEPARATOR);
}

function pathsIn({ parents, names }: ReturnType<typeof treeWith>): (key: string) => string {
  const known = new Map<string, string>();
  const pathOf = (key: string): string => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const parent = parents.get(key) ?? null;
    const name = escapedName(names.get(key) ?? key);
    const path = parent === null ? name : pathOf(parent) + PATH_SEPARATOR + name;
    known.set(key, path);
    return path;
  };
  return pathOf;
}

function rowsOf(
  codebook: Codebook,
  order: readonly Draft[],
  taken: readonly { readonly draft: Draft; readonly changes: readonly FieldChange[] }[],
): Pick<CodebookWrites, 'added' | 'changed'> {
  const changesOf = new Map(taken.map(({ draft, changes }) => [draft, changes]));
  const positions = positionsOf(codebook, order, changesOf);
  const added = order.flatMap((draft) => {
    const { match, key, values, wish } = draft;
    if (!wish?.isNew || !changesOf.has(draft)) return [];
    const { parent, name } = wish;
    return [{ key, id: match.id, parent, name, position: positions.get(key) ?? 0, values }];
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

/** Positions of the codes that come to a place, and of their siblings where those have to make room. */
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
  const told = new Map<string | null, string[]>();
  for (const draft of order) {
    const parent = isComing(draft) ? (draft.wish?.parent ?? null) : draft.match.present?.parentId;
    if (parent === undefined || draft.blocked) continue;
    const siblings = told.get(parent);
    if (siblings) siblings.push(draft.key);
    else told.set(parent, [draft.key]);
  }
  const positions = new Map<string, number>();
  for (const [parent, keys] of told) {
    const present = (codebook.children.get(parent) ?? [])
      .filter(({ id }) => !leaving.has(id))
      .map(({ id, position }) => ({ key: id, position }));
    for (const [key, position] of positionsFor(present, keys)) positions.set(key, position);
  }
  return positions;
}

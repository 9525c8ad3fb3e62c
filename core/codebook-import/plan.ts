// What importing a codebook would do to the existing one: code by code what is added, what changes and what
// cannot be taken. Nothing is ever deleted: codes that a file does not have are listed and stay.
import { PATH_SEPARATOR, type Codebook } from '../codes/codebook.ts';
import { codeColour, hexOf } from '../codes/colours.ts';
import { codePaths } from '../exports/code-paths.ts';
import type { Pasts } from './both-sides.ts';
import { escapedName, writtenPaths } from '../exports/written-names.ts';
import { differences, type FieldChange } from './differences.ts';
import { draftsOf, toldPath, wishOf, type Draft } from './drafts.ts';
import { gatherings } from './gatherings.ts';
import type { CodeRecord } from '../records.ts';
import type { ImportNote, IncomingCodebook } from './incoming.ts';
import { inTreeOrder } from './matching.ts';
import { settlePins, treeWith, withdrawForbidden } from './places.ts';
import { rowsOf, type CodebookWrites } from './writes.ts';

/** The part of a plan that is to be carried out. */
export interface ImportChoice {
  readonly additions: boolean;
  readonly changes: boolean;
  /** Rows of the file that are left out. */
  readonly leave: readonly number[];
  /** Which side prevails where both changed something. */
  readonly conflicts?: 'ours' | 'theirs';
  /** Rows of the file for which the other side prevails. */
  readonly except?: readonly number[];
}

export const takeAll: ImportChoice = { additions: true, changes: true, leave: [] };

/** What an import does with one code of the file. */
export interface PlannedCode {
  readonly row: number;
  /** The code of the project, or the id of a code to be added; null where it gets a new id. */
  readonly id: string | null;
  /** The written path: for an added code its future one, for any other its present one. */
  readonly path: string;
  /** `conflict`: nothing of it is taken; its notes say why, or what both sides changed. */
  readonly outcome: 'added' | 'changed' | 'unchanged' | 'conflict';
  /** Whether it is carried out: possible, and chosen. */
  readonly taken: boolean;
  readonly changes: readonly FieldChange[];
  /** Whether both sides have changed it since they last knew the same. */
  readonly isContested: boolean;
  /** What both sides changed: `before` as it is here, `after` as it is in the file. */
  readonly contested: readonly FieldChange[];
  readonly notes: readonly ImportNote[];
}

/** A plan as it is shown, kept in reports and passed between processes. */
export interface ToldPlan {
  readonly counts: {
    readonly added: number;
    readonly changed: number;
    readonly unchanged: number;
    /** Codes of which nothing can be taken, or which both sides changed. */
    readonly conflicts: number;
    /** How many of the added and changed codes are carried out. */
    readonly taken: number;
  };
  /** In the order of the file. */
  readonly codes: readonly PlannedCode[];
  /** Written paths of codes that the file does not have. */
  readonly absent: readonly string[];
  /** Notes on the file as a whole. */
  readonly notes: readonly ImportNote[];
}

/** A plan with the rows that carry it out. */
export interface CodebookPlan extends ToldPlan {
  readonly writes: CodebookWrites;
}

/**
 * Plans the import of what is chosen. `pasts` are the codebooks after the acts that the file names: without
 * one, every difference counts as a change made in the file.
 */
export function planCodebook(
  codebook: Codebook,
  incoming: IncomingCodebook,
  choice: ImportChoice = takeAll,
  pasts: Pasts = new Map(),
): CodebookPlan {
  const paths = codePaths(codebook);
  const except = new Set(choice.except);
  const isTheirs = (row: number): boolean => (choice.conflicts === 'theirs') !== except.has(row);
  const drafts = draftsOf(codebook, incoming, paths, pasts, isTheirs);
  const leave = new Set(choice.leave);
  const isWanted = ({ code, match, blocked }: Draft): boolean =>
    !blocked && !leave.has(code.row) && (match.present ? choice.changes : choice.additions);
  const order = inTreeOrder(incoming.codes).flatMap((index) => drafts[index] ?? []);
  // Codes that are left out have wishes too: the preview shows them, the tree does not.
  for (const draft of order)
    draft.wish = draft.blocked ? null : wishOf(draft, drafts, incoming, paths, isTheirs(draft.code.row));
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
  const keyNow = new Map(drafts.flatMap(({ was, key }) => (was ? [[was.id, key] as const] : [])));
  const links = gatherings(codebook, drafts, taken, tree.parents, ({ past, was }) =>
    past === null
      ? null
      : was === null
        ? []
        : (past.codebook.gathered.get(was.id) ?? []).map((id) => keyNow.get(id) ?? id),
  );
  const pathOf = pathsIn(tree);
  const byKey = new Map(drafts.map(({ key, code }) => [key, code]));
  const placeOf = (key: string): string => {
    const code = tree.parents.has(key) ? undefined : byKey.get(key);
    return code ? toldPath(incoming, code) : pathOf(key);
  };
  const writtenLinks = (keys: readonly string[]): string => writtenPaths(keys.map(pathOf));

  const movesOf = (
    present: CodeRecord,
    to: { name?: string | undefined; parent?: string | null | undefined },
  ): FieldChange[] => {
    const changes: FieldChange[] = [];
    const { name = present.name, parent = present.parentId } = to;
    if (name !== present.name) changes.push({ field: 'name', before: present.name, after: name });
    if (parent !== present.parentId) {
      const before = present.parentId === null ? null : (paths.get(present.parentId) ?? '');
      changes.push({ field: 'parent', before, after: parent === null ? null : placeOf(parent) });
    }
    return changes;
  };
  const contestedIn = ({ match: { present }, contested, code }: Draft): FieldChange[] =>
    present
      ? [
          ...movesOf(present, { name: contested.name, parent: contested.parentId }),
          ...differences(present, contested, code.fields),
        ]
      : [];
  const changesOf = (draft: Draft): FieldChange[] => {
    const { match, values, code, wish, key } = draft;
    const { present } = match;
    if (!present) return [];
    const granted = wish && !wish.forbidden ? wish : null;
    const changes = [
      ...(granted ? movesOf(present, granted) : []),
      ...differences(present, values, code.fields),
    ];
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
    const { code, match, blocked, notes } = draft;
    const changes = blocked ? [] : changesOf(draft);
    const contested = blocked ? [] : contestedIn(draft);
    const isContested = draft.isRevived || contested.length > 0;
    const outcome = outcomeOf(draft, changes.length > 0, isContested);
    const path = match.present
      ? (paths.get(match.present.id) ?? match.present.name)
      : taken.has(draft)
        ? pathOf(draft.key)
        : toldPath(incoming, code);
    const isTaken = taken.has(draft) && (outcome === 'added' || outcome === 'changed');
    const id = match.present?.id ?? match.id;
    const plannedCode = {
      row: code.row,
      id,
      path,
      outcome,
      taken: isTaken,
      changes,
      isContested,
      contested,
      notes,
    };
    return { draft, told: plannedCode };
  });
  const named = new Set(drafts.flatMap(({ match }) => match.present?.id ?? []));
  // A heading that exists already, and is in the file only as part of paths, is not listed.
  const codes = planned
    .filter(({ draft }) => !(draft.code.implied && draft.match.present))
    .map((each) => each.told);
  return {
    counts: countsOf(codes),
    codes,
    absent: codebook.inOrder.filter(({ id }) => !named.has(id)).map(({ id }) => paths.get(id) ?? id),
    notes: [...incoming.notes, ...nearestColours(planned)],
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

function countsOf(codes: readonly PlannedCode[]): ToldPlan['counts'] {
  const count = (is: (code: PlannedCode) => boolean): number => codes.filter(is).length;
  return {
    added: count(({ outcome }) => outcome === 'added'),
    changed: count(({ outcome }) => outcome === 'changed'),
    unchanged: count(({ outcome }) => outcome === 'unchanged'),
    conflicts: count(({ outcome, isContested }) => outcome === 'conflict' || isContested),
    taken: count(({ taken }) => taken),
  };
}

/** How many replaced colours are listed. */
const MAX_COLOURS = 6;

/** One note on all colours that are replaced by the nearest code colour. */
function nearestColours(
  planned: readonly { readonly draft: Draft; readonly told: PlannedCode }[],
): ImportNote[] {
  const found = planned.flatMap(({ draft: { code, values }, told: { outcome, changes } }) => {
    const isWritten = outcome === 'added' || changes.some(({ field }) => field === 'colour');
    const literal = code.fields.colour;
    if (!isWritten || literal === undefined || values.colour === undefined) return [];
    const nearest = codeColour(values.colour, 'light');
    return hexOf(literal) === nearest.toUpperCase() ? [] : [`${literal} → ${nearest}`];
  });
  const distinct = [...new Set(found)];
  if (distinct.length === 0) return [];
  const colours = distinct.slice(0, MAX_COLOURS).join(', ') + (distinct.length > MAX_COLOURS ? ' …' : '');
  return [{ key: 'codebook_import:colours_nearest', parameters: { count: found.length, colours } }];
}

function outcomeOf(
  { match, blocked, wish, isKept }: Draft,
  isChanged: boolean,
  isContested: boolean,
): PlannedCode['outcome'] {
  if (isKept) return 'unchanged';
  if (blocked || (match.present && !isChanged && (wish?.forbidden || isContested))) return 'conflict';
  if (!match.present) return 'added';
  return isChanged ? 'changed' : 'unchanged';
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

// A draft for each code of a file: the code of the project it corresponds to, its values, and where it should be.
import { PATH_SEPARATOR, type Codebook } from '../codes/codebook.ts';
import { escapedName } from '../exports/written-names.ts';
import { plainGuid } from '../guid.ts';
import type { CodeRecord } from '../records.ts';
import { pastsBy, saysSomethingNew, settleValues, type Past, type Pasts } from './both-sides.ts';
import { isCarried, saidValues, type CodeValues } from './differences.ts';
import type { ImportNote, IncomingCode, IncomingCodebook } from './incoming.ts';
import { matches, type Match } from './matching.ts';
import type { Wish } from './places.ts';

/** One code of the file on its way into the project. */
export interface Draft {
  readonly code: IncomingCode;
  readonly match: Match;
  /** The id of the code of the project, or `+` and a number for an added code. */
  readonly key: string;
  readonly values: CodeValues;
  readonly notes: ImportNote[];
  /** The codebook when the file was exported; null where that is not known. */
  readonly past: Past | null;
  /** This code when the file was exported; null where it did not exist. */
  readonly was: CodeRecord | null;
  /** The file's values for fields that both sides changed; `parentId` may be a key. */
  contested: CodeValues;
  /** Keys of the codes that it names by their former paths. */
  readonly formerly: { readonly gathers: string[]; readonly gatheredBy: string[] };
  /** Why nothing of it can be taken; null where it can. */
  blocked: ImportNote | null;
  /** Whether the code was removed here, and the file says nothing new about it. */
  isKept: boolean;
  /** Whether the code was removed here, and the file says something new about it. */
  isRevived: boolean;
  wish: Wish | null;
}

/**
 * A draft for each code of the file, before anything is chosen. Where both sides changed something, the file
 * prevails in the rows for which `isTheirs` returns true.
 */
export function draftsOf(
  codebook: Codebook,
  incoming: IncomingCodebook,
  paths: ReadonlyMap<string, string>,
  pasts: Pasts,
  isTheirs: (row: number) => boolean,
): Draft[] {
  const found = matches(codebook, incoming);
  const pastOf = pastsBy(pasts);
  const drafts = incoming.codes.map((code, index): Draft => {
    const match = found[index] ?? { present: null, id: null, label: code.name, notes: [] };
    const { values, notes } = saidValues(code.fields);
    const past = pastOf(code.asOf);
    const blocked = blockOf(code, match.present, codebook);
    return {
      code,
      match,
      key: match.present?.id ?? `+${index}`,
      values,
      notes: [...code.notes, ...match.notes, ...notes, ...(blocked ? [blocked] : [])],
      past,
      was: past && wasOf(past, match),
      contested: {},
      formerly: { gathers: [], gatheredBy: [] },
      blocked,
      isKept: false,
      isRevived: false,
      wish: null,
    };
  });
  const keys = new Map(drafts.map((draft) => [draft.was?.id ?? draft.key, draft.key]));
  for (const draft of drafts) {
    const { match, past, was, values, code } = draft;
    findFormer(draft, past ? [past.paths, paths] : [paths], keys);
    if (!past) continue;
    const isGone = match.present === null || match.present.status === 'merged';
    if (!isGone && match.present)
      draft.contested = settleValues(values, was, match.present, isTheirs(code.row));
    else if (isGone && was && code.repeats === null && code.name !== '')
      settleGone(draft, drafts, isTheirs(code.row));
  }
  return drafts;
}

/** Looked up by id alone: a path may mean another code than it did. */
function wasOf({ codebook }: Past, { present, id }: Match): CodeRecord | null {
  if (present) return codebook.byId.get(present.id) ?? null;
  if (id === null) return null;
  return codebook.byId.get(id) ?? codebook.inOrder.find((code) => plainGuid(code.id) === id) ?? null;
}

/** A code that was deleted or merged here stays so, unless the file says something new about it. */
function settleGone(draft: Draft, drafts: readonly Draft[], isTheirs: boolean): void {
  const { was, past, values, match, notes, code } = draft;
  if (!was || !past) return;
  const isSaid =
    saysSomethingNew({ ...values, name: nameOf(draft, was, past.paths) }, was) ||
    !isWhereItWas(draft, aboveOf(draft, drafts));
  draft.isKept = !isSaid;
  if (match.present) return;
  draft.isRevived = isSaid;
  const key = isSaid ? 'removed_changed' : 'removed_here';
  const note = { key: `codebook_import:${key}`, parameters: { name: code.name } };
  notes.push(note);
  if (!isSaid || !isTheirs) draft.blocked = note;
}

/** Finds the codes of the file that it names by their former paths. */
function findFormer(
  { code, formerly, notes }: Draft,
  paths: readonly ReadonlyMap<string, string>[],
  keys: ReadonlyMap<string, string>,
): void {
  for (const side of ['gathers', 'gatheredBy'] as const)
    for (const path of code.formerly[side]) {
      const ids = paths.flatMap((known) => [...known].find(([, written]) => written === path)?.[0] ?? []);
      const key = ids.map((id) => keys.get(id)).find((each) => each !== undefined);
      if (key !== undefined) formerly[side].push(key);
      else notes.push({ key: 'codebook_import:gathers_unknown', parameters: { path } });
    }
}

function aboveOf({ code }: Draft, drafts: readonly Draft[]): Draft | undefined {
  return code.parent === null ? undefined : drafts[code.parent];
}

/** Why nothing of a code can be taken, whatever is chosen; null where it can. */
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

/** The place and name that the file wants for a code; null for a code that keeps both. */
export function wishOf(
  draft: Draft,
  drafts: readonly Draft[],
  incoming: IncomingCodebook,
  paths: ReadonlyMap<string, string>,
  isTheirs: boolean,
): Wish | null {
  const { code, match, key } = draft;
  const { present } = match;
  const above = aboveOf(draft, drafts);
  const merged = above?.match.present?.status === 'merged' ? above.match.present.mergedInto : undefined;
  const parentId = merged ?? above?.key ?? null;
  const sharesName = incoming.keepsNames === true && code.guid !== null && (present ?? match.id) !== null;
  if (!present) {
    if (match.label !== code.name)
      draft.notes.push({
        key: 'codebook_import:name_numbered',
        parameters: { name: code.name, label: match.label },
      });
    return { key, isNew: true, sharesName, parent: parentId, name: match.label, forbidden: null };
  }
  if (code.implied) return null;
  const values: CodeValues = {
    name: nameOf(draft, draft.was ?? present, (draft.was && draft.past?.paths) ?? paths),
    ...(incoming.hasTree && !isWhereItWas(draft, above) ? { parentId } : {}),
  };
  if (draft.past)
    draft.contested = { ...draft.contested, ...settleValues(values, draft.was, present, isTheirs) };
  const { name = present.name, parentId: parent = present.parentId } = values;
  if (name === present.name && parent === present.parentId) return null;
  return { key, isNew: false, sharesName, parent, name, forbidden: null };
}

/** Whether the file has the code below the same parent as when it was exported. */
function isWhereItWas({ was }: Draft, above: Draft | undefined): boolean {
  return was !== null && (above?.was?.id ?? above?.key ?? null) === was.parentId;
}

/** A table has each name twice, alone and as the end of the path: the one that differs from the known name counts. */
function nameOf({ code, match }: Draft, known: CodeRecord, paths: ReadonlyMap<string, string>): string {
  const isKnown = match.label === known.name || isCarried(known.name, code.name);
  const name = isKnown ? known.name : code.name;
  if (name !== known.name || code.pathName === null) return name;
  const path = paths.get(known.id) ?? '';
  const own = escapedName(code.pathName);
  const stands = path === own || path.endsWith(PATH_SEPARATOR + own);
  return stands || isCarried(known.name, code.pathName) ? known.name : code.pathName;
}

/** The path of a code in the file. */
export function toldPath(incoming: IncomingCodebook, code: IncomingCode): string {
  const names: string[] = [];
  for (let at: IncomingCode | undefined = code; at;) {
    names.unshift(escapedName(at.name));
    at = at.parent === null ? undefined : incoming.codes[at.parent];
  }
  return names.join(PATH_SEPARATOR);
}

// Each code of a file beside the code of the project that it is: what it says, where it wishes to stand.
import { PATH_SEPARATOR, type Codebook } from '../codebook.ts';
import { escapedName } from '../exports/written-names.ts';
import type { CodeRecord } from '../records.ts';
import { saidValues, type CodeValues } from './differences.ts';
import type { ImportNote, IncomingCode, IncomingCodebook } from './incoming.ts';
import { matches, type Match } from './matching.ts';
import type { Wish } from './places.ts';

export interface Draft {
  readonly code: IncomingCode;
  readonly match: Match;
  /** The id of the code of the project, or `+` and a number for one that is added. */
  readonly key: string;
  readonly values: CodeValues;
  readonly notes: ImportNote[];
  /** Why nothing of it can be taken. */
  blocked: ImportNote | null;
  wish: Wish | null;
}

/** A draft for each code of the file, before anything is chosen. */
export function draftsOf(codebook: Codebook, incoming: IncomingCodebook): Draft[] {
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

/** Why nothing of a code can be taken, whatever is chosen. */
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
export function wishOf(
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

/** The path of a code as the file has it. */
export function toldPath(incoming: IncomingCodebook, code: IncomingCode): string {
  const names: string[] = [];
  for (let at: IncomingCode | undefined = code; at;) {
    names.unshift(escapedName(at.name));
    at = at.parent === null ? undefined : incoming.codes[at.parent];
  }
  return names.join(PATH_SEPARATOR);
}

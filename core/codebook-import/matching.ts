// Finds the code of the project for each code of a file: the one with its GUID, else the one at its path.
import type { Codebook } from '../codes/codebook.ts';
import { uniqueLabels } from '../free-name.ts';
import type { CodeRecord } from '../records.ts';
import { plainGuid } from '../guid.ts';
import { carriedText } from './differences.ts';
import type { ImportNote, IncomingCode, IncomingCodebook } from './incoming.ts';

/** The code of the project for one code of a file. */
export interface Match {
  readonly present: CodeRecord | null;
  /** The id for a code to be added, taken from the file; null where it gets a new one. */
  readonly id: string | null;
  /** Its name, numbered where an earlier sibling has the same name and no GUID distinguishes them. */
  readonly label: string;
  readonly notes: readonly ImportNote[];
}

/** One match for each code of the file. No two codes of the file match the same code, except implied ones. */
export function matches(codebook: Codebook, incoming: IncomingCodebook): Match[] {
  const labels = labelsOf(incoming.codes);
  const found = incoming.codes.map((): { present: CodeRecord | null } => ({ present: null }));
  const byGuid = new Map([...codebook.byId.values()].map((code) => [plainGuid(code.id) ?? code.id, code]));
  const claimed = new Set<string>();
  const seen = new Set<string>();
  const identities = incoming.codes.map((code, index) => {
    if (code.guid === null) return { id: null, notes: [] };
    const guid = plainGuid(code.guid) ?? code.guid;
    if (seen.has(guid)) return { id: null, notes: [note('guid_repeated', code.guid)] };
    seen.add(guid);
    const present = byGuid.get(guid);
    if (present && found[index]) {
      found[index].present = present;
      claimed.add(present.id);
      return { id: null, notes: [] };
    }
    return plainGuid(guid) === null
      ? { id: null, notes: [note('guid_invalid', code.guid)] }
      : { id: guid, notes: [] };
  });
  const standing = standingCodes(codebook);
  const named = Map.groupBy(codebook.inOrder, ({ name }) => name);
  for (const index of inTreeOrder(incoming.codes)) {
    const code = incoming.codes[index];
    const match = found[index];
    if (!code || !match || match.present || code.repeats !== null) continue;
    let present: CodeRecord | undefined;
    if (incoming.hasTree) {
      const parent = code.parent === null ? null : found[code.parent]?.present?.id;
      present = parent === undefined ? undefined : standing(parent, code.pathName ?? labels[index] ?? '');
    } else {
      const alike = named.get(code.name) ?? [];
      present = alike.length === 1 ? alike[0] : undefined;
    }
    if (!present || (claimed.has(present.id) && !code.implied)) continue;
    match.present = present;
    claimed.add(present.id);
  }
  return found.map(({ present }, index) => ({
    present,
    id: identities[index]?.id ?? null,
    label:
      incoming.keepsNames && !present && identities[index]?.id
        ? (incoming.codes[index]?.name ?? '')
        : (labels[index] ?? ''),
    notes: identities[index]?.notes ?? [],
  }));
}

/** Indices of the codes, each after its parent. */
export function inTreeOrder(codes: readonly IncomingCode[]): number[] {
  const children = Map.groupBy(codes.keys(), (index) => codes[index]?.parent ?? null);
  const order: number[] = [];
  const waiting = (children.get(null) ?? []).toReversed();
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    order.push(index);
    waiting.push(...(children.get(index) ?? []).toReversed());
  }
  return order;
}

/** Names, numbered where siblings share one. */
function labelsOf(codes: readonly IncomingCode[]): string[] {
  const labels: string[] = [];
  for (const siblings of Map.groupBy(codes.keys(), (index) => codes[index]?.parent ?? null).values()) {
    const distinct = siblings.filter((index) => codes[index]?.repeats === null);
    const named = distinct.map((index) => ({ id: String(index), name: codes[index]?.name ?? '' }));
    for (const [id, label] of uniqueLabels(named)) labels[Number(id)] = label;
  }
  return labels;
}

/** Returns a lookup of the child of a code by its name in a written path. */
function standingCodes(
  codebook: Codebook,
): (parentId: string | null, label: string) => CodeRecord | undefined {
  const known = new Map<string | null, Map<string, string>>();
  return (parentId, label) => {
    let ids = known.get(parentId);
    if (!ids) {
      const labels = uniqueLabels(codebook.children.get(parentId) ?? []);
      ids = new Map([...labels].map(([id, named]) => [named, id]));
      // A file contains a name without the characters that it cannot hold.
      for (const [id, named] of labels) if (!ids.has(carriedText(named))) ids.set(carriedText(named), id);
      known.set(parentId, ids);
    }
    const id = ids.get(label) ?? ids.get(carriedText(label));
    return id === undefined ? undefined : codebook.byId.get(id);
  };
}

function note(key: string, guid: string): ImportNote {
  return { key: `codebook_import:${key}`, parameters: { guid } };
}

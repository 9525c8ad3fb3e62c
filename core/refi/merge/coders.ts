// Who the coders of a file are. A name tells people from one another only where somebody gave it: two of a team who
// never changed the name that their program began with are two all the same.
import type { Remark } from '../incoming.ts';
import { codersAtWork, isGivenName } from '../../settling/names.ts';
import type { Matching } from '../../settling/matching.ts';
import type { LooseRows, Row } from '../../settling/rows.ts';
import type { Settlement } from '../../settling/settlement.ts';

/**
 * Changes and new coders under names that nobody who is here has: a new one gets the next free number, and one who is
 * here keeps the name. Two of one name in the file stay so: it means them by their ids.
 */
export function freeCoderNames(
  changed: Settlement['changed'],
  coming: readonly Row[],
  present: readonly Row[],
): { readonly changed: Settlement['changed']; readonly coders: readonly Row[] } {
  const isRenamed = ({ table, ours, to }: Settlement['changed'][number]): boolean =>
    table === 'coder' && ours['name'] !== to['name'];
  const renamed = new Set(changed.filter(isRenamed).map(({ to }) => to.id));
  const here = new Set(present.flatMap((row) => (renamed.has(row.id) ? [] : [String(row['name'])])));
  const kept = changed.flatMap((each) => {
    if (!isRenamed(each)) return [each];
    const name = String(each.to['name']);
    // A name that a program begins with says less than any that somebody has here.
    const isOurs = here.has(name) || !isGivenName(name);
    const to = isOurs ? { ...each.to, name: each.ours['name'] ?? '' } : each.to;
    here.add(String(to['name']));
    return Object.entries(to).some(([field, value]) => value !== each.ours[field]) ? [{ ...each, to }] : [];
  });
  const all = new Set([...here, ...coming.map((row) => String(row['name']))]);
  const coders = coming.map((row) => {
    if (!here.has(String(row['name']))) return row;
    const name = freeName(String(row['name']), all);
    all.add(name);
    return { ...row, name };
  });
  return { changed: kept, coders };
}

/** `Coder 2` after `Coder 1`, and `Lena 2` beside `Lena`. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  const [, stem = name, last] = /^(.*?)\s*(\d+)$/u.exec(name) ?? [];
  for (let number = last === undefined ? 2 : Number(last) + 1; ; number += 1)
    if (!taken.has(`${stem} ${number}`)) return `${stem} ${number}`;
}

/** How the coders of a file are told from those here. */
export interface Coders {
  /** Coders here by what the file calls them, `coder id`, where that is another. */
  readonly tied: readonly (readonly [file: string, here: string])[];
  /** Names that a coder of the file has and another one here, of whom no earlier file told who they are. */
  readonly namesakes: readonly string[];
  readonly remarks: readonly Remark[];
  /** Whether something of it was not known before. */
  readonly isNew: boolean;
}

/**
 * Says who was taken for whom, where work of theirs comes in. `atWorkHere`: who did something here that the file has
 * not; asked only where somebody is on both sides, since the whole history answers it.
 */
export function codersOf(
  arriving: LooseRows,
  present: LooseRows,
  matching: Matching,
  known: ReadonlyMap<string, string>,
  { added }: Pick<Settlement, 'added'>,
  atWorkHere: () => ReadonlySet<string>,
): Coders {
  const here = new Map((present.get('coder') ?? []).map((row) => [row.id, row]));
  const isKnown = ({ id }: Row): boolean => here.has(id) || known.has(`coder ${id}`);
  const names = new Set([...here.values()].map((row) => row['name']));
  const [coming, before] = [added, present].map(codersAtWork);
  const newNames = new Map((added.get('coder') ?? []).map((row) => [row.id, String(row['name'])]));
  const tied: [string, string][] = [];
  const remarks: Remark[] = [];
  let makers: ReadonlySet<string> | null = null;
  for (const row of arriving.get('coder') ?? []) {
    const id = matching.idOf('coder', row.id);
    if (id !== row.id) tied.push([`coder ${row.id}`, id]);
    if (!coming?.has(id)) continue;
    const name = String(here.get(id)?.['name'] ?? row['name']);
    const newName = newNames.get(id) ?? name;
    if (newName !== name) remarks.push({ key: 'exchange:coder_numbered', parameters: { name, newName } });
    else if (matching.isAlike('coder', row.id) && before?.has(id))
      remarks.push({ key: 'exchange:coder_by_name', parameters: { name } });
    else if (here.has(id) && (makers ??= atWorkHere()).has(id))
      remarks.push({ key: 'exchange:coder_on_both_sides', parameters: { name } });
  }
  const namesakes = (arriving.get('coder') ?? []).flatMap((row) =>
    names.has(row['name'] ?? null) && !isKnown(row) ? [String(row['name'])] : [],
  );
  return { tied, namesakes, remarks, isNew: tied.some(([file, id]) => known.get(file) !== id) };
}

// A key applies one code. A file's keys are taken where no other code has them.
import type { Codebook } from '../codebook.ts';
import type { CodeRecord } from '../records.ts';
import type { CodeValues } from './differences.ts';
import type { ImportNote } from './incoming.ts';

interface Pinned {
  readonly match: { readonly present: CodeRecord | null };
  readonly values: CodeValues;
  readonly notes: ImportNote[];
}

/** Takes back the keys that codes outside the file, or before in it, have. */
export function settlePins(codebook: Codebook, codes: readonly Pinned[]): void {
  const saying = new Set(
    codes.flatMap(({ match, values }) => (values.pin === undefined ? [] : (match.present?.id ?? []))),
  );
  const owners = new Set<number>();
  for (const { id, pin } of codebook.byId.values()) if (pin !== null && !saying.has(id)) owners.add(pin);
  for (const { values, notes } of codes) {
    const { pin } = values;
    if (pin === undefined || pin === null) continue;
    if (owners.has(pin)) {
      delete values.pin;
      notes.push({ key: 'codebook_import:pin_taken', parameters: { pin } });
    } else owners.add(pin);
  }
}

// A key applies one code. A file's keys are taken where no other code has them.
import type { Codebook } from '../codebook.ts';
import type { CodeRecord } from '../records.ts';
import { dealtPins } from '../settling/pins.ts';
import type { CodeValues } from './differences.ts';
import type { ImportNote } from './incoming.ts';

interface Pinned {
  readonly match: { readonly present: CodeRecord | null };
  readonly values: CodeValues;
  readonly notes: ImportNote[];
}

/** Takes back the keys that codes outside the file, or before in it, have. */
export function settlePins(codebook: Codebook, codes: readonly Pinned[]): void {
  const saying = codes.filter(({ values }) => values.pin !== undefined);
  const own = new Set(saying.flatMap(({ match }) => match.present?.id ?? []));
  const held = [...codebook.byId.values()].flatMap(({ id, pin }) => (own.has(id) ? [] : [pin]));
  const wishes = saying.map(({ values, match }) => ({
    wanted: values.pin ?? null,
    own: match.present?.pin ?? null,
  }));
  for (const [at, pin] of dealtPins(held, wishes).entries()) {
    const { values, notes } = saying[at] ?? {};
    const wanted = values?.pin ?? null;
    if (!values || wanted === null || pin === wanted) continue;
    values.pin = pin;
    notes?.push({ key: 'codebook_import:pin_taken', parameters: { pin: wanted } });
  }
}

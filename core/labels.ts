// Exported tables speak in names, not ids, so a name must stand for one row only. Where two rows share a
// name the later ones get a number behind it.

import { freeName } from './free-name.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** A name for each id, none twice. The first of several rows with one name keeps it as it is. */
export function uniqueLabels(rows: Iterable<Named>): Map<string, string> {
  const all = [...rows];
  const taken = new Set<string>();
  const repeated: Named[] = [];
  const labels = new Map<string, string>();
  for (const row of all) {
    // Set now, so that the map keeps the order of the rows.
    labels.set(row.id, row.name);
    if (taken.has(row.name)) repeated.push(row);
    taken.add(row.name);
  }
  for (const row of repeated) {
    const label = freeName(row.name, taken);
    taken.add(label);
    labels.set(row.id, label);
  }
  return labels;
}

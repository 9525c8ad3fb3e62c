// Unique names: where several rows have the same name, the later ones get a number behind it.

/** `name`, or with ` (2)`, ` (3)`, … behind it where it is one of `taken`. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  let number = 2;
  while (taken.has(`${name} (${number})`)) number += 1;
  return `${name} (${number})`;
}

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

/** The names of the rows. */
export function namesOf(rows: Iterable<Pick<Named, 'name'>>): ReadonlySet<string> {
  return new Set([...rows].map(({ name }) => name));
}

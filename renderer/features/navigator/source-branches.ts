// The sources as the navigator's tree: interviews by label, documents by class.
import { nameOf, type SourceRow } from '#renderer/common/sources/source-row.ts';
import type { Branch } from '#renderer/ui/tree/branch.ts';

export type SourceLine =
  | { readonly what: 'interviews'; readonly count: number; readonly people: number }
  | { readonly what: 'class'; readonly name: string | null; readonly count: number }
  | { readonly what: 'source'; readonly row: SourceRow; readonly name: string };

/** The interviews as one branch, then a branch for each class that has documents. */
export function sourceBranches(rows: readonly SourceRow[]): Branch<SourceLine>[] {
  const leaf = (row: SourceRow, name: string): Branch<SourceLine> => ({
    id: row.source.id,
    value: { what: 'source', row, name },
    children: [],
  });
  const interviews = rows.filter(({ source }) => source.kind === 'interview');
  const people = new Set(interviews.flatMap(({ respondents }) => respondents.map(({ id }) => id))).size;
  const classes = new Map<string | null, SourceRow[]>();
  for (const row of rows) {
    if (row.source.kind !== 'document') continue;
    const members = classes.get(row.className);
    if (members) members.push(row);
    else classes.set(row.className, [row]);
  }
  return [
    ...(interviews.length === 0
      ? []
      : [
          {
            id: 'interviews',
            value: { what: 'interviews', count: interviews.length, people } as const,
            children: interviews.map((row) => leaf(row, row.source.label ?? row.source.title)),
          },
        ]),
    ...[...classes].map(([name, members]) => ({
      id: `class ${name ?? ''}`,
      value: { what: 'class', name, count: members.length } as const,
      children: members.map((row) => leaf(row, nameOf(row.source))),
    })),
  ];
}

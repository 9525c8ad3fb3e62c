// Makes stable identifiers for the things in a Taguette project. Their numbers identify them within a database; but an
// export from a server renumbers everything, so after a removal later things have other numbers. There the time at
// which a thing was made identifies it, which never changes.
import { integer, text, type Row } from './database.ts';
import { madeAt, type Logged } from './taguette-log.ts';

/** The identifier of each document within its project, by number: its time of import, unless several have the same. */
export function documentNames(documents: readonly Row[]): ReadonlyMap<number | null, string> {
  const at = (row: Row): string => `${integer(row, 'project_id')} ${text(row, 'created') ?? ''}`;
  const together = Map.groupBy(documents, at);
  return new Map(
    documents.map((row) => {
      const [id, created] = [integer(row, 'id'), text(row, 'created')];
      const isAlone = created !== null && together.get(at(row))?.length === 1;
      return [id, isAlone ? `document of ${created}` : `document ${id}`] as const;
    }),
  );
}

/** The identifier of each tag within its project, by number; unique within a project. */
export function tagNames(tags: readonly Row[], log: readonly Logged[]): ReadonlyMap<number | null, string> {
  const made = madeAt(log, 'tag_add');
  const bare = withoutFirst(log);
  const firstOf = new Map<number | null, number>();
  for (const row of tags) {
    const [project, id] = [integer(row, 'project_id'), integer(row, 'id') ?? Infinity];
    firstOf.set(project, Math.min(id, firstOf.get(project) ?? Infinity));
  }
  return new Map(
    tags.flatMap((row) => {
      const [project, id] = [integer(row, 'project_id'), integer(row, 'id')];
      if (id === null) return [];
      // No log entry makes the first tag of a project; the log may only have its renaming.
      const isFirst = firstOf.get(project) === id && !bare.has(project);
      const at = isFirst ? undefined : made.get(String(id));
      return [[id, at === undefined ? `tag ${id}` : `tag of ${at}`] as const];
    }),
  );
}

/** Projects whose first tag was removed: the log removes one that it never added. */
function withoutFirst(log: readonly Logged[]): ReadonlySet<number | null> {
  const added = new Set<string>();
  const bare = new Set<number | null>();
  for (const { project, payload } of log) {
    const { type, tag_id: tag, src_tag_id: merged } = payload;
    if (type === 'tag_add') added.add(`${project} ${String(tag)}`);
    const gone = type === 'tag_delete' ? tag : type === 'tag_merge' ? merged : null;
    if (typeof gone === 'number' && !added.has(`${project} ${gone}`)) bare.add(project);
  }
  return bare;
}

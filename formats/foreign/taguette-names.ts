// What tells a thing of a project of Taguette from the others, whatever it is called: its number. But a project that was
// exported from a server has all in it numbered anew, each time, so that after one was removed those behind it have other
// numbers; there goes when a thing was made, which stays for as long as there is a project.
import { integer, text, type Row } from './database.ts';
import { madeAt, type Logged } from './taguette-log.ts';

/** By number, what each document is known by within its project: when it came in, where no other came at that moment. */
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

/** By number, what each tag is known by within its project; no two of a project alike. */
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
      // The tag that a project begins with is made by no act; what the log has of it is that it was renamed.
      const isFirst = firstOf.get(project) === id && !bare.has(project);
      const at = isFirst ? undefined : made.get(String(id));
      return [[id, at === undefined ? `tag ${id}` : `tag of ${at}`] as const];
    }),
  );
}

/** Projects whose first tag is gone: one went that the log never had. */
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

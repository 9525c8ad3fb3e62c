// What tells a tag of Taguette from the others of its project, whatever it is called: its number. But a project that was
// exported from a server has its tags numbered anew, each time, so that after one was removed those behind it have other
// numbers; there the log of what was done says when a tag was made, and says so for as long as there is a project.
import { integer, type Row } from './database.ts';

/** What the log has of one act: the project, and what is in its payload. */
export interface Logged {
  readonly project: number | null;
  readonly date: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** By number, what each tag is known by within its project; no two of a project alike. */
export function tagNames(tags: readonly Row[], log: readonly Logged[]): ReadonlyMap<number, string> {
  const made = madeAt(log);
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
      const at = isFirst ? undefined : made.get(`${project} ${id}`);
      return [[id, at === undefined ? `tag ${id}` : `tag of ${at}`] as const];
    }),
  );
}

/** When each tag was first told of; the place among those of one moment, which does not change when others go. */
function madeAt(log: readonly Logged[]): ReadonlyMap<string, string> {
  const made = new Map<string, string>();
  const moments = new Map<string, number>();
  for (const { project, date, payload } of log) {
    const tag = `${project} ${String(payload['tag_id'])}`;
    if (payload['type'] !== 'tag_add' || made.has(tag)) continue;
    const [moment, before] = [`${project} ${date}`, moments.get(`${project} ${date}`) ?? 0];
    moments.set(moment, before + 1);
    made.set(tag, before === 0 ? date : `${date} ${before + 1}`);
  }
  return made;
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

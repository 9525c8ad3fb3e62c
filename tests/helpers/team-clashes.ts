// Acts in several files of a team that clash although each is right in its own.
import type { TestProject } from './project.ts';
import { act, KINDS } from './random-acts.ts';
import { rarerAct } from './rarer-acts.ts';
import type { Around, Member } from './team-steps.ts';
import { count } from './team-tally.ts';

/** Each of two files moves a code below that which the other moves below it. */
export async function movesCrosswise({ project }: Member, { by, members, tally }: Around): Promise<void> {
  const other = by.of(members).project;
  const { tables } = await project.api.project.records();
  // A round may hide all codes that there are.
  if (tables.code.length === 0) return;
  const [one, another] = [by.of(tables.code), by.of(tables.code)];
  const move = async ({ api }: TestProject, id: string, parentId: string): Promise<unknown> =>
    await api.codes.move({ id, parentId }).catch((error: { code?: string }) => {
      if (error.code === 'internal') throw error;
    });
  await move(project, one.id, another.id);
  if (other !== project) await move(other, another.id, one.id);
  count(tally, 'moved crosswise');
}

/**
 * Several make things of one name, and of the names that settling gives those: what an act is settled to may meet another act that
 * the act itself did not.
 */
export async function namesAlike({ project }: Member, { by, tally }: Around): Promise<void> {
  const name = by.of(['alike', 'alike (2)', 'alike (3)']);
  const made =
    by.below(2) === 0
      ? project.api.codes.create({ name, parentId: null })
      : project.api.comparisons.create({ name });
  await made.catch((error: { code?: string }) => {
    if (error.code === 'internal') throw error;
  });
  count(tally, 'named alike');
}

/**
 * Of three acts, the first is settled to the name that the third takes; the third meets only the second, which stays as it was.
 */
export async function takesTheNextName(
  { project }: Member,
  { by, members, step, tally }: Around,
): Promise<void> {
  const sender = by.of(members);
  const other = sender.project;
  const { tables } = await project.api.project.records();
  const codes = tables.code.filter(({ codable, status }) => codable && status !== 'merged');
  if (other === project || codes.length === 0 || tables.source.length === 0) return;
  const [code, source] = [by.of(codes), by.of(tables.source)];
  const name = `next ${step}`;
  const does = async ({ session }: TestProject, method: string, input: object, group?: string) => {
    const outcome = await session.call(method, input, group === undefined ? {} : { group });
    if (!outcome.ok && outcome.error.code === 'internal') throw new Error(`${method} was refused.`);
  };
  const span = { start: by.below(8), end: 9 + by.below(8) };
  const { id: sourceId, textHash } = source;
  await does(project, 'codes.create', { name });
  await does(project, 'codings.apply', { sourceId, textHash, codeId: code.id, span }, name);
  await does(project, 'codes.create', { name: `${name} (2)` }, name);
  await does(other, 'codes.update', { id: code.id, isTheme: !code.isTheme });
  await does(other, 'codes.create', { name });
  count(tally, 'took the next name');
  if (sender.offline > 0) return;
  sender.isBusy = true;
  // The way may be cut, or the log begin anew.
  await sender.replica
    .sync()
    .catch((error: { code?: string }) => {
      if (error.code === undefined || error.code === 'internal') throw error;
    })
    .finally(() => (sender.isBusy = false));
}

/** Two files work on the same rows before either hears of the other. */
export async function workOnTheSame({ project }: Member, { by, members, tally }: Around): Promise<void> {
  const numbers = [by.below(1000), by.below(1000), by.below(1000)] as const;
  for (const each of [project, by.of(members).project])
    if (by.below(2) === 0) await act(each, [by.below(KINDS), ...numbers]);
    else await rarerAct(each, by.below(1000), numbers);
  count(tally, 'worked on the same');
}

// What a person of a team does besides coding: decides about what waits, and works in a second pass of their own.
import { takes } from '#core/team/deciding.ts';
import { heldWork } from '#db/team/held.ts';
import { act, KINDS, unlessRefused } from './random-acts.ts';
import type { TestProject } from './project.ts';
import type { Around, Member } from './team-steps.ts';
import { count } from './team-tally.ts';

/** Decides about something that waits in the file, or otherwise about what was decided there. */
export async function decides({ project }: Member, { by, place, tally }: Around): Promise<void> {
  const { api } = project;
  const { held, decided } = await api.team.waiting({});
  const waiting = [...held, ...decided].map(({ id }) => id);
  if (waiting.length === 0) return;
  const take = by.of(takes);
  for (const { rows } of heldWork(project.store().db)) for (const { row } of rows) place.decided.add(row.id);
  if (by.below(4) === 0) await unlessRefused(api.team.settleAll({ ids: waiting, take }));
  else {
    const id = by.of(waiting);
    await api.team.waitingDetail({ id });
    await unlessRefused(api.team.settle({ id, take }));
  }
  count(tally, 'decided');
}

/** Codes as a second pass of the person of the file, where there is one. */
export async function actsInSecondPass({ project, personId }: Member, { by, tally }: Around): Promise<void> {
  const { tables } = await project.api.project.records();
  const passes = tables.coder.filter((coder) => coder.personId === personId);
  if (passes.length === 0) return;
  const inPass: TestProject = Object.create(project, { api: { value: project.as(by.of(passes).id) } });
  await act(inPass, [by.below(KINDS), by.below(1000), by.below(1000), by.below(1000)]);
  count(tally, 'acts in a second pass');
}

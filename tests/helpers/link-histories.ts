// Random histories of what programs really run: each file keeps itself in step by its link, while its person acts, the place
// vanishes, notices are lost, and files are closed in the middle of an exchange. Time is the history's own. In the end nobody asks
// for an exchange: all files must be in step by themselves.
import { mock } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { noteTeam, teamOf } from '#db/team/team-of.ts';
import { countUnsent } from '#db/team/unsent.ts';
import { chance, type Chance } from '../../scripts/chance.ts';
import { LinkPlace } from './link-place.ts';
import { actsLinked, beginsLink, isRenewing, type Linked, LINK_STEPS } from './link-steps.ts';
import { beginsAnew, fileOf, replicaOf } from './replicas.ts';
import { idsFrom } from './seeded-ids.ts';
import { differences } from './team-ends.ts';
import type { Begun } from './team-histories.ts';
import { count, type Outcome, type Tally } from './team-tally.ts';

/** How often a minute passes before all must be in step. */
const MINUTES = 30;

/** One history with this seed, which also determines its ids; only how fast files are read is not its own. */
export async function linkHistory(begun: Begun, seed: number, steps = 25): Promise<Outcome> {
  using _ = idsFrom(`link ${seed}`);
  mock.timers.enable({ apis: ['setTimeout', 'Date'], now: Date.UTC(2026, 2, 14, 9) });
  try {
    return await history(begun, chance(seed), steps);
  } finally {
    mock.timers.reset();
  }
}

async function history(begun: Begun, by: Chance, steps: number): Promise<Outcome> {
  const tally: Tally = {};
  const place = new LinkPlace(by, tally);
  const faults: string[] = [];
  const members: Linked[] = [];
  const files = 2 + by.below(3);
  for (let index = 0; index < files; index += 1) {
    const personId = begun.people[index === files - 1 ? 0 : index % 3] ?? '';
    const { project } = await replicaOf(fileOf(begun.project), personId, place.log.transportOf(personId));
    noteTeam(project.store().db, { epoch: place.log.epoch, address: JSON.stringify({ folder: 'memory' }) });
    const member: Linked = { project, personId, place, tally, faults, link: null, renewing: 0 };
    members.push(member);
    beginsLink(member);
    project.session.subscribe(({ type }) => {
      if (type === 'change') member.link?.acted();
    });
  }
  const around = { by, place, members, tally };
  try {
    for (let step = 0; step < steps * files; step += 1) {
      const member = by.of(members);
      if (by.below(100) < 60) await actsLinked(member, around);
      else await oneStep(member, by, around);
      await someTurns(by.below(6));
    }
    await comesToRest(around);
    const stay = members.filter(({ project }) => !place.cutOff.has(replicaIdOf(project)));
    for (const [index, { link, project }] of stay.entries()) {
      const { how, why } = link!.state().link;
      if (how !== 'here')
        faults.push(`file ${index} is ${how}: ${why?.key}, ${countUnsent(project.store().db)} unsent`);
    }
    if (faults.length === 0) faults.push(...differences(stay, place.log));
  } catch (error) {
    faults.push(error instanceof Error ? (error.stack ?? error.message) : 'unknown');
  }
  for (const { project, link } of members) {
    faults.push(
      ...project.faults.map((fault) => (fault instanceof Error ? (fault.stack ?? '') : String(fault))),
    );
    await link?.close();
    if (project.session.project) project.store().holdFolding();
    await project[Symbol.asyncDispose]();
  }
  count(tally, 'parcels', place.log.log.length);
  count(tally, 'published', place.log.log.filter(({ parcel }) => parcel.roundId !== null).length);
  count(tally, 'refused for their footprint', place.log.refused);
  count(tally, 'taken behind the log', place.log.behind);
  return { faults, happened: tally };
}

type Around = Parameters<(typeof LINK_STEPS)[number]['take']>[1];

async function oneStep(member: Linked, by: Chance, around: Around): Promise<void> {
  let left = by.below(LINK_STEPS.reduce((sum, { often }) => sum + often, 0));
  for (const { often, take } of LINK_STEPS) {
    if (left < often) return await take(member, around);
    left -= often;
  }
}

/** Everything works again; only what needs a person is done: a round ends, and an owner has a lost log begin anew. */
async function comesToRest({ place, members }: Around): Promise<void> {
  place.isCalm = true;
  place.isDown = false;
  place.gone.clear();
  const [first] = members;
  for (const { id } of place.log.lanes.rounds)
    await place.log.lanes.wayOf(first?.personId ?? '', {}).unlock(id);
  for (let minute = 0; minute < MINUTES; minute += 1) {
    mock.timers.tick(60_000);
    for (let turns = 0; turns < 60 || members.some(isRenewing); turns += 1) await nextTurn();
    const owner = members.find(({ project }) => !place.cutOff.has(replicaIdOf(project)));
    if (minute !== 3 || !place.log.hasLost || !owner) continue;
    await owner.link?.close();
    await beginsAnew(owner.project, place.log.transportOf(owner.personId));
    beginsLink(owner);
  }
}

function replicaIdOf(project: Linked['project']): string {
  return teamOf(project.store().db)?.replicaId ?? '';
}

async function someTurns(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await nextTurn();
}

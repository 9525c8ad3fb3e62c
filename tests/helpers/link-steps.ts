// What happens to files that keep themselves in step by their links.
import { mock } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '#core/errors.ts';
import { teamOf } from '#db/team/team-of.ts';
import { errorValueOf } from '#electron/rpc/dispatch.ts';
import { tellOfRound, unlockRound } from '#electron/services/rounds/open-round.ts';
import { TeamLink } from '#electron/team/link.ts';
import { passwordsInMemory } from '#electron/team/passwords.ts';
import type { Chance } from '../../scripts/chance.ts';
import type { LinkPlace } from './link-place.ts';
import type { TestProject } from './project.ts';
import { act, KINDS } from './random-acts.ts';
import { beginsAnew, takesAnew } from './replicas.ts';
import { expectBlind } from './team-steps.ts';
import { count, type Tally } from './team-tally.ts';

/** A file and its link. */
export interface Linked {
  readonly project: TestProject;
  readonly personId: string;
  readonly place: LinkPlace;
  readonly tally: Tally;
  readonly faults: string[];
  link: TeamLink | null;
  /** How often it is being taken anew at the moment. */
  renewing: number;
}

interface Around {
  readonly by: Chance;
  readonly place: LinkPlace;
  readonly members: readonly Linked[];
  readonly tally: Tally;
}

interface Step {
  readonly often: number;
  readonly take: (member: Linked, around: Around) => Promise<void>;
}

/** What happens besides acts. */
export const LINK_STEPS: readonly Step[] = [
  { often: 70, take: timePasses },
  { often: 25, take: undoes },
  { often: 12, take: redoes },
  { often: 16, take: placeComesOrGoes },
  { often: 12, take: lineBreaks },
  { often: 14, take: asksForExchange },
  { often: 12, take: closesAndOpens },
  { often: 6, take: closesWhenSent },
  { often: 8, take: opensRound },
  { often: 8, take: unlocksRound },
  { often: 6, take: isTakenOffOrBack },
  { often: 3, take: isCutOff },
  { often: 3, take: serverGoesBack },
  { often: 5, take: logBeginsAnew },
];

/** Whether the file is being taken anew. */
export function isRenewing({ renewing }: Linked): boolean {
  return renewing > 0;
}

/** Begins the link of a file, as a program does that opens it. */
export function beginsLink(member: Linked): void {
  const { project, personId, place, faults, tally } = member;
  const study = project.session.study!;
  // Time stands still here while something is awaited: work stands aside for acts by a turn instead.
  Object.assign(study.ownActs, { between: () => nextTurn() });
  const log = (_name: string, error: unknown): void => void project.faults.push(error);
  const link: TeamLink = new TeamLink({
    study,
    passwords: passwordsInMemory(),
    now: project.session.now,
    worded: (error) => errorValueOf(log, 'team.sync', error),
    told: (synced) => count(tally, synced === null ? 'exchanges broken off' : 'exchanges'),
    begunAnew: async () => {
      member.renewing += 1;
      try {
        const way = place.log.transportOf(personId);
        const { signal } = new AbortController();
        await takesAnew(project, way, async (work) => await study.alone.run('study', signal, work, 'errors:being_taken_anew')); // prettier-ignore
        count(tally, 'studies taken anew');
        void link.close();
        beginsLink(member);
        await member.link?.sync();
      } finally {
        member.renewing -= 1;
      }
    },
    unlocked: ({ id, unlockedAt: at, unlockedBy }, couldRead) => {
      if (at === null) faults.push(`round ${id} was told as unlocked before it was`);
      else
        study.transact({ method: 'rounds.unlock', options: {}, mark: { group: null } }, (context) =>
          unlockRound(context, id, { at, by: unlockedBy, couldRead }),
        );
    },
    opened: (round) => {
      const doing = { method: 'rounds.open', options: {}, mark: { group: null } };
      study.transact(doing, (context) => tellOfRound(context, round));
    },
    reach: async () => await place.connect(personId),
  });
  member.link = link;
  link.keep();
}

/** The person does something, unless the file is being taken anew. */
export async function actsLinked(member: Linked, { by, tally }: Around): Promise<void> {
  if (isRenewing(member)) return;
  await act(member.project, [by.below(KINDS), by.below(1000), by.below(1000), by.below(1000)]);
  count(tally, 'acts');
}

async function undoes(member: Linked, { tally }: Around): Promise<void> {
  if (!isRenewing(member)) await quietly(member, async () => await member.project.api.history.undo());
  count(tally, 'undone');
}

async function redoes(member: Linked, { tally }: Around): Promise<void> {
  if (!isRenewing(member)) await quietly(member, async () => await member.project.api.history.redo());
  count(tally, 'redone');
}

async function timePasses(_member: Linked, { by }: Around): Promise<void> {
  mock.timers.tick(by.of([100, 1_000, 2_000, 2_000, 5_000, 30_000, 60_000]));
  for (let turns = by.below(40); turns > 0; turns -= 1) await nextTurn();
}

async function placeComesOrGoes(_member: Linked, { place, tally }: Around): Promise<void> {
  place.isDown = !place.isDown;
  if (!place.isDown) return;
  count(tally, 'place gone');
  place.breakLines(null);
}

async function lineBreaks({ personId }: Linked, { place, tally }: Around): Promise<void> {
  place.breakLines(personId);
  count(tally, 'lines broken');
}

/** As the command line does, or a button; nobody waits for it. */
async function asksForExchange(member: Linked, { tally }: Around): Promise<void> {
  void quietly(member, async () => await member.link?.sync());
  count(tally, 'exchanges asked for');
}

/** Whatever is under way ends with the file. */
async function closesAndOpens(member: Linked, { tally }: Around): Promise<void> {
  void member.link?.close();
  member.project.reopen();
  beginsLink(member);
  count(tally, 'closed in between');
}

async function closesWhenSent(member: Linked, { tally }: Around): Promise<void> {
  if (isRenewing(member)) return;
  await member.link?.flush(5_000);
  void member.link?.close();
  member.project.reopen();
  beginsLink(member);
  count(tally, 'closed after sending');
}

async function opensRound({ personId }: Linked, { by, place, members, tally }: Around): Promise<void> {
  const { rounds } = place.log.lanes;
  if (rounds.some(({ unlockedAt }) => unlockedAt === null)) return;
  const personIds = [...new Set([by.of(members).personId, by.of(members).personId])];
  const round = { id: `round ${rounds.length}`, name: `Round ${rounds.length}`, personIds, ownerSees: false };
  await place.log.lanes.wayOf(personId, {}).open({ ...round, codes: by.below(2) === 0 ? 'frozen' : 'own' });
  count(tally, 'rounds opened');
}

async function unlocksRound({ personId }: Linked, { place, members, tally }: Around): Promise<void> {
  const round = place.log.lanes.rounds.find(({ unlockedAt }) => unlockedAt === null);
  if (!round) return;
  for (const each of members) expectBlind(each, round.id, place.log);
  await place.log.lanes.wayOf(personId, {}).unlock(round.id);
  count(tally, 'rounds unlocked');
}

async function isTakenOffOrBack({ personId }: Linked, { place, tally }: Around): Promise<void> {
  if (place.gone.delete(personId)) return;
  place.gone.add(personId);
  place.breakLines(personId);
  count(tally, 'taken off');
}

/** A lost machine; the others go on. */
async function isCutOff({ project }: Linked, { place, members, tally }: Around): Promise<void> {
  if (place.cutOff.size > 0 || members.length < 3) return;
  const replicaId = teamOf(project.store().db)?.replicaId;
  if (replicaId === undefined) return;
  place.cutOff.add(replicaId);
  count(tally, 'cut off');
}

async function serverGoesBack(_member: Linked, { place, by, tally }: Around): Promise<void> {
  place.log.lose(by.below(4));
  place.log.lanes.loseSealed(by.below(3));
  count(tally, 'servers restored');
}

/** An owner moves the team to where it is already: the link ends meanwhile, as the program has it. */
async function logBeginsAnew(member: Linked, { place, tally }: Around): Promise<void> {
  const { project, personId } = member;
  if (isRenewing(member)) return;
  await quietly(member, async () => await member.link?.sync());
  await member.link?.close();
  await quietly(member, async () => await beginsAnew(project, place.log.transportOf(personId)));
  beginsLink(member);
  count(tally, 'logs begun anew');
}

/** What the person is told is no fault, whatever it is; only what no sentence foresees is one. */
async function quietly({ project }: Linked, run: () => Promise<unknown>): Promise<void> {
  await run().catch((error: unknown) => {
    const { code } = error as { readonly code?: string };
    const isForeseen = error instanceof AppError || (code !== undefined && code !== 'internal');
    if (!isForeseen) project.faults.push(error);
  });
}

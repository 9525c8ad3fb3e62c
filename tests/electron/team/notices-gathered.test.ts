// Where many work at once, notices of their acts come several times a second: a file takes them in together.
import { mock } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { noteTeam, teamOf } from '#db/team/team-of.ts';
import { countUnsent } from '#db/team/unsent.ts';
import { chance } from '../../../scripts/chance.ts';
import { LinkPlace } from '../../helpers/link-place.ts';
import { beginsLink, type Linked } from '../../helpers/link-steps.ts';
import { twoReplicas, type TwoReplicas } from '../../helpers/two-replicas.ts';

beforeEach(() => mock.timers.enable({ apis: ['setTimeout', 'Date'], now: Date.UTC(2026, 2, 14, 9) }));
afterEach(() => mock.timers.reset());

async function passes(ms: number): Promise<void> {
  mock.timers.tick(ms);
  for (let turn = 0; turn < 40; turn += 1) await nextTurn();
}

/** Has a file send what its person has just done: the exchange begins when no further act comes for a moment. */
async function sends({ link }: Linked): Promise<void> {
  const sending = link!.sync();
  await passes(100);
  await sending;
}

/** The links of Lin, who is looked at, and of Wei, which have just been in touch. */
async function linksOf(
  { wei, lin }: TwoReplicas,
  place = new LinkPlace(chance(1), {}),
): Promise<{ linked: Linked; other: Linked }> {
  place.isCalm = true;
  const member = ({ project, personId }: typeof wei): Linked => {
    noteTeam(project.store().db, { epoch: place.log.epoch, address: JSON.stringify({ folder: 'memory' }) });
    return { project, personId, place, tally: {}, faults: [], link: null, renewing: 0 };
  };
  const [linked, other] = [member(lin), member(wei)];
  for (const each of [linked, other]) beginsLink(each);
  await passes(0);
  await passes(2_000);
  return { linked, other };
}

test('the first notice of others’ acts is heeded at once, and those that follow fast are taken in together', async () => {
  await using files = await twoReplicas();
  const { linked, other } = await linksOf(files);
  const { wei, lin } = files;
  const heads: number[] = [];
  const exchanges = (): number => linked.tally['exchanges'] ?? 0;
  const before = exchanges();

  for (let n = 0; n < 10; n += 1) {
    await wei.project.api.memos.add({ body: `of Wei, ${n}` });
    await sends(other);
    await passes(1);
    heads.push(teamOf(lin.project.store().db)?.head ?? 0);
  }
  await passes(500);

  expect(heads[0]).toBe(1);
  expect(teamOf(lin.project.store().db)?.head).toBe(10);
  expect(exchanges() - before).toBeLessThan(5);
  for (const { link } of [linked, other]) await link?.close();
});

test('a notice of others’ acts does not send what its person did just before', async () => {
  await using files = await twoReplicas();
  const { linked, other } = await linksOf(files);
  const { wei, lin } = files;
  const unsent: number[] = [];
  const heads: number[] = [];
  const look = (): void => {
    unsent.push(countUnsent(lin.project.store().db));
    heads.push(teamOf(lin.project.store().db)?.head ?? 0);
  };

  await lin.project.api.memos.add({ body: 'of Lin' });
  linked.link!.acted();
  await wei.project.api.memos.add({ body: 'of Wei' });
  await sends(other);
  await passes(600);
  look();
  await passes(1_500);
  look();

  expect(heads).toEqual([1, 2]);
  expect(unsent).toEqual([1, 0]);
  for (const { link } of [linked, other]) await link?.close();
});

test('what a person did before their clock was set back is sent with the next notice', async () => {
  await using files = await twoReplicas();
  const { linked, other } = await linksOf(files);
  const { wei, lin } = files;

  await lin.project.api.memos.add({ body: 'of Lin' });
  linked.link!.acted();
  await passes(100);
  mock.timers.setTime(Date.UTC(2026, 2, 14, 8));
  await wei.project.api.memos.add({ body: 'of Wei' });
  await sends(other);
  await passes(2_100);

  expect(countUnsent(lin.project.store().db)).toBe(0);
  for (const { link } of [linked, other]) await link?.close();
});

test('a notice that comes while a study is being closed is not heeded', async () => {
  await using files = await twoReplicas();
  const place = new LinkPlace(chance(1), {});
  const heard: ((head: number) => void)[] = [];
  const connect = place.connect.bind(place);
  place.connect = async (personId) => {
    const team = await connect(personId);
    const listen = team.listen.bind(team);
    return Object.assign(team, {
      listen: async (grown: (head: number) => void, lost?: () => void) => {
        if (personId === files.lin.personId) heard.push(grown);
        return await listen(grown, lost);
      },
    });
  };
  const { linked, other } = await linksOf(files, place);

  const closing = linked.link!.close();
  linked.project.session.close();

  expect(heard).toHaveLength(1);
  expect(() => heard[0]?.(7)).not.toThrow();
  await closing;
  await other.link?.close();
});

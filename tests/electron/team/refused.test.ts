// What arrives damaged, foreign or from a later version is refused whole; one's own work goes on.
import { expect, test, vi } from 'vitest';
import * as zlib from 'node:zlib';
import type { LoggedParcel, Transport } from '#core/team/transport.ts';
import { findProblems } from '#db/check.ts';
import { teamOf } from '#db/team/team-of.ts';
import { chainAfter } from '#db/team/chain.ts';
import { packActs, unpackActs } from '#electron/team/packing.ts';
import { testProject } from '../../helpers/project.ts';
import { replicaIn, sharedRows } from '../../helpers/replicas.ts';
import { TeamInMemory } from '../../helpers/team-in-memory.ts';
import { twoReplicas } from '../../helpers/two-replicas.ts';

/** The parcel with its bytes or facts changed, and the log chained on as if it had been sent so. */
function forged(place: TeamInMemory, change: (parcel: LoggedParcel) => Partial<LoggedParcel>): void {
  let chain = '';
  for (const [index, entry] of place.log.entries()) {
    const parcel =
      index === place.log.length - 1 ? { ...entry.parcel, ...change(entry.parcel) } : entry.parcel;
    chain = chainAfter(chain, parcel.bytes);
    place.log[index] = { ...entry, parcel: { ...parcel, chain } };
  }
}

const acts = ({ bytes }: LoggedParcel) => [...unpackActs(bytes)];
const packed = (json: unknown): Uint8Array =>
  Buffer.concat([Uint8Array.of(2), zlib.deflateSync(Buffer.from(JSON.stringify(json)))]);

test.each<[string, (parcel: LoggedParcel) => Partial<LoggedParcel>, string]>([
  ['bytes that do not unpack', () => ({ bytes: Uint8Array.of(1, 2, 3) }), 'errors:team_parcel_refused'],
  ['JSON that is no act', () => ({ bytes: packed([{ hello: 1 }]) }), 'errors:team_parcel_refused'],
  ['a format of a later version', () => ({ bytes: Uint8Array.of(7) }), 'errors:team_parcel_format'],
  ['encrypted bytes', () => ({ bytes: Uint8Array.of(129) }), 'errors:team_parcel_encrypted'],
  ['acts of a later schema', () => ({ schema: 999 }), 'errors:team_newer_schema'],
  [
    'a row that is not as the act says',
    (parcel) => {
      const [act] = acts(parcel);
      const [[id, [from, to]]] = Object.entries(act!.change.updated.code!) as [[string, [object, object]]];
      return {
        bytes: packActs([
          {
            ...act!,
            change: {
              ...act!.change,
              updated: { code: { [id]: [{ ...from, name: 'other' }, to] } },
            } as never,
          },
        ]),
      };
    },
    'errors:team_parcel_refused',
  ],
  [
    'a reference to nothing',
    (parcel) => {
      const [act] = acts(parcel);
      const id = act!.id;
      const link = { id, themeId: id, codeId: id };
      return {
        tables: ['themeCode'],
        bytes: packActs([
          { ...act!, change: { added: { themeCode: { [id]: link } }, updated: {}, removed: {} } },
        ]),
      };
    },
    'errors:team_parcel_refused',
  ],
  ['tables that its acts do not change', () => ({ tables: ['coding'] }), 'errors:team_parcel_refused'],
  ['another number of acts', () => ({ count: 2 }), 'errors:team_parcel_refused'],
])(
  '%s: the parcel is refused whole, told with its sender, and one’s own work goes on',
  async (_what, change, key) => {
    await using files = await twoReplicas();
    const { place, study, wei, lin } = files;
    await wei.project.api.memos.add({ body: 'before it' });
    await wei.replica.sync();
    await wei.project.api.codes.update({ id: study.codes.guide.id, whenToUse: 'a' });
    await wei.replica.sync();
    forged(place, change);

    await expect(lin.replica.sync()).rejects.toMatchObject({ key });

    const { db } = lin.project.store();
    expect(teamOf(db)).toMatchObject({ head: 1, stopped: { at: 2, name: 'Wei' } });
    await lin.project.api.memos.add({ body: 'mine' });
    expect(db.sqlite.prepare('SELECT body FROM memo ORDER BY body').pluck().all()).toEqual([
      'before it',
      'mine',
    ]);
    expect(findProblems(db)).toEqual([]);
  },
);

test('a coder of somebody else in a parcel is refused', async () => {
  await using files = await twoReplicas();
  const { place, wei, lin } = files;
  await wei.project.api.memos.add({ body: 'a' });
  await wei.replica.sync();
  forged(place, (parcel) => ({
    coderIds: [lin.personId],
    bytes: packActs(acts(parcel).map((act) => ({ ...act, coderId: lin.personId }))),
  }));

  await expect(lin.replica.sync()).rejects.toMatchObject({ key: 'errors:team_parcel_refused' });
  expect(teamOf(lin.project.store().db)?.stopped?.why).toBe('errors:team_parcel_not_as_said');
});

test('a log that somebody has changed stops all who receive it', async () => {
  await using files = await twoReplicas();
  const { place, wei, lin } = files;
  await wei.project.api.memos.add({ body: 'a' });
  await wei.replica.sync();
  const [entry] = place.log;
  place.log[0] = { ...entry!, parcel: { ...entry!.parcel, bytes: packActs([]) } };

  const takenIn = vi.spyOn(lin.project.store(), 'takenIn');
  await expect(lin.replica.sync()).rejects.toMatchObject({ key: 'errors:team_parcel_refused' });
  expect(teamOf(lin.project.store().db)?.stopped?.why).toBe('errors:team_chain_broken');
  expect(takenIn).toHaveBeenCalledOnce();
});

test('a server that lost what was received from it, began anew, moved or speaks a later protocol is told in words', async () => {
  await using files = await twoReplicas();
  const { place, wei } = files;
  await wei.project.api.memos.add({ body: 'a' });
  await wei.replica.sync();
  const way = place.transportOf(wei.personId);
  const answering = (facts: object): Transport => ({
    ...way,
    hello: async (me) => ({ ...(await way.hello(me)), ...facts }),
  });
  const asked = async (facts: object): Promise<unknown> =>
    await replicaIn(wei.project, answering(facts))
      .sync()
      .catch((error: { key: string }) => error.key);

  expect(await asked({ head: 0, chainAtMine: null })).toBe('errors:team_other_log');
  expect(await asked({ chainAtMine: 'ff' })).toBe('errors:team_other_log');
  expect(await asked({ epoch: 'another' })).toBe('errors:team_other_log');
  expect(await asked({ movedTo: 'postgres://new' })).toBe('errors:team_moved');
  expect(await asked({ protocol: 99 })).toBe('errors:team_newer_protocol');
  expect(await asked({ personId: 'somebody' })).toBe('errors:team_other_person');
  expect(await asked({})).toMatchObject({ received: 0, sent: 0, head: 1 });
});

test('an answer that is lost sends nothing twice, and a copied file goes on as another one', async () => {
  await using files = await twoReplicas();
  const { place, wei, lin } = files;
  await wei.project.api.memos.add({ body: 'a' });
  let isLost = true;
  const lossy = place.transportOf(wei.personId, { isAnswerLost: () => isLost });
  await expect(replicaIn(wei.project, lossy).sync()).rejects.toMatchObject({ code: 'locked' });
  isLost = false;
  await wei.project.api.memos.add({ body: 'b' });
  await wei.replica.sync();
  expect(place.log.map(({ parcel: { n, count } }) => [n, count])).toEqual([
    [1, 1],
    [2, 1],
  ]);

  wei.project.session.close();
  await using copy = await testProject(undefined, {}, wei.project.path);
  wei.project.reopen();
  await wei.project.api.memos.add({ body: 'c' });
  await wei.replica.sync();
  await copy.api.memos.add({ body: 'd' });
  await replicaIn(copy, place.transportOf(wei.personId)).sync();
  await wei.replica.sync();
  await lin.replica.sync();

  const replicas = place.log.map(({ parcel: { replicaId, n } }) => `${replicaId} ${n}`);
  expect(new Set(replicas).size).toBe(4);
  expect(new Set(place.log.map(({ parcel }) => parcel.replicaId)).size).toBe(2);
  for (const store of [copy.store(), wei.project.store()])
    expect(sharedRows(store)).toBe(sharedRows(lin.project.store()));
});

test('a blob that arrives damaged is not kept, and comes with the next try', async () => {
  await using files = await twoReplicas();
  const { place, study, wei, lin } = files;
  const { id, textHash, title } = study.sources.first;
  await wei.project.api.notes.save({
    sourceId: id,
    textHash,
    doc: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'New.' }] }] },
    moved: [],
  });
  await wei.replica.sync();
  const way = place.transportOf(lin.personId);
  const damaged: Transport = { ...way, getBlob: () => Promise.resolve(Buffer.from('Other.')) };

  await expect(replicaIn(lin.project, damaged).sync()).rejects.toMatchObject({
    key: 'errors:team_blob_damaged',
    parameters: { title },
  });
  expect(await lin.replica.sync()).toMatchObject({ received: 1 });
  expect((await lin.project.api.sources.text({ id })).text).toBe('New.');
});

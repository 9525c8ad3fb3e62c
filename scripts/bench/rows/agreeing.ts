// How far two coders agree: 33 codes in the whole corpus, half of the codings by each, at every level that reads much, and
// with intervals.
import { copyFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { unpackPlaces } from '#core/agreement/packed-places.ts';
import type { AgreementRequest } from '#core/agreement/request.ts';
import type { CodingRecord } from '#core/records.ts';
import { openStore } from '#db/open.ts';
import { all, update } from '#db/write.ts';
import type { Measured } from '../budget.ts';
import { NOW } from '../corpus.ts';
import { median, once, typical } from '../timing.ts';
import { opened, placeIn, type Workbench } from '../workbench.ts';

/** How many places the screen decides about at a time, and how many are decided in all. */
const DECIDED_AT_ONCE = 250;
const MOST_DECIDED = 26_750;

/** How far the passages of the second coder stand behind those of the first, in characters. */
const SHIFT = 12;

export async function agreeing(bench: Workbench): Promise<Measured[]> {
  const times = bench.size.codings > 1 ? 3 : 1;
  const path = placeIn(bench, 'agreeing.concord');
  copyFileSync(bench.study.path, path);
  const coderIds = shareOut(path);
  await using project = opened(path);
  const agree = (request: Pick<AgreementRequest, 'level' | 'bootstrap'>) => () =>
    project.api.agreement.measure({ coderIds, of: 'codes', rollup: false, denominator: 'all', ...request });
  // The first time, the codings are read.
  await once(agree({ level: 'source' }));
  const row = async (
    work: string,
    request: Pick<AgreementRequest, 'level' | 'bootstrap'>,
    most: number,
    runs = 3,
  ): Promise<Measured> => ({
    work,
    value: await typical(runs, agree(request)),
    unit: 'ms',
    budget: { most: most * times },
  });
  const places = (level: AgreementRequest['level']) => () =>
    project.api.agreement.places({ coderIds, of: 'codes', rollup: false, denominator: 'all', level });
  // The first time, the texts are cut into paragraphs.
  await once(places('paragraph'));
  const listed = async (work: string, level: AgreementRequest['level']): Promise<Measured> => ({
    work,
    value: await typical(5, places(level)),
    unit: 'ms',
    budget: { most: 300 * times },
  });
  const decide = async (): Promise<number[]> => {
    const request = { coderIds, of: 'codes', rollup: false, denominator: 'all', level: 'source' } as const;
    const { places: found } = unpackPlaces(await project.api.agreement.places(request));
    const chosen = found
      .slice(0, MOST_DECIDED)
      .map(({ sourceId, codeId, span }) => ({ sourceId, codeId, span }));
    const spent: number[] = [];
    for (let at = 0; at < chosen.length; at += DECIDED_AT_ONCE) {
      const some = chosen.slice(at, at + DECIDED_AT_ONCE);
      spent.push(await once(() => project.api.agreement.decide({ request, places: some, outcome: 'both' })));
    }
    return spent;
  };
  const { id: fromId } = await project.api.versions.keep({ name: 'before' });
  return [
    {
      work: 'compare a version of the codebook with now, with the drift of every code',
      value: await typical(3, () => project.api.versions.compare({ fromId, coderId: coderIds[0]! })),
      unit: 'ms',
      budget: { most: 1_500 },
    },
    await listed('list the places where two coders differ, on sources', 'source'),
    await listed('list these places on paragraphs', 'paragraph'),
    await listed('list these places on characters', 'character'),
    await row('measure the agreement of two coders on sources', { level: 'source' }, 200, 5),
    await row('the same on paragraphs', { level: 'paragraph' }, 1_500),
    await row('the same on characters', { level: 'character' }, 1_500),
    await row('the same on single segments', { level: 'segments' }, 1_500),
    await row('the same on how the texts are cut', { level: 'unitizing' }, 3_000),
    await row('the same on sources, with 1,000 draws', { level: 'source', bootstrap: 1_000 }, 15_000, 1),
    {
      work: `decide about ${DECIDED_AT_ONCE} places where they differ`,
      value: median(await decide()),
      unit: 'ms',
      budget: { most: 100 },
    },
    await listed('list the places again, with what was decided about them, on sources', 'source'),
  ];
}

/**
 * Gives each of two coders half of the codings, one behind the other in each source, so that codes of one coder do not
 * overlap. Returns the coders.
 */
function shareOut(path: string): string[] {
  const store = openStore(path, { who: 'bench', now: NOW });
  try {
    const coders = all(store.db, 'coder').map(({ id }) => id);
    const lengths = new Map(all(store.db, 'source').map(({ id, length }) => [id, length]));
    const bySource = Map.groupBy(all(store.db, 'coding'), ({ sourceId }) => sourceId);
    const act = { method: 'codings.update', coderId: coders[0]!, at: NOW, group: randomUUID() };
    store.transact(act, (db) => {
      for (const [sourceId, codings] of bySource) {
        const slot = Math.floor((lengths.get(sourceId) ?? 0) / Math.ceil(codings.length / 2 + 1));
        for (const [place, { id, start, end }] of codings.entries()) {
          const coder = place % 2;
          const coderId = coders[coder]!;
          const from = Math.floor(place / 2) * slot + coder * Math.min(SHIFT, slot - 2);
          const to = from + Math.max(1, Math.min((end ?? 0) - (start ?? 0), slot - SHIFT - 1));
          const span: Partial<CodingRecord> = start === null ? {} : { start: from, end: to };
          update(db, 'coding', id, { coderId, ...span });
        }
      }
    });
    return coders;
  } finally {
    store.close();
  }
}

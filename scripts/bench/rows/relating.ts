// Where codes meet, all pairs of 60 codes: by overlap, by paragraph once the paragraphs of all texts are known, and how
// long it takes to find these.
import { copyFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { openStore } from '#db/open.ts';
import { all, insert, update } from '#db/write.ts';
import type { Measured } from '../budget.ts';
import { code } from '../codebook.ts';
import { NOW } from '../corpus.ts';
import { once, typical } from '../timing.ts';
import { opened, placeIn, type Workbench } from '../workbench.ts';

const CODES = 60;

export async function relating(bench: Workbench): Promise<Measured[]> {
  const isLarge = bench.size.codings > 1;
  const path = placeIn(bench, 'relating.concord');
  copyFileSync(bench.study.path, path);
  spreadOverCodes(path);
  await using project = opened(path);
  const relate = (by: 'overlap' | 'paragraph') => () =>
    project.api.tallies.relations({ by, of: 'codes', denominator: 'all' });
  // The first time, the codings are read.
  await once(relate('overlap'));
  const first = await once(relate('paragraph'));
  return [
    {
      work: `relate ${CODES} codes to each other by overlap`,
      value: await typical(5, relate('overlap')),
      unit: 'ms',
      budget: { most: isLarge ? 1_000 : 300 },
    },
    {
      work: `relate ${CODES} codes to each other by paragraph`,
      value: await typical(5, relate('paragraph')),
      unit: 'ms',
      budget: { most: isLarge ? 1_500 : 500 },
    },
    {
      work: 'the same the first time, with the paragraphs of all texts',
      value: first,
      unit: 'ms',
      budget: { most: 5_000 },
    },
  ];
}

/** Gives a study as many codes, and each of those that are added its share of the codings. */
function spreadOverCodes(path: string): void {
  const store = openStore(path, { who: 'bench', now: NOW });
  try {
    const [main] = all(store.db, 'coder');
    const act = { method: 'codes.create', coderId: main!.id, at: NOW, group: randomUUID() };
    store.transact(act, (db) => {
      const before = all(db, 'code').length;
      const added = Array.from({ length: CODES - before }, (_, place) =>
        insert(db, 'code', code(`added ${place + 1}`, 20 + place)),
      );
      const spans = all(db, 'coding').filter(({ start }) => start !== null);
      for (const [place, { id }] of spans.entries()) {
        const next = added[place % CODES];
        if (next) update(db, 'coding', id, { codeId: next.id });
      }
    });
  } finally {
    store.close();
  }
}

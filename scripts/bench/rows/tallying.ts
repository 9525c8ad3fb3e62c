// Tallies, cold and warm, beside reading every coding once; all passages of one code; and a query.
import type { Measured } from '../budget.ts';
import { once, typical } from '../timing.ts';
import { openStore } from '#db/open.ts';
import { NOW } from '../corpus.ts';
import { opened, type Workbench } from '../workbench.ts';

export async function tallying({ study, size }: Workbench): Promise<Measured[]> {
  const fetching = await fetchingOnce(study.path);
  const measured: Measured[] = [];
  for (const unit of ['sources', 'passages'] as const) {
    await using project = opened(study.path);
    const request = { by: 'class', unit, of: 'codes' } as const;
    const cold = await once(() => project.session.call('tallies.count', request));
    const warm = await typical(15, () => project.session.call('tallies.count', request));
    measured.push(
      {
        work: `tally all codes and themes × classes, ${unit}, first time`,
        value: cold,
        unit: 'ms',
        floor: { what: 'fetching all codings once', value: fetching },
        budget: { times: 3 },
      },
      {
        work: `tally all codes and themes × classes, ${unit}, again`,
        value: warm,
        unit: 'ms',
        budget: { most: 50 },
      },
    );
  }
  await using project = opened(study.path);
  const inUnits = () => project.session.call('tallies.countInUnits', { by: 'class', of: 'codes' });
  await once(inUnits);
  measured.push({
    work: 'the same in all units at once, from which screens show units and shares',
    value: await typical(15, inUnits),
    unit: 'ms',
    budget: { most: 100 },
  });
  const list = { request: {}, cell: { codeId: study.busyCodeId } };
  const passages = await typical(5, () => project.session.call('passages.list', list));
  const most = 200 * (size.codings > 1 ? 2 : 1);
  measured.push({ work: 'list all passages of one code', value: passages, unit: 'ms', budget: { most } });
  return [...measured, ...(await asking(study.path, fetching, size.codings > 1))];
}

/** A query of three codes with two operators, counted without its words, as while one types it. */
async function asking(path: string, fetching: number, isLarge: boolean): Promise<Measured[]> {
  await using project = opened(path);
  const { tables } = await project.api.project.records();
  const [a, b, c] = tables.code.map(({ name }) => `"${name}"`);
  const text = `${a} OVERLAPPING ${b} NOT OVERLAPPING ${c}`;
  const ask = () => project.session.call('queries.ask', { text, quotes: false });
  await once(ask);
  const value = await typical(15, ask);
  const parts = [a, b, c].map(String);
  const live = () => project.session.call('queries.live', { text, parts });
  const list = { request: { denominator: 'all' }, cell: { codeId: '' }, query: { text, side: null } };
  const listing = () => project.session.call('passages.list', { ...list, grouped: 'respondent' });
  return [
    {
      work: 'ask a query of three codes',
      value,
      unit: 'ms',
      floor: { what: 'fetching all codings once', value: fetching },
      budget: { times: 3 },
    },
    {
      work: 'count it and each of its lines while one builds it',
      value: await typical(15, live),
      unit: 'ms',
      budget: { most: isLarge ? 250 : 100 },
    },
    {
      work: 'list its places by respondent',
      value: await typical(5, listing),
      unit: 'ms',
      budget: { most: isLarge ? 400 : 200 },
    },
  ];
}

/** The floor: source, code, coder, start and end of every coding, in order, by plain SQLite. */
async function fetchingOnce(path: string): Promise<number> {
  const store = openStore(path, { who: 'bench', now: NOW, readOnly: true });
  const statement = store.db.sqlite.prepare(
    'SELECT source_id, code_id, coder_id, start, "end" FROM coding ORDER BY source_id, start',
  );
  const time = await typical(5, () => statement.raw().all());
  store.close();
  return time;
}

// Two people give two things of their own files one name: what is sent later gets another.
import { expect, test } from 'vitest';
import { findProblems } from '#db/check.ts';
import { countWaiting } from '#db/team/held.ts';
import type { TestProject } from '../../helpers/project.ts';
import { sharedRows } from '../../helpers/replicas.ts';
import { twoReplicas } from '../../helpers/two-replicas.ts';

const kinds: readonly [
  what: string,
  make: (project: TestProject) => Promise<unknown>,
  asked: string,
  names: unknown[],
][] = [
  [
    'versions of the codebook, with a number',
    ({ api }) => api.versions.keep({ name: 'Draft' }),
    "SELECT number || ' ' || name FROM codebook_version ORDER BY number",
    ['1 Draft', '2 Draft (2)'],
  ],
  [
    'saved queries',
    ({ api }) => api.savedQueries.add({ name: 'guides', text: 'guide' }),
    'SELECT name FROM saved_query ORDER BY name',
    ['guides', 'guides (2)'],
  ],
  [
    'labels of interviews',
    ({ api }) => api.interviews.create({ label: 'N20' }),
    "SELECT label FROM source WHERE label LIKE 'N20%' ORDER BY label",
    ['N20', 'N20 (2)'],
  ],
];

test.each(kinds)('%s', async (_what, make, asked, names) => {
  await using files = await twoReplicas();
  const { wei, lin } = files;
  await make(wei.project);
  await make(lin.project);

  for (const { replica } of [wei, lin, wei]) await replica.sync();

  for (const { project } of [wei, lin]) {
    const { db } = project.store();
    expect(db.sqlite.prepare(asked).pluck().all()).toEqual(names);
    expect(findProblems(db)).toEqual([]);
    expect(sharedRows(project.store())).toBe(sharedRows(wei.project.store()));
  }
  expect(countWaiting(lin.project.store().db)).toEqual({ held: 0, remarks: 1 });
});

// Work that takes long, by one who sees a part of the study only, goes on while others decide who sees what.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { testProject } from '../../helpers/project.ts';
import { codeWords, smallStudy } from '../../helpers/study.ts';

test.each(['adds a coder', 'unlocks the round'] as const)(
  'an export from a part of the study is finished while somebody %s',
  async (what) => {
    await using project = await testProject();
    const { api } = project;
    const { codes, sources } = await smallStudy(project);
    await codeWords(project, sources.first, codes.guide, 'suppliers');
    for (const name of ['One', 'Two', 'Three'])
      await api.keptTables.keep({ kind: 'tally', name, settings: { shown: { as: 'table' } } });
    const round = await api.rounds.open({ name: 'Apart', kind: 'kinds', openKind: 'interview' });

    const written = api.keptTables.export({ to: `${project.folder}/kept` });
    await nextTurn();
    if (what === 'adds a coder') await api.coders.add({ name: 'Chen' });
    else await api.rounds.unlock({ id: round.id });

    expect((await written).problems).toEqual([]);
    expect(await api.codings.of({ sourceId: sources.first.id })).toHaveLength(1);
  },
);

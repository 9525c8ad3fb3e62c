// The number of a line, of a group, of all, and of each who carries a theme opens as many passages as it says.
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildSample } from '#electron/sample.ts';
import { cellOfPassages, type PassagesOf } from '#renderer/features/portraits/portraits-choices.ts';
import { openOptions, testProject } from '../../helpers/project.ts';

it.each(['respondents', 'sources'] as const)(
  'every number of portraits by %s opens its passages',
  async (of) => {
    await using project = await testProject();
    project.session.adopt(buildSample(join(project.folder, 'sample.concord'), openOptions));
    const { api } = project;
    const request = { of, sort: 'passages' } as const;
    // Two sources alone are adjudicated, so that all of them together are not.
    const { lines } = await api.tallies.portraits(request);
    const both = await api.coders.add({ name: 'Both', kind: 'adjudication' });
    const settled = lines.slice(0, 2).map(({ id }) => id);
    await api.sources.setReviewed({ ids: settled, reviewed: true }, { as: both.id });
    const made = await api.tallies.portraits(request);
    const listed = async (codeId: string, passagesOf: PassagesOf): Promise<number> => {
      const { rows } = await api.passages.list(cellOfPassages(request, made, codeId, passagesOf));
      return rows.filter(({ span }) => span !== null).length;
    };

    const found: number[] = [];
    const said: number[] = [];
    for (const [theme, { codeId, passages }] of made.themes.entries()) {
      const ids = made.lines.slice(0, 2).map(({ id }) => id);
      const some = made.lines.slice(0, 2).reduce((sum, { places }) => sum + places[theme]!.length, 0);
      said.push(passages, some);
      // One after the other, as a person opens them.
      found.push(await listed(codeId, { what: 'all' }), await listed(codeId, { what: 'sources', ids }));
      for (const { id, name, passages: own } of made.carriers.slice(0, 20)) {
        said.push(own[theme]!);
        found.push(
          await listed(
            codeId,
            of === 'sources' ? { what: 'sources', ids: [id] } : { what: 'respondent', name },
          ),
        );
      }
    }

    expect(found).toEqual(said);
    expect(said.length).toBeGreaterThan(50);
  },
);

// Every number on the screen opens exactly what it counts: the choices of the screen, through the API, on the
// sample study.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildSample } from '#electron/sample.ts';
import { cellAddress } from '#renderer/features/tallies/opened.ts';
import { firstChoices, requestOf, type TallyChoices } from '#renderer/features/tallies/tally-choices.ts';
import { tallyLines } from '#renderer/features/tallies/tally-lines.ts';
import { createWords } from '#words/words.ts';
import { openOptions, testProject } from '../../helpers/project.ts';

const english = createWords('en');

const cases: readonly Partial<TallyChoices>[] = [
  {},
  { of: 'codes', by: 'class' },
  { by: 'year', denominator: 'all' },
  { by: 'respondent', kind: 'interview', basis: 'spans' },
  { basis: 'whole', denominator: 'any' },
  { layer: 'union', rollup: false, withRemarks: true },
  { by: 'none', joinAdjacent: true, stance: 'contradicts' },
];

test('every cell opens as many sources, people, passages and codings as it says', async () => {
  await using project = await testProject();
  project.session.adopt(buildSample(join(project.folder, 'sample.concord'), openOptions));
  const { tables } = await project.api.project.records();
  const known = {
    attribute: new Map(tables.attribute.map((row) => [row.id, row])),
    coder: new Map(tables.coder.map((row) => [row.id, row])),
  };
  const codes = new Map(tables.code.map((row) => [row.id, row]));
  let opened = 0;

  for (const chosen of cases) {
    const request = requestOf({ ...firstChoices, ...chosen }, known);
    const counted = await project.api.tallies.count(request);
    const { columns, lines } = tallyLines(english, counted, codes);
    for (const [place, line] of lines.entries()) {
      for (const [index, { key }] of columns.entries()) {
        const cell = cellAddress({ what: 'cell', codeId: line.codeId, columnKey: key });
        const { rows } = await project.api.passages.list({ request, cell });
        const people = await project.api.passages.respondents({ request, cell });
        const said = counted.rows[place]!.cells[index] ?? counted.rows[place]!.total;
        const found = {
          sources: new Set(rows.map(({ sourceId }) => sourceId)).size,
          respondents: people.length,
          passages: rows.filter(({ span }) => span !== null).length,
          codings: rows.flatMap(({ codingIds }) => codingIds).length,
          // No text of the sample holds a character above U+FFFF.
          characters: rows.reduce((sum, { span }) => sum + (span ? span.end - span.start : 0), 0),
        };
        // Documents have no respondents: nobody is listed.
        expect(found).toEqual({ ...said.units, respondents: said.units.respondents ?? 0 });
        opened += rows.length;
      }
    }
  }

  // The sample has something to open.
  expect(opened).toBeGreaterThan(1000);
});

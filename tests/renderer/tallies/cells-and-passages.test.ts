// Every number on the screen opens exactly what it counts: the choices of the screen, through the API, on the sample
// study.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildSample } from '#electron/sample.ts';
import { countHead } from '#renderer/common/counts/count-head.ts';
import { noFilter, passageRequest } from '#renderer/features/passages/passage-filter.ts';
import { sizeInWords } from '#renderer/features/passages/passage-size.ts';
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
          // No text of the sample contains a character above U+FFFF.
          characters: rows.reduce((sum, { span }) => sum + (span ? span.end - span.start : 0), 0),
        };
        // Without a count, nothing is listed.
        const listed = Object.entries(said.units).map(([unit, count]) => [unit, count ?? 0]);
        expect(found).toEqual(Object.fromEntries(listed));
        opened += rows.length;
      }
    }
  }

  // The sample has something to open.
  expect(opened).toBeGreaterThan(1000);
});

test('the tree beside the passages counts the same as their heading, with the same base', async () => {
  await using project = await testProject();
  project.session.adopt(buildSample(join(project.folder, 'sample.concord'), openOptions));
  const { tables } = await project.api.project.records();
  const request = passageRequest(noFilter, {
    attribute: new Map(),
    class: new Map(),
    sample: new Map(),
    savedQuery: new Map(),
    respondent: new Map(),
    coder: new Map(tables.coder.map((row) => [row.id, row])),
  });

  const tree = await project.api.tallies.codebook({ unit: 'sources', request });

  const listed = await Promise.all(
    tables.code.map(({ id }) => project.api.passages.list({ request, cell: { codeId: id } })),
  );
  expect(listed.map(({ sources }) => sources)).toEqual(
    tables.code.map(({ id }) => tree.counts[id]?.rolledUp),
  );
  expect(new Set(listed.map(({ inBase }) => inBase))).toEqual(new Set([tree.n]));
  expect(countHead(english, 'sources', tree)).toBe('of 82 sources');
  const connector = listed[tables.code.findIndex(({ name }) => name === 'connector')]!;
  expect(sizeInWords(english, connector.rows, connector.inBase)).toBe(
    '86 passages and 6 whole sources, in 40 of 82 sources',
  );
});

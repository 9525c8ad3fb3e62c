// Counts the settings of the golden sentences the slow way too, as far as the slow count supports them.
import { expect, test } from 'vitest';
import type { TallyRequest } from '#core/counting/request.ts';
import { tally } from '#core/counting/tally.ts';
import { countedSettings, goldenStudy } from '../../words/golden-settings.ts';
import { slowCount } from './slow-count.ts';

const study = goldenStudy();
const { corpus, table } = study;

/**
 * The slow count supports kinds, people and statuses, one coder or the layer of one coder, and whatever random studies
 * request.
 */
function isUnderstood({ scope = {}, layer, voices, by }: TallyRequest): boolean {
  const known = ['kind', 'respondentIds', 'withExcluded', 'withDuplicates'];
  return (
    Object.keys(scope).every((condition) => known.includes(condition)) &&
    (layer === undefined || layer === 'main' || typeof layer === 'object') &&
    voices === undefined &&
    (by === undefined || by === 'kind')
  );
}

const understood = Object.entries(countedSettings).filter(([, request]) => isUnderstood(request));

test('the slow count supports most settings', () => {
  expect(understood.length).toBeGreaterThan(20);
});

test.each(understood)('%s: gives the same numbers as the slow count', (_, request) => {
  const { rows, columns } = tally(corpus, table, request);

  for (const { codeId, cells, total } of rows) {
    const slow = slowCount(study, request, codeId);
    expect(total.units).toEqual(slow.total);
    expect(cells.map((cell) => cell.units)).toEqual(columns.map(({ key }) => slow.cells(key)));
  }
});

import { expect, it } from 'vitest';
import { rowLabels } from '#figures/row-labels.ts';

it.each(['连接者', '市场', 'connector'])('the mark of the longest name, %s, fits beside it', (label) => {
  const heightWith = (mark: string): number =>
    rowLabels([{ label, label2: '', mark, colour: 0, depth: 0 }], 500).height;

  expect(heightWith('◈')).toBe(heightWith(''));
});

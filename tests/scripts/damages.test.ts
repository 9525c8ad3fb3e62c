// Some of the damages of `npm run trust`, each kind ten times.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { damageKinds, leftStates, sampleLeft, tryDamages } from '../../scripts/trust/damages.ts';
import { openOptions, testFolder } from '../helpers/project.ts';

const DAMAGES = damageKinds.length * 10;

test.each(leftStates)(
  'no damage to a study whose program was %s goes unnoticed and gives other data',
  (left) => {
    using folder = testFolder();
    const path = sampleLeft(left, folder.path, openOptions);

    const trials = [
      ...tryDamages(path, join(folder.path, 'damaged.concord'), openOptions, { count: DAMAGES, seed: 5 }),
    ];

    expect(trials.filter(({ outcome }) => outcome === 'other')).toEqual([]);
    expect(trials.filter(({ outcome }) => outcome === 'told').length).toBeGreaterThan(10);
    expect(trials.filter(({ outcome }) => outcome === 'refused').length).toBeGreaterThan(5);
  },
);

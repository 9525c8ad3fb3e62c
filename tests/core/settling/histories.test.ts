// A share of what `npm run fuzz -- settling` does, the same in every run.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rulesTakenOut } from '../../../scripts/fuzz/settling/rules-taken-out.ts';
import { firstFault, isMissed } from '../../../scripts/fuzz/settling/settling.ts';

test('whatever two people do apart, one of them settles onto the other’s work and every law holds', () => {
  expect(firstFault(20_261_128, 250)).toBe(null);
});

test('every rule that the engine is tried without stands in it once', () => {
  const standing = rulesTakenOut.map(({ file, rule }) => {
    const text = readFileSync(new URL(`../../../core/settling/${file}`, import.meta.url), 'utf8');
    return text.split(rule).length - 1;
  });

  expect(standing).toEqual(rulesTakenOut.map(() => 1));
});

test('the histories miss a rule that is taken out, and nothing while it stands', () => {
  const rule = rulesTakenOut.find(({ name }) => name === 'what stands on a merged code passes on');

  expect(rule && isMissed(rule, 200)).toBe(true);
  expect(rule && isMissed({ ...rule, without: rule.rule }, 200)).toBe(false);
});

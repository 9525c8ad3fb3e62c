// A small part of `npm run fuzz -- settling`, the same in every run.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rulesTakenOut } from '../../../scripts/fuzz/settling/rules-taken-out.ts';
import { firstFault, isMissed } from '../../../scripts/fuzz/settling/settling.ts';

test('whatever two people do separately, the work of one settles onto that of the other and every law holds', () => {
  expect(firstFault(20_261_128, 250)).toBe(null);
});

test('every rule that is switched off in trials stands in the engine exactly once', () => {
  const standing = rulesTakenOut.map(({ file, rule }) => {
    const text = readFileSync(new URL(`../../../core/settling/${file}`, import.meta.url), 'utf8');
    return text.split(rule).length - 1;
  });

  expect(standing).toEqual(rulesTakenOut.map(() => 1));
});

test('the histories notice when a rule is switched off, and report nothing while all stand', () => {
  const rule = rulesTakenOut.find(({ name }) => name === 'what stands on a merged code passes on');

  expect(rule && isMissed(rule, 200)).toBe(true);
  expect(rule && isMissed({ ...rule, without: rule.rule }, 200)).toBe(false);
});

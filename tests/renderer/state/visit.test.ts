import { expect, test } from 'vitest';
import { codebookOf } from '#core/codes/codebook.ts';
import {
  withVisit,
  isThere,
  noTrail,
  placeKey,
  visitOf,
  type Trail,
  type Visit,
} from '#renderer/state/visit.ts';
import { projectStore } from '#renderer/state/project.ts';
import { workspaceStore } from '#renderer/state/workspace.ts';
import { codeRecord } from '../../helpers/records.ts';

/** A trail of visits, each begun this many milliseconds after the one before. */
function trailOf(visits: readonly Omit<Visit, 'since'>[], apart = 5_000): Trail {
  return visits.reduce<Trail>(
    (trail, visit, index) => withVisit(trail, { ...visit, since: index * apart }),
    noTrail,
  );
}

const read = (sourceId: string) => ({ screen: 'read', sourceId }) as const;
const keys = ({ visits }: Trail) => visits.map(placeKey);

test('each place where one stays is a visit', () => {
  const trail = trailOf([{ screen: 'sources' }, read('n1'), { screen: 'analysis' }, read('n1')]);

  expect(keys(trail)).toEqual(['sources', 'read n1', 'analysis', 'read n1']);
  expect(trail.now).toBe(3);
});

test('choices and reading positions at one place are remembered with its visit, and make no other', () => {
  const trail = trailOf([
    { screen: 'analysis', choices: { unit: 'sources' } },
    { screen: 'analysis', choices: { unit: 'passages' } },
  ]);

  expect(trail.visits).toHaveLength(1);
  expect(trail.visits[0]).toMatchObject({ choices: { unit: 'passages' } });
});

test('a source that one only passes, as with the key for the next one, is not a visit', () => {
  const trail = trailOf([{ screen: 'sources' }, read('n1'), read('n2'), read('n3')], 200);

  expect(keys(trail)).toEqual(['sources', 'read n3']);
});

test('a jump within a source is a place of its own', () => {
  const trail = trailOf([read('n1'), { ...read('n1'), target: { codingId: 'c' } }]);

  expect(trail.visits).toHaveLength(2);
});

test('going on from an earlier place drops the later ones', () => {
  const trail = trailOf([read('n1'), read('n2'), read('n3')]);

  const next = withVisit({ ...trail, now: 0 }, { ...read('n4'), since: 60_000 });

  expect(keys(next)).toEqual(['read n1', 'read n4']);
  expect(new Set(next.visits.map(({ id }) => id)).size).toBe(2);
});

test('a hundred visits are remembered', () => {
  const trail = trailOf(Array.from({ length: 130 }, (_, index) => read(`n${index}`)));

  expect(trail.visits).toHaveLength(100);
  expect(keys(trail).at(-1)).toBe('read n129');
  expect(trail.now).toBe(99);
});

test('a visit of an analysis remembers its kind, what is counted and the settings of that kind, for this study only', () => {
  const kept = { 'analysis /a.concord': { unit: 'passages' } };
  const state = {
    ...workspaceStore.getInitialState(),
    screen: 'analysis' as const,
    projectPath: '/a.concord',
    choices: {
      ...kept,
      'analysis.kind /a.concord': 'crosstab',
      'crosstab /a.concord': { by: 'class' },
      'tallies /a.concord': { by: 'year' },
      'analysis /b.concord': {},
      'app.navigator': {},
    },
  };

  expect(visitOf(state, 7)).toEqual({
    screen: 'analysis',
    kind: 'crosstab',
    since: 7,
    choices: { ...kept, 'crosstab /a.concord': { by: 'class' } },
  });
});

test('each kind of analysis is a place of its own', () => {
  const trail = trailOf([
    { screen: 'analysis', kind: 'tally' },
    { screen: 'analysis', kind: 'crosstab' },
    { screen: 'analysis', kind: 'tally' },
  ]);

  expect(keys(trail)).toEqual(['analysis tally', 'analysis crosstab', 'analysis tally']);
});

test('the passages of a code that was deleted or merged are no place to go back to', () => {
  const codes = [
    codeRecord({ id: 'guide', name: 'guide' }),
    codeRecord({ id: 'old', name: 'old', status: 'merged' }),
  ];
  const state = { ...projectStore.getState(), codebook: codebookOf(codes, []) };
  const passagesOf = (codeId: string): Visit => ({ screen: 'passages', codeId, since: 0 });

  expect(isThere(passagesOf('guide'), state)).toBe(true);
  expect(isThere(passagesOf('old'), state)).toBe(false);
  expect(isThere(passagesOf('deleted'), state)).toBe(false);
  expect(isThere({ ...read('gone'), since: 0 }, state)).toBe(false);
  expect(isThere({ screen: 'analysis', since: 0 }, state)).toBe(true);
});

// The two sides of Read: on which side a source opens, what is remembered of the right side, and its own way back.
import { createJSONStorage } from 'zustand/middleware';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  activateSide,
  closeSide,
  goToPlace,
  openBeside,
  openPassagesBeside,
  openRight,
} from '#renderer/state/beside.ts';
import { projectStore } from '#renderer/state/project.ts';
import {
  activeSide,
  besideOf,
  placeBeside,
  readingSide,
  showsSomething,
  shownBeside,
} from '#renderer/state/side.ts';
import { goBy, noteTop } from '#renderer/state/visits.ts';
import { noteShown, openPlace, workspaceStore } from '#renderer/state/workspace.ts';
import { sourceRecord } from '../../helpers/records.ts';

/** The storage of the window, from one start to the next. */
const kept = new Map<string, string>();
workspaceStore.persist.setOptions({
  storage: createJSONStorage(() => ({
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  })),
});

const now = () => workspaceStore.getState();
const left = () => now().place?.sourceId;
const right = () => shownBeside(now());
/** Stays at the open place, so that it becomes a visit of its own. */
function stay(): void {
  const beside = besideOf(now());
  if (!beside) return;
  const visits = beside.visits.map((visit) => ({ ...visit, since: visit.since - 5_000 }));
  const [name] = Object.entries(now().choices).find(([, value]) => value === beside) ?? [''];
  workspaceStore.setState({ choices: { ...now().choices, [name]: { ...beside, visits } } });
}

beforeEach(() => {
  const sources = ['n1', 'n2', 'n3', 'n4'].map((id) => [id, sourceRecord({ id })] as const);
  const { tables } = projectStore.getState();
  projectStore.setState({ tables: { ...tables, source: new Map(sources) } });
  workspaceStore.setState({
    ...workspaceStore.getInitialState(),
    projectPath: '/a.concord',
    coderIds: { '/a.concord': 'wei' },
    screen: 'read',
    place: { sourceId: 'n1', nonce: 0 },
  });
});

afterEach(() => {
  projectStore.setState(projectStore.getInitialState(), true);
  workspaceStore.setState(workspaceStore.getInitialState(), true);
});

test('a source opens beside the one that is read, which stays as it is', () => {
  openBeside({ sourceId: 'n2', span: { start: 3, end: 9 } });

  expect(left()).toBe('n1');
  expect(placeBeside(besideOf(now()))).toMatchObject({ sourceId: 'n2', span: { start: 3, end: 9 } });
  expect(activeSide(now())).toBe('right');
});

test('the first source opens alone, even if it was to open beside another', () => {
  workspaceStore.setState({ place: null, screen: 'sources' });

  openBeside({ sourceId: 'n2' });

  expect(left()).toBe('n2');
  expect(besideOf(now())).toBeNull();
});

test('a source opens on the active side', () => {
  openBeside({ sourceId: 'n2' });
  openPlace({ sourceId: 'n3' });
  expect([left(), right()?.sourceId]).toEqual(['n1', 'n3']);

  activateSide('left');
  openPlace({ sourceId: 'n4' });
  expect([left(), right()?.sourceId]).toEqual(['n4', 'n3']);
});

test('a source opened beside from the right side opens on the left', () => {
  openBeside({ sourceId: 'n2' });

  openBeside({ sourceId: 'n3' });

  expect([left(), right()?.sourceId]).toEqual(['n3', 'n2']);
  expect(activeSide(now())).toBe('left');
});

test('the passages of a code stay on the right while their sources open on the left', () => {
  openPassagesBeside('guide');
  expect(activeSide(now())).toBe('right');
  expect(readingSide(now())).toBe('left');

  openPlace({ sourceId: 'n3' });

  expect(left()).toBe('n3');
  expect(right()).toMatchObject({ screen: 'passages', codeId: 'guide' });
});

test('the right side opens empty, and takes the source that is chosen for it', () => {
  openRight();
  expect(besideOf(now())).not.toBeNull();
  expect(right()).toBeUndefined();

  openBeside({ sourceId: 'n2' });

  expect([left(), right()?.sourceId]).toEqual(['n1', 'n2']);
});

test('each side goes back through its own places', () => {
  openBeside({ sourceId: 'n2' });
  stay();
  openPlace({ sourceId: 'n3' });
  stay();
  openPlace({ sourceId: 'n4' });

  goBy(-1);
  expect([left(), right()?.sourceId]).toEqual(['n1', 'n3']);
  goBy(-1);
  expect(right()?.sourceId).toBe('n2');
  goBy(-1);
  expect(right()?.sourceId).toBe('n2');
  goBy(1);
  expect([left(), right()?.sourceId]).toEqual(['n1', 'n3']);
});

test('the way back skips a source that was deleted', () => {
  openBeside({ sourceId: 'n2' });
  stay();
  openPlace({ sourceId: 'n3' });
  stay();
  openPlace({ sourceId: 'n4' });
  const { tables } = projectStore.getState();
  const source = new Map([...tables.source].filter(([id]) => id !== 'n3'));
  projectStore.setState({ tables: { ...tables, source } });

  goBy(-1);

  expect(right()?.sourceId).toBe('n2');
});

test('a source on the right reopens where it was left, not where it was first opened', () => {
  openBeside({ sourceId: 'n2', codingId: 'c1' });
  const top = { start: 40, within: 2, mark: 7 };

  noteShown('right', placeBeside(besideOf(now()))!);
  noteTop('right', 'n2', top);

  expect(placeBeside(besideOf(now()))).toMatchObject({ sourceId: 'n2', top });
  expect(placeBeside(besideOf(now()))).not.toHaveProperty('codingId');
});

test('the same source can stand on both sides at two places', () => {
  openBeside({ sourceId: 'n1', span: { start: 5, end: 6 } });
  noteTop('right', 'n1', { start: 90, within: 0, mark: 1 });

  expect(left()).toBe('n1');
  expect(now().place).not.toHaveProperty('top');
  expect(placeBeside(besideOf(now()))?.top?.start).toBe(90);
});

test('the right side is remembered for each person and each study', () => {
  openBeside({ sourceId: 'n2' });

  workspaceStore.setState({ coderIds: { '/a.concord': 'li' } });
  expect(besideOf(now())).toBeNull();
  expect(activeSide(now())).toBe('left');

  workspaceStore.setState({ coderIds: { '/a.concord': 'wei' } });
  expect(right()?.sourceId).toBe('n2');
  workspaceStore.setState({ projectPath: '/b.concord' });
  expect(besideOf(now())).toBeNull();
});

test('after a restart both sides are there, and the left one is active', async () => {
  openBeside({ sourceId: 'n2' });
  const written = kept.get('concord.workspace')!;

  workspaceStore.setState(workspaceStore.getInitialState(), true);
  kept.set('concord.workspace', written);
  await workspaceStore.persist.rehydrate();

  expect([left(), right()?.sourceId]).toEqual(['n1', 'n2']);
  expect(activeSide(now())).toBe('left');
});

test('when the right side closes, the left stays; when the left closes, the source on the right takes its place', () => {
  openBeside({ sourceId: 'n2' });
  closeSide('right');
  expect([left(), besideOf(now())]).toEqual(['n1', null]);

  openBeside({ sourceId: 'n2' });
  noteTop('right', 'n2', { start: 12, within: 0, mark: 3 });
  closeSide('left');
  expect(now().place).toMatchObject({ sourceId: 'n2', top: { start: 12 } });
  expect(besideOf(now())).toBeNull();
});

test('when the left side closes beside an empty one, nothing is open any more', () => {
  openRight();

  closeSide('left');

  expect([now().place, besideOf(now())]).toEqual([null, null]);
});

test('when the text beside a list closes, the list becomes the screen of its code', () => {
  openPassagesBeside('guide');

  closeSide('left');

  expect(now()).toMatchObject({ screen: 'passages', codeId: 'guide' });
  expect(besideOf(now())).toBeNull();
});

test('a place chosen from the list of places opens on the active side', () => {
  openBeside({ sourceId: 'n2' });

  goToPlace({ screen: 'read', sourceId: 'n3', since: 0 });
  expect([left(), right()?.sourceId]).toEqual(['n1', 'n3']);

  activateSide('left');
  goToPlace({ screen: 'read', sourceId: 'n4', since: 0 });
  expect([left(), right()?.sourceId]).toEqual(['n4', 'n3']);
});

test('a side whose source was deleted, or whose code was merged, counts as empty', () => {
  const shows = (side: 'left' | 'right') => showsSomething(now(), projectStore.getState(), side);
  openRight();
  expect([shows('left'), shows('right')]).toEqual([true, false]);
  openBeside({ sourceId: 'n2' });
  expect(shows('right')).toBe(true);

  const { tables } = projectStore.getState();
  const source = new Map([...tables.source].filter(([id]) => id === 'n3'));
  projectStore.setState({ tables: { ...tables, source } });
  expect([shows('left'), shows('right')]).toEqual([false, false]);

  openPassagesBeside('gone');
  expect(shows('right')).toBe(false);
});

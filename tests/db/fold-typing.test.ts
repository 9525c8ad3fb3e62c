// Folding removes the acts within a burst of typing from the history. The state of the study, the numbers of acts and
// every undo stay.
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { brokenLinks } from '#db/chain.ts';
import { findProblems } from '#db/check.ts';
import { openStore } from '#db/open.ts';
import type { Store } from '#db/store.ts';
import { markOf } from '#electron/services/act-marks.ts';
import { dump } from '../helpers/dump.ts';
import { lines, openOptions, testProject, type TestProject } from '../helpers/project.ts';
import { act, acts, type Act } from '../helpers/random-acts.ts';
import { lawOf, tries } from '../helpers/seeded-ids.ts';
import { codeWords, smallStudy } from '../helpers/study.ts';
import { typeInto } from '../helpers/typing.ts';

/** Long after everything that a test does. */
const LATER = '2026-03-20T09:00:00.000Z';
const nothingKept = { now: LATER, ends: new Set<number>() };

interface StoredAct {
  readonly seq: number;
  readonly at: string;
  readonly group_id: string | null;
  readonly undoes: string | null;
  readonly redoes: string | null;
  readonly method: string;
}

function actsOf(store: Store): StoredAct[] {
  return store.db.sqlite
    .prepare('SELECT seq, at, group_id, undoes, redoes, method FROM change ORDER BY seq')
    .all() as StoredAct[];
}

function methods(store: Store): string[] {
  return actsOf(store).map(({ method }) => method);
}

function collected(store: Store): number | null {
  const collection = store.collect();
  for (;;) {
    const step = collection.next();
    if (step.done === true) return step.value;
  }
}

function blobs(store: Store): number {
  return Number(store.db.sqlite.prepare('SELECT count(*) FROM blob').pluck().get());
}

/** Undoes one act after the other and returns the state of the study after each. */
async function undoAll(project: TestProject, store: Store): Promise<string[]> {
  const states: string[] = [];
  for (;;) {
    const { undo } = await project.api.history.state({});
    if (!undo) return states;
    await project.api.history.undo({});
    states.push(dump(store));
  }
}

describe('a burst of typing', () => {
  it('becomes one act that one undo reverts, and stores no text between its ends', async () => {
    await using project = await testProject();
    const { codes, sources } = await smallStudy(project);
    await codeWords(project, sources.first, codes.connector, 'a window');
    const before = dump(project.store());
    const kept = blobs(project.store());
    await typeInto(project, sources.first.id, ['One ', 'two ', 'three ', 'four ']);
    const after = dump(project.store());

    expect(project.store().foldTyping(nothingKept)).toBe(3);
    expect(collected(project.store())).toBe(3);

    expect(blobs(project.store())).toBe(kept + 1);
    expect(dump(project.store())).toBe(after);
    expect(findProblems(project.store().db)).toEqual([]);
    await project.api.history.undo({});
    expect(dump(project.store())).toBe(before);
    await project.api.history.redo({});
    expect(dump(project.store())).toBe(after);
    const listed = await project.api.history.list({ limit: 4 });
    expect(listed.map(({ method }) => method)).toEqual([
      'history.redo',
      'history.undo',
      'notes.save',
      'codings.apply',
    ]);
  });

  it('leaves every act its number, its time and its mark', async () => {
    await using project = await testProject();
    const { sources } = await smallStudy(project);
    await typeInto(project, sources.first.id, ['One ', 'two ', 'three ']);
    await typeInto(project, sources.second.id, ['Another ', 'text ']);
    const told = ({ seq, at, group_id, undoes, redoes }: StoredAct) => [
      seq,
      markOf([at, group_id, undoes, redoes]),
    ];
    const before = actsOf(project.store()).map(told);

    expect(project.store().foldTyping(nothingKept)).toBe(3);

    expect(actsOf(project.store()).map(told)).toEqual(before);
    expect(brokenLinks(project.store().db.sqlite)).toEqual([]);
  });

  it('ends at an act of another kind, at an undo, and at a version kept in a snapshot', async () => {
    await using project = await testProject();
    const { codes, sources } = await smallStudy(project);
    const { id } = sources.first;
    const begun = actsOf(project.store()).length;
    await typeInto(project, id, ['One ', 'two ']);
    const { textHash } = (await project.api.sources.text({ id })).source;
    const span = { start: 0, end: 3 };
    await project.api.codings.apply({ sourceId: id, textHash, codeId: codes.guide.id, span });
    await typeInto(project, id, ['three ', 'four ', 'five ']);
    await project.api.history.undo({});
    await typeInto(project, id, ['six ', 'seven ', 'eight ']);
    const end = actsOf(project.store()).length - 1;

    expect(project.store().foldTyping({ now: LATER, ends: new Set([end]) })).toBe(3);

    expect(methods(project.store()).slice(begun)).toEqual([
      'history.folded',
      'notes.save',
      'codings.apply',
      'history.folded',
      'notes.save',
      'notes.save',
      'history.undo',
      'history.folded',
      'notes.save',
      'notes.save',
    ]);
  });

  it('stays in single saves for five minutes', async () => {
    await using project = await testProject();
    const { sources } = await smallStudy(project);
    await typeInto(project, sources.first.id, ['One ', 'two ', 'three ']);
    const { at = '' } = actsOf(project.store()).at(-1) ?? {};
    const now = new Date(Date.parse(at) + 4 * 60_000).toISOString();

    expect(project.store().foldTyping({ ...nothingKept, now })).toBe(0);
  });

  it('grows by what is typed later, also in a memo and after a restart', async () => {
    await using project = await testProject();
    const { id } = await project.api.memos.add({ title: 'Idea' });
    const write = (body: string) => project.api.memos.update({ id, body });
    await write('A');
    await write('A b');
    expect(project.store().foldTyping(nothingKept)).toBe(1);
    project.reopen();
    await write('A b c');

    expect(project.store().foldTyping(nothingKept)).toBe(1);

    expect(findProblems(project.store().db)).toEqual([]);
    await project.api.history.undo({});
    expect((await project.api.project.records()).tables.memo).toMatchObject([{ title: 'Idea', body: '' }]);
  });

  it('without a result is skipped by undo', async () => {
    await using project = await testProject();
    const { codes } = await smallStudy(project);
    const define = (whenToUse: string) => project.api.codes.update({ id: codes.guide.id, whenToUse });
    const { undo: before } = await project.api.history.state({});
    await define('When a');
    await define('');

    expect(project.store().foldTyping(nothingKept)).toBe(2);

    expect((await project.api.history.state({})).undo).toEqual(before);
    expect(findProblems(project.store().db)).toEqual([]);
  });

  it('of somebody else in between stays separate', async () => {
    await using project = await testProject();
    const { sources } = await smallStudy(project);
    const other = await project.api.coders.add({ name: 'Lena' });
    await typeInto(project, sources.first.id, ['One ']);
    const { source, text } = await project.api.sources.text({ id: sources.first.id });
    await project.api.notes.save(
      { sourceId: source.id, textHash: source.textHash, doc: lines(`Hers. ${text}`), moved: [] },
      { as: other.id },
    );
    await typeInto(project, sources.first.id, ['two ']);

    expect(project.store().foldTyping(nothingKept)).toBe(0);
  });
});

describe('typing from more than a month ago', () => {
  /** A study in which somebody typed into one text twice in the morning and twice in the evening, on two days. */
  async function typedOnTwoDays() {
    let time = Date.parse('2026-03-14T08:00:00.000Z');
    const project = await testProject(undefined, { now: () => new Date((time += 1000)).toISOString() });
    const { sources } = await smallStudy(project);
    const begun = actsOf(project.store()).length;
    for (const hours of [0, 8, 16, 8]) {
      time += hours * 3_600_000;
      await typeInto(project, sources.first.id, ['A ', 'word ']);
    }
    return { project, begun, id: sources.first.id };
  }

  it('becomes one act a day, wherever it lies in the history', async () => {
    const { project, begun } = await typedOnTwoDays();
    await using _ = project;
    const after = dump(project.store());
    const soon = { ...nothingKept, now: '2026-03-20T09:00:00.000Z' };
    expect(project.store().foldTyping(soon)).toBe(4);
    const sqlite = project.store().db.sqlite;
    // Enough later acts that it is no longer among the newest ones.
    for (let time = 0; time < 1_100; time += 1)
      await project.api.project.update({ description: String(time) });
    const whole = dump(project.store());
    const later = { ...nothingKept, now: '2026-05-20T09:00:00.000Z' };

    expect(project.store().foldTyping(later)).toBe(0);
    expect(project.store().foldTyping({ ...later, old: 'some' })).toBe(2);
    expect(project.store().foldTyping({ ...later, old: 'all' })).toBe(0);

    expect(methods(project.store()).slice(begun, begun + 8)).toEqual([
      'history.folded',
      'history.folded',
      'history.folded',
      'notes.save',
      'history.folded',
      'history.folded',
      'history.folded',
      'notes.save',
    ]);
    expect(dump(project.store())).toBe(whole);
    expect(whole).not.toBe(after);
    expect(brokenLinks(sqlite)).toEqual([]);
    expect(findProblems(project.store().db)).toEqual([]);
  });

  it('is found in one pass over the newest acts, however often a text was typed in', async () => {
    let time = Date.parse('2026-03-14T08:00:00.000Z');
    await using project = await testProject(undefined, {
      now: () => new Date((time += 1000)).toISOString(),
    });
    const { id } = await project.api.memos.add({ title: 'Idea' });
    for (let day = 0; day < 20; day += 1) {
      time += 24 * 3_600_000;
      await project.api.memos.update({ id, body: `A ${day}` });
      await project.api.memos.update({ id, body: `A b ${day}` });
      await project.api.project.update({ description: String(day) });
    }
    let measured = 0;
    project.store().db.sqlite.function('octet_length', { deterministic: true }, (text) => {
      measured += 1;
      return Buffer.byteLength(String(text));
    });

    expect(project.store().foldTyping({ ...nothingKept, now: '2026-09-20T09:00:00.000Z', old: 'some' })).toBe(
      20,
    );

    // The length of an act is read a few times, not once for each earlier day.
    expect(measured).toBeLessThan(5 * actsOf(project.store()).length);
  });

  it('stays separate at a version kept in a snapshot, even if its act was folded before', async () => {
    const { project, begun } = await typedOnTwoDays();
    await using _ = project;
    const now = '2026-05-20T09:00:00.000Z';

    expect(project.store().foldTyping({ now, ends: new Set([begun + 2]), old: 'all' })).toBe(5);

    expect(findProblems(project.store().db)).toEqual([]);
  });
});

test('typing is not folded when it is unknown which versions snapshots keep', async () => {
  await using project = await testProject();
  const { sources } = await smallStudy(project);
  await typeInto(project, sources.first.id, ['One ', 'two ', 'three ']);

  expect(project.store().foldTyping({ now: LATER, ends: null })).toBe(0);
});

test('typing stays separate where a copy of the study was saved in between', async () => {
  await using project = await testProject();
  const { sources } = await smallStudy(project);
  await typeInto(project, sources.first.id, ['One ', 'two ']);
  await project.api.project.saveCopy({ to: join(project.folder, 'copy.concord') });
  await typeInto(project, sources.first.id, ['three ', 'four ']);

  expect(project.store().foldTyping(nothingKept)).toBe(2);

  const [told] = await project.api.history.list({ method: 'project.saveCopy' });
  expect(told?.facts).toMatchObject({ key: 'exported_copy', file: 'copy.concord' });
});

test('typing stays separate at the state of the study from which a file was exported', async () => {
  await using project = await testProject();
  const { sources } = await smallStudy(project);
  const coderId = (await project.api.project.records()).tables.project[0]?.mainCoderId ?? '';
  await typeInto(project, sources.first.id, ['One ', 'two ']);
  const upTo = actsOf(project.store()).length;
  await typeInto(project, sources.first.id, ['three ', 'four ']);
  const exported = { file: 'study.qdpx', format: 'qdpx', rows: null, settings: {}, upTo };
  const deed = { method: 'exchange.write', coderId, at: LATER, group: null };
  project.store().transact(deed, ({ recorder }) => recorder.tell({ exported }));

  expect(project.store().foldTyping({ ...nothingKept, now: '2026-03-21T09:00:00.000Z' })).toBe(2);
});

test('a reason for an act of typing that was folded meanwhile goes to the act that replaced it', async () => {
  await using project = await testProject();
  const { sources } = await smallStudy(project);
  await typeInto(project, sources.first.id, ['One ', 'two ', 'three ']);
  const last = actsOf(project.store()).length;
  project.store().foldTyping(nothingKept);

  await project.api.history.giveReason({ seq: last - 1, reason: 'A first try.' });

  const [typed] = await project.api.history.list({ method: 'notes.save' });
  expect(typed).toMatchObject({ seq: last, reason: { text: 'A first try.' } });
  const { since } = await project.api.history.act({ seq: last });
  expect(Date.parse(since ?? '')).toBeLessThan(Date.parse(typed?.at ?? ''));
});

test('a reason for one of a thousand saves of a long day is kept with the act into which they were all folded', async () => {
  await using project = await testProject();
  const { codes } = await smallStudy(project);
  const begun = actsOf(project.store()).length;
  for (let save = 0; save < 1_010; save += 1)
    await project.api.codes.update({ id: codes.guide.id, whenToUse: `When ${save}` });
  const last = actsOf(project.store()).length;
  // After a month, all typing of one day becomes one act.
  project.store().foldTyping({ ...nothingKept, now: '2026-05-20T09:00:00.000Z', old: 'all' });
  expect(methods(project.store()).slice(begun)).toEqual([
    ...Array<string>(1_009).fill('history.folded'),
    'codes.update',
  ]);

  await project.api.history.giveReason({ seq: begun + 1, reason: 'A first try.' });

  const [typed] = await project.api.history.list({ method: 'codes.update' });
  expect(typed).toMatchObject({ seq: last, reason: { text: 'A first try.' } });
});

test('a reason for typing without an effect is not given to a later act', async () => {
  await using project = await testProject();
  const { codes } = await smallStudy(project);
  const begun = actsOf(project.store()).length;
  const define = (whenToUse: string) => project.api.codes.update({ id: codes.guide.id, whenToUse });
  await define('When a');
  await define('');
  await project.api.codes.update({ id: codes.connector.id, whenToUse: 'When b' });
  await project.api.codes.update({ id: codes.connector.id, whenToUse: 'When b is so' });
  expect(project.store().foldTyping(nothingKept)).toBe(3);

  const given = project.api.history.giveReason({ seq: begun + 1, reason: 'A first try.' });

  await expect(given).rejects.toMatchObject({ key: 'errors:no_such_act' });
});

/** Random acts, with typing, undo and restarts among them. */
async function anyHistory(project: TestProject, random: readonly Act[], typed: readonly number[]) {
  const { sources } = await smallStudy(project);
  const ids = [sources.first.id, sources.second.id];
  for (const [place, each] of random.entries()) {
    const id = ids[place % 2] ?? '';
    const { tables } = await project.api.project.records();
    const words = Array.from({ length: typed[place % typed.length] ?? 0 }, (_, word) => `w${word} `);
    if (tables.source.some((source) => source.id === id)) await typeInto(project, id, words);
    if (place % 7 === 6 && (await project.api.history.state({})).undo) await project.api.history.undo({});
    else await act(project, each);
    if (place % 9 === 8) project.reopen();
    // Folded now and then, as during work.
    if (place % 6 === 5) project.store().foldTyping(nothingKept);
  }
}

describe('any history', () => {
  /** Numbers of words that are typed between acts, in turn. */
  const words = fc.array(fc.nat(3), { minLength: 2, maxLength: 8 });

  it('keeps its state after folding, and each undo leads to the same state as before', async () => {
    await fc.assert(
      lawOf(fc.tuple(acts, words), async ([random, typed]) => {
        await using project = await testProject();
        await anyHistory(project, random, typed);
        const whole = dump(project.store());
        const copy = join(project.folder, 'copy.concord');
        await project.api.project.saveCopy({ to: copy });
        const unfolded = openStore(copy, openOptions);
        project.session.adopt(unfolded);
        const single = await undoAll(project, unfolded);
        project.reopen();

        project.store().foldTyping(nothingKept);
        collected(project.store());

        expect(dump(project.store())).toBe(whole);
        expect(findProblems(project.store().db)).toEqual([]);
        const bursts = await undoAll(project, project.store());
        let led = -1;
        for (const state of bursts) {
          led = single.indexOf(state, led + 1);
          expect(led).toBeGreaterThanOrEqual(0);
        }
        expect(bursts.at(-1)).toBe(single.at(-1));
        for (const _ of bursts) await project.api.history.redo({});
        expect(dump(project.store())).toBe(whole);
        expect(findProblems(project.store().db)).toEqual([]);
        expect(project.faults).toEqual([]);
      }),
      tries(3, 20261129),
    );
  });
});

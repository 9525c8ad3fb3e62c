// Several people in one study: undo reverts one's own acts and leaves what others have done since.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Outcome } from '#electron/rpc/transport.ts';
import { findProblems } from '#db/check.ts';
import { redoGroup } from '#db/history.ts';
import { dump } from '../../helpers/dump.ts';
import { lines, testProject, type TestProject } from '../../helpers/project.ts';
import { act, acts } from '../../helpers/random-acts.ts';
import { lawOf, tries } from '../../helpers/seeded-ids.ts';
import { codeWords, NOTE, smallStudy, type Study } from '../../helpers/study.ts';

interface Shared extends Study {
  readonly lin: { readonly as: string };
  readonly wei: { readonly as: string };
}

/** A small study of Wei, who is the main coder, and of Lin. */
async function sharedStudy(project: TestProject): Promise<Shared> {
  const study = await smallStudy(project);
  const { tables } = await project.api.project.records();
  const lin = await project.api.coders.add({ name: 'Lin' });
  return { ...study, lin: { as: lin.id }, wei: { as: tables.project[0]?.mainCoderId ?? '' } };
}

/** How far the acts of this method are undone in the history, newest first. */
async function undoneOf({ api }: TestProject, method: string): Promise<string[]> {
  return (await api.history.list({ method })).map(({ undone }) => undone);
}

async function codeNamed(project: TestProject, id: string) {
  return (await project.api.project.records()).tables.code.find((code) => code.id === id);
}

test('undo reverts one’s own last act, not what somebody else did after it', async () => {
  await using project = await testProject();
  const { api } = project;
  const { codes, lin } = await sharedStudy(project);
  await api.codes.update({ id: codes.guide.id, shortDefinition: 'leads the way' });
  await api.codes.update({ id: codes.market.id, shortDefinition: 'deals' }, lin);

  expect((await api.history.state()).undo?.method).toBe('codes.update');
  expect(await api.history.undo()).toEqual({ method: 'codes.update', stays: 0 });

  expect((await codeNamed(project, codes.guide.id))?.shortDefinition).toBe('');
  expect((await codeNamed(project, codes.market.id))?.shortDefinition).toBe('deals');
  expect((await api.history.state({}, lin)).redo).toBeNull();
  await api.history.redo();
  expect((await codeNamed(project, codes.guide.id))?.shortDefinition).toBe('leads the way');
});

test('a newly added coder can at once undo their own adding, though somebody else did it', async () => {
  await using project = await testProject();
  const { api } = project;
  const { lin } = await sharedStudy(project);
  const again = await api.coders.add({ name: 'Lin again', kind: 'second-pass', personId: lin.as });

  expect(await api.history.undo({}, { as: again.id })).toEqual({ method: 'coders.add', stays: 0 });
  await api.history.redo();
  expect((await api.history.state({}, { as: again.id })).undo?.method).toBe('coders.add');
  expect(await api.history.undo({}, { as: again.id })).toEqual({ method: 'coders.add', stays: 0 });
  expect(await api.history.undo({}, lin)).toEqual({ method: 'coders.add', stays: 0 });

  expect((await project.api.project.records()).tables.coder).toHaveLength(1);
  expect((await api.history.state({}, lin)).undo?.method).not.toBe('coders.add');
  expect(findProblems(project.store().db)).toEqual([]);
});

test('a field that somebody else changed since stays, the others of the act are reverted', async () => {
  await using project = await testProject();
  const { api } = project;
  const { codes, lin } = await sharedStudy(project);
  const { id } = codes.guide;
  await api.codes.update({ id, shortDefinition: 'leads', whenToUse: 'often' });
  await api.codes.update({ id, shortDefinition: 'leads the way' }, lin);

  expect(await api.history.undo()).toEqual({ method: 'codes.update', stays: 1 });

  expect(await codeNamed(project, id)).toMatchObject({ shortDefinition: 'leads the way', whenToUse: '' });
  expect(await undoneOf(project, 'codes.update')).toEqual(['no', 'partly']);
  await api.history.redo();
  expect(await undoneOf(project, 'codes.update')).toEqual(['no', 'no']);
  expect(findProblems(project.store().db)).toEqual([]);
});

test('a code with which somebody else has coded since stays with those codings', async () => {
  await using project = await testProject();
  const { api } = project;
  const { sources, lin } = await sharedStudy(project);
  const made = await api.codes.create({ name: 'trust' });
  const [source, span] = [sources.first, { start: 0, end: 4 }];
  await api.codings.apply({ sourceId: source.id, textHash: source.textHash, codeId: made.id, span }, lin);

  expect((await api.history.undo()).stays).toBe(1);

  expect(await codeNamed(project, made.id)).toBeDefined();
  expect((await undoneOf(project, 'codes.create'))[0]).toBe('no');
  expect(await api.codings.of({ sourceId: source.id })).toHaveLength(1);
  expect(findProblems(project.store().db)).toEqual([]);
});

test('a person’s second pass and adjudicated codings are their own, whichever coder they work as', async () => {
  await using project = await testProject();
  const { api } = project;
  const { codes, lin, wei } = await sharedStudy(project);
  const again = await api.coders.add({ name: 'Lin again', kind: 'second-pass', personId: lin.as });
  const agreed = await api.coders.add({ name: 'agreed', kind: 'adjudication' });
  const define = (shortDefinition: string, by: object) =>
    api.codes.update({ id: codes.guide.id, shortDefinition }, by);
  await define('one', { as: agreed.id, person: lin.as });
  await define('two', { as: again.id });

  expect((await api.history.state({}, wei)).undo?.method).toBe('coders.add');
  await api.history.undo({}, lin);
  expect((await codeNamed(project, codes.guide.id))?.shortDefinition).toBe('one');
  await api.history.undo({}, { as: agreed.id, person: lin.as });
  expect((await codeNamed(project, codes.guide.id))?.shortDefinition).toBe('');
});

test('who codes blind undoes their own act where another pass of theirs, which is hidden, has gone on from it', async () => {
  await using project = await testProject();
  const { api } = project;
  const { lin } = await sharedStudy(project);
  const again = {
    as: (await api.coders.add({ name: 'Lin again', kind: 'second-pass', personId: lin.as })).id,
  };
  const { id } = await api.events.add({ name: 'ban', date: '2010' }, again);
  await api.events.update({ id, name: 'ban', date: '2012' }, lin);
  await api.events.add({ name: 'war', date: '2014' }, lin);

  expect(await api.history.undo({}, again)).toEqual({ method: 'events.add', stays: 1 });

  expect((await api.history.state({}, again)).undo?.method).not.toBe('events.add');
  expect(await api.history.undo({}, lin)).toEqual({ method: 'events.add', stays: 0 });
  expect((await project.api.project.records()).tables.timelineEvent).toMatchObject([{ id, date: '2012' }]);
});

test('undo to here reverts one’s own later acts, and says how many of others’ stay', async () => {
  await using project = await testProject();
  const { api } = project;
  const { codes, lin } = await sharedStudy(project);
  const [first] = await api.history.list({ limit: 1 });
  await api.codes.update({ id: codes.guide.id, whenToUse: 'a' });
  await api.codes.update({ id: codes.market.id, whenToUse: 'b' }, lin);
  await api.memos.add({ body: 'mine' });
  await api.memos.add({ body: 'Lin’s' }, lin);
  const group = first?.group ?? '';

  expect(await api.history.undoToPreview({ group })).toEqual({ steps: 2, others: 2 });
  expect(await api.history.undoTo({ group })).toEqual({ steps: 2, others: 2, stays: 0 });

  const { tables } = await api.project.records();
  expect(tables.code.map(({ whenToUse }) => whenToUse).filter(Boolean)).toEqual(['b']);
  const bodies = project.store().db.sqlite.prepare('SELECT body FROM memo').pluck().all();
  expect(bodies).toEqual(['Lin’s']);
});

test('an act that somebody else has redone, as an earlier version allowed, cannot be redone again', async () => {
  await using project = await testProject();
  const { api } = project;
  const { codes, lin } = await sharedStudy(project);
  await api.codes.update({ id: codes.guide.id, whenToUse: 'a' });
  const redoes = (await api.history.state()).undo?.group ?? '';
  await api.history.undo();
  const deed = { method: 'history.redo', coderId: lin.as, at: '2026-11-28T20:00:00.000Z', redoes };
  project.store().transact(deed, (db) => redoGroup(db, redoes));

  expect((await api.history.state()).redo).toBeNull();
});

test('if an act that somebody undid is lost, as after a salvage, others keep their undo and redo', async () => {
  await using project = await testProject();
  const { api } = project;
  const { codes, lin } = await sharedStudy(project);
  await api.codes.update({ id: codes.guide.id, whenToUse: 'a' });
  await api.history.undo();
  await api.codes.update({ id: codes.market.id, whenToUse: 'b' }, lin);
  const lost = (await api.history.state({}, lin)).undo?.group ?? '';
  await api.history.undo({}, lin);
  project.store().db.sqlite.prepare('DELETE FROM change WHERE group_id = ?').run(lost);

  expect((await api.history.state()).redo?.method).toBe('codes.update');
});

test('calls of one gesture stay one act though somebody else has acted in between', async () => {
  await using project = await testProject();
  const { api } = project;
  const { codes, lin } = await sharedStudy(project);
  await api.codes.update({ id: codes.guide.id, whenToUse: 'a' }, { group: 'gesture' });
  await api.codes.update({ id: codes.market.id, whenToUse: 'b' }, lin);
  await api.codes.update({ id: codes.guide.id, whenNotToUse: 'c' }, { group: 'gesture' });

  await api.history.undo();

  expect(await codeNamed(project, codes.guide.id)).toMatchObject({ whenToUse: '', whenNotToUse: '' });
  expect((await codeNamed(project, codes.market.id))?.whenToUse).toBe('b');
});

describe('when somebody else has edited the text since', () => {
  test('a removed coding comes back on its words, wherever they are now', async () => {
    await using project = await testProject();
    const { api } = project;
    const { codes, sources, lin } = await sharedStudy(project);
    const source = sources.first;
    await codeWords(project, source, codes.guide, 'suppliers');
    const [coding] = await api.codings.of({ sourceId: source.id });
    await api.codings.remove({ ids: [coding?.id ?? ''] });
    const doc = lines(`A line before.\n${NOTE}`);
    await api.notes.save({ sourceId: source.id, textHash: source.textHash, doc, moved: [] }, lin);

    expect((await api.history.undo()).stays).toBe(0);

    const [back] = await api.codings.of({ sourceId: source.id });
    expect(back?.start).toBe((coding?.start ?? 0) + 'A line before.\n'.length);
    expect(findProblems(project.store().db)).toEqual([]);
  });

  test('a coding whose words are gone stays removed with its memo, and both are reported', async () => {
    await using project = await testProject();
    const { api } = project;
    const { codes, sources, lin } = await sharedStudy(project);
    const source = sources.first;
    await codeWords(project, source, codes.guide, 'suppliers');
    const [coding] = await api.codings.of({ sourceId: source.id });
    await api.memos.add({ about: 'coding', subjectId: coding?.id ?? '', body: 'why' });
    await api.codings.remove({ ids: [coding?.id ?? ''] });
    const doc = lines('Nothing of it is left.');
    await api.notes.save({ sourceId: source.id, textHash: source.textHash, doc, moved: [] }, lin);

    expect((await api.history.undo()).stays).toBe(2);

    expect(await api.codings.of({ sourceId: source.id })).toEqual([]);
    expect(findProblems(project.store().db)).toEqual([]);
  });

  test('a coding comes back only in its old place when the earlier text is no longer stored', async () => {
    await using project = await testProject();
    const { api } = project;
    const { codes, sources, lin } = await sharedStudy(project);
    // The other interviews have the same text.
    const { source } = await api.notes.save({
      sourceId: sources.first.id,
      textHash: sources.first.textHash,
      doc: lines('Two firms met.\nThey traded.'),
      moved: [],
    });
    const place = { sourceId: source.id, textHash: source.textHash, codeId: codes.guide.id };
    await api.codings.apply({ ...place, span: { start: 0, end: 9 } });
    await api.codings.apply({ ...place, span: { start: 15, end: 19 } });
    const all = await api.codings.of({ sourceId: source.id });
    await api.codings.remove({ ids: all.map(({ id }) => id) });
    const doc = lines('Two firms met often.\nThey traded.');
    await api.notes.save({ sourceId: source.id, textHash: source.textHash, doc, moved: [] }, lin);
    project.store().db.sqlite.prepare('DELETE FROM blob WHERE hash = ?').run(source.textHash);

    expect((await api.history.undo()).stays).toBe(1);

    const [back, ...more] = await api.codings.of({ sourceId: source.id });
    expect([back?.start, back?.end, more]).toEqual([0, 9, []]);
  });

  test('a text stays under a coding that came with it when somebody else has put a memo on that coding', async () => {
    await using project = await testProject();
    const { api } = project;
    const { codes, sources, lin } = await sharedStudy(project);
    const { id, textHash } = sources.first;
    const span = { start: NOTE.length + 1, end: NOTE.length + 5 };
    const doc = lines(`${NOTE}\nMine.`);
    const apply = [{ codeId: codes.guide.id, span }];
    await api.notes.save({ sourceId: id, textHash, doc, moved: [], apply });
    const [coding] = await api.codings.of({ sourceId: id });
    await api.memos.add({ about: 'coding', subjectId: coding?.id ?? '', body: 'Lin’s' }, lin);

    expect((await api.history.undo()).stays).toBe(2);

    expect((await api.sources.text({ id })).text).toBe(`${NOTE}\nMine.`);
    expect(await api.codings.of({ sourceId: id })).toEqual([coding]);
    expect(findProblems(project.store().db)).toEqual([]);
  });

  test('a coding comes back in its place when the present text is lost, as in a salvaged study', async () => {
    await using project = await testProject();
    const { api } = project;
    const { codes, sources, lin } = await sharedStudy(project);
    const source = sources.first;
    await codeWords(project, source, codes.guide, 'suppliers');
    const [coding] = await api.codings.of({ sourceId: source.id });
    await api.codings.remove({ ids: [coding?.id ?? ''] });
    await api.memos.add({ body: 'elsewhere' }, lin);
    const { sqlite } = project.store().db;
    sqlite.pragma('foreign_keys = OFF');
    sqlite.prepare('DELETE FROM blob WHERE hash = ?').run(source.textHash);
    sqlite.pragma('foreign_keys = ON');

    expect((await api.history.undo()).stays).toBe(0);

    expect(await api.codings.of({ sourceId: source.id })).toEqual([coding]);
  });

  test('one’s own writing stays when the text before it is lost, as in a salvaged study', async () => {
    await using project = await testProject();
    const { api } = project;
    const { sources, lin } = await sharedStudy(project);
    const save = async ({ id, textHash }: { id: string; textHash: string }, text: string) =>
      (await api.notes.save({ sourceId: id, textHash, doc: lines(text), moved: [] })).source;
    const before = await save(sources.first, 'Two firms met.');
    const after = await save(before, 'Two firms met.\nThey traded.');
    await api.memos.add({ body: 'elsewhere' }, lin);
    project.store().db.sqlite.prepare('DELETE FROM blob WHERE hash = ?').run(before.textHash);

    expect((await api.history.undo()).stays).toBe(1);

    expect((await api.sources.text({ id: after.id })).text).toBe('Two firms met.\nThey traded.');
    expect(findProblems(project.store().db)).toEqual([]);
  });

  test('one’s own writing stays where the other person edited it, and is reverted where they only coded', async () => {
    await using project = await testProject();
    const { api } = project;
    const { codes, sources, lin } = await sharedStudy(project);
    const save = async (source: { id: string; textHash: string }, text: string, by?: { as: string }) =>
      (
        await api.notes.save(
          { sourceId: source.id, textHash: source.textHash, doc: lines(text), moved: [] },
          by,
        )
      ).source;
    const coded = await save(sources.first, `Mine.\n${NOTE}`);
    const span = { start: 6, end: 10 };
    await api.codings.apply(
      { sourceId: coded.id, textHash: coded.textHash, codeId: codes.guide.id, span },
      lin,
    );

    expect((await api.history.undo()).stays).toBe(0);
    const [followed] = await api.codings.of({ sourceId: coded.id });
    expect(followed).toMatchObject({ start: 0, end: 4 });
    expect((await api.sources.text({ id: coded.id })).text).toBe(NOTE);

    const mine = await save(sources.second, `Mine.\n${NOTE}`);
    await save(mine, `Mine, and Lin’s.\n${NOTE}`, lin);
    expect((await api.history.undo()).stays).toBe(1);
    expect((await api.sources.text({ id: mine.id })).text).toBe(`Mine, and Lin’s.\n${NOTE}`);
    expect(findProblems(project.store().db)).toEqual([]);
  });

  test('one’s own paragraph is removed from between paragraphs of the other person, and every coding stays on its words', async () => {
    await using project = await testProject();
    const { api } = project;
    const { codes, sources, lin } = await sharedStudy(project);
    const save = async ({ id, textHash }: { id: string; textHash: string }, text: string, by = {}) =>
      (await api.notes.save({ sourceId: id, textHash, doc: lines(text), moved: [] }, by)).source;
    const mine = await save(sources.first, `Mine.\n${NOTE}`);
    const both = await save(mine, `Mine.\n${NOTE}\nLin’s.`, lin);
    const start = both.length - 'Lin’s.'.length;
    const place = { sourceId: both.id, textHash: both.textHash, codeId: codes.guide.id };
    await api.codings.apply({ ...place, span: { start, end: both.length } }, lin);

    expect((await api.history.undo()).stays).toBe(0);

    const { text } = await api.sources.text({ id: both.id });
    expect(text).toBe(`${NOTE}\nLin’s.`);
    const [coding] = await api.codings.of({ sourceId: both.id });
    expect(text.slice(coding?.start ?? 0, coding?.end ?? 0)).toBe('Lin’s.');
    await api.history.redo();
    expect((await api.sources.text({ id: both.id })).text).toBe(`Mine.\n${NOTE}\nLin’s.`);
    expect(findProblems(project.store().db)).toEqual([]);
  });
});

test('whatever two people do in turn, their undo and redo leave a sound study', async () => {
  await fc.assert(
    lawOf(acts, async (sequence) => {
      await using project = await testProject();
      const { lin } = await sharedStudy(project);
      const { call } = project.session;
      let person: object = {};
      // The person whose turn it is does the act.
      project.session.call = (name, input, options): Promise<Outcome> =>
        call.bind(project.session)(name, input, { ...person, ...options });
      for (const [index, each] of sequence.entries()) {
        person = each[1] % 2 === 0 ? {} : lin;
        await act(project, each);
        if (index % 3 !== 2) continue;
        const { undo, redo } = await project.api.history.state();
        // With nothing else left to undo, Lin would be gone.
        if (undo && undo.method !== 'coders.add' && index % 2 === 0) await project.api.history.undo();
        else if (redo) await project.api.history.redo();
        expect(findProblems(project.store().db)).toEqual([]);
      }
      expect(project.faults).toEqual([]);
    }),
    tries(10, 20261128),
  );
});

test('undo by settling restores exactly the earlier state when only one person worked', async () => {
  await fc.assert(
    lawOf(acts, async (sequence) => {
      await using project = await testProject();
      const { lin } = await sharedStudy(project);
      for (const each of sequence) {
        const before = dump(project.store());
        const known = (await project.api.history.list({ limit: 1 }))[0]?.seq;
        await act(project, each);
        const [newest] = await project.api.history.list({ limit: 1 });
        if (newest?.seq === known || newest?.group == null) continue;
        // Somebody else has written elsewhere, so that rows are settled one by one.
        const { id } = await project.api.memos.add({ body: 'elsewhere' }, lin);
        expect((await project.api.history.undo()).stays).toBe(0);
        await project.api.memos.remove({ id }, lin);
        expect(dump(project.store())).toBe(before);
        await project.api.history.redo();
      }
    }),
    tries(6, 20261128),
  );
});

// The desk of an open source, on a real study and without a screen.
import { createJSONStorage } from 'zustand/middleware';
import { afterEach, expect, test } from 'vitest';
import { paragraphs } from '#core/text/plain-text.ts';
import type { SurfaceHandle, SurfaceSelection } from '#renderer/editor/surface.ts';
import { nodeFromRichText } from '#renderer/editor/rich-text-node.ts';
import { handlersOf } from '#renderer/features/reader/reader-commands.ts';
import { ReaderDesk } from '#renderer/features/reader/reader-desk.ts';
import { focusCoding, readerStore } from '#renderer/features/reader/reader-store.ts';
import { SourceSession } from '#renderer/features/reader/source-session.ts';
import { apply, clear, load, projectStore, requestCodings } from '#renderer/state/project.ts';
import { workspaceStore } from '#renderer/state/workspace.ts';
import { testProject } from '../../helpers/project.ts';
import { codeWords, smallStudy } from '../../helpers/study.ts';

/** The storage of the window, from one start to the next. */
const kept = new Map<string, string>();
workspaceStore.persist.setOptions({
  storage: createJSONStorage(() => ({
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  })),
});

afterEach(() => {
  clear();
  kept.clear();
  workspaceStore.setState(workspaceStore.getInitialState(), true);
  readerStore.setState(readerStore.getInitialState(), true);
});

/** A study whose first source is open on the left, and a text that shows what its session holds. */
async function openDesk() {
  const project = await testProject();
  const { sources, codes } = await smallStudy(project);
  const { api } = project;
  load(project.session.project!, (await api.project.records()).tables);
  const { id } = sources.first;
  const stored = async () => {
    const { source, text, codings, hasLayout } = await api.sources.text({ id });
    return { source, content: paragraphs(text), length: text.length, codings, hasPages: hasLayout };
  };
  const opened = await stored();
  requestCodings().hold(id, opened.codings);
  const session = new SourceSession(opened, {
    save: (request, group) => api.notes.save(request, group === undefined ? {} : { group }),
    apply: async (request, group) => {
      // A program beside the window answers later.
      await Promise.resolve();
      return api.codings.apply(request, group === undefined ? {} : { group });
    },
    load: stored,
    records: () => {
      const { tables, codings } = projectStore.getState();
      return { source: tables.source.get(id)!, codings: codings.get(id)?.values() ?? [] };
    },
    isComposing: () => false,
    onError: (error) => {
      throw error;
    },
  });
  session.show(nodeFromRichText(opened.content));
  const told = project.session.subscribe((news) => {
    if (news.type !== 'change') return;
    apply(news.change);
    void session.reconcile();
  });
  let selection: SurfaceSelection | null = null;
  const surface: SurfaceHandle = {
    text: () => session.text,
    selection: () => selection,
    select: ({ start, end }) => (selection = { start, end, head: end }),
    reveal: () => undefined,
    isInSight: () => true,
    firstInSight: () => 0,
    bringToTop: () => undefined,
    offsetAt: () => null,
    isComposing: () => false,
    boxesOf: () => null,
    focus: () => undefined,
  };
  const desk = new ReaderDesk('left', session, { current: surface });
  const wordsAt = ({ start, end }: { start: number; end: number }) => session.text.slice(start, end);
  return {
    desk,
    codes,
    sources,
    session,
    project,
    surface,
    select: (words: string) => {
      const start = session.text.indexOf(words);
      surface.select({ start, end: start + words.length });
    },
    /** The words under the codings shown. */
    shown: () => desk.now.shown.map(wordsAt),
    [Symbol.asyncDispose]: async () => {
      session.close();
      told();
      await project[Symbol.asyncDispose]();
    },
  };
}

test('the state is the same object while nothing changes, and another one once something does', async () => {
  await using at = await openDesk();
  const { desk, project, sources, codes } = at;
  const before = desk.now;

  workspaceStore.setState({ codeId: 'another' });
  expect(desk.now).toBe(before);

  await codeWords(project, sources.second, codes.guide, 'window on policy');
  expect(desk.now).toBe(before);

  focusCoding('left', 'a coding');
  expect(desk.now).not.toBe(before);
  expect(desk.now.focusedId).toBe('a coding');
});

test('a coding is made and shown alike whether the text is saved or not', async () => {
  await using at = await openDesk();
  const { desk, session, codes } = at;
  const [first = '', second = ''] = session.text.split(' ').filter((word) => word.length > 4);

  at.select(first);
  await desk.actions.applyCode(codes.guide.id);
  expect(at.shown()).toEqual([first]);
  expect(desk.now.focused).toMatchObject({ codeId: codes.guide.id });

  const doc = nodeFromRichText(paragraphs(`Before it. ${session.text}`));
  session.edit(nodeFromRichText(paragraphs(session.text)), doc, [{ start: 0, removed: 0, inserted: 11 }]);
  expect(desk.now.text.phase).toBe('unsaved');
  expect(at.shown()).toEqual([first]);
  at.select(second);
  await desk.actions.applyCode(codes.guide.id);

  expect(at.shown().toSorted()).toEqual([first, second].toSorted());
  expect(desk.now.text.phase).toBe('saved');
  expect(desk.now.recentIds).toEqual([codes.guide.id]);
});

test('a coding is pending at once and shown once it is stored, never both', async () => {
  await using at = await openDesk();
  const { desk, session, codes } = at;
  const [word = ''] = session.text.split(' ').filter((each) => each.length > 4);
  const start = session.text.indexOf(word);
  const drawn: string[] = [];
  const note = () => drawn.push(`${desk.now.pending.length} pending, ${at.shown().length} shown`);
  desk.subscribe(note);
  at.select(word);

  const applied = desk.actions.applyCode(codes.guide.id);
  expect(desk.now.pending).toEqual([
    { start, end: start + word.length, colour: codes.guide.colour, lane: 0 },
  ]);
  await applied;

  expect(new Set(drawn)).toEqual(new Set(['1 pending, 0 shown', '0 pending, 1 shown']));
});

test('whether a coding is pinned as an example is known at once, whoever pinned it', async () => {
  await using at = await openDesk();
  const { desk, project, session, codes } = at;
  const [word = ''] = session.text.split(' ');
  at.select(word);
  await desk.actions.applyCode(codes.guide.id);
  const shown = () => handlersOf(desk)['coding.example'];
  expect(shown()).toMatchObject({ checked: false });
  const before = desk.now;

  await project.api.codings.setExample({ ids: [desk.now.focusedId!], example: true });

  // A screen renders again only when the state is another object.
  expect(desk.now).not.toBe(before);
  expect(shown()).toMatchObject({ checked: true });
});

test('search wraps at the ends of the text, and its marks go when the field is closed', async () => {
  await using at = await openDesk();
  const { find } = at.desk;

  find.open();
  find.search('at');
  const places = find.places();
  expect(new Set(places.map(({ start, end }) => at.session.text.slice(start, end)))).toEqual(new Set(['at']));
  expect(places.length).toBeGreaterThan(1);
  find.step(-1);
  const first = (find.index() + 1) % places.length;
  find.step(1);
  expect(find.index()).toBe(first);

  find.close();
  expect(at.desk.now.looking.isOpen).toBe(false);
  expect(find.places()).toEqual([]);
});

test('search matches stay on their words even if the text was changed elsewhere', async () => {
  await using at = await openDesk();
  const { desk, project, session, surface } = at;
  const { sourceId, text: before } = session;
  const found = () => desk.find.places().map(({ start, end }) => session.text.slice(start, end));
  desk.find.open();
  desk.find.search('at');
  expect(new Set(found())).toEqual(new Set(['at']));
  // An editor shows another text only after the screen was drawn with the new state.
  surface.text = () => before;

  const doc = paragraphs(`Written before it. ${before}`);
  const source = projectStore.getState().tables.source.get(sourceId)!;
  await project.api.notes.save({
    sourceId,
    textHash: source.textHash,
    doc,
    moved: [],
    removed: [],
    apply: [],
  });
  await expect.poll(() => session.text).not.toBe(before);

  expect(new Set(found())).toEqual(new Set(['at']));
});

test('a note opens in Write, and marking it as reviewed disturbs nothing', async () => {
  await using at = await openDesk();
  const { desk, project, session } = at;
  expect(desk.now.mode).toBe('write');

  await project.api.sources.setReviewed({ ids: [session.sourceId], reviewed: true });

  expect(desk.now).toMatchObject({ reviewed: true, mode: 'write' });
});

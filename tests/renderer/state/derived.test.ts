import { expect, test } from 'vitest';
import { derived, type Known } from '#renderer/state/derived.ts';
import { applied, projectStore } from '#renderer/state/project.ts';
import { smallStudy } from '../../helpers/study.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';

/** The records of a study as a window holds them, updated by every act it hears of. */
async function windowOver({ api, session }: TestProject) {
  const { tables } = await api.project.records();
  let state = applied(projectStore.getInitialState(), { added: {}, updated: {}, removed: {} });
  state = {
    ...state,
    tables: {
      ...state.tables,
      ...Object.fromEntries(
        Object.entries(tables).map(([table, rows]) => [
          table,
          new Map<string, unknown>(rows.map((row) => [row.id, row])),
        ]),
      ),
    },
  };
  const ended = session.subscribe((news) => {
    if (news.type === 'change') state = applied(state, news.change);
  });
  return { now: (): Known => state, [Symbol.dispose]: ended };
}

test('a value derived from sources is computed once for all who show it, and again when a source has changed', async () => {
  await using project = await testProject();
  const { sources } = await smallStudy(project);
  using window = await windowOver(project);
  let times = 0;
  const titles = derived(({ tables }) => {
    times += 1;
    return Array.from(tables.source.values(), ({ title }) => title);
  });

  const first = titles()(window.now());
  expect(titles()(window.now())).toBe(first);
  await project.api.memos.add({ about: 'project', body: 'A thought.' });
  await project.api.codes.create({ name: 'doors' });
  expect(titles()(window.now())).toBe(first);
  expect(times).toBe(1);

  await project.api.sources.update({ ids: [sources.first.id], title: 'Renamed' });
  expect(titles()(window.now())).toContain('Renamed');
  expect(times).toBe(2);
});

test('values derived for several questions are kept for each of them', () => {
  const asked: string[] = [];
  const named = derived((_, name: string) => {
    asked.push(name);
    return { name };
  });
  const state = projectStore.getInitialState();

  const [one, other] = [named('one')(state), named('other')(state)];

  expect([named('one')(state), named('other')(state)]).toEqual([one, other]);
  expect(named('one')(state)).toBe(one);
  expect(asked).toEqual(['one', 'other']);
});

test('a value on the screen stays the same object however many other questions are asked meanwhile', () => {
  const named = derived((_, name: string) => ({ name }));
  const state = projectStore.getInitialState();
  const shown = named('shown');
  const value = shown(state);

  for (let number = 0; number < 100; number += 1) named(`other ${number}`)(state);

  expect(shown(state)).toBe(value);
});

test('a value derived from a derived value depends on the sources too', async () => {
  await using project = await testProject();
  const { sources } = await smallStudy(project);
  using window = await windowOver(project);
  const titles = derived(({ tables }) => Array.from(tables.source.values(), ({ title }) => title));
  const longest = derived((known) => Math.max(...titles()(known).map((title) => title.length)));
  // The inner value is already known when the outer one is computed.
  titles()(window.now());
  const before = longest()(window.now());

  await project.api.sources.update({ ids: [sources.first.id], title: 'x'.repeat(before + 1) });

  expect(longest()(window.now())).toBe(before + 1);
});

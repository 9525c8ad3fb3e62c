// The laws of every command: undo restores the earlier state, redo restores the later one, the change survives JSON,
// and a window that applies the change knows what the database knows.
import { expect } from 'vitest';
import type { Change } from '#core/change.ts';
import type { CallMeta, OpenProject } from '#electron/rpc/transport.ts';
import { applied, load, projectStore } from '#renderer/state/project.ts';
import { dump } from './dump.ts';
import type { TestProject } from './project.ts';

const window: OpenProject = {
  path: '/study.concord',
  reading: 1,
  name: 'study',
  readOnly: false,
  holder: null,
  synced: false,
  interrupted: null,
  asOf: null,
  personId: null,
  health: { state: 'whole' },
  lost: null,
  notes: [],
  snapshot: null,
};

async function records(project: TestProject): Promise<unknown> {
  const { tables } = await project.api.project.records();
  return Object.fromEntries(
    Object.entries(tables).map(([table, rows]) => [table, new Map(rows.map((row) => [row.id, row]))]),
  );
}

/** Calls the command and checks the laws. `by` is the person who undoes it. Returns what the command returned. */
export async function expectCommand<T>(
  project: TestProject,
  call: () => Promise<T>,
  by: CallMeta = {},
): Promise<T> {
  const before = dump(project.store());
  load(window, (await project.api.project.records()).tables);
  const changes: Change[] = [];
  const stop = project.session.subscribe((news) => {
    if (news.type === 'change') changes.push(JSON.parse(JSON.stringify(news.change)) as Change);
  });

  const result = await call();
  const after = dump(project.store());
  const seen = changes.reduce(applied, projectStore.getState());
  expect(seen.tables).toEqual(await records(project));

  await project.api.history.undo({}, by);
  expect(dump(project.store())).toBe(before);
  await project.api.history.redo({}, by);
  expect(dump(project.store())).toBe(after);
  stop();
  expect(project.faults).toEqual([]);
  return result;
}

// How an open program tidies up typing: it folds acts, has the keeper look for texts that nothing names, and removes
// those texts.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findProblems } from '#db/check.ts';
import { fileIdOf } from '#db/file-id.ts';
import { storePath } from '#db/snapshots/store.ts';
import type { Store } from '#db/store.ts';
import { openKeeper, type Keeper } from '#electron/snapshots/keeper.ts';
import { StudySnapshots } from '#electron/snapshots/study-snapshots.ts';
import { tidyStudy, type Tidying } from '#electron/study/tidying.ts';
import { dump } from '../../helpers/dump.ts';
import { lines, testProject, type TestProject } from '../../helpers/project.ts';
import { smallStudy } from '../../helpers/study.ts';
import { typeInto } from '../../helpers/typing.ts';

/** Long after everything that a test does. */
const LATER = '2026-03-20T09:00:00.000Z';

interface Heard {
  /** Called after each search for unused texts, before its answer arrives. */
  readonly found?: () => Promise<void>;
  readonly folded?: () => void;
}

/**
 * The snapshots of a project's study; `found` is called after each search for unused texts, before its answer arrives.
 */
function snapshotsOf(project: TestProject, found?: () => Promise<void> | void): StudySnapshots {
  const opened = openKeeper();
  const keeper: Keeper = {
    ...opened,
    ask: async (call, input, told) => {
      const answer = await opened.ask(call, input, told);
      if (call === 'findUnnamed') await found?.();
      return answer;
    },
  };
  const snapshots = new StudySnapshots(project.store(), keeper, {
    folder: () => join(project.folder, 'snapshots'),
    limit: () => Number.MAX_SAFE_INTEGER,
    now: () => LATER,
    told: () => undefined,
  });
  onTestFinished(() => {
    snapshots.close();
    opened.close();
  });
  return snapshots;
}

/** Tidies the study of a project. */
function tidying(project: TestProject, { found, folded }: Heard = {}): Tidying {
  const tidied = tidyStudy(project.store(), {
    now: () => LATER,
    snapshots: snapshotsOf(project, found),
    isTaken: () => false,
    folded: () => folded?.(),
  });
  onTestFinished(() => tidied.stop());
  return tidied;
}

function blobs(store: Store): number {
  return Number(store.db.sqlite.prepare('SELECT count(*) FROM blob').pluck().get());
}

test('an open program folds typing and removes the texts between its ends', async () => {
  await using project = await testProject();
  const { sources } = await smallStudy(project);
  const kept = blobs(project.store());
  await typeInto(project, sources.first.id, ['One ', 'two ', 'three ', 'four ']);
  const whole = dump(project.store());

  let folded = 0;
  const tidied = tidying(project, { folded: () => (folded += 1) });
  await tidied.tidy();
  await tidied.tidy();

  expect(folded).toBe(1);
  expect(blobs(project.store())).toBe(kept + 1);
  expect(dump(project.store())).toBe(whole);
  expect(findProblems(project.store().db)).toEqual([]);
});

test('nothing is folded when the snapshot store cannot be read, since it may hold a version in between', async () => {
  await using project = await testProject();
  const { sources } = await smallStudy(project);
  await typeInto(project, sources.first.id, ['One ', 'two ', 'three ']);
  const folder = join(project.folder, 'snapshots');
  mkdirSync(folder);
  writeFileSync(storePath(folder, fileIdOf(project.store().db)), 'no store');
  let folded = 0;

  await tidying(project, { folded: () => (folded += 1) }).tidy();

  expect(folded).toBe(0);
});

test('a text that is typed again during the search stays', async () => {
  await using project = await testProject();
  const { sources } = await smallStudy(project);
  const { id } = sources.first;
  await typeInto(project, id, ['One ', 'two ', 'three ']);
  const before = blobs(project.store());
  const found = async (): Promise<void> => {
    // Back to the text that was just folded away.
    const { text, source } = await project.api.sources.text({ id });
    const doc = lines(text.replace('three ', ''));
    await project.api.notes.save({ sourceId: id, textHash: source.textHash, doc, moved: [] });
  };

  await tidying(project, { found }).tidy();

  expect(blobs(project.store())).toBe(before);
  expect(findProblems(project.store().db)).toEqual([]);
  expect((await project.api.sources.text({ id })).text).toMatch(/^One two /);
});

test('a study is closed when nobody searches its file for such texts any more', async () => {
  await using project = await testProject();
  await smallStudy(project);
  const order: string[] = [];
  const snapshots = snapshotsOf(project, () => void order.push('found'));

  const looking = snapshots.findUnnamed();
  await snapshots.settled();
  order.push('settled');
  await looking;

  expect(order).toEqual(['found', 'settled']);
});

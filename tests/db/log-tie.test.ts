// File and log are combined in every way that crashes, copies and backups can. In every combination nothing is mixed,
// no loss goes unreported, and every report is true.
import {
  copyFileSync,
  existsSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
  closeSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findProblems } from '#db/check.ts';
import { openStore } from '#db/open.ts';
import type { Store } from '#db/store.ts';
import { copyWithLog, newStudy, remember, remembered, versionByte } from '../helpers/memo-acts.ts';
import { openOptions, testFolder } from '../helpers/project.ts';

/** What opening for writing finds at `path`: the keys of its notes, and the memos. */
function found(path: string): { notes: string[]; memos: string[] } {
  const store = openStore(path, openOptions);
  const memos = remembered(store);
  expect(findProblems(store.db)).toEqual([]);
  store.close();
  return { notes: store.notes.map(({ key }) => key), memos };
}

interface Made {
  /** The study, open, with one memo in the file. */
  readonly store: Store;
  readonly path: string;
  /** Saves the file, or file and log, as they are now under a name. */
  readonly keep: (name: string, withLog?: boolean) => void;
  /** The path of what was saved under this name. */
  readonly kept: (name: string) => string;
}

/** Prepares a combination from a study that is open, with a memo called `first` folded into its file, then opens it. */
function situation(make: (made: Made) => void): { notes: string[]; memos: string[]; names: string[] } {
  using folder = testFolder();
  const path = join(folder.path, 'a.concord');
  const target = join(folder.path, 'target.concord');
  const store = newStudy(path);
  remember(store, 'first');
  store.fold();
  const kept = (name: string): string => join(folder.path, name);
  const keep = (name: string, withLog = false): void => {
    if (withLog) copyWithLog(path, kept(name));
    else copyFileSync(path, kept(name));
  };
  make({ store, path, keep, kept });
  if (store.db.sqlite.open) store.close();
  const names = (): string[] =>
    readdirSync(folder.path)
      .filter((name) => name.startsWith('target') && !name.endsWith('-lock'))
      .toSorted();
  return { ...found(target), names: names() };
}

/** The result when the log is the file's own, or none is needed. */
function whole(memos: string[]): ReturnType<typeof situation> {
  return { notes: [], memos, names: ['target.concord'] };
}

/** The result when the log belongs to another file. */
function setAside(memos: string[]): ReturnType<typeof situation> {
  return {
    notes: ['shell:log_of_another_file'],
    memos,
    names: ['target.concord', 'target.concord-wal of another file 2026-03-14'],
  };
}

describe('a log continues its file', () => {
  test('after a crash', () => {
    const seen = situation(({ store, keep }) => {
      remember(store, 'second');
      keep('target.concord', true);
    });
    expect(seen).toEqual(whole(['first', 'second']));
  });

  test('after a crash that followed a fold', () => {
    const seen = situation(({ store, keep }) => {
      remember(store, 'second');
      store.fold();
      remember(store, 'third');
      keep('target.concord', true);
    });
    expect(seen).toEqual(whole(['first', 'second', 'third']));
  });

  test('that was half folded because of a reader', () => {
    const seen = situation(({ store, path, keep }) => {
      const reader = openStore(path, { ...openOptions, readOnly: true });
      remember(store, 'second');
      const reading = reader.db.sqlite
        .prepare('SELECT name FROM coder UNION ALL SELECT title FROM memo')
        .iterate();
      reading.next();
      remember(store, 'third');
      expect(store.fold()).toBe(false);
      remember(store, 'fourth');
      keep('target.concord', true);
      reading.return?.();
      reader.close();
    });
    expect(seen).toEqual(whole(['first', 'second', 'third', 'fourth']));
  });

  test('that was wholly folded while a reader prevented its restart', () => {
    const seen = situation(({ store, path, keep }) => {
      const reader = openStore(path, { ...openOptions, readOnly: true });
      remember(store, 'second');
      const reading = reader.db.sqlite
        .prepare('SELECT name FROM coder UNION ALL SELECT title FROM memo')
        .iterate();
      reading.next();
      expect(store.fold()).toBe(true);
      remember(store, 'third');
      keep('target.concord', true);
      reading.return?.();
      reader.close();
    });
    expect(seen).toEqual(whole(['first', 'second', 'third']));
  });
});

describe('a log of another file is set aside', () => {
  test('beside a closed older copy', () => {
    const seen = situation(({ store, path, keep, kept }) => {
      store.close();
      keep('older');
      const later = openStore(path, openOptions);
      remember(later, 'second');
      copyWithLog(path, kept('target.concord'));
      later.close();
      copyFileSync(kept('older'), kept('target.concord'));
    });
    expect(seen).toEqual(setAside(['first']));
  });

  test('beside an older copy that had crashed', () => {
    const seen = situation(({ store, path, keep, kept }) => {
      remember(store, 'second');
      store.fold();
      keep('older');
      store.close();
      const later = openStore(path, openOptions);
      remember(later, 'third');
      copyWithLog(path, kept('target.concord'));
      later.close();
      copyFileSync(kept('older'), kept('target.concord'));
    });
    expect(seen).toEqual(setAside(['first', 'second']));
  });

  test.each([1, 2])('beside a copy from before the last fold but %i of the same opening', (folds) => {
    const seen = situation(({ store, keep, kept }) => {
      keep('older');
      for (let count = 0; count < folds + 1; count += 1) {
        remember(store, `later ${count}`);
        store.fold();
      }
      remember(store, 'last');
      keep('target.concord', true);
      copyFileSync(kept('older'), kept('target.concord'));
    });
    expect(seen).toEqual(setAside(['first']));
  });

  test('beside a new study, and the old acts are still in the log', () => {
    using folder = testFolder();
    const path = join(folder.path, 'a.concord');
    const crashed = join(folder.path, 'crashed.concord');
    const store = newStudy(path);
    remember(store, 'old');
    copyWithLog(path, crashed);
    store.close();
    const log = readFileSync(`${crashed}-wal`);
    copyFileSync(crashed, join(folder.path, 'kept.concord'));
    rmSync(crashed);

    const made = newStudy(crashed);

    expect(made.notes.map(({ key }) => key)).toEqual(['shell:log_of_another_file']);
    expect(remembered(made)).toEqual([]);
    made.close();
    const [aside] = readdirSync(folder.path).filter((name) => name.includes('of another file'));
    expect(readFileSync(join(folder.path, aside ?? '')).equals(log)).toBe(true);
    copyFileSync(join(folder.path, aside ?? ''), join(folder.path, 'kept.concord-wal'));
    expect(found(join(folder.path, 'kept.concord'))).toEqual({ notes: [], memos: ['old'] });
  });

  test('beside a new study that was there before the log', () => {
    using folder = testFolder();
    const path = join(folder.path, 'a.concord');
    const made = join(folder.path, 'new.concord');
    newStudy(made).close();
    const store = newStudy(path);
    remember(store, 'old');
    copyFileSync(`${path}-wal`, `${made}-wal`);
    store.close();

    expect(found(made)).toEqual({ notes: ['shell:log_of_another_file'], memos: [] });
  });

  test('under a free name', () => {
    using folder = testFolder();
    const made = join(folder.path, 'new.concord');
    newStudy(made).close();
    for (const log of ['one', 'two']) {
      writeFileSync(`${made}-wal`, log);
      found(made);
    }
    const aside = readdirSync(folder.path).filter((name) => name.includes('of another file'));
    expect(aside.map((name) => readFileSync(join(folder.path, name), 'utf8'))).toEqual(['one', 'two']);
  });

  test('but a reader is refused, and nothing is moved', () => {
    using folder = testFolder();
    const path = join(folder.path, 'a.concord');
    newStudy(path).close();
    writeFileSync(`${path}-wal`, 'a log of something');
    const before = readFileSync(path);

    expect(() => openStore(path, { ...openOptions, readOnly: true })).toThrow(
      expect.objectContaining({ key: 'errors:log_of_another_file' }),
    );
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readFileSync(`${path}-wal`, 'utf8')).toBe('a log of something');
  });
});

describe('a truncated log is kept as it was and reported', () => {
  const pageFrame = 24 + 4096;

  function damaged(harm: (log: string, size: number) => void): ReturnType<typeof situation> {
    return situation(({ store, keep, kept }) => {
      for (const title of ['second', 'third', 'fourth']) remember(store, title, 20_000);
      keep('target.concord', true);
      const log = `${kept('target.concord')}-wal`;
      harm(log, statSync(log).size);
    });
  }

  function flip(log: string, at: number): void {
    const file = openSync(log, 'r+');
    writeSync(file, Buffer.of(0xa5), 0, 1, at);
    closeSync(file);
  }

  test.each([
    ['cut in its last act', (log: string, size: number) => truncateSync(log, size - pageFrame - 100), 3],
    ['flipped in the middle', (log: string, size: number) => flip(log, Math.round(size / 2)), 2],
    ['flipped in its first act', (log: string) => flip(log, 32 + 24 + 2_000), 1],
    ['flipped in its header', (log: string) => flip(log, 20), 1],
  ])('%s', (_how, harm, atMost) => {
    const seen = damaged(harm);

    expect(seen.notes).toEqual(['shell:log_cut_short']);
    expect(seen.names).toContain('target.concord-wal cut short 2026-03-14');
    expect(['first', 'second', 'third', 'fourth'].slice(0, seen.memos.length)).toEqual(seen.memos);
    expect(seen.memos.length).toBeLessThanOrEqual(atMost);
  });
});

describe('a file without a log', () => {
  test('that was copied while the study was open is recognised as incomplete', () => {
    const seen = situation(({ store, keep }) => {
      remember(store, 'second');
      keep('target.concord');
    });

    expect(seen.notes).toEqual(['shell:copy_of_an_open_study']);
    expect(seen.memos).toEqual(['first']);
  });

  test('that was closed is whole, and its first bytes say so', () => {
    const seen = situation(({ store, path, keep }) => {
      remember(store, 'second');
      store.close();
      expect([versionByte(path), existsSync(`${path}-wal`), existsSync(`${path}-shm`)]).toEqual([
        1,
        false,
        false,
      ]);
      keep('target.concord');
    });
    expect(seen).toEqual(whole(['first', 'second']));
  });

  test('that was closed beside a reader is whole too', () => {
    const seen = situation(({ store, path, keep }) => {
      const reader = openStore(path, { ...openOptions, readOnly: true });
      expect(remembered(reader)).toEqual(['first']);
      remember(store, 'second');
      store.close();
      expect(versionByte(path)).toBe(2);
      keep('target.concord');
      expect(remembered(reader)).toEqual(['first', 'second']);
      reader.close();
    });
    expect(seen).toEqual(whole(['first', 'second']));
  });

  test('that an earlier version closed opens without a notice', () => {
    using folder = testFolder();
    const schemas = join(import.meta.dirname, '../../fixtures/projects');
    for (const name of readdirSync(schemas).filter((file) => file.endsWith('.concord'))) {
      const path = join(folder.path, name);
      copyFileSync(join(schemas, name), path);
      const store = openStore(path, { ...openOptions, snapshots: folder.path });
      expect(store.notes, name).toEqual([]);
      store.close();
      expect(versionByte(path)).toBe(1);
    }
  });
});

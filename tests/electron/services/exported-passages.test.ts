// The table of all codings of a large study is written in pieces while people go on coding, and shows one moment.
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { insert } from '#db/write.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';
import { codeWords, smallStudy, type Study } from '../../helpers/study.ts';

/** Enough codings to be written in several pieces. */
const CODINGS = 9000;

let project: TestProject;
let study: Study;
let to: string;

beforeEach(async () => {
  project = await testProject();
  study = await smallStudy(project);
  to = join(project.folder, 'passages.csv');
  const coding = await codeWords(project, study.sources.first, study.codes.connector, 'window');
  const deed = { method: 'codings.apply', coderId: coding.coderId, at: coding.createdAt };
  project.store().transact(deed, (db) => {
    for (let count = 1; count < CODINGS; count += 1) insert(db, 'coding', { ...coding, id: randomUUID() });
  });
  return () => project[Symbol.asyncDispose]();
});

/** Resolves when the partial file is being written. */
async function begun(): Promise<void> {
  // One turn after another, until the file appears.
  while (parts().length === 0) await nextTurn();
}

function parts(): string[] {
  return readdirSync(project.folder).filter((name) => name.startsWith('.passages.csv'));
}

function rowsWritten(): string[] {
  return readFileSync(to, 'utf8').trimEnd().split('\r\n').slice(1);
}

describe('the table of all codings', () => {
  it('lets people code while it is written, and shows the moment at which it was begun', async () => {
    const written = project.api.exports.passages({ to, format: 'csv' });
    await begun();
    const later = await codeWords(project, study.sources.second, study.codes.guide, 'window');
    const wasThere = existsSync(to);
    await written;

    expect(wasThere).toBe(false);
    expect(rowsWritten()).toHaveLength(CODINGS);
    expect(readFileSync(to, 'utf8')).not.toContain(later.id);
    await project.api.exports.passages({ to, format: 'csv' });
    expect(rowsWritten()).toHaveLength(CODINGS + 1);
  });

  it('leaves the earlier file as it was when it is cancelled', async () => {
    writeFileSync(to, 'earlier');
    const cancel = new AbortController();
    const written = project.session.call(
      'exports.passages',
      { to, format: 'csv' },
      { signal: cancel.signal },
    );
    await begun();
    cancel.abort();

    expect(await written).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(readFileSync(to, 'utf8')).toBe('earlier');
    expect(parts()).toEqual([]);
  });

  it('releases the study when that is closed', async () => {
    const written = project.session.call('exports.passages', { to, format: 'csv' });
    await begun();
    project.session.close();

    expect(await written).toMatchObject({ ok: false, error: { key: 'errors:project_closed' } });
    expect(existsSync(to)).toBe(false);
    expect(existsSync(`${project.path}-wal`)).toBe(false);
    expect(project.faults).toEqual([]);
  });
});

// Importing files on the command line: the output, the saved report, the original of a source.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createProject } from '#db/create-project.ts';
import type { ReadDb } from '#db/handles.ts';
import { openStore } from '#db/open.ts';
import { all, count, getText } from '#db/write.ts';
import type { ExchangeReport } from '#electron/services/exchange/report.ts';
import type { ImportReport } from '#electron/services/imports/report.ts';
import { readCsv } from '../../core/exports/recount.ts';
import { code, codes, qde, qdpx, selection, textSource } from '../../helpers/exchange-files.ts';
import { openOptions } from '../../helpers/project.ts';
import { encodedAs } from '../../helpers/written-files.ts';
import { terminal, type Terminal } from './concord.ts';

let shell: Terminal;

beforeEach(() => {
  shell = terminal();
  mkdirSync(join(shell.folder, 'news'));
  createProject(study(), { name: 'study', coderName: 'Wei' }, openOptions).close();
});

afterEach(() => {
  shell[Symbol.dispose]();
});

function study(): string {
  return join(shell.folder, 'study.concord');
}

function put(name: string, bytes: string | Uint8Array): void {
  writeFileSync(join(shell.folder, name), bytes);
}

/** What the project holds, read beside the program. */
function looked<T>(look: (db: ReadDb) => T): T {
  const store = openStore(study(), { ...openOptions, readOnly: true });
  try {
    return look(store.db);
  } finally {
    store.close();
  }
}

const STORY = Array.from({ length: 40 }, (_, place) => `Sentence ${place} tells of stall ${place * 7}.`).join(
  ' ',
);

describe('concord import', () => {
  it('names each failed file in a sentence, names near-duplicates, and counts both', async () => {
    put('news/1 wire.txt', STORY);
    put('news/2 reprint.txt', `${STORY} Reprinted with leave.`);
    put('news/3.txt', '');
    put('news/4.txt', encodedAs('gb18030', '协会办了一个展览，会员企业都来了。'));
    put('news/5.docx', 'no docx');

    const { status, stdout, stderr } = await shell.concord('import', 'study.concord', 'news');

    expect(status).toBe(1);
    expect(stdout.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^4\.txt: .*gb18030/),
      '“3.txt” is empty.',
      expect.stringMatching(/^“5\.docx” .+\.$/),
      expect.stringMatching(/^“2 reprint” is nearly the same as “1 wire” \(9\d%\)\.$/),
      'Files: 3 imported as 3 sources, 0 already in the project, 2 failed, 0 skipped.',
    ]);
    expect(stderr).toBe('2 files could not be imported; they are listed above.\n');
  });

  it('says once what applies to many files, and names the first of many pairs', async () => {
    for (let number = 0; number < 8; number += 1) {
      put(`news/${number}.html`, `<p>${STORY.slice(number)}</p><script>1</script><script>2</script>`);
      put(`news/${number}.mp4`, 'film');
    }

    const { stdout } = await shell.concord('import', 'study.concord', 'news');

    const lines = stdout.trimEnd().split('\n');
    expect(lines.filter((line) => line.includes('scripts'))).toEqual(['16 scripts were left out. (8 files)']);
    expect(lines.filter((line) => line.includes('.mp4'))).toHaveLength(5);
    expect(lines).toContain('… and 3 more files like these; --report lists them all.');
    expect(lines.filter((line) => line.includes('is nearly the same as'))).toHaveLength(5);
    expect(lines.at(-2)).toMatch(/^… and \d+ more pairs of near-duplicates/);
    expect(lines.at(-1)).toMatch(/^Files: 8 imported as 8 sources/);
  });

  it('saves the report as csv and as json, including files that are here already', async () => {
    put('news/a.txt', 'A fair was held.');

    await shell.concord('import', 'study.concord', 'news', '--report', 'first.csv');
    const again = await shell.concord('import', 'study.concord', 'news', '--report', 'again.json');

    const rows = readCsv(readFileSync(join(shell.folder, 'first.csv'), 'utf8'));
    const report = JSON.parse(readFileSync(join(shell.folder, 'again.json'), 'utf8')) as ImportReport;
    expect(rows).toMatchObject([{ file: 'a.txt', outcome: 'imported', sources: '1', encoding: 'utf-8' }]);
    expect(report).toMatchObject({
      runId: expect.any(String) as string,
      identical: 1,
      lines: [{ name: 'a.txt', outcome: 'identical' }],
    });
    expect([again.status, again.stderr]).toEqual([0, '']);
  });

  it('recognises a project of another program by the contents of the file, and reports what became of it', async () => {
    const source = textSource('fair', selection('s', 4, 8, ['guide']) + selection('t', 4, 99, ['guide']));
    put(
      'theirs',
      qdpx(qde(`${codes(code('guide'))}<Sources>${source}</Sources>`), { 'sources/fair.txt': 'The fair.' }),
    );

    const ran = await shell.concord('import', 'study.concord', 'theirs', '--report', 'theirs.json');

    expect(ran.stdout.trimEnd().split('\n')).toEqual([
      'Programs count characters in different ways. For this file they all lead to the same passages.',
      'In “fair” a selection (4 to 99) goes beyond the end of the text. It is kept unchanged.',
      'The file does not say who worked on it, so everything in it counts as the work of whoever imports it.',
      'Imported: 1 source, 1 code, 1 coding.',
    ]);
    const report = JSON.parse(readFileSync(join(shell.folder, 'theirs.json'), 'utf8')) as ExchangeReport;
    expect(report).toMatchObject({
      origin: 'Test 1.0',
      counts: { selections: 2, codings: 2 },
      made: { coding: 1 },
    });
  });

  it.skipIf(process.platform === 'win32')(
    'never opens anything but a file, even through a link',
    async () => {
      const pipe = join(shell.folder, 'pipe.txt');
      execFileSync('mkfifo', [pipe]);
      symlinkSync(pipe, join(shell.folder, 'linked.txt'));

      for (const [path, said] of [
        ['pipe.txt', '“pipe.txt” is not a file.'],
        ['linked.txt', '“linked.txt” is not a file.'],
        ['/dev/zero', '“zero” is not a file.'],
      ] as const) {
        expect(await shell.concord('import', study(), path)).toMatchObject({
          status: 1,
          stderr: `${said}\n`,
        });
      }
      const asked = { file: { reference: pipe, name: 'pipe.txt' } };
      const exchanged = await shell.concord('call', study(), 'exchange.bringIn', JSON.stringify(asked));
      expect(exchanged).toMatchObject({ status: 1, stderr: '“pipe.txt” is not a file.\n' });
    },
  );

  it('refuses a report with another ending before it imports anything', async () => {
    put('news/a.txt', 'A fair was held.');

    const ran = await shell.concord('import', 'study.concord', 'news', '--report', 'report.docx');

    expect([ran.status, ran.stderr]).toEqual([
      1,
      'The file name “report.docx” does not end in a known format. Use one of: csv, json.\n',
    ]);
    expect(looked((db) => all(db, 'source'))).toEqual([]);
  });

  it('decodes texts with the given encoding', async () => {
    put('news/a.txt', encodedAs('big5', '展覽'));

    await shell.concord('import', 'study.concord', 'news', '--encoding', 'big5');

    const [text, encoding] = looked((db) => {
      const [source] = all(db, 'source');
      return [getText(db, source?.textHash ?? ''), source?.encoding];
    });
    expect([text, encoding]).toEqual(['展覽', 'big5']);
  });

  it('prints Chinese in a Chinese terminal', async () => {
    put('news/a.txt', '展览开幕。');
    put('news/b.txt', '');

    const ran = await shell.concordIn('zh_CN.UTF-8', 'import', 'study.concord', 'news');

    expect(ran.stdout).toBe('文件：导入 1 个，成为 1 份材料；0 个项目中已有，1 个失败，0 个跳过。\n');
    expect(ran.stderr).toContain('b.txt');
  });

  it('keeps whole files when interrupted and says how to continue', async () => {
    for (let place = 1; place <= 3000; place += 1)
      put(`news/${place}.html`, `<p>${`Text ${place}. `.repeat(200)}</p>`);
    const entry = resolve(import.meta.dirname, '../../../dist/cli.js');
    const running = spawn(process.execPath, [entry, 'import', 'study.concord', 'news'], {
      cwd: shell.folder,
      env: { ...process.env, CONCORD_HOME: join(shell.folder, 'home'), LC_ALL: 'en_GB.UTF-8' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    let told = '';
    running.stderr.setEncoding('utf8').on('data', (text: string) => (told += text));
    running.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));

    const texts = (): number =>
      looked((db) => Number(db.sqlite.prepare('SELECT count(*) FROM blob').pluck().get()));
    while (texts() < 100) await pause(20);
    expect(looked((db) => count(db, 'source', {}))).toBe(0);
    running.kill('SIGINT');
    const [status] = (await once(running, 'close')) as [number];

    const [sources, runs] = looked((db) => [count(db, 'source', {}), all(db, 'importRun')]);
    expect(status).toBe(130);
    expect(told).toContain('Stopped. What was imported is kept. Run the same command again for the rest.');
    expect(printed).toContain(`Files: ${sources} imported`);
    expect(sources).toBeGreaterThan(0);
    expect(sources).toBeLessThan(3000);
    expect(runs).toMatchObject([{ cancelled: true, imported: sources }]);
  });
});

describe('concord original', () => {
  it('saves the file that a source was imported from, byte for byte', async () => {
    const bytes = encodedAs('gb18030', '协会办了一个展览，会员企业都来了。');
    put('news/a.txt', bytes);
    await shell.concord('import', 'study.concord', 'news');
    const [id = ''] = looked((db) => all(db, 'source')).map((source) => source.id);

    const ran = await shell.concord('original', 'study.concord', id, 'saved.txt');

    expect(ran).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(readFileSync(join(shell.folder, 'saved.txt'))).toEqual(bytes);
  });

  it('says so when there is no such source', async () => {
    const gone = await shell.concord('original', 'study.concord', 'gone', 'saved.txt');

    expect([gone.status, gone.stderr]).toEqual([
      1,
      'This source no longer exists. It may have been deleted in the meantime.\n',
    ]);
    expect(existsSync(join(shell.folder, 'saved.txt'))).toBe(false);
  });
});

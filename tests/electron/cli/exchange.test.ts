// A study leaves for another program and comes back, on the command line.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entriesOf } from '../services/exchange/qde-structure.ts';
import { terminal, type Terminal } from './concord.ts';

let shell: Terminal;

beforeAll(async () => {
  shell = terminal();
  await shell.concord('new', 'study.concord', '--sample');
  await shell.concord('new', 'again.concord');
});

afterAll(() => {
  shell[Symbol.dispose]();
});

describe('concord export --qdpx', () => {
  it('says what the file cannot, and the same codings come in again', async () => {
    const out = await shell.concord(...'export study.concord --qdpx study.qdpx'.split(' '));
    const back = await shell.concord(...'import again.concord study.qdpx --report back.json'.split(' '));

    const lines = out.stdout.trimEnd().split('\n');
    expect([out.status, out.stderr]).toEqual([0, '']);
    expect(lines.slice(0, 2)).toEqual([
      'Lost for other programs, kept for Concord in the same file:',
      'The classes of 82 sources are lost.',
    ]);
    expect(lines).toContainEqual(expect.stringMatching(/^What \d+ codings say beside their codes/));
    const { made, counts } = JSON.parse(readFileSync(join(shell.folder, 'back.json'), 'utf8')) as {
      made: Record<string, number>;
      counts: Record<string, number>;
    };
    expect(back.stdout).toContain('Brought in: 82 sources, 25 codes, 387 codings');
    expect([made['coding'], counts['codings']]).toEqual([387, 387]);
  });

  it('keeps a report as json alone, and brings nothing in where another is asked for', async () => {
    await shell.concord('new', 'empty.concord');
    await shell.concord(...'export study.concord --qdpx theirs.qdpx'.split(' '));

    const out = await shell.concord(...'import empty.concord theirs.qdpx --report told.csv'.split(' '));

    const { tables } = await shell.json<{ tables: { source: unknown[] } }>(
      'call',
      'empty.concord',
      'project.records',
    );
    expect([out.status, tables.source]).toEqual([1, []]);
    expect(out.stderr).toContain('told.csv');
  });

  it('says beforehand what bringing a changed file in would do, and takes it back in', async () => {
    const to = 'copy.concord';
    await shell.concord('new', to);
    await shell.concord(...`import ${to} study.qdpx`.split(' '));
    const { stdout } = await shell.concord('call', to, 'project.records', '{}');
    const { tables } = JSON.parse(stdout) as { tables: { code: { id: string; name: string }[] } };
    const [code] = tables.code.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    await shell.concord('call', to, 'codes.update', JSON.stringify({ id: code?.id, name: 'renamed' }));
    await shell.concord(...`export ${to} --qdpx back.qdpx`.split(' '));

    const dry = await shell.concord(...'import study.concord back.qdpx --dry-run'.split(' '));
    const done = await shell.concord(...'import study.concord back.qdpx'.split(' '));
    const again = await shell.concord(...'import study.concord back.qdpx --dry-run'.split(' '));

    expect([dry.status, dry.stderr]).toEqual([0, '']);
    expect(dry.stdout.trimEnd().split('\n')).toEqual([
      'Concord’s own data came along with the file: nothing of the project was lost.',
      'Changed in the file · Codes: 1',
      expect.stringMatching(new RegExp(`^  ~ ${code?.name}( · .*)? \\(name: ${code?.name} → renamed\\)$`)),
    ]);
    expect(done.stdout).toContain('Changed: 1 code.');
    expect(again.stdout).toContain('The file holds nothing that is not here already.');
  });

  it('counts in UTF-16 units only with --qdpx, and writes no other ending', async () => {
    const alone = await shell.concord(...'export study.concord --codebook a.md --utf16'.split(' '));
    const other = await shell.concord(...'export study.concord --qdpx study.zip'.split(' '));
    const wide = await shell.concord(...'export study.concord --qdpx wide.qdpx --utf16'.split(' '));

    expect([alone.status, other.status, wide.status]).toEqual([2, 1, 0]);
    const entries = await entriesOf(readFileSync(join(shell.folder, 'wide.qdpx')));
    expect(entries.has('project.qde')).toBe(true);
  });
});

// A study goes to another program and comes back, on the command line.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { code as codeElement, codes, qde, qdpx } from '../../helpers/exchange-files.ts';
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
  it('names what the file cannot express, and the same codings come back', async () => {
    const out = await shell.concord(...'export study.concord --qdpx study.qdpx'.split(' '));
    const back = await shell.concord(...'import again.concord study.qdpx --report back.json'.split(' '));

    const lines = out.stdout.trimEnd().split('\n');
    expect([out.status, out.stderr]).toEqual([0, '']);
    expect(lines.slice(0, 2)).toEqual([
      'Other programs lose the following; Concord keeps it in the same file:',
      'The triage decisions on 63 sources are lost.',
    ]);
    expect(lines).toContainEqual(
      expect.stringMatching(/^The weight, stance, voice, speaker or translation of \d+ codings/),
    );
    const { made, counts } = JSON.parse(readFileSync(join(shell.folder, 'back.json'), 'utf8')) as {
      made: Record<string, number>;
      counts: Record<string, number>;
    };
    expect(back.stdout).toContain('Imported: 82 sources, 25 codes, 459 codings, 39 memos, 17 respondents');
    expect([made['coding'], counts['codings']]).toEqual([459, 450]);
  });

  it('saves a report as json only, and imports nothing when another format is asked for', async () => {
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

  it('previews the import of a changed file, then imports it', async () => {
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
      'The file includes Concord’s own data, so nothing of the project was lost.',
      'Changed in the file · Codes: 1',
      expect.stringMatching(new RegExp(`^  ~ ${code?.name}( · .*)? \\(name: ${code?.name} → renamed\\)$`)),
    ]);
    expect(done.stdout).toContain('Changed: 1 code.');
    expect(again.stdout).toContain('The file has nothing that is not already here.');
  });

  it('keeps two people apart who both kept Concord’s default coder name, unless told that they are one', async () => {
    await shell.concord('new', 'lead.concord');
    await shell.concord('new', 'colleague.concord');
    writeFileSync(join(shell.folder, 'fair.txt'), 'A fair was held.');
    for (const project of ['lead.concord', 'colleague.concord']) {
      // One project after the other.
      await shell.concord('import', project, 'fair.txt');
      const { stdout } = await shell.concord('call', project, 'codes.create', '{"name":"guide"}');
      const records = await shell.concord('call', project, 'project.records', '{}');
      const { tables } = JSON.parse(records.stdout) as { tables: { source: Record<string, string>[] } };
      const coding = {
        sourceId: tables.source[0]?.['id'],
        textHash: tables.source[0]?.['textHash'],
        codeId: (JSON.parse(stdout) as { id: string }).id,
        span: { start: 2, end: 6 },
      };
      await shell.concord('call', project, 'codings.apply', JSON.stringify(coding));
    }
    await shell.concord('export', 'colleague.concord', '--qdpx', 'colleague.qdpx');
    copyFileSync(join(shell.folder, 'lead.concord'), join(shell.folder, 'one.concord'));

    const apart = await shell.concord('import', 'lead.concord', 'colleague.qdpx');
    const one = await shell.concord('import', 'one.concord', 'colleague.qdpx', '--coders', 'together');

    expect(apart.stdout).toContain('“Coder 1” in the file and “Coder 1” here may be two people');
    expect(apart.stdout).toContain('“Coder 2”');
    expect(one.stdout).not.toContain('Coder 2');
  });

  it('describes in one line a file that only renames what is here', async () => {
    await shell.concord('new', 'named.concord');
    await shell.concord('call', 'named.concord', 'codes.create', '{"name":"guide"}');
    writeFileSync(join(shell.folder, 'other.qdpx'), qdpx(qde(codes(codeElement('guide')))));

    const ran = [];
    for (const more of [['--dry-run'], [], ['--dry-run'], []])
      // One import after the other.
      ran.push(await shell.concord('import', 'named.concord', 'other.qdpx', ...more));

    expect(ran.map(({ status }) => status)).toEqual([0, 0, 0, 0]);
    expect(ran.map(({ stdout }) => stdout.trimEnd().split('\n').at(-1))).toEqual([
      'The file has nothing that is not already here.',
      'Nothing new. Concord now knows what in the project matches what in the file.',
      'The file has nothing that is not already here.',
      'Nothing new: the project is unchanged.',
    ]);
  });

  it.each([
    [
      ['study.qdpx', 'theirs.qdpx'],
      '“study.qdpx” is a project file, and projects are imported one at a time.',
    ],
    [['a.txt', 'study.qdpx'], '“study.qdpx” is a project file, and projects are imported one at a time.'],
    [['study.concord'], 'concord export study.concord --qdpx FILE.qdpx'],
    [['renamed.sqlite'], '“renamed.sqlite” is a Concord project.'],
    [['again.concord', '--codebook'], '“again.concord” is a Concord project.'],
    [['empty.qdpx'], '“empty.qdpx” is empty.'],
    [['missing.qdpx'], 'There is no file “missing.qdpx”.'],
    [['study.qdpx', '--class', 'news'], '--class cannot be used with project files'],
    [['study.qdpx', '--ticks'], '“study.qdpx” is an exported project'],
    [['a.txt', '--beside'], '--beside is used with project files'],
    [['a.txt', '--no-highlights'], '--no-highlights is used with --comments'],
  ])('refuses %j with a sentence', async (words, sentence) => {
    writeFileSync(join(shell.folder, 'a.txt'), 'A text.');
    writeFileSync(join(shell.folder, 'empty.qdpx'), '');
    copyFileSync(join(shell.folder, 'study.concord'), join(shell.folder, 'renamed.sqlite'));

    const { status, stdout, stderr } = await shell.concord('import', 'again.concord', ...words);

    expect([status, stdout, stderr]).toEqual([1, '', expect.stringContaining(sentence)]);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('counts in UTF-16 code units only with --qdpx, and accepts no other ending', async () => {
    const alone = await shell.concord(...'export study.concord --codebook a.md --utf16'.split(' '));
    const other = await shell.concord(...'export study.concord --qdpx study.zip'.split(' '));
    const wide = await shell.concord(...'export study.concord --qdpx wide.qdpx --utf16'.split(' '));

    expect([alone.status, other.status, wide.status]).toEqual([2, 1, 0]);
    const entries = await entriesOf(readFileSync(join(shell.folder, 'wide.qdpx')));
    expect(entries.has('project.qde')).toBe(true);
  });
});

// Exit statuses: 0 done, 2 wrong usage, 1 anything else with one sentence on standard error.
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogues } from '#words/words.ts';
import { terminal, type Ran, type Terminal } from './concord.ts';

let shell: Terminal;

beforeAll(async () => {
  shell = terminal();
  await shell.concord('new', 'study.concord', '--sample');
  writeFileSync(join(shell.folder, 'letter.concord'), 'Dear colleagues,'.repeat(100));
  writeFileSync(join(shell.folder, 'file'), '');
  mkdirSync(join(shell.folder, 'texts'));
});

afterAll(() => {
  shell[Symbol.dispose]();
});

/** One line, without a stack and without a key in place of words. */
function isSentence(text: string): boolean {
  return /^[^\n]+[.”]\n$/.test(text) && !/\b(?:errors|reading|command_line):|\bat .*\.ts\b/.test(text);
}

/** The project that only this line writes. */
function ownCopy(line: string): string {
  return `${line.replaceAll(/[^a-z]+/gi, '-')}.concord`;
}

describe('help', () => {
  it('exists for the program and for every command', async () => {
    const verbs = ['new', 'import', 'check', 'serve', 'call', 'methods', 'tally', 'compare', 'export'];

    const helps: Ran[] = await Promise.all(
      [[], ...verbs.map((verb) => [verb])].map((words) => shell.concord(...words, '--help')),
    );

    expect(helps.map(({ status, stderr }) => [status, stderr])).toEqual(helps.map(() => [0, '']));
    expect(verbs.filter((verb) => !helps[0]?.stdout.includes(`\n  ${verb} `))).toEqual([]);
    expect(
      verbs.filter((verb, place) => !helps[place + 1]?.stdout.startsWith(`Usage: concord ${verb} `)),
    ).toEqual([]);
  });
});

describe.concurrent('wrong usage', () => {
  it.each([
    [''],
    ['tally'],
    ['tally study.concord --unit words'],
    ['tally study.concord --layer main --coder Wei'],
    ['compare study.concord --format xlsx'],
    ['import study.concord'],
    ['export study.concord'],
    ['call study.concord codes.create {name:'],
    ['serve --port 99999'],
  ])('concord %s exits with 2, shows its usage and prints nothing else', async (line) => {
    const { status, stdout, stderr } = await shell.concord(...line.split(' ').filter((word) => word !== ''));

    expect([status, line === '' ? '' : stdout]).toEqual([2, '']);
    expect(`${stdout}${stderr}`).toContain('Usage: concord');
  });
});

describe.concurrent('what cannot be done', () => {
  it.each([
    ['check nowhere.concord', 'no file “nowhere.concord”'],
    ['tally letter.concord', 'not a Concord project'],
    ['new study.concord', 'already exists'],
    ['new file/study.concord', 'Nothing can be saved'],
    ['tally study.concord --by colour', '“colour”'],
    ['tally study.concord --coder Nobody', '“Nobody”'],
    ['tally study.concord --layer majority --unit codings', 'majority'],
    ['call study.concord codes.paint', 'codes.paint'],
    ['call study.concord codes.create {}', 'codes.create is not valid: name'],
    ['export study.concord --tally tally.png', 'as png from the screen'],
    ['export study.concord --codebook book.doc', 'docx, xlsx, csv, md, html, qdc'],
    ['export study.concord --passages passages.csv --code nothing', '“nothing”'],
    ['export study.concord --tally file/tally.csv', 'the folder “file” does not exist'],
    ['import study.concord nothing.txt', '“nothing.txt”'],
  ])('concord %s exits with 1 and one sentence', async (line, words) => {
    const [verb = '', ...rest] = line.split(' ');
    const writes = verb === 'call' || verb === 'import';
    // One project has one writer, and these commands run side by side.
    if (writes) copyFileSync(join(shell.folder, 'study.concord'), join(shell.folder, ownCopy(line)));

    const { status, stderr } = await shell.concord(
      verb,
      ...rest.map((word) => (writes && word === 'study.concord' ? ownCopy(line) : word)),
    );

    expect(status).toBe(1);
    expect(stderr).toContain(words);
    expect(stderr).toSatisfy(isSentence);
  });

  it('is reported before anything is written', async () => {
    const ran = await shell.concord(
      ...'export study.concord --codebook first.md --tally second.png'.split(' '),
    );

    expect([ran.status, existsSync(join(shell.folder, 'first.md'))]).toEqual([1, false]);
  });

  it('is reported in Chinese when the terminal is Chinese', async () => {
    const { status, stderr } = await shell.concordIn('zh_CN.UTF-8', 'check', 'nowhere.concord');

    const { no_such_file } = catalogues['zh-CN'].errors;
    expect([status, stderr]).toEqual([1, `${no_such_file.replace('{{name}}', 'nowhere.concord')}\n`]);
  });

  it('includes writing a project that somebody else writes, which can still be counted', async () => {
    await shell.concord('new', 'shared.concord');
    using served = await shell.serve('shared.concord');

    const counted = await shell.concord('tally', 'shared.concord');
    const refused = await shell.concord('call', 'shared.concord', 'codes.create', '{"name":"mine"}');

    expect(served.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#key=[0-9a-f]{32}$/);
    expect([counted.status, refused.status]).toEqual([0, 1]);
    expect(refused.stderr).toContain('has been in use by');
    expect(refused.stderr).toSatisfy(isSentence);
  });
});

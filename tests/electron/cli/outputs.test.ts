// Where commands write: anything that would lose data or end in the wrong place is refused before anything is done.
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { terminal, type Terminal } from './concord.ts';

let shell: Terminal;

const at = (...names: string[]): string => join(shell.folder, ...names);

beforeAll(async () => {
  shell = terminal();
  await shell.concord('new', 'study.concord', '--sample');
  await shell.concord('export', 'study.concord', '--qdpx', 'back.qdpx');
  mkdirSync(at('folder.csv'));
  mkdirSync(at('中文 文件夹'));
  mkdirSync(at('vacant'));
  writeFileSync(at('taken.zip'), 'mine');
  writeFileSync(at('plain.txt'), 'Plain.');
  symlinkSync(at('study.concord'), at('linked.csv'));
});

afterAll(() => {
  shell[Symbol.dispose]();
});

describe.concurrent('an output that would overwrite something', () => {
  it.each([
    ['--tally x.csv --sources x.csv', 'the same file name, “x.csv”'],
    ['--tally ./x.csv --sources x.csv', 'the same file name, “x.csv”'],
    ['--tally x.json --report vacant/../x.json', 'the same file name, “x.json”'],
    ['--matrix x.csv --sources x-columns.csv', 'the same file name, “x-columns.csv”'],
    ['--tally study.concord', '“study.concord” is the file that is read here'],
    ['--tally study.concord-lock', '“study.concord-lock” is the file that is read here'],
    ['--qdpx study.concord-journal', '“study.concord-journal” is the file that is read here'],
    ['--tally linked.csv', '“linked.csv” is the file that is read here'],
    ['--package study.concord', '“study.concord” is the file that is read here'],
    ['--tally folder.csv', '“folder.csv” is a folder'],
    ['--tally x.csv/', '“x.csv/” is a folder'],
    ['--tally nowhere/x.csv', 'the folder “nowhere” does not exist'],
    ['--tally plain.txt/x.csv', 'the folder “plain.txt” does not exist'],
    ['--tally x.csv --report nowhere/x.json', 'the folder “nowhere” does not exist'],
    ['--tally x.csv --package nowhere/package', 'the folder “nowhere” does not exist'],
    ['--tally x.csv --package taken.zip', '“taken.zip” already exists'],
    ['--tally x.csv --package 中文', 'the folder “中文” does not exist'],
    ['--tally vacant/x.csv --package vacant', 'is inside the package'],
    [`--tally ${'x'.repeat(300)}.csv`, 'ENAMETOOLONG'],
  ])('%s is refused, and nothing is written', async (line, words) => {
    const name = line.replace('--package 中文', '--package 中文/资料');

    const { status, stdout, stderr } = await shell.concord('export', 'study.concord', ...name.split(' '));

    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain(words);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(['x.csv', 'x.json', 'nowhere', '中文'].filter((each) => existsSync(at(each)))).toEqual([]);
  });

  it.each([
    ['import', ['plain.txt', '--report', 'plain.txt'], '“plain.txt” is the file that is read here'],
    ['import', ['back.qdpx', '--report', 'study.concord'], '“study.concord” is the file that is read here'],
    ['import', ['back.qdpx', '--report', 'nowhere/r.json'], 'the folder “nowhere” does not exist'],
    ['import', [''], 'path of a file is empty'],
    ['original', ['any', 'study.concord'], '“study.concord” is the file that is read here'],
    ['original', ['any', 'nowhere/original.txt'], 'the folder “nowhere” does not exist'],
  ])('concord %s of %j is refused', async (verb, rest, words) => {
    const { status, stdout, stderr } = await shell.concord(verb, 'study.concord', ...rest);

    expect([status, stdout, stderr]).toEqual([1, '', expect.stringContaining(words)]);
  });
});

it('leaves whatever has the name of a package as it is', () => {
  expect(readFileSync(at('taken.zip'), 'utf8')).toBe('mine');
});

it('overwrites a single earlier file, in a folder of any name', async () => {
  const line = ['export', 'study.concord', '--tally', '中文 文件夹/统计 表.json'];

  const first = await shell.concord(...line);
  const again = await shell.concord(...line, '--unit', 'codings');

  expect([first.status, again.status]).toEqual([0, 0]);
  expect(readFileSync(at('中文 文件夹', '统计 表.json'), 'utf8')).toContain('"codings"');
});

it('refuses an option with two values, of which one would be lost', async () => {
  const { status, stderr } = await shell.concord(
    ...'export study.concord --tally one.csv --tally two.csv'.split(' '),
  );

  expect([status, stderr.split('\n')[0]]).toEqual([
    2,
    '--tally is given twice. Give it once, or run the command once for each value.',
  ]);
  expect(existsSync(at('two.csv'))).toBe(false);
});

it('reports what was written, although a later output failed', async () => {
  const line = ['export', 'study.concord', '--tally', 'done.csv', '--sources', `${'y'.repeat(300)}.csv`];

  const { status } = await shell.concord(...line, '--report', 'partly.json');

  expect(status).toBe(1);
  expect(JSON.parse(readFileSync(at('partly.json'), 'utf8'))).toMatchObject({
    written: [{ what: 'tally', file: 'done.csv' }],
  });
});

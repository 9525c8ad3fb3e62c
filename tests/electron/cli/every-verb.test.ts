// Runs every command in a process of its own, as a shell does: it must behave as it does among other commands in one
// process, which is how the other tests of this folder run it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { terminal, type Ran, type Terminal } from './concord.ts';

/** In an order in which each command finds what it needs, with its exit status. */
const COMMAND_LINES: readonly (readonly [line: string, status: number])[] = [
  ['new another.concord --coder Wei', 0],
  ['new study.concord', 1],
  ['check study.concord', 0],
  ['copy study.concord copy.concord', 0],
  ['size study.concord', 0],
  ['sample study.concord --size 5 --seed 7', 0],
  ['import study.concord note.txt', 0],
  ['import another.concord codebook.csv --codebook', 0],
  ['import another.concord ticks.csv --ticks', 1],
  ['original study.concord nothing out.txt', 1],
  ['export study.concord --codebook codebook.docx --passages passages.csv', 0],
  ['export study.concord --package package', 0],
  ['check-package package', 0],
  ['tally study.concord --by class', 0],
  ['crosstab study.concord --by class --by2 year', 0],
  ['timeline study.concord --by quarter', 0],
  ['grid study.concord --of respondents --group member', 0],
  ['portraits study.concord --of respondents', 0],
  ['relations study.concord --by overlap', 0],
  ['compare study.concord', 0],
  ['agree study.concord --coders Wei,Lena --level paragraph --bootstrap 20', 0],
  ['saturation study.concord --by interview', 0],
  ['disagreements study.concord --coders Wei,Lena --level segments', 0],
  ['report study.concord report.docx --language both', 0],
  ['facts study.concord', 0],
  ['tables study.concord', 0],
  ['table study.concord nothing', 1],
  ["query study.concord 'standards'", 0],
  ['queries study.concord', 0],
  ['recodings study.concord', 0],
  ['rounds study.concord', 0],
  ['submissions study.concord', 0],
  ['versions study.concord', 0],
  ['versions study.concord --to 1', 2],
  ['versions study.concord --from 1', 0],
  ['versions study.concord --from 9', 1],
  ['search study.concord 标准', 0],
  ['words study.concord --language zh-CN', 0],
  ['more-like study.concord guide', 0],
  ['duplicates study.concord', 0],
  ['flow study.concord --format csv', 0],
  ['snapshots study.concord --make --name here', 0],
  ['restore study.concord latest restored.concord', 0],
  ['salvage study.concord salvaged.concord', 0],
  ['call study.concord codes.create {"name":"guide_2"}', 0],
  ['team status study.concord', 1],
  ['team sql', 0],
  ['team folder keep study.concord', 1],
  ['team sync study.concord', 1],
  ['team settle study.concord --take x', 2],
  ['team create study.concord --url postgres://wei:secret@localhost/alliance', 2],
  ['methods codings.apply', 0],
  ['serve --port 99999', 2],
  ['tally', 2],
];

let made: Terminal;
let alone: Terminal;
let after: Terminal;
let help: Ran;

beforeAll(async () => {
  made = terminal();
  await made.started('new', 'study.concord', '--sample');
  writeFileSync(join(made.folder, 'note.txt'), 'A fair was held in the hall, and many firms came.');
  writeFileSync(join(made.folder, 'codebook.csv'), 'path,definition\nguide,Shows the way.\n');
  writeFileSync(join(made.folder, 'ticks.csv'), 'Title,guide\nA lost report,x\n');
  [alone, after] = [terminal(made), terminal(made)];
  help = await alone.started('--help');
});

afterAll(() => {
  for (const each of [made, alone, after]) each?.[Symbol.dispose]();
});

test('these lines cover every command', () => {
  const named = [...help.stdout.matchAll(/^ {2}([a-z][a-z-]*) /gm)].map(([, verb]) => verb);

  expect(new Set(COMMAND_LINES.map(([line]) => line.split(' ')[0]))).toEqual(
    new Set(named.filter((verb) => verb !== 'help')),
  );
});

test('without a command, concord shows how it is used', async () => {
  expect([await alone.started(), await after.concord()].map(({ status }) => status)).toEqual([2, 2]);
});

test.each(COMMAND_LINES)('concord %s', async (line, status) => {
  const words = line.split(' ');

  const [there, here] = await Promise.all([alone.started(...words), after.concord(...words)]);

  expect(there.status).toBe(status);
  expect(comparable(here)).toEqual(comparable(there));
});

/** The output without what differs in each run: the folder, ids and hashes, the time, and the size of packed ids. */
function comparable({ status, stdout, stderr }: Ran): Ran {
  const plain = (text: string): string =>
    text
      .replaceAll(/\/\S*concord-terminal-\w+/g, 'FOLDER')
      .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b[0-9a-f]{32,}\b/g, 'ID')
      .replaceAll(/\d\d:\d\d(:\d\d(\.\d+)?)?/g, 'TIME')
      .replaceAll(/\d+ KB/g, 'SIZE');
  return { status, stdout: plain(stdout), stderr: plain(stderr) };
}

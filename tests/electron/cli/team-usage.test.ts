// What is written wrongly ends a verb of `team` with 2, before a study is opened or a server asked.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runCommandLine } from '#electron/hosts/command-line.ts';

let told = '';

beforeEach(() => {
  told = '';
  const hear = (text: string | Uint8Array): boolean => {
    told += String(text);
    return true;
  };
  vi.spyOn(process.stderr, 'write').mockImplementation(hear);
  vi.spyOn(process.stdout, 'write').mockImplementation(hear);
});

afterEach(() => void vi.restoreAllMocks());

const SERVER = 'postgres://boss@db.example.edu/study';

test.each([
  ['sql --database ', '--database'],
  ['sql --login ', '--login'],
  [`create  --url ${SERVER}`, '<study>'],
  [`create none.concord --url ${SERVER} --name `, '--name'],
  ['create none.concord --url ', '--url'],
  [`create none.concord --url ${SERVER} --password-fd `, '--password-fd'],
  [`create none.concord --url ${SERVER} --password-fd x`, '0, 1, 2 …'],
  [`create none.concord --url ${SERVER} --url ${SERVER}`, '--url'],
  ['invite none.concord --login  --role coder', '--login'],
  ['invite none.concord --login lena --role ', '--role'],
  ['invite none.concord --login lena --role coder --coder ', '--coder'],
  ['invite none.concord --login lena --login max --role coder', '--login'],
  ['invite none.concord --login lena --role coder --role reader', '--role'],
  ['join none.concord --invitation ', '--invitation'],
  ['join none.concord --invitation - --name ', '--name'],
  ['member none.concord  --remove', '<login>'],
  ['member none.concord lena', '--role'],
  ['member none.concord lena --role owner --remove', '--role'],
  ['member none.concord lena --cut-off ', '--cut-off'],
  ['rules none.concord --codebook ', '--codebook'],
  ['sync none.concord --follow --folder ', '--folder'],
  ['sync none.concord --folder shared', '--follow'],
  ['move none.concord ', '<url>'],
  ['move none.concord ./shared --restart', '--restart'],
  ['settle none.concord --take ', '--take'],
  ['settle none.concord --take a ours --list', '--take'],
  ['folder create none.concord ', '<folder>'],
  ['folder create none.concord shared --name ', '--name'],
  ['round open none.concord --name  --persons Wei,Lena', '--name'],
  ['round open none.concord --name R --persons ', '--persons'],
  ['round open none.concord --name R --persons Wei,Wei', '--persons'],
  ['round open none.concord --name R --persons Wei', '--persons'],
  ['round unlock none.concord ', '<round>'],
  ['status ', '<study>'],
])('concord team %s exits with 2 and names what is wrong', async (line, named) => {
  expect(await runCommandLine(['team', ...line.split(' ')], 'en')).toBe(2);
  expect(told.split('\n')[0]).toContain(named);
});

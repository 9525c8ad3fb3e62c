// Every verb that prints: where words of people stand in what it prints, whose they are and what these agreed to stands
// beside them, as in every other way out of a study (tests/electron/services/ways-out.test.ts).
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '#db/open.ts';
import { all, getText } from '#db/write.ts';
import { openOptions, testProject } from '../../helpers/project.ts';
import { terminal, type Terminal } from './concord.ts';

/** `none`: no words of texts, and nothing that retells them. `beside`: whose words they are stands beside them or below. */
type Prints = 'none' | 'beside';

const FORMATS = ['table', 'csv', 'json'] as const;

/** Each verb that prints something of a study, with what it prints. */
const LINES: readonly (readonly [line: string, prints: Prints, formats: readonly string[]])[] = [
  ['query guide', 'beside', FORMATS],
  ['search WORDS --limit 40', 'beside', ['text', 'csv', 'json']],
  ['more-like guide --limit 1000', 'beside', FORMATS],
  ['grid --of respondents', 'beside', FORMATS],
  ['table Grid', 'beside', FORMATS],
  ['tables', 'none', []],
  ['tally --by kind', 'none', []],
  ['crosstab --by kind --by2 year', 'none', []],
  ['timeline --by year', 'none', []],
  ['portraits --of respondents', 'none', []],
  ['relations --by overlap', 'none', []],
  ['compare', 'none', []],
  ['agree --coders Wei,Lena --level paragraph', 'none', []],
  ['disagreements --coders Wei,Lena --level paragraph', 'none', []],
  ['saturation --by interview', 'none', []],
  ['versions', 'none', []],
  ['words --language en', 'none', []],
  ['facts', 'none', []],
  ['flow', 'none', []],
  ['duplicates', 'none', []],
  ['queries', 'none', []],
  ['recodings', 'none', []],
  ['rounds', 'none', []],
  ['submissions', 'none', []],
  ['check', 'none', []],
  ['size', 'none', []],
  ['sample --size 5 --seed 7', 'none', []],
];

/**
 * Verbs that print nothing of a study but what they did, or write files of which other tests tell; and `call`, which gives
 * programs whatever a method gives the screens.
 */
const OTHERS =
  'new copy import original export report check-package snapshots restore salvage team methods serve call help'.split(
    ' ',
  );

let shell: Terminal;
/** Words of the person who may only be counted. */
let counted: readonly string[];

beforeAll(async () => {
  shell = terminal();
  await shell.concord('new', 'study.concord', '--sample');
  await using project = await testProject();
  project.session.close();
  const store = openStore(join(shell.folder, 'study.concord'), openOptions);
  project.session.adopt(store);
  const { db } = store;
  const { api } = project;
  const n9 = all(db, 'respondent').find(({ name }) => name === 'N9')!;
  await api.respondents.setConsent({ ids: [n9.id], consent: 'counts' });
  const heard = all(db, 'sourceRespondent', { respondentId: n9.id }).map(({ sourceId }) => sourceId);
  const guide = all(db, 'code').find(({ name }) => name === 'guide')!;
  await api.summaries.write({
    place: { themeId: guide.id, respondentId: n9.id },
    body: 'Told in confidence.',
  });
  await api.keptTables.keep({
    kind: 'grid',
    name: 'Grid',
    settings: { of: 'respondents', shown: { as: 'table' } },
  });
  counted = all(db, 'source').flatMap((source) =>
    heard.includes(source.id)
      ? getText(db, source.textHash)
          .split(/[\n.，。]/)
          .map((words) => words.trim())
          .filter((words) => words.length >= 25 && !words.includes('"'))
          .map((words) => words.slice(0, 50))
      : [],
  );
  project.session.close();
});

afterAll(() => shell[Symbol.dispose]());

test('these lines name every verb', async () => {
  const { stdout } = await shell.concord('--help');
  const named = [...stdout.matchAll(/^ {2}([a-z][a-z-]*) /gm)].flatMap(([, verb]) => verb ?? []);

  expect(new Set([...LINES.map(([line]) => line.split(' ')[0]), ...OTHERS])).toEqual(
    new Set([...named, 'help']),
  );
  expect(counted.length).toBeGreaterThan(10);
});

const each = LINES.flatMap(([line, prints, formats]) =>
  (formats.length === 0 ? ['usual'] : formats).map((format) => ({ line, prints, format })),
);

test.each(each)('concord $line ($format) prints words as it says', async ({ line, prints, format }) => {
  const [verb = '', ...rest] = line.split(' ').map((word) => (word === 'WORDS' ? counted[0]! : word));
  const form = format === 'usual' ? [] : ['--format', format];
  const { status, stdout } = await shell.concord(verb, 'study.concord', ...rest, ...form);

  const isTold = stdout.includes('Told in confidence.') || counted.some((words) => stdout.includes(words));
  expect(status).toBe(0);
  expect(isTold).toBe(prints === 'beside');
  const names = /(?:own use:[^\n]*\bN9\b)|(?:\bN9\b[^\n]*,counts\b)|(?:"consent": "counts")/;
  expect(names.test(stdout)).toBe(prints === 'beside');
});

test('nothing is said where everybody may be quoted', async () => {
  const { stdout } = await shell.concord('query', 'study.concord', 'guide', '--kind', 'document');

  expect(stdout).not.toContain('own use');
});

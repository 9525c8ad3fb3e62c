// What a package holds back of people's words, because of what they agreed to, and whether it names those who coded.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isQuotable } from '#core/citation.ts';
import { buildSample } from '#electron/sample.ts';
import { readCsv } from '../../core/exports/recount.ts';
import { openOptions, testProject, type TestProject } from '../../helpers/project.ts';
import type { Store } from '#db/store.ts';
import { all } from '#db/write.ts';

let project: TestProject;
let store: Store;

beforeAll(async () => {
  project = await testProject();
  store = buildSampleIn(project);
});

afterAll(async () => {
  await project[Symbol.asyncDispose]();
});

type Asked = Omit<Parameters<TestProject['api']['replication']['write']>[0], 'to'>;

function buildSampleIn(own: TestProject): Store {
  const made = buildSample(join(own.folder, 'sample.concord'), openOptions);
  own.session.adopt(made);
  return made;
}

async function packaged(name: string, options: Asked = {}) {
  const to = join(project.folder, name);
  const written = await project.api.replication.write({ to, ...options });
  return {
    ...written,
    read: (file: string) => readFileSync(join(to, file), 'utf8'),
    has: (file: string) => existsSync(join(to, file)),
    texts: readdirSync(join(to, 'texts')),
    files: () =>
      readdirSync(to, { recursive: true, withFileTypes: true }).flatMap((entry) =>
        entry.isFile() ? join(entry.parentPath, entry.name).slice(to.length + 1) : [],
      ),
  };
}

const person = (name: string) => all(store.db, 'respondent').find((row) => row.name === name)!;
const interview = (label: string) => all(store.db, 'source').find((row) => row.label === label)!;

describe('of people who agreed to be paraphrased only', () => {
  const idsOfN9 = () => new Set(['N9.1', 'N9.2'].map((label) => interview(label).id));

  test('a package has no text and no verbatim words, but what paraphrases them, with a table of what is held back', async () => {
    await project.api.respondents.setConsent({ ids: [person('N9').id], consent: 'paraphrase' });
    const memos = all(store.db, 'memo').length;

    const { leftOut, read, texts } = await packaged('paraphrased');

    expect(leftOut).toMatchObject({ texts: 0, consent: 0, shared: 0, paraphrase: 2, memos: 0, codings: 0 });
    expect(texts.filter((file) => file.includes('Two customers'))).toEqual([]);
    expect(readCsv(read('memos.csv'))).toHaveLength(memos - memosOfPrograms());
    const coded = new Map(all(store.db, 'coding').map((coding) => [coding.id, coding]));
    const codings = readCsv(read('codings.csv')).filter((row) => idsOfN9().has(row['source_id'] ?? ''));
    const [quoted, silent] = [
      codings.filter(({ quote }) => quote !== ''),
      codings.filter(({ quote, start }) => quote === '' && start !== ''),
    ];
    expect(quoted.length).toBeGreaterThan(10);
    expect(silent.length).toBeGreaterThan(0);
    for (const row of quoted) {
      const coding = coded.get(row['coding_id'] ?? '')!;
      expect(isQuotable('interview', coding.voice)).toBe(false);
    }
    const held = readCsv(read('held_back.csv'));
    expect(held).toHaveLength(2);
    expect(held).toMatchObject([
      { label: 'N9.1', reason: 'paraphrase only', respondents: '1', counts_only: '0', paraphrase_only: '1' },
      { label: 'N9.2' },
    ]);
    const without = held.reduce((sum, row) => sum + Number(row['codings_without_words']), 0);
    expect(without).toBe(silent.length);
    const readme = read('README.txt');
    expect(readme).toContain(
      'verbatim quotes of 2 interviews, because somebody heard in them agreed to be paraphrased',
    );
    expect(readme).toContain('held_back.csv');
  });

  test('a package has the texts if that was chosen, and says so', async () => {
    const { leftOut, read, has, texts, files } = await packaged('chosen', { paraphrased: true });

    expect(leftOut).toMatchObject({ texts: 0, paraphrase: 0 });
    expect(has('held_back.csv')).toBe(false);
    expect(texts.filter((file) => file.includes('Two customers'))).toHaveLength(1);
    expect(read('README.txt')).toContain('by the analyst’s choice: the texts of 2 interviews with people');
    expect(files()).not.toContain('held_back.csv');
  });
});

/** Memos on what a program coded are not in a package. */
function memosOfPrograms(): number {
  const programs = new Set(
    all(store.db, 'coder').flatMap(({ id, kind }) => (kind === 'machine' ? [id] : [])),
  );
  const its = new Set(
    all(store.db, 'coding').flatMap(({ id, coderId }) => (programs.has(coderId) ? [id] : [])),
  );
  return all(store.db, 'memo').filter(({ codingId }) => its.has(codingId ?? '')).length;
}

test('somebody who may only be counted keeps a shared interview without its words, and others keep their summaries', async () => {
  await using own = await testProject();
  const { db } = buildSampleIn(own);
  const { api } = own;
  const [n5, n7] = ['N5', 'N7'].map((name) => all(db, 'respondent').find((row) => row.name === name)!);
  const source = all(db, 'source').find(({ label }) => label === 'N5')!;
  await api.respondents.link({ sourceId: source.id, respondentIds: [n5!.id, n7!.id] });
  const [theme] = all(db, 'code').filter(({ isTheme }) => isTheme);
  for (const { id } of [n5!, n7!])
    await api.summaries.write({ place: { themeId: theme!.id, respondentId: id }, body: `About ${id}.` });
  await api.respondents.setConsent({ ids: [n7!.id], consent: 'counts' });
  const to = join(own.folder, 'shared');

  const { leftOut } = await api.replication.write({ to });

  expect(leftOut).toMatchObject({ texts: 2, consent: 1, shared: 1, summaries: 1 });
  const read = (file: string) => readFileSync(join(to, file), 'utf8');
  expect(readCsv(read('held_back.csv')).map(({ label, reason }) => [label, reason])).toEqual([
    ['N5', 'counts only, with others'],
    ['N7', 'counts only'],
  ]);
  expect(read('codings.csv')).not.toContain('a dictionary has to come before a road');
  expect(readCsv(read('summaries.csv')).map(({ respondent }) => respondent)).toEqual(['N5']);
});

describe('with pseudonyms', () => {
  const named = /\b(Wei|Lena)\b/;
  const ofCoders = [
    'coders.csv',
    'codings.csv',
    'sources.csv',
    'history.csv',
    'methods.txt',
    'annotations.jsonld',
  ];

  test('coders are numbered, and the metadata names nobody', async () => {
    const { read } = await packaged('numbered', { pseudonyms: true });

    for (const file of ofCoders) {
      expect([file, named.exec(withoutQuotes(file, read(file)))?.[0]]).toEqual([file, undefined]);
    }
    const coders = readCsv(read('coders.csv'));
    const main = coders.find((coder) => coder['main'] === 'true')?.['coder'];
    expect(new Set(coders.map(({ coder }) => coder))).toEqual(
      new Set(['Adjudicated', 'Coder 1', 'Coder 2', `${main} (second-pass)`]),
    );
    expect(JSON.parse(read('datacite.json'))).toMatchObject({ creators: [{ name: '(:tba)' }] });
    expect(read('datacite.xml')).toContain('>(:tba)</creatorName>');
    expect(read('ddi-codebook.xml')).not.toContain('AuthEnty');
    expect(read('README.txt')).toContain('Coders are numbered');
  });

  test('coders are named where that is chosen', async () => {
    const { read } = await packaged('named', { pseudonyms: true, namesCoders: true });

    expect(JSON.parse(read('datacite.json'))).toMatchObject({
      creators: [{ name: 'Wei' }, { name: 'Lena' }],
    });
    expect(readCsv(read('coders.csv')).map(({ coder }) => coder)).toContain('Lena');
    expect(read('README.txt')).toContain('Coders are named.');
    expect(JSON.parse(read('manifest.json'))).toMatchObject({ names_coders: true });
  });
});

/** Without the cells that hold what somebody wrote. */
function withoutQuotes(file: string, text: string): string {
  if (!file.endsWith('.csv')) return text;
  return readCsv(text)
    .flatMap(({ quote: _quote, memos: _memos, memo: _memo, ...row }) => Object.values(row))
    .join('\n');
}

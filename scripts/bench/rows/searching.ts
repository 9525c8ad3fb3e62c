// Searching all texts, each query for the first time, beside searching the plain texts for the same words; how soon
// after opening the texts are ready, and how much memory they take.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { openStore } from '#db/open.ts';
import type { SearchRequest, TextQuery } from '#core/search/request.ts';
import type { Measured } from '../budget.ts';
import { NOW } from '../corpus.ts';
import { median, once } from '../timing.ts';
import { opened, type Opened, type Workbench } from '../workbench.ts';

const child = fileURLToPath(new URL('../searching-child.ts', import.meta.url));

/** Queries of an analyst. No two are alike, because answers are kept. */
const queries: readonly (readonly [what: string, most: number, queries: readonly TextQuery[]])[] = [
  ['one Chinese character', 150, asking('一', '是', '在', '不', '了')],
  ['two Chinese characters', 150, asking('一是', '在不', '了有', '和人', '这中')],
  ['an English phrase', 150, asking('mi re so', 'ta re mi', 'con ver', 'ne ti al', 'or pre')],
  ['a word that stands nowhere', 30, asking('网络', 'zebra', '应用', 'quite', '工业')],
  ['a whole word', 150, asking('ta', 're', 'mi', 'so', 'con', { matching: 'whole-word' })],
];

/** Queries that folded texts cannot decide: the texts themselves are compared. */
const exact = asking('Ta', 'Re', 'Mi', 'So', 'Con', { matchCase: true });

function asking(...given: (string | Omit<TextQuery, 'text'>)[]): TextQuery[] {
  const how = given.find((each) => typeof each === 'object') ?? {};
  return given.flatMap((text) => (typeof text === 'string' ? [{ text, ...how }] : []));
}

export async function searching({ study, size }: Workbench): Promise<Measured[]> {
  const share = size.codings > 1 ? 2 : 1;
  const texts = readTexts(study.path);
  await using project = opened(study.path);
  const reading = await once(() => readTexts(study.path));
  const ready = await once(() => project.api.search.prepare());
  const measured: Measured[] = [
    {
      work: 'texts ready to be searched, after opening',
      value: ready,
      unit: 'ms',
      floor: { what: 'reading and decoding all texts', value: reading },
      budget: { most: 2000 },
    },
  ];
  await run(project, { query: { text: '的' } });
  for (const [what, most, asked] of queries) {
    const times: number[] = [];
    const floors: number[] = [];
    for (const query of asked) {
      // One after another, or they would take each other's time.
      times.push(await once(() => run(project, { query })));
      floors.push(await once(() => countIn(texts, query.text)));
    }
    measured.push({
      work: `search ${what}`,
      value: median(times),
      unit: 'ms',
      floor: { what: 'indexOf in the bare texts', value: median(floors) },
      budget: { most: most * share },
    });
  }
  const told: number[] = [];
  for (const query of exact) told.push(await once(() => run(project, { query })));
  measured.push({
    work: 'search with capitals told apart',
    value: median(told),
    unit: 'ms',
    floor: { what: 'reading and decoding all texts', value: reading },
    budget: { times: 6 },
  });
  measured.push(...(await patterns(project, study.path)));
  const sorted = await once(() =>
    project.api.search.hits({ request: { query: { text: '一' } }, order: 'right' }),
  );
  measured.push(
    {
      work: 'sort all hits of one character by the right',
      value: sorted,
      unit: 'ms',
      budget: { most: 1500 * share },
    },
    memoryOfTexts(study.path),
  );
  return measured;
}

async function run({ api }: Opened, request: SearchRequest): Promise<void> {
  await api.search.run({ request });
}

/** The first query starts the thread. */
async function patterns(project: Opened, path: string): Promise<Measured[]> {
  const times: number[] = [];
  const floors: number[] = [];
  for (const text of ['\\bver\\w+ti\\b', '\\bcon\\w+al\\b', '\\bpre\\w+ga\\b', '\\blu\\w+den\\b']) {
    times.push(await once(() => run(project, { query: { text, matching: 'pattern' } })));
    floors.push(
      await once(() => {
        const pattern = new RegExp(text, 'giu');
        for (const each of readTexts(path)) for (const match of each.matchAll(pattern)) match.index.valueOf();
      }),
    );
  }
  return [
    {
      work: 'search a regular expression',
      value: median(times),
      unit: 'ms',
      floor: { what: 'the same over texts just read', value: median(floors) },
      budget: { times: 3 },
    },
  ];
}

function readTexts(path: string): string[] {
  const store = openStore(path, { who: 'bench', now: NOW, readOnly: true });
  const read = store.db.sqlite.prepare(
    'SELECT blob.bytes FROM source JOIN blob ON blob.hash = source.text_hash',
  );
  const texts = read
    .pluck()
    .all()
    .map((bytes) => (bytes as Buffer).toString('utf8'));
  store.close();
  return texts;
}

function countIn(texts: readonly string[], words: string): number {
  let count = 0;
  for (const text of texts) {
    for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + words.length)) count += 1;
  }
  return count;
}

/** In a process of its own, which holds nothing else. */
function memoryOfTexts(path: string): Measured {
  const done = spawnSync(process.execPath, [child, path], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`The work for the memory of texts failed: ${done.stderr}`);
  return {
    work: 'memory of the texts that are searched',
    value: Number(done.stdout) / 1024 / 1024,
    unit: 'MB',
    budget: { most: 120 },
  };
}

// A tally of part of the study: options choose the sources, and the method sentence says which.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TallyJson } from '#core/counting/tally-json.ts';
import type { CodingRecord } from '#core/records.ts';
import type { HeldRecords } from '#electron/services/project.ts';
import { terminal, type Terminal } from './concord.ts';

let shell: Terminal;
let tables: HeldRecords;

beforeAll(async () => {
  shell = terminal();
  await shell.concord('new', 'study.concord', '--sample');
  ({ tables } = await shell.json<{ tables: HeldRecords }>('call', 'study.concord', 'project.records'));
});

afterAll(() => {
  shell[Symbol.dispose]();
});

const tally = (...options: string[]) =>
  shell.json<TallyJson>('tally', 'study.concord', ...options, '--format', 'json');
const totals = ({ rows }: TallyJson) => rows.map(({ total }) => total);
/** How many sources the columns are of, also where nobody has reviewed or coded any, so that there is no base. */
const sizeOf = ({ columns }: TallyJson) => columns.reduce((sum, { n, frame }) => sum + (n ?? frame ?? 0), 0);

test.each(['tally', 'compare'])('%s estimates nothing from a sample to be coded again', async (verb) => {
  const again = tables.sample.find(({ name }) => name === 'To code again: Wei')!;

  for (const named of [again.name, again.id]) {
    const refused = await shell.concord(verb, 'study.concord', '--estimate', '--draw', named);

    expect([refused.status, refused.stdout]).toEqual([1, '']);
    expect(refused.stderr).toContain('was drawn to be coded again');
  }
});

describe('a tally', () => {
  test('counts themes by year for the news only', async () => {
    const json = await tally('--class', 'news', '--by', 'year');

    expect(json.columns.map(({ key }) => key)).toEqual(
      Array.from({ length: 10 }, (_, year) => String(2016 + year)),
    );
    expect([totals(json), sizeOf(json)]).toEqual([[15, 9, 9], 22]);
    expect(json.method).toContain('The scope is limited to class news.');
  });

  test('counts between two dates', async () => {
    const within = await tally('--class', 'news', '--from', '2018', '--to', '2019-12');
    const dated = tables.source.filter(({ date }) => date !== null && date >= '2018' && date < '2020');
    const news = tables.class.find(({ name }) => name === 'news')?.id;

    expect(
      sizeOf(await tally('--class', 'news', '--from', '2018', '--to', '2019', '--denominator', 'all')),
    ).toBe(dated.filter(({ classId }) => classId === news).length);
    expect(within.method).toContain('dates from 2018 to December 2019');
    expect(within.scope_dates).toEqual({ coarse: 0, undated: 0 });
  });

  test('counts sources whose people have an attribute value, and the interviews of named people', async () => {
    const attribute = tables.attribute.find(({ owner, type }) => owner === 'respondent' && type === 'text');
    const value = tables.attributeValue.find(({ attributeId }) => attributeId === attribute?.id);
    const people = tables.attributeValue.filter(
      (row) => row.attributeId === attribute?.id && row.value === value?.value,
    );

    const some = await tally(
      '--unit',
      'respondents',
      '--kind',
      'interview',
      '--attribute',
      `${attribute?.name}=${value?.value}`,
    );
    const two = await tally('--unit', 'respondents', '--kind', 'interview', '--respondent', 'N9,N11');

    expect(sizeOf(some)).toBe(people.length);
    expect(some.method).toContain(value?.value ?? '?');
    expect(sizeOf(two)).toBe(2);
  });

  test('counts one newspaper, and newspapers side by side: sources can be grouped by outlet', async () => {
    const origins = Map.groupBy(
      tables.source.filter(({ kind, status }) => kind === 'document' && status !== 'excluded'),
      ({ origin }) => origin,
    );
    // Nothing is counted in a class that nobody has reviewed yet.
    const reviewed = new Set(tables.review.map(({ sourceId }) => sourceId));
    const [outlet, theirs] = [...origins].find(
      ([name, all]) => name !== null && all.length > 1 && all.some(({ id }) => reviewed.has(id)),
    )!;

    const one = await tally('--kind', 'document', '--origin', outlet!, '--denominator', 'all');
    const each = await tally('--kind', 'document', '--by', 'origin', '--denominator', 'all');

    expect(sizeOf(one)).toBe(theirs.length);
    expect(one.method).toContain(`The scope is limited to documents (origin ${outlet}).`);
    expect(each.columns.find(({ key }) => key === outlet)?.n).toBe(theirs.length);
  });

  test('counts the sources of a sample and names it', async () => {
    await shell.concord('sample', 'study.concord', '--size', '5', '--seed', '7', '--name', 'pilot');

    const json = await tally('--sample', 'pilot', '--denominator', 'all');

    expect(sizeOf(json)).toBe(5);
    expect(json.method).toContain('the sample “pilot”');
  });

  test.each([
    [['--class', 'novels'], 'There is no class “novels”'],
    [['--attribute', 'mood=wary'], '“mood=wary” is not an attribute with a value'],
    [['--origin', 'The Moon'], 'No source has the origin “The Moon”'],
    [['--respondent', 'N99'], 'There is no respondent “N99”'],
    [['--sample', 'gone'], 'There is no sample “gone”'],
    [['--from', 'soon'], '“soon” is not a valid date'],
    [['--from', '2020', '--to', '2019'], 'The dates end (2019) before they begin (2020)'],
  ])('exits with 1 for %j', async (options, sentence) => {
    const { status, stderr } = await shell.concord('tally', 'study.concord', ...options);

    expect([status, stderr]).toEqual([1, expect.stringContaining(sentence)]);
  });

  test('is exported with its scope, and no other file takes one', async () => {
    await shell.concord('export', 'study.concord', '--tally', 'news.json', '--class', 'news');
    const idle = await shell.concord('export', 'study.concord', '--sources', 's.csv', '--class', 'news');

    expect([idle.status, idle.stderr]).toEqual([2, expect.stringContaining('--class is used with')]);
  });
});

test('a name that two samples or attributes have is refused with their ids, which choose between them', async () => {
  using other = terminal(shell);
  for (const [seed, size] of [
    ['1', '3'],
    ['2', '5'],
  ] as const)
    await other.concord('sample', 'study.concord', '--size', size, '--seed', seed, '--name', 'Pilot');
  const input = JSON.stringify({ name: 'member', owner: 'source', type: 'text' });
  await other.concord('call', 'study.concord', 'attributes.add', input);
  const now = (await other.json<{ tables: HeldRecords }>('call', 'study.concord', 'project.records')).tables;
  const count = (...options: string[]) => other.concord('tally', 'study.concord', ...options);

  for (const [rows, ...options] of [
    [now.sample, '--sample', 'Pilot'],
    [now.attribute, '--by', 'member'],
    [now.attribute, '--attribute', 'member=yes'],
  ] as const) {
    const { status, stdout, stderr } = await count(...options);
    expect([status, stdout]).toEqual([1, '']);
    for (const { id, name } of rows) expect(stderr.includes(id)).toBe(['Pilot', 'member'].includes(name));
  }
  const [pilot] = now.sample;
  const one = await other.json<TallyJson>(
    'tally',
    'study.concord',
    '--sample',
    pilot!.id,
    '--denominator',
    'all',
    '--format',
    'json',
  );
  expect(sizeOf(one)).toBe((JSON.parse(pilot!.sourceIds) as string[]).length);
});

describe('codings', () => {
  const codings = async (...options: string[]) =>
    totals(
      await tally('--unit', 'codings', '--of', 'codes', '--no-rollup', '--denominator', 'all', ...options),
    ).reduce<number>((sum, total) => sum + (total ?? 0), 0);

  test('are counted by stance, which together are all of them', async () => {
    const stances = ['supports', 'qualifies', 'contradicts', 'none'];
    const each = await Promise.all(stances.map((stance) => codings('--stance', stance)));

    expect(each.every((count) => count > 0)).toBe(true);
    expect(each.reduce((sum, count) => sum + count)).toBe(await codings());
    expect(await codings('--stance', 'supports,none')).toBe(each[0]! + each[3]!);
    expect((await tally('--stance', 'contradicts')).method).toContain(
      'Only codings with these stances are counted: counterexample.',
    );
  });

  test('are limited by weight and widened by remarks in every verb that counts', async () => {
    const main = tables.project[0]?.mainCoderId;
    const { id: sourceId } = tables.source.find(({ kind }) => kind === 'interview')!;
    const there = await shell.json<{ id: string; coderId: string; voice: string | null }[]>(
      'call',
      'study.concord',
      'codings.of',
      JSON.stringify({ sourceId }),
    );
    const own = there.filter(({ coderId, voice }) => coderId === main && voice !== 'remark');
    for (const [place, weight] of [0, 40, 90].entries()) {
      const changed = { ids: [own[place]?.id], weight, voice: 'remark' };
      // One act after the other.
      await shell.json('call', 'study.concord', 'codings.update', JSON.stringify(changed));
    }

    expect(await codings('--min-weight', '40')).toBe(0);
    expect(await codings('--min-weight', '40', '--with-remarks')).toBe(2);
    expect(await codings('--min-weight', '0', '--with-remarks')).toBe(3);
    for (const verb of [
      'crosstab --by kind --by2 class',
      'timeline --by year',
      'relations --by source',
      'grid --of sources',
      'portraits --of sources',
    ]) {
      const [name = '', ...rest] = verb.split(' ');
      const asked = [
        name,
        'study.concord',
        ...rest,
        '--min-weight',
        '40',
        '--stance',
        'none',
        '--with-remarks',
      ];
      const { method } = await shell.json<{ method: string }>(...asked, '--format', 'json');
      expect(method).toContain('Only codings with a weight of at least 40 out of 100 are counted.');
      expect(method).toContain('no stance');
    }
  });

  test('of chosen themes are the rows in the order named, and a wrong choice names the possible ones', async () => {
    const chosen = await tally('--only', 'marketplace,connector');
    const wrong = [
      await shell.concord('tally', 'study.concord', '--stance', 'supports,perhaps'),
      await shell.concord('tally', 'study.concord', '--min-weight', '101'),
    ];

    expect(chosen.rows.map(({ code }) => code)).toEqual(['marketplace', 'connector']);
    expect(wrong.map(({ status }) => status)).toEqual([2, 2]);
    expect(wrong[0]?.stderr).toContain('Choose from: supports, qualifies, contradicts, none.');
    expect(wrong[1]?.stderr).toContain('Give a number from 0 to 100.');
  });
});

test('a tally shows the weights of each row, and those of a query that finds the same codings', async () => {
  await shell.concord('query', 'study.concord', 'guide', '--save', 'all guiding');
  const own = (
    await shell.json<CodingRecord[]>('call', 'study.concord', 'codings.of', sourceOfGuide())
  ).filter(({ coderId, voice }) => coderId === tables.project[0]?.mainCoderId && voice !== 'remark');
  for (const [place, { id }] of own.entries())
    // One act after the other.
    await shell.json('call', 'study.concord', 'codings.update', JSON.stringify({ ids: [id], weight: place }));

  const asked = ['--weights', '--row', 'all guiding', '--denominator', 'all'];
  const json = await tally(...asked);
  const { stdout } = await shell.concord('tally', 'study.concord', ...asked);
  const chinese = await shell.concordIn('zh_CN.UTF-8', 'tally', 'study.concord', ...asked);

  const guide = json.rows.find(({ code }) => code === 'guide')?.weights;
  expect(guide?.weighted).toBeGreaterThan(0);
  expect(guide?.codings).toBeGreaterThan(guide?.weighted ?? 0);
  expect(json.rows.at(-1)?.weights).toEqual(guide);
  expect(stdout).toContain('Mean weight');
  expect(stdout).toContain(`${guide?.weighted} of ${guide?.codings}`);
  expect(chinese.stdout).toContain('没有权重的编码不在其内');
  const { status } = await shell.concord('export', 'study.concord', '--tally', 'weights.docx', ...asked);
  expect(status).toBe(0);
});

function sourceOfGuide(): string {
  // N5 speaks of it more than anybody else.
  const { id } = tables.source.find(({ label }) => label === 'N5')!;
  return JSON.stringify({ sourceId: id });
}

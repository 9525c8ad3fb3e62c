// Every number that a report prints leads to how it is made: walked in the sample study, section by section.
import { recodingSentence } from '#words/recoding-sentence.ts';
import { createWords } from '#words/words.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestProject } from '../../helpers/project.ts';
import type { LaidTable } from '#core/kept-tables/laid-table.ts';
import type { Report, ReportBlock, ReportTable } from '#core/report/report.ts';
import type { ReportRun } from '#core/report/runs.ts';
import { reportSections } from '#core/report/report.ts';
import { sampleWithTables } from './annex-study.ts';

/** What may stand in a sentence as digits without being counted: dates, versions, and settings that the sentence names. */
const uncounted = {
  en: [
    /\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}/,
    /(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}/,
    /Concord \d+\.\d+\.\d+/,
    /\d+% interval/,
    /\((?:\w+(?: and \w+)? )?\d{4}\)|and \w+ \d{4}|Clarke 2021/,
    /at most \d+% new codes/,
    /runs of \d/,
  ],
  'zh-CN': [
    /\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?/,
    /Concord \d+\.\d+\.\d+/,
    /\d+% 区间/,
    /（[^）]*，\d{4}）|（\d{4}）/,
    /新代码不超过 \d+%|不超过 \d+%/,
    /连续 \d 次/,
  ],
} as const;

function withoutUncounted(text: string, language: keyof typeof uncounted): string {
  return uncounted[language].reduce((left, each) => left.replaceAll(new RegExp(each.source, 'g'), ' '), text);
}

/** The words of runs without their numbers and citations. */
function saidBeside(runs: readonly ReportRun[]): string {
  return runs.map((run) => (run.kind === 'text' ? run.text : ' ')).join('');
}

function sentencesOf(block: ReportBlock): readonly (readonly ReportRun[])[] {
  if (block.kind === 'paragraph') return [block.runs];
  return block.kind === 'list' ? block.items : [];
}

const tablesIn = ({ sections }: Report): ReportTable[] =>
  sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'table'));

const digitsIn = (text: string): string[] => text.match(/\d[\d,.]*/g) ?? [];

/** The numbers printed in cells and under heads that no value stands behind. */
function unmade({ rows, columns }: LaidTable): string[] {
  const heads = columns.flatMap(({ note, under, parts = [] }) => [
    ...(parts.length > 0 ? [] : digitsIn(note)),
    ...(under === null || (under.parts ?? []).length > 0 ? [] : digitsIn(under.note)),
  ]);
  const cells = rows.flatMap((row) =>
    row.cells.flatMap(({ text, value, parts = [] }) => {
      const expected = parts.length > 0 ? parts.length : value === undefined ? 0 : 1;
      return digitsIn(text).length === expected ? [] : [`${row.name}: ${text}`];
    }),
  );
  return [...heads, ...cells];
}

/** The sample study, which these tests only read but for the last. */
let project: TestProject;
beforeAll(async () => {
  project = await sampleWithTables();
});
afterAll(() => project[Symbol.asyncDispose]());

describe.each(['en', 'zh-CN'] as const)('in the report of the sample study, in %s,', (language) => {
  test('the only digits in sentences that no command makes are dates, versions and settings', async () => {
    const { sections, numbers } = await project.api.report.read({ language });
    // What was counted once, at the unlock of a round, can never be counted again: its sentence is kept, and `concord rounds`
    // prints it.
    const { rounds } = await project.api.rounds.list();
    const kept = await Promise.all(
      rounds.map(async ({ id }) => (await project.api.rounds.sentence({ id, language })).text),
    );
    // So does `concord recodings` with what is said of a second pass, which says how it was drawn.
    const { tables } = await project.api.project.records();
    for (const plan of await project.api.recodings.list()) {
      const sample = tables.sample.find(({ id }) => id === plan.sampleId)!;
      const coder = tables.coder.find(({ id }) => id === plan.personId)!.name;
      kept.push(recodingSentence(createWords(language), plan, { coder, sample }));
    }
    const left = sections.flatMap(({ key, blocks }) =>
      blocks.flatMap((block) =>
        sentencesOf(block)
          .map((runs) =>
            withoutUncounted(
              kept.reduce((text, sentence) => text.replace(sentence, ''), saidBeside(runs)),
              language,
            ),
          )
          .filter((text) => /\d/.test(text))
          .map((text) => `${key}: ${text}`),
      ),
    );
    const printed = sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) =>
        sentencesOf(block)
          .flat()
          .filter((run) => run.kind === 'number'),
      ),
    );

    expect(sections.map(({ key }) => key)).toEqual([...reportSections]);
    expect(left).toEqual([]);
    expect(printed.length).toBeGreaterThan(50);
    expect(printed.filter(({ id }) => numbers[id] === undefined)).toEqual([]);
  });

  test('a number stands behind every number of a table of counts', async () => {
    const report = await project.api.report.read({ language });
    // A joint display also quotes texts, and a grid holds summaries; who was interviewed has a command of its own.
    const ofCounts = tablesIn(report).filter(
      ({ id, table }) => id !== 'material.people' && !table.isOfText && table.columns[1]?.format !== 'text',
    );

    expect(ofCounts).toHaveLength(5);
    expect(Object.fromEntries(ofCounts.map(({ table }) => [table.caption, unmade(table)]))).toEqual(
      Object.fromEntries(ofCounts.map(({ table }) => [table.caption, []])),
    );
  });

  test('each has a place in the kept table, and the command’s JSON has it there', async () => {
    const { api } = project;
    const offered = (await api.report.numbers({ language })).filter(({ kept }) => kept !== null);
    const { tables } = await api.project.records();

    for (const kept of tables.keptTable) {
      const own = offered.filter((number) => number.kept?.tableId === kept.id);
      expect(own.length, kept.name).toBeGreaterThan(0);
      const { table } = await api.keptTables.open({ id: kept.id, language });
      for (const { pointer, value, label } of own)
        expect(at(table, pointer), `${kept.name} ${label} ${pointer.join('.')}`).toBe(value);
    }
    expect(new Set(offered.map(({ id }) => id)).size).toBe(offered.length);
  });
});

function at(value: unknown, pointer: readonly (string | number)[]): unknown {
  return pointer.reduce<unknown>((found, step) => (found as Record<string | number, unknown>)[step], value);
}

test('the caption of each table and figure leads to the command that makes it', async () => {
  const page = await project.api.report.page({ languages: ['en', 'zh-CN'] });

  const leads = [...page.matchAll(/href="#(e\d+)"/g)].map(([, id]) => id);
  const targets = [...page.matchAll(/<dt id="(e\d+)">/g)].map(([, id]) => id);
  expect(targets).toHaveLength(10);
  // Once in each language.
  expect(leads).toHaveLength(2 * targets.length);
  expect(new Set(leads)).toEqual(new Set(targets));
  const [, ofTallies] = /<dt id="e\d+">Table 3<\/dt><dd><code>([^<]*)/.exec(page) ?? [];
  expect(ofTallies).toMatch(/^concord tally study\.concord /);
});

test('both numbers of a cell such as “16 of 17” can stand in a sentence, and say what they are', async () => {
  const { api } = project;
  const { tables } = await api.project.records();
  const people = tables.keptTable.find(({ name }) => name === 'People by theme')!;
  const connector = tables.code.find(({ name }) => name === 'connector')!;
  const id = `kept.${people.id}.${connector.id}.all`;
  const labels = (await api.report.numbers({ language: 'en' }))
    .filter((number) => number.id.startsWith(id))
    .map(({ label, text }) => [label, text]);
  await api.report.writeParagraph({
    section: 'results',
    language: 'en',
    paragraph: null,
    basis: null,
    runs: [
      { kind: 'number', id, text: '?' },
      { kind: 'text', text: ' of our ' },
      { kind: 'number', id: `${id}.of`, text: '?' },
    ],
  });

  const page = await api.report.page({ languages: ['en'] });

  expect(labels).toEqual([
    ['People by theme: connector ◈, All', '16'],
    ['People by theme: connector ◈, All, out of', '17'],
  ]);
  expect(page).toMatch(/<a class="n" href="#n\d+">16<\/a> of our <a class="n" href="#n\d+">17<\/a>/);
});

// What the sample study has submitted when a window opens it: printed as it was counted then, and compared with today.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openKeeper } from '#electron/snapshots/keeper.ts';
import { loadSample } from '#fixtures/sample/load-sample.ts';
import { testProject, type TestProject } from '../helpers/project.ts';

const { submission, since } = loadSample(join(import.meta.dirname, '../../fixtures/sample'));

let project: TestProject;

beforeAll(async () => {
  project = await testProject(undefined, { keeper: openKeeper() });
  await project.api.desk.openSample({ folder: project.folder });
});

afterAll(async () => {
  await project[Symbol.asyncDispose]();
});

/** The printed cells of a submitted table by row, as the text that stands there. */
async function printed(title: string): Promise<Map<string, readonly string[]>> {
  const [kept] = await project.api.submissions.list({});
  const item = kept!.items.find((each) => each.title === title)!;
  const { table } = await project.api.submissions.open({ id: kept!.id, itemId: item.id, language: 'en' });
  return new Map(table.rows.map(({ name, cells }) => [name, cells.map(({ text }) => text)]));
}

const coderNamed = async (name: string): Promise<string> =>
  (await project.api.project.records()).tables.coder.find((coder) => coder.name === name)!.id;

it('has three tables and a figure, the version of the codebook and a snapshot, and nothing to undo', async () => {
  const [kept, ...others] = await project.api.submissions.list({});
  const { undo, redo } = await project.api.history.state();
  const { problems } = await project.api.project.check();
  const studies = await project.api.snapshots.studies({});
  const here = studies.flatMap(({ file, snapshots }) => snapshots.map(({ id }) => `${file} ${id}`));

  expect(others).toEqual([]);
  expect(kept).toMatchObject({ name: submission.name, date: submission.date, note: submission.note });
  expect(kept!.items.map(({ title, number, isFigure }) => [title, number, isFigure])).toEqual([
    [submission.themesByClass, '1', false],
    [submission.twoCoders, '2', false],
    [submission.twoPasses, '3', false],
    [submission.newCodes, '1', true],
  ]);
  expect(here).toContain(`${kept!.snapshot?.file} ${kept!.snapshot?.id}`);
  expect([undo, redo, problems]).toEqual([null, null, []]);
});

it('prints today another number of sources where something was coded since, and else what was submitted', async () => {
  const [kept] = await project.api.submissions.list({});

  const { states, codebook } = await project.api.submissions.compare({ id: kept!.id, language: 'en' });

  const [themes, ...others] = states.map(({ state }) => state);
  expect(themes).toEqual({
    what: 'changed',
    changes: {
      values: [
        { row: 'connector ◈', column: 'News', from: '14 (64%)', to: '15 (68%)' },
        { row: 'connector ◈', column: 'Total', from: '37', to: '38' },
        { row: 'guide ◈', column: 'Report', from: '11 of 15', to: '12 of 15' },
        { row: 'guide ◈', column: 'Total', from: '35', to: '36' },
      ],
      words: false,
      layout: false,
    },
  });
  expect(others.map(({ what }) => what)).toEqual(['same', 'same', 'same']);
  expect(codebook).toBe(0);
});

it('prints the tally that is counted but for what was coded since', async () => {
  const request = { of: 'themes', by: 'class', unit: 'sources' } as const;
  const { rows } = await project.api.tallies.count(request);
  const table = await printed(submission.themesByClass);
  const { tables } = await project.api.project.records();

  expect(rows).toHaveLength(3);
  for (const { codeId, total } of rows) {
    const name = tables.code.find(({ id }) => id === codeId)!.name;
    const cells = [...table].find(([row]) => row.toLowerCase().startsWith(name))?.[1];
    const later = since.filter(({ code }) => code === name).length;
    expect([name, cells?.at(-1)]).toEqual([name, String(total.count! - later)]);
  }
});

it('prints how far the two passes agree, as the screen measures it', async () => {
  const coderIds = [await coderNamed('Wei'), await coderNamed('Wei, second pass')];
  const { pooled, facts } = await project.api.agreement.measure({
    coderIds,
    of: 'themes',
    level: 'paragraph',
  });
  const table = await printed(submission.twoPasses);

  expect(facts.sources.bySeveral).toBe(9);
  expect([pooled.counts, pooled.measures.alpha]).toEqual([
    { n: 369, used: [33, 33], both: 27, neither: 330 },
    expect.closeTo(1 - (737 * 24) / (2 * 66 * 672), 12),
  ]);
  // 369 paragraphs by themes, 33 coded in each pass, 27 of them in both: 357 of 369 alike.
  expect(table.get('All codes together')?.slice(0, 4)).toEqual(['369', '33', '33', '27']);
  expect(table.get('All codes together')?.at(-1)).toBe('97%');
});

it('is opened without a snapshot where none can be written', async () => {
  await using other = await testProject(undefined, { keeper: openKeeper() });
  const home = join(other.folder, 'home');
  mkdirSync(home, { recursive: true });
  rmSync(join(home, 'snapshots'), { recursive: true, force: true });
  // No folder of snapshots can be made here.
  writeFileSync(join(home, 'snapshots'), '');

  await other.api.desk.openSample({ folder: other.folder });

  const [kept] = await other.api.submissions.list({});
  expect([kept?.items.length, kept?.snapshot]).toEqual([4, null]);
});

// Estimates for the frame of a sampled class, from a project file, through the methods and as JSON of the command line.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TallyRequest } from '#core/counting/request.ts';
import { tallyJson, type TallyJson } from '#core/counting/tally-json.ts';
import analysis from '#fixtures/methods/analysis.json' with { type: 'json' };
import { testProject, type TestProject } from '../../helpers/project.ts';

const worked = analysis.samples.cases.B_sampled_and_complete;
const near = (value: number): unknown => expect.closeTo(value, 9);

let project: TestProject;
let theme: string;
let drawn: readonly string[];
let undrawn: readonly string[];

beforeAll(async () => {
  project = await testProject();
  const { api } = project;
  await importSources('news', 200);
  await importSources('report', 70);
  const { tables } = await api.project.records();
  const classOf = (name: string) => tables.class.find((each) => each.name === name)!.id;
  await api.classes.update({ id: classOf('news'), coverage: 'sampled' });
  const idsOf = (name: string) =>
    tables.source.filter(({ classId }) => classId === classOf(name)).map(({ id }) => id);
  const sample = await api.samples.draw({
    name: 'Twenty of the news',
    seed: 7,
    settings: { size: 20, strata: { by: 'none' }, allocation: 'proportional' },
    fromIds: idsOf('news'),
  });
  drawn = JSON.parse(sample.sourceIds) as string[];
  undrawn = idsOf('news').filter((id) => !drawn.includes(id));
  const reports = idsOf('report');
  await api.sources.setReviewed({ ids: [...drawn, ...reports], reviewed: true });
  theme = (await api.codes.create({ name: 'connector', parentId: null })).id;
  await api.codes.update({ id: theme, isTheme: true });
  await code([...drawn.slice(0, 8), ...reports.slice(0, 49)]);
});

afterAll(async () => {
  await project[Symbol.asyncDispose]();
});

async function importSources(className: string, count: number): Promise<void> {
  const place = join(project.folder, className);
  mkdirSync(place);
  for (let number = 1; number <= count; number += 1) {
    writeFileSync(join(place, `${className} ${number}.txt`), `${className} number ${number} of this study`);
  }
  await project.api.imports.run({
    files: [{ reference: place, name: className }],
    kind: 'document',
    className,
  });
}

async function code(ids: readonly string[]): Promise<void> {
  const { tables } = await project.api.project.records();
  const hashes = new Map(tables.source.map(({ id, textHash }) => [id, textHash]));
  for (const sourceId of ids) {
    await project.api.codings.apply({
      sourceId,
      textHash: hashes.get(sourceId)!,
      codeId: theme,
      span: null,
    });
  }
}

async function json(request: TallyRequest): Promise<TallyJson> {
  const tally = await project.api.tallies.count({ by: 'class', ...request });
  return tallyJson(tally, '', null, () => '');
}

describe('a sample of the news beside all reports', () => {
  it('is by default not pooled with the reports as if it were complete', async () => {
    const { columns, rows } = await json({});

    expect(columns).toEqual([
      { key: 'news', n: 20, coverage: 'sampled', frame: 200 },
      { key: 'report', n: 70, coverage: 'complete', frame: 70 },
    ]);
    expect(rows[0]).toMatchObject({
      cells: { news: 8, report: 49 },
      total: 57,
      reasons: { total: 'unlike_coverage' },
    });
    expect(rows[0]).not.toHaveProperty('estimate');
  });

  it('weighs the classes by their frames when asked', async () => {
    const { rows } = await json({ estimate: true });

    expect(rows[0]?.estimate).toEqual({
      share: near(worked.share),
      se: near(worked.se),
      low: near(worked.low),
      high: near(worked.high),
      reason: null,
    });
    expect(rows[0]?.reasons).toEqual({});
  });

  it('gives the share of the sample the interval of a draw without replacement', async () => {
    const { rows } = await project.api.tallies.count({ by: 'class' });
    const [news] = rows[0]!.cells;

    expect(news!.share).toBe(0.4);
    // Narrower than the interval for an infinite frame, 0.2188 to 0.6134.
    expect(news!.low).toBeGreaterThan(0.2188);
    expect(news!.high).toBeLessThan(0.6134);
  });

  it('ignores what was reviewed outside the sample, and says so', async () => {
    await project.api.sources.setReviewed({ ids: undrawn.slice(0, 5), reviewed: true });
    const { rows, facts } = await project.api.tallies.count({ by: 'class', estimate: true });
    await project.api.sources.setReviewed({ ids: undrawn.slice(0, 5), reviewed: false });

    expect(rows[0]!.total.share).toEqual(near(worked.share));
    expect(facts.coverage.classes[0]).toMatchObject({ form: 'drawn', outside: 5, frame: 200 });
  });

  it('is interim while the first sources of the draw are reviewed, and no estimate in another order', async () => {
    await project.api.sources.setReviewed({ ids: drawn.slice(12), reviewed: false });
    const interim = await json({ estimate: true });
    await project.api.sources.setReviewed({ ids: drawn.slice(0, 4), reviewed: false });
    const outOfOrder = await json({ estimate: true });
    await project.api.sources.setReviewed({ ids: [...drawn], reviewed: true });

    // 8 of the first 12, weighed with 49 of 70.
    expect(interim.rows[0]?.estimate?.share).toEqual(near((200 * (8 / 12) + 49) / 270));
    expect(outOfOrder.rows[0]?.estimate).toEqual({
      share: null,
      se: null,
      low: null,
      high: null,
      reason: 'out_of_draw_order',
    });
  });

  it('keeps ineligible members of the sample as members, and leaves out those that could not be read', async () => {
    const [damaged] = await project.api.exclusionReasons.add({ names: ['damaged file'] });
    const last = drawn.slice(18);
    await project.api.triage.decide({ ids: [...last], exclusionReason: 'damaged file' });
    const { rows: ineligible } = await project.api.tallies.count({ by: 'class', estimate: true });
    await project.api.exclusionReasons.mark({ id: damaged!.id, mark: 'could-not-be-read' });
    const { rows: unreadable, facts } = await project.api.tallies.count({ by: 'class', estimate: true });
    await project.api.triage.decide({ ids: [...last], status: 'new' });

    // 18 of the 20 belong to the study, so 180 of the 200 are estimated to. All 18 were read, so they stand for all
    // 200.
    expect(ineligible[0]!.total.estimated?.estimate).toMatchObject({
      frame: near(180 + 70),
      isFrameKnown: false,
    });
    expect(unreadable[0]!.total.estimated?.estimate).toMatchObject({ frame: near(270), isFrameKnown: true });
    expect(unreadable[0]!.total.estimated?.bounds).toEqual({ low: 8 / 20, high: 10 / 20 });
    expect(facts.coverage.draws[0]?.unreadable).toEqual({ count: 2, why: ['damaged file'] });
  });

  it('has no estimate together with a purposive class, or with a class that is not completely read', async () => {
    const { tables } = await project.api.project.records();
    const report = tables.class.find(({ name }) => name === 'report')!;
    await project.api.classes.update({ id: report.id, coverage: 'purposive' });
    const chosen = await json({ estimate: true });
    await project.api.classes.update({ id: report.id, coverage: 'complete' });
    const one = tables.source.find(({ classId }) => classId === report.id)!;
    await project.api.sources.setReviewed({ ids: [one.id], reviewed: false });
    const incomplete = await json({ estimate: true });
    await project.api.sources.setReviewed({ ids: [one.id], reviewed: true });

    expect(chosen.rows[0]?.estimate).toMatchObject({ share: null, reason: 'purposive' });
    expect(incomplete.rows[0]?.estimate).toMatchObject({ share: null, reason: 'incomplete_class' });
  });
});

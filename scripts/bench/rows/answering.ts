// How soon an act is answered while other work goes on: a passage is coded every 50 ms, as by a person who works on
// while a file is exported. The slowest answers matter.
import { copyFileSync } from 'node:fs';
import { setTimeout as after } from 'node:timers/promises';
import type { Measured } from '../budget.ts';
import { startServed, type Answered, type ServedProgram } from '../served-program.ts';
import { makeStudy, type Study } from '../study.ts';
import { placeIn, type Workbench } from '../workbench.ts';

/** The time between two acts, in milliseconds. */
const ACT_INTERVAL_MS = 50;
/** The budgets for one act, and for one uninterrupted run of the program, in milliseconds. */
const MAX_ANSWER_MS = 100;
const MAX_RUN_MS = 50;

/** One row after another: all of them take long. The programs must be built. */
export async function* answering(bench: Workbench): AsyncGenerator<Measured> {
  const path = placeIn(bench, 'answering.concord');
  copyFileSync(bench.study.path, path);
  const file = 'download:answering/study.qdpx';
  let bytes: Buffer<ArrayBuffer>;
  {
    await using program = await startServed(path);
    const act = await actOf(program, bench.study);
    for (const job of jobsOf(bench.study, file)) yield* await told(program, act, job);
    bytes = await program.written(file);
    const chosen = { file: { reference: await program.choose(NAME, bytes), name: NAME } };
    yield* await told(program, act, ['weighs its own project file', 'exchange.preview', chosen]);
    yield* await told(program, act, ['takes in its own project file', 'exchange.bringIn', chosen]);
  }
  const small = makeStudy(placeIn(bench, 'answering-small.concord'), { scale: 0.01, codings: 1 });
  await using program = await startServed(small.path);
  const act = await actOf(program, small);
  const chosen = { file: { reference: await program.choose(NAME, bytes), name: NAME } };
  yield* await told(program, act, ['weighs a large project file', 'exchange.preview', chosen]);
  yield* await told(program, act, ['takes in a large project file', 'exchange.bringIn', chosen]);
}

const NAME = 'study.qdpx';

/** Codes a passage that nobody has coded yet. */
type Act = () => Promise<void>;

async function actOf(program: ServedProgram, { reportId, busyCodeId }: Study): Promise<Act> {
  const { result } = await program.call('sources.text', { id: reportId });
  const { textHash } = (result as { source: { textHash: string } }).source;
  // A person at work has counted before.
  await program.call('tallies.count');
  let start = 0;
  return async () => {
    const span = { start, end: start + 40 };
    start += 7;
    const coding = { sourceId: reportId, textHash, codeId: busyCodeId, span };
    const outcome = await program.ask('codings.apply', coding);
    // `locked` is an answer, too.
    if (!outcome.ok && outcome.error.code !== 'locked') throw new Error(`Refused: ${outcome.error.key}`);
  };
}

type Job = readonly [work: string, method: string, input?: unknown];

function jobsOf({ busyCodeId: codeId, reportId }: Study, file: string): readonly Job[] {
  const named = (name: string): string => `download:answering/${name}`;
  const written = (name: string) => ({ to: named(name), format: name.split('.').at(-1) });
  const cell = { codeId };
  return [
    ['does little else', 'project.records'],
    ['writes all passages as csv', 'exports.passages', written('passages.csv')],
    ['writes a workbook of passages', 'exports.passages', { ...written('passages.xlsx'), codeId }],
    ['writes passages to be read', 'exports.passages', { ...written('passages.html'), codeId }],
    ['writes the codebook', 'exports.codebook', written('codebook.docx')],
    ['writes a coded text', 'exports.codedText', { ...written('text.html'), sourceId: reportId }],
    ['writes all sources', 'exports.sources', written('sources.csv')],
    ['writes the matrix', 'exports.matrix', written('matrix.csv')],
    ['writes the history', 'history.export', { to: named('history.csv') }],
    ['writes a package', 'replication.write', { to: named('package.zip') }],
    ['writes a project file', 'exchange.write', { to: file }],
    ['says what such a file lacks', 'exchange.losses'],
    ['looks for duplicates', 'duplicates.find'],
    ['keeps a version of the codebook', 'versions.keep', { name: 'before' }],
    ['makes a snapshot', 'snapshots.make'],
    ['reads the report', 'report.read', { language: 'en' }],
    ['writes the report', 'report.export', { to: named('report.docx'), languages: ['en'] }],
    ['searches all texts', 'search.run', { request: { query: { text: '一是' } } }],
    ['filters passages by a word', 'passages.holding', { request: {}, cell, words: 'the' }],
    ['lists passages', 'passages.list', { request: {}, cell }],
    ['tallies all codes', 'tallies.count', { by: 'class', of: 'codes' }],
    ['compares', 'comparisons.count'],
    ['lists the history', 'history.list'],
    ['checks the project', 'project.check'],
  ];
}

/** The measurements for one job. */
async function told(program: ServedProgram, act: Act, [work, method, input]: Job): Promise<Measured[]> {
  const { answers, job } = await beside(program, act, method, input);
  const seconds = (job.time / 1000).toFixed(1);
  return [
    {
      work: `code a passage while it ${work} (${seconds} s), p99`,
      value: answers[Math.ceil(answers.length * 0.99) - 1] ?? Number.NaN,
      unit: 'ms',
      budget: { most: MAX_ANSWER_MS },
    },
    {
      work: `longest that it works without a pause as it ${work}`,
      value: job.worked,
      unit: 'ms',
      budget: { most: MAX_RUN_MS },
    },
  ];
}

/** Runs the job, with acts at intervals until it is done; returns how long each act took, the shortest first. */
async function beside(
  program: ServedProgram,
  act: Act,
  method: string,
  input: unknown,
): Promise<{ readonly answers: readonly number[]; readonly job: Answered }> {
  const answers: number[] = [];
  const done = new AbortController();
  const job = program.call(method, input).finally(() => done.abort());
  const acting: Promise<void>[] = [];
  while (!done.signal.aborted) {
    const begun = performance.now();
    acting.push(act().then(() => void answers.push(performance.now() - begun)));
    await after(ACT_INTERVAL_MS);
  }
  await Promise.all(acting);
  return { answers: answers.toSorted((a, b) => a - b), job: await job };
}

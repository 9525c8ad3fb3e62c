// How much snapshots slow down an act: the same acts on two copies of the study, alternating between a program that
// makes snapshots, as an open window does, and one that makes none: each kind of everyday act, and one on many rows,
// which makes a snapshot if the newest is old.
import { copyFileSync } from 'node:fs';
import { openStore } from '#db/open.ts';
import type { Api } from '#electron/api.ts';
import { clientOf } from '#electron/hosts/commands/open-project.ts';
import { createReading } from '#electron/reading.ts';
import type { Client } from '#electron/rpc/client.ts';
import { Session } from '#electron/session.ts';
import { Settings } from '#electron/settings.ts';
import { openKeeper } from '#electron/snapshots/keeper.ts';
import type { Measured } from '../budget.ts';
import { NOW } from '../corpus.ts';
import { median, once } from '../timing.ts';
import { placeIn, type Workbench } from '../workbench.ts';

const SMALL_ACT_RUNS = 300;
const LARGE_ACT_RUNS = 11;
/** More sources than may change without a snapshot. */
const SOURCES = 60;
/** More time than between two snapshots made before acts, in milliseconds. */
const INTERVAL_MS = 6 * 60_000;

interface Program extends AsyncDisposable {
  readonly api: Client<Api>;
  /** Resolves when no snapshot is being made. */
  settled(): Promise<void>;
}

export async function keeping(bench: Workbench): Promise<Measured[]> {
  const clock = { now: Date.parse(NOW) };
  await using on = programOn(bench, clock, true);
  await using off = programOn(bench, clock, false);
  const { reportId, busyCodeId } = bench.study;
  const { source } = await on.api.sources.text({ id: reportId });
  const { tables } = await on.api.project.records();
  const codes = tables.code.filter(({ codable }) => codable);
  const otherId = codes.find(({ id }) => id !== busyCodeId)?.id ?? '';
  const small = smallActs({ sourceId: source.id, textHash: source.textHash, codeId: busyCodeId }, otherId);
  const measured: Measured[] = [];
  for (const [work, ready] of Object.entries(small)) {
    const { on: kept, off: bare } = await inTurns(SMALL_ACT_RUNS, on, off, ready);
    measured.push({
      work: `${work} where snapshots are kept`,
      value: kept,
      unit: 'ms',
      floor: { what: 'the same where none are', value: bare },
      budget: { times: 1.05 },
    });
  }
  const sourceIds = tables.source.slice(0, SOURCES).map(({ id }) => id);
  const large = await inTurns(LARGE_ACT_RUNS, on, off, async ({ api }, run) => {
    clock.now += INTERVAL_MS;
    return () => api.codings.applyToSources({ sourceIds, codeId: codes[run]?.id ?? '' });
  });
  return [
    ...measured,
    {
      work: `an act on ${sourceIds.length} rows, which asks for a snapshot`,
      value: large.on,
      unit: 'ms',
      floor: { what: 'the same where none are', value: large.off },
      budget: { more: 50 },
    },
  ];
}

/** Prepares what an act needs, and returns the act. */
type Ready = (program: Program, run: number) => Promise<() => Promise<unknown>>;

/** Acts on one or two rows. Each kind codes at places of its own: an existing coding would cost nothing. */
function smallActs(
  place: { readonly sourceId: string; readonly textHash: string; readonly codeId: string },
  otherId: string,
): Readonly<Record<string, Ready>> {
  const spanOf = (kind: number, run: number) => {
    const start = (kind * SMALL_ACT_RUNS + run) * 7 + 3;
    return { start, end: start + 57 };
  };
  return {
    'code a passage':
      async ({ api }, run) =>
      () =>
        api.codings.apply({ ...place, span: spanOf(0, run) }),
    'remove a coding': async ({ api }, run) => {
      const { id } = await api.codings.apply({ ...place, span: spanOf(1, run) });
      return () => api.codings.remove({ ids: [id] });
    },
    'change the code of a coding': async ({ api }, run) => {
      const { id } = await api.codings.apply({ ...place, span: spanOf(2, run) });
      return () => api.codings.recode({ ids: [id], codeId: otherId });
    },
    'change a memo': async ({ api }, run) => {
      const { id } = await api.memos.add({
        about: 'source',
        subjectId: place.sourceId,
        body: 'What it says.',
      });
      return () => api.memos.update({ id, body: `What it says ${run} times.` });
    },
  };
}

function programOn(bench: Workbench, clock: { readonly now: number }, keeps: boolean): Program {
  const path = placeIn(bench, `keeping-${keeps}.concord`);
  copyFileSync(bench.study.path, path);
  const session = new Session({
    settings: new Settings(placeIn(bench, 'keeping-home')),
    files: { input: (reference) => reference, output: (reference) => reference },
    reading: createReading(),
    ...(keeps ? { keeper: openKeeper(), keepsTime: true } : {}),
    log: (_name, error) => console.error(error),
    language: 'en',
    browsesFolders: false,
    now: () => new Date(clock.now).toISOString(),
  });
  session.adopt(openStore(path, { who: 'bench', now: NOW }));
  return {
    api: clientOf(session),
    settled: () => session.settled(),
    [Symbol.asyncDispose]: () => session.end(),
  };
}

/** The median times of `runs` acts in either program. */
async function inTurns(
  runs: number,
  on: Program,
  off: Program,
  ready: Ready,
): Promise<{ on: number; off: number }> {
  const times = { on: [] as number[], off: [] as number[] };
  for (let run = 0; run < runs; run += 1) {
    const acts = [await ready(on, run), await ready(off, run)] as const;
    // Each goes first equally often: the second finds the disk busy.
    const [first, second] = run % 2 === 0 ? acts : [acts[1], acts[0]];
    const found = [await once(first), await once(second)] as const;
    const [ofOn, ofOff] = run % 2 === 0 ? found : [found[1], found[0]];
    times.on.push(ofOn);
    times.off.push(ofOff);
    await on.settled();
  }
  return { on: median(times.on), off: median(times.off) };
}

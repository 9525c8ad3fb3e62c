// The pieces of `npm run trust`: what each of them promises, how many trials make its full size, and the tests that try
// a part of it, by the same code or in another way.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fuzz } from '../fuzz/fuzz.ts';
import { tryCalls } from './calls.ts';
import { leftStates, sampleLeft, tryDamages } from './damages.ts';
import { countIn, type Found, type Trials } from './found.ts';
import { hardDisks, tryHardDisks } from './hard-disks.ts';
import { tryHosts } from './hosts.ts';
import { tryLargeDamages } from './large-damages.ts';
import { tryLooks, WALKS } from './looks.ts';
import { killedWorks, tryKills } from './kills.ts';
import { tryOpeners } from './openers.ts';
import { tryNetwork } from './network/try-network.ts';
import { tryPlaces } from './places.ts';
import { talliesAsked, tryRecounts } from './recounts.ts';
import { salvages } from './salvages.ts';
import { trySheets } from './vectors/try-sheets.ts';
import { tryVectors } from './vectors/try-vectors.ts';
import { vectors } from './vectors/vectors.ts';

export interface Piece {
  /** The piece's name on the command line. */
  readonly name: string;
  readonly promise: string;
  /** The meaning of its figures' names, if they need explaining; in markdown. */
  readonly meant?: string;
  /** The number of trials at full size, in `unit`. */
  readonly full: number;
  readonly unit: string;
  readonly tests: readonly string[];
  readonly run: (trials: Trials) => Promise<Found>;
}

export const pieces: readonly Piece[] = [
  ...killedWorks.map((work, index): Piece => ({
    name: `kills-${work}`,
    promise: `A program killed at ${work === 'migration' ? 'bringing an older study up to date' : `work (${work})`} loses nothing that was acknowledged and leaves nothing half done; the study opens and is whole`,
    // 500 in all.
    full:
      index < 500 % killedWorks.length
        ? Math.ceil(500 / killedWorks.length)
        : Math.floor(500 / killedWorks.length),
    unit: 'kills',
    tests: ['tests/scripts/trust/kills.test.ts', 'tests/electron/services/exchange/interrupted.test.ts'],
    run: (trials) => tryKills(trials, work),
  })),
  ...hardDisks.map((disk): Piece => ({
    name: `${disk}-disk`,
    promise:
      disk === 'slow'
        ? 'A program killed on a disk that takes its time loses nothing that was acknowledged; the study opens and is whole'
        : 'On a disk that fails now and then, what fails is refused, what was acknowledged is there after a kill, and the study opens and is whole',
    full: 40,
    unit: 'kills',
    tests: ['tests/scripts/trust/hard-disks.test.ts', 'tests/db/doubt.test.ts'],
    run: (trials) => tryHardDisks(trials, disk),
  })),
  {
    name: 'openers',
    promise:
      'Of two or three programs that open one study at once, by whatever name, one writes; what it was answered is there after it is killed, and the next one writes',
    full: 100,
    unit: 'openings',
    tests: [
      'tests/scripts/trust/openers.test.ts',
      'tests/db/lock.test.ts',
      'tests/electron/study/following.test.ts',
      'tests/electron/hosts/following.test.ts',
    ],
    run: tryOpeners,
  },
  {
    name: 'hosts',
    promise:
      'A study that the browser host has open is written by it alone: who wants to write it on the command line is told who has it, whoever reads it counts all that the host was answered, also after it was killed, and then the next one writes',
    full: 20,
    unit: 'hosts',
    tests: ['tests/scripts/trust/hosts.test.ts', 'tests/electron/lock-held.test.ts'],
    run: tryHosts,
  },
  {
    name: 'places',
    promise:
      'A study that is removed, renamed or replaced while a program works on it, that loses its log, folder or disk, or whose disk is full, takes no act that is lost: all that was acknowledged is in the file saved then, or there once there is room',
    full: 140,
    unit: 'studies',
    tests: [
      'tests/scripts/trust/places.test.ts',
      'tests/electron/lost-place.test.ts',
      'tests/db/disk-trouble.test.ts',
    ],
    run: tryPlaces,
  },
  {
    name: 'damages',
    promise:
      'A damaged file is refused or told, or gives the very same data; never other data without a word',
    meant:
      '*Told*: the study opens, and is said to be damaged. *Refused*: it does not open. *Harmless*: it opens, with the very same data.',
    // Each of two states in which a program leaves the study has half of them.
    full: 400,
    unit: 'damages',
    tests: ['tests/scripts/damages.test.ts', 'tests/db/seal.test.ts', 'tests/electron/cli/damage.test.ts'],
    run: damages,
  },
  {
    name: 'large-damages',
    promise:
      'Damage to a study of 2,719 sources and 50,000 codings is refused or told too; salvage of it gives no row that never was, and holds no more than a part of it in memory',
    meant:
      '*Told*, *refused*, *harmless*: as of `damages`. One damage in eleven is salvaged, every other one of them without a snapshot; the rows of a cut file without one are not among those *to come back*.',
    full: 200,
    unit: 'damages',
    tests: ['tests/scripts/trust/large-damages.test.ts'],
    run: (trials) => tryLargeDamages(trials, 1),
  },
  {
    name: 'salvage',
    promise:
      'Of a damaged study, salvage gives back no row that never was, 99 of 100 rows with a snapshot and, unless the file is cut off, of those that are still there without one, and names what is missing',
    meant:
      'Rows are counted by kind of damage. A file that is cut off has lost the rows behind the cut for good, and with them the sums of its pages: without a snapshot only those come back that the history or the names of texts prove, with one all but the last acts, which are younger than the snapshot. In one more trial for each four, one bit of what is left of a cut file is changed as well.',
    full: 200,
    unit: 'damages',
    tests: [
      'tests/scripts/trust/salvages.test.ts',
      'tests/db/salvage/salvage.test.ts',
      'tests/db/salvage/acts.test.ts',
    ],
    run: salvages,
  },
  {
    name: 'calls',
    promise:
      'No call, whatever is in it, changes a row without an act in the history or is answered with a fault inside Concord; what is refused changes nothing',
    meant:
      '*Done*: the call was answered; *acts*: rows that it left in the history. *Invalid*: refused for what is in it; *refused*: for another reason, such as something that is not there.',
    full: 10_000,
    unit: 'calls',
    tests: ['tests/scripts/trust/calls.test.ts'],
    run: tryCalls,
  },
  {
    name: 'recounts',
    promise:
      'Every cell of a tally of 2,719 sources and 50,000 codings, in each unit, base, layer and grouping, is what the rows of the file say when they are counted again in SQL',
    full: talliesAsked.length,
    unit: 'tallies',
    tests: ['tests/electron/acceptance/sql-recount.test.ts', 'tests/scripts/trust/recounts.test.ts'],
    run: tryRecounts,
  },
  {
    name: 'files',
    promise:
      'A damaged document of any format is read or refused in a sentence; no crash, no file that takes all time or memory',
    full: 2_000,
    unit: 'files of each format',
    tests: ['tests/formats/reading/fuzz.test.ts'],
    run: files,
  },
  {
    name: 'network',
    promise:
      'Concord makes no network connection, unless one joins a team, and then to that one address: what people do with it works where there is no network, and no process of it asks for another address that is not this machine’s own',
    full: 1,
    unit: 'programs',
    tests: [
      'tests/scripts/trust/network.test.ts',
      'tests/electron/desktop/closed-doors.test.ts',
      'tests/architecture.test.ts',
    ],
    run: tryNetwork,
  },
  {
    name: 'looks',
    promise:
      'Every screen and dialog is whole, in words and without barriers in each language, in light and dark, its controls within reach at 200 %; so is each step of a day of coding, in three sizes of window, by mouse and by keyboard, within its clicks and keys',
    full: 1,
    unit: 'looks',
    tests: WALKS,
    run: tryLooks,
  },
  {
    name: 'vectors',
    promise:
      'A text that would run, load or change something, in any file that is read and in any name, memo or title, is a text on every screen and in every file that is written',
    full: vectors.length,
    unit: 'texts',
    tests: [
      'tests/scripts/trust/vectors.test.ts',
      'tests/electron/desktop/closed-doors.test.ts',
      'tests/formats/reading/hostile.test.ts',
    ],
    run: tryVectors,
  },
  {
    name: 'sheets',
    promise:
      'A text that would run, load or change something, in any heading, title, label, name or value of a sheet of ticks or of attributes of sources or respondents, as csv or xlsx, is a text in the dialogs that show it, on every screen and in every file that is written afterwards',
    full: vectors.length,
    unit: 'texts',
    tests: [
      'tests/scripts/trust/sheets.test.ts',
      'tests/e2e/ticks.test.ts',
      'tests/electron/services/attribute-sheet.test.ts',
    ],
    run: (trials) => trySheets(trials),
  },
];

/** Damages copies of the sample study: half of them as a closed program left it, half as a killed one did. */
async function damages({ count, seed }: Trials): Promise<Found> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-damages-'));
  const options = { who: 'trust', now: '2026-03-14T09:00:00.000Z' };
  const came: Record<string, number> = {};
  const faults: string[] = [];
  let tried = 0;
  try {
    for (const left of leftStates) {
      const path = sampleLeft(left, folder, options);
      const trials = { count: Math.ceil(count / leftStates.length), seed };
      for (const trial of tryDamages(path, join(folder, 'damaged.concord'), options, trials)) {
        const { number, kind, outcome } = trial;
        tried += 1;
        countIn(came, outcome);
        if (outcome === 'other')
          faults.push(`${left}, damage ${number} (${kind}) of seed ${seed}: other data`);
      }
    }
    return { tried, came, faults };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function files({ count, seed }: Trials): Promise<Found> {
  const came: Record<string, number> = {};
  const faults: string[] = [];
  for (const { format, read, refused, faults: found } of await fuzz({ files: count, seed })) {
    countIn(came, 'formats');
    countIn(came, 'read', read);
    countIn(
      came,
      'refused',
      [...refused.values()].reduce((sum, times) => sum + times, 0),
    );
    faults.push(...found.map(({ name, what }) => `${format} ${name}: ${what}`));
  }
  return { tried: count, came, faults };
}

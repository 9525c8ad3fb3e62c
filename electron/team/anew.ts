// A file takes its team's study anew, where the log began anew: the newest base, what came after it, and on top what its person
// did and the new study has not. The file is replaced in one step, and the one that was stays beside it.
import { rmSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { basename, dirname, extname, join } from 'node:path';
import { AppError } from '#core/errors.ts';
import type { Hello, Transport } from '#core/team/transport.ts';
import { fileIdOf } from '#db/file-id.ts';
import type { OpenOptions } from '#db/open-options.ts';
import { openStore } from '#db/open.ts';
import { partBeside } from '#db/place.ts';
import { freeName } from '#db/set-aside.ts';
import { putInPlace } from '#db/snapshots/put-in-place.ts';
import type { Store } from '#db/store.ts';
import { actsAlone, blobsAlone, carryActs, carryOwn, type Carrying } from '#db/team/anew.ts';
import { knownRounds, noteRounds } from '#db/team/known-rounds.ts';
import { expectTeam, newestAct, noteTeam, startTeam, type Team } from '#db/team/team-of.ts';
import { timeInTeam } from '#db/team/team-time.ts';
import { getBlob } from '#db/write.ts';
import { type Copying, saveCopy } from '../engines/copying.ts';
import { type BaseSource, clearPart, fetchPart } from './base.ts';
import { Replica, type ReplicaParts } from './replica.ts';

/** Where a file that takes the study anew keeps its log from then on. */
export type NewPlace = Pick<Team, 'transport' | 'address' | 'login' | 'fingerprint'>;

/** What taking a study anew needs. */
export interface TakingAnew extends Omit<ReplicaParts, 'transport' | 'newId'> {
  readonly transport: Transport & BaseSource;
  readonly place: NewPlace;
  readonly newId: () => string;
  readonly options: OpenOptions;
  /** Runs work during which no act is done in the file. */
  readonly refusingActs: <T>(work: () => Promise<T>) => Promise<T>;
  /** Closes the study, and opens what the function opens in its place. */
  readonly exchange: (open: () => Store) => unknown;
  /** How a copy of the study is made that is open; by default in a thread of its own. */
  readonly copy?: typeof saveCopy;
}

/** How many acts are settled in one transaction. */
const TOGETHER = 200;

/**
 * Takes the study anew and returns the path of the file as it was, which belongs to no team. Nothing changes where it throws:
 * whatever the place of the log throws; `invalid` for a damaged base, and where the login is somebody else's; `unsupported`
 * for a study of a later version.
 */
export async function takeAnew(taking: TakingAnew, copying: Copying): Promise<string> {
  const { study, transport, options, schema, copy = saveCopy } = taking;
  const { path, db: earlier } = study.store;
  const team = expectTeam(study.store.db);
  const name = basename(path);
  const hello = await transport.hello({
    ...facts(taking),
    replicaId: team.replicaId,
    head: team.head,
    epoch: team.epoch,
  });
  if (hello.personId !== team.personId)
    throw new AppError('invalid', 'errors:team_other_person', { name: hello.name });
  const [base] = await transport.bases.list();
  if (!base) throw new AppError('not_found', 'errors:team_no_base', { name });
  if (base.schema > schema) throw new AppError('unsupported', 'errors:team_newer', { name });
  const part = partBeside(path);
  try {
    await fetchPart(transport, base, { part, name, fileId: fileIdOf(study.store.db) }, copying);
    const anew = openStore(part, options);
    try {
      startTeam(anew.db, { ...team, ...taking.place, ...known(hello), head: base.head, chain: base.chain });
      noteTeam(anew.db, { replicaId: team.replicaId, n: team.n, clockOffset: team.clockOffset });
      // What rounds hide is hidden here from the beginning; what is in lanes is asked with the next exchange.
      noteRounds(anew.db, { ...knownRounds(earlier), lanes: {} });
      await new Replica({ ...taking, study: { ...OF_NOBODY_ELSE, store: anew } }).receive();
      return await taking.refusingActs(async () => {
        if (!earlier.sqlite.open) throw new AppError('cancelled', 'errors:project_closed');
        await carry(taking, anew, copying);
        anew.close();
        // A file of its own, whatever ends the program from here on: two names of one file would be taken for two studies.
        const kept = keptName(path, options.now);
        await copy(path, kept, copying);
        try {
          if (!earlier.sqlite.open) throw new AppError('cancelled', 'errors:project_closed');
          study.store.expectInPlace();
          exchangeFor(part, kept, taking);
        } catch (error) {
          rmSync(kept, { force: true });
          throw error;
        }
        return kept;
      });
    } finally {
      if (anew.db.sqlite.open) anew.close();
    }
  } finally {
    clearPart(part);
  }
}

/** A file that nobody else has open and no window shows. */
const OF_NOBODY_ELSE = {
  alone: { isTaken: false, free: () => Promise.resolve() },
  tell: () => undefined,
} as const;

function facts({ machine, program, schema }: TakingAnew) {
  return { machine, program, schema };
}

function known({ personId, role, epoch, protocol }: Hello) {
  return { personId, role, epoch, protocol };
}

/** Settles what the earlier file alone has onto the new one. */
async function carry(
  { study, newId, now }: TakingAnew,
  anew: Store,
  { signal, progress }: Copying,
): Promise<void> {
  const earlier = study.store.db;
  const { personId } = expectTeam(study.store.db);
  const acts = actsAlone(earlier, anew.db, personId);
  const ahead = anew.keepAhead();
  try {
    for (const hash of blobsAlone(earlier, anew.db, acts))
      ahead.keep([{ hash, bytes: getBlob(earlier, hash) }]);
    const carrying: Carrying = {
      earlier,
      anew: anew.db,
      team: expectTeam(anew.db),
      newId,
      now: timeInTeam(anew.db, now()),
    };
    for (let done = 0; done < acts.length; done += TOGETHER) {
      if (signal.aborted) throw new AppError('cancelled', 'errors:cancelled');
      anew.takeIn((write) => carryActs(write, acts.slice(done, done + TOGETHER), carrying));
      progress({ done: Math.min(done + TOGETHER, acts.length), total: acts.length });
      await nextTurn();
    }
    anew.takeIn((write) => carryOwn(write, carrying));
  } finally {
    ahead.end();
  }
}

/** The path for the file as it was: `study before 2026-03-14.concord`, with a number where that is taken. */
function keptName(path: string, now: string): string {
  const ending = extname(path);
  const stem = join(dirname(path), `${basename(path, ending)} before ${now.slice(0, 10)}`);
  const wanted = freeName(`${stem}${ending}`);
  // The ending stays at the end, so that the file can be opened.
  return wanted === `${stem}${ending}`
    ? wanted
    : `${stem} ${wanted.slice(stem.length + ending.length + 1)}${ending}`;
}

/** Puts the part in the place of the study, and opens it; where that is refused, opens the study as it was, and throws. */
function exchangeFor(part: string, kept: string, { study, options, exchange }: TakingAnew): void {
  const { path } = study.store;
  let refused: unknown = null;
  exchange(() => {
    try {
      putInPlace(part, path, options);
    } catch (error) {
      refused = error;
      return openStore(path, options);
    }
    const note = { key: 'shell:taken_anew', parameters: { name: basename(kept) } } as const;
    return openStore(path, { ...options, note });
  });
  if (refused !== null) throw refused;
}

/** Whether the newest act of the file is in its team's log, so that its rows are those of the log. */
export function isAsInLog({ db }: Store, upTo = newestAct(db)): boolean {
  const alone = db.sqlite.prepare(
    'SELECT 1 FROM change, team WHERE seq > since AND seq <= ? AND team_seq IS NULL LIMIT 1',
  );
  return alone.get(upTo) === undefined;
}

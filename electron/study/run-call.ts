// Runs a call in an open study: a query on what the asker may see, a command as an act, a job in its surroundings.
import { randomUUID } from 'node:crypto';
import { AppError } from '#core/errors.ts';
import type { TableName } from '#core/records.ts';
import { lastAct } from '#db/snapshots/head.ts';
import { noteTables, tablesRead } from '#db/tables-read.ts';
import { find } from '#db/write.ts';
import { errorValueOf } from '../rpc/dispatch.ts';
import type { AnyMethod } from '../rpc/method.ts';
import type { CallOptions, News } from '../rpc/transport.ts';
import type { JobContext } from '../services/context.ts';
import type { SessionParts } from '../session-parts.ts';
import { askedByJob } from '../snapshots/asked-for.ts';
import type { TeamLink } from '../team/link.ts';
import { TeamRounds } from '../team/team-rounds.ts';
import { writtenOut } from './exported-file.ts';
import { jobContext } from './job-context.ts';
import type { OpenStudy } from './open-study.ts';
import { recordExport, type DoneJob } from './record-export.ts';
import { runJob } from './run-job.ts';

/** Jobs that open, turn or unlock rounds of blind work. */
const BEGINS_OR_ENDS_BLIND_WORK: ReadonlySet<string> = new Set([
  'rounds.open',
  'rounds.turn',
  'rounds.unlock',
  'recodings.begin',
]);

/** A call of a method, and what is learned while it runs. */
export interface CallInStudy {
  readonly method: AnyMethod;
  readonly name: string;
  readonly input: unknown;
  readonly options: CallOptions;
  /** Receives the tables that a query has read. */
  readonly noted: { reads?: readonly TableName[] | null };
}

/** What a call has around it besides the study. */
interface AroundCall {
  readonly parts: SessionParts;
  readonly now: () => string;
  /** The study's link to its team; null without one. */
  readonly link: () => TeamLink | null;
  readonly publish: (news: News) => void;
}

/**
 * Runs the call and returns its result. Throws `invalid` for what blind work forbids or hides, and `cancelled` where the
 * study is closed meanwhile.
 */
export async function runCall(study: OpenStudy, call: CallInStudy, around: AroundCall): Promise<unknown> {
  const { method, name, input, options, noted } = call;
  // While an import is broadcast, a query must not see half of it; acts are refused at once.
  if (method.kind !== 'command' && study.telling) {
    await study.telling;
    if (study.released) throw new AppError('cancelled', 'errors:project_closed');
  }
  const coderId = study.who.coderId(options);
  study.seals.refuseMethod(name, coderId, study.who.personOf(options).personId);
  const hidden = study.who.personAskingAs(options);
  if (hidden !== null && study.seals.sightOf(hidden, hidden) !== null)
    throw new AppError('invalid', 'errors:team_other_acts', {
      name: find(study.store.db, 'coder', coderId)?.name ?? '?',
    });
  switch (method.kind) {
    case 'query': {
      const read = (): unknown => {
        const context = study.queryContext(options);
        const { value, tables } = tablesRead(context.db, () => {
          // It says who acts where nobody is named.
          noteTables(['project']);
          return method.run(context, input);
        });
        noted.reads = tables;
        study.displays.note(name, input, value, context.coderId, context.db);
        return value;
      };
      return study.following ? study.following.inStep(read) : read();
    }
    case 'command': {
      const mark = { group: options.group ?? randomUUID() };
      return study.transact({ method: name, options, mark }, (context) => method.run(context, input));
    }
    case 'job':
      // It waits until no work of the team is settled aside, and none is while it runs: then it would be refused.
      while (study.settling) await study.settling;
      return await study.working.during(() => runJobCall(study, call, around));
  }
}

async function runJobCall(study: OpenStudy, call: CallInStudy, around: AroundCall): Promise<unknown> {
  const { method, name, input, options } = call;
  // The sentence about a round counts what was displayed before it, and until its end.
  if (BEGINS_OR_ENDS_BLIND_WORK.has(name)) study.displays.flush();
  const isExport = writtenOut(name, input) !== null;
  if (isExport) await study.refuseDamaged();
  study.snapshotBefore(askedByJob(name, input), options, true);
  const ahead = study.store.keepAhead();
  const upTo = isExport ? lastAct(study.store.db.sqlite).seq : undefined;
  let rows: number | null = null;
  const wrote = (count: number): void => {
    rows = count;
  };
  let beside: DoneJob['beside'] = null;
  const besideRecord: JobContext['besideRecord'] = (run) => {
    beside = run;
  };
  const { parts } = around;
  const link = around.link();
  const teamRounds = link && new TeamRounds(() => study.store.db, link);
  const surroundings = { ...parts, now: around.now, wrote, besideRecord, teamRounds };
  const called = { method, name, input, group: options.group, language: parts.language };
  const context = jobContext(study, name, options, ahead, surroundings);
  const work = (): Promise<unknown> => runJob(study, called, context, parts.asideFrom ?? null);
  try {
    const result = await study.seals.during(context, () =>
      study.following ? study.following.pinned(work) : work(),
    );
    study.displays.note(name, input, result ?? {}, context.coderId, context.db);
    await recordExport(study, { method: name, options, input, rows, upTo, beside }, (file, error) =>
      around.publish({ type: 'unrecorded', file, error: errorValueOf(parts.log, name, error) }),
    );
    return result;
  } finally {
    ahead.end();
  }
}

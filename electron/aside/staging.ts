// How a job in a thread writes: the program writes texts and files ahead for it; the job writes everything else itself,
// in one transaction, while the program refuses other acts.
import { AppError } from '#core/errors.ts';
import { refuseSealed } from '#core/sealing/refused-acts.ts';
import { expectLent } from '#db/own-files.ts';
import { lookIn } from '#db/sealed-connection.ts';
import { Stage } from '#db/stage.ts';
import type { Program } from './program.ts';
import { faultOf, type AsideRequest, type Fault, type StagedBy } from './calls.ts';
import type { ReadingContext, StagingContext } from '../services/context.ts';
import { refuseByRole } from '../services/team-members.ts';

/**
 * What a job needs to write. `renew` ends the current read transaction, so that the job reads the present state of the
 * file.
 */
export function stagingIn(
  program: Program,
  { file, method, group, limits }: AsideRequest,
  { db: seen, counting, newId }: ReadingContext,
  renew: () => void,
): Omit<StagingContext, keyof ReadingContext> {
  const goingOn = (): void => {
    if (program.signal.aborted) throw new AppError('cancelled', 'errors:cancelled');
  };
  return {
    keepAhead: (blobs) => {
      goingOn();
      program.ask({ ask: 'keep', blobs });
      renew();
    },
    alone: async (name, run) => {
      goingOn();
      program.ask({ ask: 'alone', name });
      try {
        renew();
        return await run();
      } finally {
        program.tell({ type: 'not-alone' });
      }
    },
    stage: async (name, run) => {
      goingOn();
      const { at, ...actor } = program.ask({ ask: 'stage', name }) as StagedBy;
      let fault: Fault | null = null;
      try {
        const stage = new Stage(file.path, name, () => expectLent(file));
        try {
          const result = await run((part) => {
            goingOn();
            return stage.act({ method, ...actor, at, group }, (db) => {
              const done = part({ db, seen, counting, ...actor, now: () => at, newId });
              const change = db.recorder.take();
              refuseByRole(db, change);
              refuseSealed(change, limits, lookIn(db));
              return done;
            }).result;
          });
          await stage.putOnDisk();
          goingOn();
          program.ask({ ask: 'commit' });
          const acts = stage.commit();
          program.tell({ type: 'committed' });
          for (const act of acts) program.ask({ ask: 'hear', act });
          return result;
        } finally {
          stage.end();
        }
      } catch (error) {
        fault = faultOf(error);
        throw error;
      } finally {
        program.tell({ type: 'unstaged', fault });
      }
    },
  };
}

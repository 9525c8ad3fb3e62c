// Makes a project of the sample study: invented texts to explore, read from fixtures/sample.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AppError } from '#core/errors.ts';
import { createProject } from '#db/create-project.ts';
import { openStore } from '#db/open.ts';
import type { OpenOptions } from '#db/open-options.ts';
import type { Store } from '#db/store.ts';
import { all } from '#db/write.ts';
import { loadSample } from '#fixtures/sample/load-sample.ts';
import type { JobContext } from './services/context.ts';
import { AgreedPlaces } from './sample/agreed-places.ts';
import { codeSince } from './sample/coded-since.ts';
import { writeKeptStates } from './sample/kept-states.ts';
import { writeProgramLayer } from './sample/program-layer.ts';
import { writeSecondPass } from './sample/second-pass.ts';
import { keepSubmission, keepTables, snapshotOfSubmission } from './sample/submission.ts';
import { StudyRows } from './sample/study-rows.ts';

function sampleFolder(): string {
  // In a clone beside `electron/`, in a package beside the bundle.
  const places = ['../fixtures/sample', './fixtures/sample'].map((place) =>
    fileURLToPath(new URL(place, import.meta.url)),
  );
  const folder = places.find((place) => existsSync(`${place}/study.md`));
  if (!folder) throw new AppError('not_found', 'errors:no_such_file', { name: 'fixtures/sample' });
  return folder;
}

/**
 * Makes the sample study at `path` and opens it; `coderName` names its main coder. Making it is no act, so it cannot be
 * undone. Throws `conflict` if another coder of the study has that name.
 */
export function buildSample(path: string, options: OpenOptions, coderName?: string): Store {
  const { store, goOn } = buildUntilSubmitted(path, options, coderName);
  goOn(store);
  return store;
}

interface UntilSubmitted {
  readonly store: Store;
  /** Writes what was coded since, into this store of the study. */
  readonly goOn: (store: Store) => void;
}

/** Makes the sample study as it was when it was submitted. */
function buildUntilSubmitted(path: string, options: OpenOptions, coderName?: string): UntilSubmitted {
  const study = loadSample(sampleFolder());
  const { name, description, notice, mainCoder } = study;
  if (study.coders.some((coder) => coder !== mainCoder && coder === coderName))
    throw new AppError('conflict', 'errors:coder_name_taken', { name: coderName ?? '' });
  const store = createProject(
    path,
    { name, description, notice, coderName: coderName ?? mainCoder },
    options,
  );
  const mainId = all(store.db, 'coder')[0]!.id;
  const deed = { coderId: mainId, at: options.now, group: null };
  const { result } = store.transact({ ...deed, method: 'project.sample' }, (db) => {
    const named = new StudyRows(db, study, mainId).write();
    writeKeptStates(db, study, named);
    writeProgramLayer(db, study, named);
    writeSecondPass(db, study, named);
    const places = new AgreedPlaces(study, named);
    places.standAsDecided(db);
    return { agreed: places, named };
  });
  const { agreed, named } = result;
  // Acts of their own: what they write into the adjudicated layer counts as decided there, and not as coded by hand.
  store.transact({ ...deed, method: 'agreement.decide' }, (db) => agreed.decide(db));
  store.transact({ ...deed, method: 'codings.resize' }, (db) => agreed.changeSince(db));
  return {
    store,
    goOn: (open) => {
      open.transact({ ...deed, method: 'codings.apply' }, (db) => codeSince(db, study, named));
    },
  };
}

/**
 * Makes the sample study at `path` with what it has submitted before the last codings were made: tables and a figure as they were printed, the version of the
 * codebook and, where one can be written, a snapshot in this folder of snapshots. Only an open study can print:
 * `beforeOpening` opens it for that, and returns it open again. Throws as `buildSample`.
 */
export async function buildSubmittedSample(
  path: string,
  options: OpenOptions & { readonly snapshots: string },
  beforeOpening: (store: Store, work: (context: JobContext) => Promise<void>) => Promise<Store>,
  coderName?: string,
): Promise<Store> {
  const { submission } = loadSample(sampleFolder());
  const { store, goOn } = buildUntilSubmitted(path, options, coderName);
  keepTables(store, submission, options.now);
  store.close();
  const snapshot = snapshotOfSubmission(path, options.snapshots, submission, options.now);
  const submitted = await beforeOpening(openStore(path, options), (context) =>
    keepSubmission(context, submission, snapshot),
  );
  goOn(submitted);
  return submitted;
}

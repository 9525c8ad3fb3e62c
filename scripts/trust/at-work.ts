// A program that works on a study until it is killed. It prints `ready` before its work begins, and then a line for
// everything that Concord has acknowledged; the line for an act is that of `reported-acts.ts`. If the study is lost from its
// place, the program saves it in the folder for files, as a person would, and ends.
// Arguments: the study, the work, a seed, and a folder for files.
import { join } from 'node:path';
import { AppError } from '#core/errors.ts';
import { openStore } from '#db/open.ts';
import { clientOf } from '#electron/hosts/commands/open-project.ts';
import { createReading } from '#electron/reading.ts';
import { openOptions } from '#electron/services/desk.ts';
import { Session } from '#electron/session.ts';
import { Settings } from '#electron/settings.ts';
import { openKeeper } from '#electron/snapshots/keeper.ts';
import { chance } from '../chance.ts';
import { reportedAct } from './reported-acts.ts';
import { SAVED, works, worksOnOpenStudy } from './works.ts';

/** Errors that are never an act's refusal by a rule: faults of Concord or of this work, and damage. */
const FAULTS = /^errors:(?:internal|invalid_input|damaged)/;

const [, , path = '', work = '', seed = '1', folder = ''] = process.argv;
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const settings = new Settings();
const session = new Session({
  settings,
  files: { input: (reference) => reference, output: (reference) => reference },
  reading: createReading(),
  keeper: openKeeper(),
  log: (name, error) => process.stderr.write(`${name}: ${String(error)}\n`),
  language: 'en',
  browsesFolders: false,
});
// The starting process holds the other end of standard input: when it is gone, for whatever reason, this process ends.
process.stdin.resume().on('close', () => process.exit(0));

async function saveElsewhere(key: string): Promise<never> {
  say(`lost ${key}`);
  await clientOf(session).desk.saveElsewhere({ path: join(folder, SAVED) });
  await session.end();
  process.exit(0);
}

const kind = worksOnOpenStudy.find((name) => name === work);
if (!kind) say('ready');
const store = openStore(path, openOptions(settings, session.now()));
session.adopt(store);
// The work is the opening itself, which updates a study of an earlier schema.
if (!kind) say('opened');
else {
  session.subscribe((news) => {
    if (news.type === 'change') say(reportedAct(store.db.sqlite, news.seq));
  });
  const by = chance(Number(seed));
  const api = clientOf(session);
  say(session.project?.readOnly === true ? 'reads' : 'writes');
  say('ready');
  for (let round = 0; ; round += 1) {
    // One round after another; an act that a rule refuses is not done and not reported.
    await works[kind]({ api, by, folder, round: `${seed} ${round}`, answered: say }).catch(
      async (error: unknown) => {
        if (!(error instanceof AppError) || FAULTS.test(error.key)) throw error;
        if (error.key.startsWith('errors:place_')) await saveElsewhere(error.key);
        say(`refused ${error.key}`);
      },
    );
  }
}

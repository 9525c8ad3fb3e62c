// Imports a project file and kills itself on the way. Arguments: the project, the file, and when to die: a number of
// written batches of rows, or `committed`, when all rows are written and no window has been told.
import { basename } from 'node:path';
import { openStore } from '#db/open.ts';
import { clientOf, newSession } from '#electron/hosts/commands/open-project.ts';
import { openOptions } from '../../../helpers/open-options.ts';

const [path = '', file = '', when = ''] = process.argv.slice(2);
const die = (): void => process.kill(process.pid, 'SIGKILL') as unknown as undefined;
const name = basename(file);
const session = newSession('en');
session.adopt(openStore(path, openOptions));
session.subscribe((news) => {
  if (when === 'committed' && news.type === 'change' && news.change.added.coding) die();
});
await clientOf(session).exchange.bringIn(
  { file: { reference: file, name } },
  {
    onProgress: ({ name: at, stage, done }) => {
      if (at === name && stage === 'writing' && String(done) === when) die();
    },
  },
);
await session.end();

// Brings a folder into a project and prints after each transaction how many sources there are by then.
// Arguments: the project, the folder, and `at once` to be killed with the first of these lines.
import { writeSync } from 'node:fs';
import { basename } from 'node:path';
import { openStore } from '#db/open.ts';
import { clientOf, newSession } from '#electron/hosts/commands/open-project.ts';
import { openOptions } from '../../../helpers/project.ts';

const [path = '', folder = '', after = ''] = process.argv.slice(2);
const session = newSession('en');
session.adopt(openStore(path, openOptions));
let sources = 0;
session.subscribe((news) => {
  if (news.type !== 'change') return;
  sources += Object.keys(news.change.added.source ?? {}).length;
  writeSync(1, `${sources}\n`);
  if (after === 'at once') process.kill(process.pid, 'SIGKILL');
});
await clientOf(session).imports.run({ files: [{ reference: folder, name: basename(folder) }] });
await session.end();

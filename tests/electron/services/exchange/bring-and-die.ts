// Brings a project file into a project and kills itself when the first of it is written.
// Arguments: the project and the file.
import { basename } from 'node:path';
import { openStore } from '#db/open.ts';
import { clientOf, newSession } from '#electron/hosts/commands/open-project.ts';
import { openOptions } from '../../../helpers/project.ts';

const [path = '', file = ''] = process.argv.slice(2);
const session = newSession('en');
session.adopt(openStore(path, openOptions));
session.subscribe((news) => {
  if (news.type === 'change' && news.change.added.exchange) process.kill(process.pid, 'SIGKILL');
});
await clientOf(session).exchange.bringIn({ file: { reference: file, name: basename(file) } });
await session.end();

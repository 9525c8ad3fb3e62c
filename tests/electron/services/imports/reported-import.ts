// Imports a folder; prints a line when the texts of the first files are stored, and another at the end. Arguments: the
// project, the folder, and `at once` to kill itself with the first line.
import { writeSync } from 'node:fs';
import { basename } from 'node:path';
import { openStore } from '#db/open.ts';
import { clientOf, newSession } from '#electron/hosts/commands/open-project.ts';
import { openOptions } from '../../../helpers/open-options.ts';
import { whenFirstAreKept } from './brought-in.ts';

const [path = '', folder = '', after = ''] = process.argv.slice(2);
const session = newSession('en');
const store = openStore(path, openOptions);
session.adopt(store);
const importing = clientOf(session).imports.run({ files: [{ reference: folder, name: basename(folder) }] });
await whenFirstAreKept(store, () => {
  writeSync(1, 'kept\n');
  if (after === 'at once') process.kill(process.pid, 'SIGKILL');
});
await importing;
writeSync(1, 'done\n');
await session.end();

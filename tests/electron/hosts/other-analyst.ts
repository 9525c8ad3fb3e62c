// Another program that has the project open and works on it. It reads calls from standard input, one line of JSON each,
// makes them and prints their outcomes. Argument: the path of the project.
import { createInterface } from 'node:readline';
import { openStore } from '#db/open.ts';
import { newSession } from '#electron/hosts/commands/open-project.ts';

const [path = ''] = process.argv.slice(2);
const session = newSession('en');
session.adopt(openStore(path, { who: 'Ann', now: new Date().toISOString() }));
process.stdout.write('"open"\n');
for await (const line of createInterface(process.stdin)) {
  const [name, input] = JSON.parse(line) as [string, unknown];
  process.stdout.write(`${JSON.stringify(await session.call(name, input))}\n`);
}
await session.end();

// Rows of a team: what its server, its line and its files need. Starts a PostgreSQL of its own.
import type { Measured } from '../../budget.ts';
import type { Workbench } from '../../workbench.ts';
import { acting } from './acting.ts';
import { crowd } from './crowd.ts';
import { joiningOverALine, weighing } from './joining.ts';
import { sendingAndReceiving } from './log.ts';
import { startServer, type Server } from './people.ts';
import { receiving } from './receiving.ts';
import { seeing } from './seen.ts';
import { travelling } from './travelling.ts';

/** The parts by name, in the order in which they are measured: the memory of the clients before any study is open here. */
const parts: Readonly<Record<string, (bench: Workbench, server: Server) => AsyncGenerator<Measured>>> = {
  crowd,
  log: sendingAndReceiving,
  seeing,
  weighing,
  receiving,
  joining: joiningOverALine,
  acting,
};

/** All rows of a team, or those of one part. */
export async function* team(bench: Workbench, only?: string): AsyncGenerator<Measured> {
  await using server = await startServer();
  for (const [name, part] of Object.entries(parts))
    if (only === undefined || only === name) yield* part(bench, server);
}

/** The rows of a study of 2 GB that is made a team's and joined. */
export async function* joiningLarge(bench: Workbench): AsyncGenerator<Measured> {
  await using server = await startServer();
  yield* travelling(bench, server);
}

// Somebody of a team on another machine: puts ten acts into the log five times a second, from `send` to `rest`.
import { once } from 'node:events';
import { accessOf, codingAct, otherAs, pause, type Places } from './people.ts';

/** Where the log is, and what can be coded. */
export interface Sending {
  readonly folder: string;
  readonly port: number;
  readonly database: string;
  readonly projectId: string;
  readonly places: Places;
}

const PER_PARCEL = 10;
const EVERY_MS = 200;

const [sending] = (await once(process, 'message')) as [Sending];
const { database, projectId, places } = sending;
await using lena = await otherAs(accessOf(sending, database, 'lena'), projectId, 'Lena');
let isSending = false;
process.on('message', (what: 'send' | 'rest') => {
  isSending = what === 'send';
  process.send?.('heard');
});
process.send?.('ready');
for (let n = 0; process.connected;) {
  await pause(EVERY_MS);
  if (!isSending) continue;
  const acts = Array.from({ length: PER_PARCEL }, (_each, k) => codingAct(places, n + k, lena.personId));
  n += PER_PARCEL;
  await lena.send(acts, PER_PARCEL);
}

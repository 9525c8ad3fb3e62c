// Loaded into a program before its own code: tells its parent how long the program stood still. The parent sends any message
// to have it told, and the measuring begins again.
import { setTimeout as after } from 'node:timers/promises';

/** How often it is looked whether the program stands still, in milliseconds. */
const LOOK = 5;

let lookedAt = performance.now();
let stood = 0;
setInterval(() => {
  const now = performance.now();
  stood = Math.max(stood, now - lookedAt - LOOK);
  lookedAt = now;
}, LOOK).unref();

async function tell(): Promise<void> {
  // The look that was due meanwhile must have been taken.
  await after(4 * LOOK);
  process.send?.(stood);
  stood = 0;
}

process.on('message', () => void tell());
// The program ends when its own work is done.
process.channel?.unref();

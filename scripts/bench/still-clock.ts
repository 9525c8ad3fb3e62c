// Loaded into a program before its own code: measures how long the program was blocked. The parent sends any message to
// get the result, and measuring starts again.
import { setTimeout as after } from 'node:timers/promises';

/** How often to check whether the program is blocked, in milliseconds. */
const CHECK_INTERVAL_MS = 5;

/** The longest time between two checks, in milliseconds. */
export interface StoodStill {
  readonly stood: number;
  /** Processor time only, without what else the machine does meanwhile. */
  readonly worked: number;
}

let lookedAt = performance.now();
let workedAt = worked();
let longest: StoodStill = { stood: 0, worked: 0 };
setInterval(() => {
  const [now, nowWorked] = [performance.now(), worked()];
  longest = {
    stood: Math.max(longest.stood, now - lookedAt - CHECK_INTERVAL_MS),
    worked: Math.max(longest.worked, nowWorked - workedAt),
  };
  [lookedAt, workedAt] = [now, nowWorked];
}, CHECK_INTERVAL_MS).unref();

/** The main thread's processor time, in milliseconds. */
function worked(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

async function tell(): Promise<void> {
  // Wait for the check that was due meanwhile.
  await after(4 * CHECK_INTERVAL_MS);
  process.send?.(longest);
  longest = { stood: 0, worked: 0 };
}

process.on('message', () => void tell());
// The program ends when its own work is done.
process.channel?.unref();

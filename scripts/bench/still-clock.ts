// Loaded into a program before its own code: tells its parent how long the program stood still. The parent sends any message
// to have it told, and the measuring begins again.
import { setTimeout as after } from 'node:timers/promises';

/** How often it is looked whether the program stands still, in milliseconds. */
const LOOK = 5;

/** Milliseconds of the longest time between two looks. */
export interface StoodStill {
  readonly stood: number;
  /** Of the processor alone: what else the machine does meanwhile is not in it. */
  readonly worked: number;
}

let lookedAt = performance.now();
let workedAt = worked();
let longest: StoodStill = { stood: 0, worked: 0 };
setInterval(() => {
  const [now, nowWorked] = [performance.now(), worked()];
  longest = {
    stood: Math.max(longest.stood, now - lookedAt - LOOK),
    worked: Math.max(longest.worked, nowWorked - workedAt),
  };
  [lookedAt, workedAt] = [now, nowWorked];
}, LOOK).unref();

/** What the main thread has had of the processor, in milliseconds. */
function worked(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

async function tell(): Promise<void> {
  // The look that was due meanwhile must have been taken.
  await after(4 * LOOK);
  process.send?.(longest);
  longest = { stood: 0, worked: 0 };
}

process.on('message', () => void tell());
// The program ends when its own work is done.
process.channel?.unref();

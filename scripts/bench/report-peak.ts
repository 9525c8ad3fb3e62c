// Loaded into a program before its own code: when the program ends, sends its parent the peak memory, in MB.
import { readFileSync } from 'node:fs';
import process from 'node:process';

/** The program ends when its own work is done. */
function peak(): number {
  // On Linux `maxRSS` is at least what the parent held when it started the program; this line counts the program alone.
  const told = process.platform === 'linux' ? readFileSync('/proc/self/status', 'utf8') : '';
  const [, own] = /^VmHWM:\s+(\d+) kB$/m.exec(told) ?? [];
  return own === undefined ? process.resourceUsage().maxRSS : Number(own);
}

process.on('exit', () => process.send?.(peak() / 1024));
// The program ends when its own work is done.
process.channel?.unref();

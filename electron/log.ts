// The log holds methods and stacks, never a participant's words.
import { join } from 'node:path';
import log from 'electron-log/node.js';
import type { Log } from './rpc/dispatch.ts';

/** Logs faults of our own to `concord.log` in the folder, rotated at 1 MB. */
export function logTo(folder: string): Log {
  log.transports.file.resolvePathFn = () => join(folder, 'logs', 'concord.log');
  // Found by itself from the entry's package.json otherwise, which a script or a package need not have near.
  log.transports.file.setAppName('concord');
  log.transports.console.level = false;
  return (method, error) =>
    log.error(method, error instanceof Error ? (error.stack ?? error.name) : String(error));
}

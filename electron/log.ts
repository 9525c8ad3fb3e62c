// The log holds methods and stacks, never a participant's words.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type log from 'electron-log/node.js';
import type { Log } from './rpc/dispatch.ts';

const load = createRequire(import.meta.url);

/**
 * Logs faults of our own to `concord.log` in the folder, rotated at 1 MB. What writes it is read with the first fault, not
 * with every start of a program.
 */
export function logTo(folder: string): Log {
  return (method, error) => {
    // At once, where an import would have to be waited for: a fault may be the last thing that a program tells.
    const { error: write, transports } = load('electron-log/node.js') as typeof log;
    transports.file.resolvePathFn = () => join(folder, 'logs', 'concord.log');
    // Found by itself from the entry's package.json otherwise, which a script or a package need not have near.
    transports.file.setAppName('concord');
    transports.console.level = false;
    write(method, error instanceof Error ? (error.stack ?? error.name) : String(error));
  };
}

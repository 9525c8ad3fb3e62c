// The log contains method names and stacks, never a participant's words.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type log from 'electron-log/node.js';
import type { Log } from './rpc/dispatch.ts';

const load = createRequire(import.meta.url);

/**
 * Returns a logger that writes our own faults to `concord.log` in the folder, rotated at 1 MB. The logging library is
 * loaded with the first fault, not at every start.
 */
export function logTo(folder: string): Log {
  return (method, error) => {
    // Loaded synchronously: the fault may be the last thing that the program does.
    const { error: write, transports } = load('electron-log/node.js') as typeof log;
    transports.file.resolvePathFn = () => join(folder, 'logs', 'concord.log');
    // By default the library reads the name from the entry's package.json, which a script or a package may not have
    // nearby.
    transports.file.setAppName('concord');
    transports.console.level = false;
    write(method, error instanceof Error ? (error.stack ?? error.name) : String(error));
  };
}

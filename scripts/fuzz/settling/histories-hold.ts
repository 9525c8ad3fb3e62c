// Ends with `MISSED` as soon as one history of the first so many goes wrong: run beside a copy of the engine.
import { firstFault, MISSED } from './settling.ts';

process.exitCode = firstFault(1, Number(process.argv[2])) === null ? 0 : MISSED;

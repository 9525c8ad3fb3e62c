// Ends with `MISSED` as soon as one of so many histories goes wrong: run beside a copy of the engine.
import { firstFault, MISSED } from './settling.ts';

process.exitCode = firstFault(Number(process.argv[2]), Number(process.argv[3])) === null ? 0 : MISSED;

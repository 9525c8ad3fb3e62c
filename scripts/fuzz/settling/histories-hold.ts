// Ends with status `MISSED` at the first faulty history; runs beside a copy of the engine.
import { firstFault, MISSED } from './settling.ts';

process.exitCode = firstFault(Number(process.argv[2]), Number(process.argv[3])) === null ? 0 : MISSED;

// Fills the compile cache of the tests with the modules of the programs that they start from their sources. Most of
// these programs are killed, and a killed program leaves nothing in the cache for the next one.
import '../electron/reading.ts';
import '../electron/sample.ts';
import '../electron/session.ts';
import '../electron/snapshots/keeper-process.ts';
import '../formats/reading/read-file.ts';

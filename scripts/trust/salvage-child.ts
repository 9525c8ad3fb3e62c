// Salvages the study given as an argument, as a process of its own, and prints the result, the processor time in
// seconds, and the peak memory in bytes.
import { AppError } from '#core/errors.ts';
import { salvageTo } from '#db/salvage/new-file.ts';

const [path = '', to = '', snapshots = ''] = process.argv.slice(2);

function salvaged(): object {
  try {
    const { state, missing, fresh } = salvageTo(path, to, {
      snapshots,
      now: '2026-03-14T09:00:00.000Z',
      coderName: 'Wei',
    });
    return { state, fresh, missing: missing.map(({ table, id }) => `${table} ${id}`) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { state: 'refused', fresh: null, missing: [] };
  }
}

const came = salvaged();
const { user, system } = process.cpuUsage();
const memory = process.resourceUsage().maxRSS * 1024;
console.log(JSON.stringify({ ...came, seconds: (user + system) / 1e6, memory }));

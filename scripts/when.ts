// When and where something was tried or measured, for pages of figures.
import { cpus, release, totalmem, type as system } from 'node:os';

export interface When {
  /** An ISO 8601 date. */
  readonly date: string;
  readonly machine: string;
}

/** Today, on this machine. */
export function hereToday(): When {
  const memory = Math.round(totalmem() / 2 ** 30);
  const processor = `${cpus().length} × ${cpus()[0]?.model.trim() ?? '?'}`;
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: `${system()} ${release().replace(/-.*/, '')}, ${processor}, ${memory} GB, Node ${process.versions.node}`,
  };
}

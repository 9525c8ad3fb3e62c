// Measures processor time, which other work on the machine does not lengthen.

/** Seconds of processor time that this process has used so far. */
export function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

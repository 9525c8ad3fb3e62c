// How long something took, on a machine that does other work beside it.

/** Seconds that this process had a processor, up to now. */
export function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

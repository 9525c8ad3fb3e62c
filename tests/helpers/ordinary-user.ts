// Root may read every file, so tests that run as root give up that right for a moment.

const NOBODY = 65_534;

/** Runs `act` as a user who may read only what everybody may read. */
export async function asOrdinaryUser<T>(act: () => T | Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return await act();
  process.seteuid?.(NOBODY);
  try {
    return await act();
  } finally {
    process.seteuid?.(0);
  }
}

// The superuser may read everything, so that tests run by it lay the privilege down for a moment.

const NOBODY = 65_534;

/** Does something as a user who may read only what everybody may. */
export async function asOrdinaryUser<T>(act: () => T | Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return await act();
  process.seteuid?.(NOBODY);
  try {
    return await act();
  } finally {
    process.seteuid?.(0);
  }
}

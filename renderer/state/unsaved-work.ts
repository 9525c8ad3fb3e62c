// What is being written in this window and saves itself. Where a save was refused, because the study was lost from its
// place, it is tried again once there is a place.
import type { Host } from '#renderer/transport/host.ts';

const savers = new Set<() => Promise<unknown>>();

/** The host, remembering all that is to be saved before the page goes, or before a file is written of the study. */
export function rememberingWork(host: Host): Host {
  return {
    ...host,
    saveAs: (name, filters, write) =>
      host.saveAs(name, filters, async (reference) => {
        // A whole copy is the way out where nothing can be saved any more: what was refused stays where it is written.
        await (filters.some(isOfStudies) ? saveWork() : saveAllWork());
        return await write(reference);
      }),
    beforeLeaving: (save) => {
      const stop = host.beforeLeaving(save);
      savers.add(save);
      return () => {
        savers.delete(save);
        stop();
      };
    },
  };
}

function isOfStudies({ extensions }: { readonly extensions: readonly string[] }): boolean {
  return extensions.includes('concord');
}

/** Saves all that is unsaved in this window. What is refused once more stays where it is written. */
export async function saveWork(): Promise<void> {
  await Promise.allSettled([...savers].map((save) => save()));
}

/** Saves all that is unsaved in this window before it is left. Throws what was refused: then there is no leaving. */
export async function saveAllWork(): Promise<void> {
  await Promise.all([...savers].map((save) => save()));
}

// Autosaved work in this window that is not stored yet. If a save failed because the study's file was missing, it is
// repeated once the file is back.
import type { Host } from '#renderer/transport/host.ts';

const savers = new Set<() => Promise<unknown>>();

/** Wraps a host so that unsaved work is stored before the page closes and before a file is exported from the study. */
export function rememberingWork(host: Host): Host {
  return {
    ...host,
    saveAs: (name, filters, write) =>
      host.saveAs(name, filters, async (reference) => {
        // A whole copy is the way out when nothing can be saved, so a failed save does not stop it; the unsaved text
        // stays in its field.
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

/** Saves all unsaved work in this window. Text that cannot be saved stays in its field. */
export async function saveWork(): Promise<void> {
  await Promise.allSettled([...savers].map((save) => save()));
}

/** Saves all unsaved work before the window is left. Throws if a save fails, so that the window stays. */
export async function saveAllWork(): Promise<void> {
  await Promise.all([...savers].map((save) => save()));
}

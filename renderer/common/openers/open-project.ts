import { api, showOpened } from '#renderer/api.ts';
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { offerSalvageOf } from './salvage-desk.ts';
import { currentWords } from '#renderer/state/words.ts';
import { updateQuestion } from '#words/update-question.ts';
import { confirm } from '#renderer/ui/confirm.tsx';
import { showError } from '#renderer/app/notices/show-error.ts';

/** The name of the project being opened, for the sentence that says so; null if there is none. */
const opening = createStore<{ readonly name: string | null }>(() => ({ name: null }));

/** The name of the project being opened, or null. */
export function useOpening(): string | null {
  return useStore(opening, (state) => state.name);
}

async function during(name: string, work: () => Promise<unknown>): Promise<void> {
  opening.setState({ name });
  try {
    await work();
  } catch (error) {
    showError(error);
  } finally {
    opening.setState({ name: null });
  }
}

/** Opens a project by its path; shows errors. */
export function openProject(path: string): Promise<void> {
  return during(path.split(/[\\/]/).at(-1) ?? path, () => openOrSalvage(path));
}

/**
 * Opens a project. Asks first if it is of an earlier version, and offers to salvage a damaged one. Resolves to whether
 * it was opened or salvage was offered; throws other errors.
 */
export async function openOrSalvage(path: string): Promise<boolean> {
  const name = path.split(/[\\/]/).at(-1) ?? path;
  if (!(await mayUpdate(path, name))) return false;
  try {
    await showOpened(await api.desk.open({ path }));
  } catch (error) {
    if (!offerSalvageOf(path, error)) throw error;
  }
  return true;
}

/** Asks before updating a project of an earlier version; true for any other. */
async function mayUpdate(path: string, name: string): Promise<boolean> {
  const update = await api.desk.updateOf({ path });
  if (!update) return true;
  return confirm({ ...updateQuestion(currentWords(), name, update), tone: 'primary' });
}

/** Creates a sample study and opens it. `name` is its name while it opens. */
export function openSample(name: string): Promise<void> {
  return during(name, () => api.desk.openSample());
}

import { api } from '#renderer/api.ts';
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { showError } from './show-error.ts';

/** What is being opened, for the sentence that says so; null when nothing is. */
const opening = createStore<{ readonly name: string | null }>(() => ({ name: null }));

/** The name of what is being opened now. */
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

/** Opens a project by its path; what goes wrong is shown. */
export function openProject(path: string): Promise<void> {
  return during(path.split(/[\\/]/).at(-1) ?? path, () => api.desk.open({ path }));
}

/** Makes a sample study and opens it. `name` is what to call it meanwhile. */
export function openSample(name: string): Promise<void> {
  return during(name, () => api.desk.openSample());
}

import { useStore } from 'zustand';
import { projectStore, type ProjectState } from './project.ts';

/** A part of the project's state; the component renders again when that part changes. */
export function useProject<T>(select: (state: ProjectState) => T): T {
  return useStore(projectStore, select);
}

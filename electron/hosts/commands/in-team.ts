// How the verbs of a team come to its study.
import type { OpenedProject } from './open-project.ts';

/** Opens the study of a team, runs `work` and closes it. `read`: what another program has open is read as it is. */
export type InTeam<Options> = (
  path: string,
  options: Options,
  work: (opened: OpenedProject) => Promise<void>,
  read?: 'read',
) => Promise<void>;

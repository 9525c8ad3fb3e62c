// What goes wrong between Concord and a team's shared folder, each as a sentence that says what happened, why and what to do.
import { AppError, type ErrorCode } from '#core/errors.ts';

/** What the system says of files, and what it means for a folder. `locked` passes by itself, and is tried again. */
const SENTENCES: Readonly<Record<string, readonly [code: ErrorCode, key: string]>> = {
  ENOENT: ['locked', 'team_folder:gone'],
  ENOTDIR: ['locked', 'team_folder:gone'],
  ENOTCONN: ['locked', 'team_folder:gone'],
  EHOSTDOWN: ['locked', 'team_folder:gone'],
  ETIMEDOUT: ['locked', 'team_folder:gone'],
  ESTALE: ['locked', 'team_folder:gone'],
  EIO: ['locked', 'team_folder:gone'],
  EACCES: ['locked', 'team_folder:no_rights'],
  EPERM: ['locked', 'team_folder:no_rights'],
  EROFS: ['locked', 'team_folder:read_only'],
  // Another program of the team was faster.
  EEXIST: ['locked', 'team_folder:log_grew'],
  ENOSPC: ['locked', 'team_folder:full'],
  EDQUOT: ['locked', 'team_folder:full'],
};

/** The error as an `AppError` about the folder; an `AppError` stays. */
export function asFolderError(error: unknown, folder: string): AppError {
  if (error instanceof AppError) return error;
  const { code = '' } = error as NodeJS.ErrnoException;
  const what = error instanceof Error ? error.message : String(error);
  const [kind, key] = SENTENCES[code] ?? (['locked', 'team_folder:refused'] as const);
  return new AppError(kind, key, { folder, what });
}

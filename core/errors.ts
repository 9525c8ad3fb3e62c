// An AppError carries a code the program may switch on and a sentence key; hosts word it in the user's
// language, so that `core/` returns no prose.

export type ErrorCode =
  | 'invalid'
  | 'not_found'
  | 'conflict'
  | 'unsupported'
  | 'locked'
  | 'cancelled'
  | 'internal';

export type ErrorParameters = Readonly<Record<string, string | number>>;

/** The plain form of an AppError, as it crosses a process or network edge. */
export interface ErrorValue {
  readonly code: ErrorCode;
  /** A key of the `errors` catalogue. */
  readonly key: string;
  readonly parameters: ErrorParameters;
}

/** Thrown where a rule lives, caught once in `dispatch`, shown as the catalogue words it. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly key: string;
  readonly parameters: ErrorParameters;

  constructor(code: ErrorCode, key: string, parameters: ErrorParameters = {}) {
    super(`${code}: ${key} ${JSON.stringify(parameters)}`);
    this.code = code;
    this.key = key;
    this.parameters = parameters;
  }

  get value(): ErrorValue {
    return { code: this.code, key: this.key, parameters: this.parameters };
  }
}

/**
 * The error that a thread threw, as an `AppError` again: an error from another thread keeps its fields but
 * loses its class.
 */
export function asThrown(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof AppError || error.name !== 'AppError') return error;
  // Its name says that it was an AppError.
  const { code, key, parameters } = error as AppError;
  return new AppError(code, key, parameters);
}

// The one way in for every host: finds the method, checks the input, runs it and turns the result or the error into an
// Outcome. Only this file catches what a call throws; errors beside a call are worded by `errorValueOf` too.
import * as z from 'zod';
import { AppError, type ErrorValue } from '#core/errors.ts';
import { methodNamed, type AnyMethod, type MethodTable } from './method.ts';
import type { CallOptions, Outcome } from './transport.ts';

/** How one kind of program runs a method after its input was checked. */
export type Run = (method: AnyMethod, name: string, input: unknown, options: CallOptions) => unknown;

/** Receives errors that are our own fault, with their stack. */
export type Log = (name: string, error: unknown) => void;

/** Calls `name` with `input`. Never throws and never rejects. */
export async function dispatch(
  table: MethodTable,
  run: Run,
  log: Log,
  name: string,
  input: unknown,
  options: CallOptions,
): Promise<Outcome> {
  try {
    const method = methodNamed(table, name);
    if (!method) throw new AppError('not_found', 'errors:unknown_method', { method: name });
    const parsed = method.input.safeParse(input);
    if (!parsed.success) {
      throw new AppError('invalid', 'errors:invalid_input', { method: name, ...problemOf(parsed.error) });
    }
    return { ok: true, value: (await run(method, name, parsed.data, options)) ?? null };
  } catch (error) {
    if (options.signal?.aborted && !(error instanceof AppError))
      return { ok: false, error: new AppError('cancelled', 'errors:cancelled').value };
    return { ok: false, error: errorValueOf(log, name, error) };
  }
}

/**
 * The error as the caller of `name` receives it. An error that is our own fault is logged and returned without its
 * message.
 */
export function errorValueOf(log: Log, name: string, error: unknown): ErrorValue {
  if (error instanceof AppError) return error.value;
  log(name, error);
  return new AppError('internal', 'errors:internal', { method: name }).value;
}

/** What is wrong with an input: `why` and `limit` where hosts can say it in plain words, else the words of the schema. */
function problemOf(error: z.ZodError): Record<string, string | number> {
  const [first] = error.issues;
  if (!first) return { what: '' };
  const place = first.path.join('.');
  const what = place ? `${place}: ${first.message}` : first.message;
  const found = place === '' ? null : limitPassed(first);
  return found ? { what, place, ...found } : { what };
}

function limitPassed(issue: z.core.$ZodIssue): { why: string; limit: number } | null {
  if (issue.code !== 'too_small' && issue.code !== 'too_big') return null;
  const limit = Number(issue.code === 'too_small' ? issue.minimum : issue.maximum);
  const names = WHY[issue.origin];
  if (!names) return null;
  const [small, big] = names;
  if (issue.code === 'too_big') return { why: big, limit };
  return { why: small !== 'small' && limit === 1 ? 'empty' : small, limit };
}

const WHY: Readonly<Record<string, readonly [small: string, big: string]>> = {
  string: ['short', 'long'],
  number: ['small', 'large'],
  int: ['small', 'large'],
  array: ['few', 'many'],
};

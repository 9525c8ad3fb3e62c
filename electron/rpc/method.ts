// A method is a value: its input schema together with its function. This one value is the implementation, the
// validation, the help of the command line and the name in the log.
import type * as z from 'zod';

interface Schema {
  readonly input: z.ZodType;
}

/** Reads; synchronous. */
export interface Query<Context, Input extends z.ZodType, Output> extends Schema {
  readonly kind: 'query';
  readonly input: Input;
  readonly run: (context: Context, input: z.output<Input>) => Output;
}

/** Writes; synchronous, inside one transaction that leaves one Change. */
export interface Command<Context, Input extends z.ZodType, Output> extends Schema {
  readonly kind: 'command';
  readonly input: Input;
  readonly run: (context: Context, input: z.output<Input>) => Output;
}

/** Takes long: reports progress, can be cancelled, and writes through commands. */
export interface Job<Context, Input extends z.ZodType, Output> extends Schema {
  readonly kind: 'job';
  readonly input: Input;
  readonly run: (context: Context, input: z.output<Input>) => Promise<Output>;
}

/**
 * A job that may run in a thread: it reads one state of the project, and writes either nothing or everything in one
 * transaction.
 */
export interface JobAside<Context, Input extends z.ZodType, Output> extends Job<Context, Input, Output> {
  readonly aside: 'reads' | 'stages';
}

/** Any method, as dispatch sees it; its own types are checked where it is defined. */
export interface AnyMethod extends Schema {
  readonly kind: 'query' | 'command' | 'job';
  readonly aside?: 'reads' | 'stages';
  // The context and input of a method are checked at its definition and by its schema at run time.
  readonly run: (context: any, input: any) => unknown;
}

/** Services by noun, each with its methods by verb: `codings.apply`. */
export type MethodTable = Readonly<Record<string, Readonly<Record<string, AnyMethod>>>>;

/** Returns the function that defines a `query` for one kind of context. */
export function queryFor<Context>() {
  return <Input extends z.ZodType, Output>(
    input: Input,
    run: (context: Context, input: z.output<Input>) => Output,
  ): Query<Context, Input, Output> => ({ kind: 'query', input, run });
}

/**
 * Returns the function that defines a `command`. A function that returns a promise is a type error: a transaction
 * cannot wait.
 */
export function commandFor<Context>() {
  return <Input extends z.ZodType, Output>(
    input: Input,
    run: (context: Context, input: z.output<Input>) => Output extends PromiseLike<unknown> ? never : Output,
  ): Command<Context, Input, Output> => ({ kind: 'command', input, run: run });
}

/** Returns the function that defines a `job`. */
export function jobFor<Context>() {
  return <Input extends z.ZodType, Output>(
    input: Input,
    run: (context: Context, input: z.output<Input>) => Promise<Output>,
  ): Job<Context, Input, Output> => ({ kind: 'job', input, run });
}

/** Returns the function that defines a `job` that may run in a thread. */
export function jobAsideFor<Context>(aside: 'reads' | 'stages') {
  return <Input extends z.ZodType, Output>(
    input: Input,
    run: (context: Context, input: z.output<Input>) => Promise<Output>,
  ): JobAside<Context, Input, Output> => ({ kind: 'job', aside, input, run });
}

/** The method with this name. Own properties only: `__proto__` and the like are no methods. */
export function methodNamed(table: MethodTable, name: string): AnyMethod | undefined {
  const [noun, verb, ...rest] = name.split('.');
  if (noun === undefined || verb === undefined || rest.length > 0) return undefined;
  const service = Object.hasOwn(table, noun) ? table[noun] : undefined;
  return service && Object.hasOwn(service, verb) ? service[verb] : undefined;
}

/** Every method with its name, in alphabetical order. */
export function methodsOf(table: MethodTable): { name: string; method: AnyMethod }[] {
  return Object.entries(table)
    .flatMap(([noun, service]) =>
      Object.entries(service).map(([verb, method]) => ({ name: `${noun}.${verb}`, method })),
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

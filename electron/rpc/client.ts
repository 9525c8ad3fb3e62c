// The typed client: a Proxy that turns `api.codings.apply(input)` into one call over the transport.
import type * as z from 'zod';
import { AppError } from '#core/errors.ts';
import type { Command, Job, Query } from './method.ts';
import type { CallOptions, Transport } from './transport.ts';

type Parts<M> =
  M extends Query<never, infer I, infer O>
    ? [I, O]
    : M extends Command<never, infer I, infer O>
      ? [I, O]
      : M extends Job<never, infer I, infer O>
        ? [I, O]
        : never;

type Call<M> =
  Parts<M> extends [infer I extends z.ZodType, infer O]
    ? // A method whose input may be empty may be called without.
      // oxlint-disable-next-line typescript/no-generated-empty-object-type
      Record<never, never> extends z.input<I>
      ? (input?: z.input<I>, options?: CallOptions) => Promise<Awaited<O>>
      : (input: z.input<I>, options?: CallOptions) => Promise<Awaited<O>>
    : never;

/** The methods of `Api` as functions that return promises. A failure is thrown as an AppError. */
export type Client<Api> = {
  readonly [Noun in keyof Api]: { readonly [Verb in keyof Api[Noun]]: Call<Api[Noun][Verb]> };
};

/** The options of every call beside its input, evaluated for each call: who acts. */
export type Defaults = () => CallOptions;

/** Makes a client over a transport. */
export function createClient<Api>(
  transport: Pick<Transport, 'invoke'>,
  defaults: Defaults = () => ({}),
): Client<Api> {
  const call =
    (name: string) =>
    async (input: unknown = {}, options: CallOptions = {}) => {
      const outcome = await transport.invoke(name, input, { ...defaults(), ...options });
      if (outcome.ok) return outcome.value;
      const { code, key, parameters } = outcome.error;
      throw new AppError(code, key, parameters);
    };
  const noun = (name: string) =>
    new Proxy({}, { get: (_, verb) => (typeof verb === 'string' ? call(`${name}.${verb}`) : undefined) });
  const nouns = new Map<string, object>();
  // The Proxy answers for every method of `Api`; only dispatch knows whether a name exists.
  return new Proxy({} as Client<Api>, {
    get: (_, name) => {
      if (typeof name !== 'string') return undefined;
      let service = nouns.get(name);
      if (!service) nouns.set(name, (service = noun(name)));
      return service;
    },
  });
}

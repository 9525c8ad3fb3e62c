// One contract for every host: a call made directly, over HTTP or on the command line ends the same way.
import { describe, expect, it } from 'vitest';
import type { ErrorValue } from '#core/errors.ts';
import { createWords } from '#words/words.ts';
import { sentence } from '#electron/hosts/terminal.ts';
import { testProject } from '../../helpers/project.ts';
import { terminal } from '../cli/concord.ts';
import { httpTransport } from './http-client.ts';
import { served } from './served.ts';

/** The outcome of a call: its value as JSON, or the sentence that a person reads. */
type Ended = { readonly value: unknown } | { readonly said: string };

interface Host extends AsyncDisposable {
  call(name: string, input: unknown, coder?: string): Promise<Ended>;
  /** The code and key of the error, if the host passes them on. */
  refusal(name: string, input: unknown): Promise<Pick<ErrorValue, 'code' | 'key'> | null>;
}

function said(error: ErrorValue): Ended {
  return { said: sentence(createWords('en'), error) };
}

const hosts: Readonly<Record<string, () => Promise<Host>>> = {
  'called directly': async () => {
    const project = await testProject();
    const call = (name: string, input: unknown, as?: string) =>
      project.session.call(name, JSON.parse(JSON.stringify(input)), as === undefined ? {} : { as });
    return {
      call: async (name, input, as) => {
        const outcome = await call(name, input, as);
        return outcome.ok
          ? { value: JSON.parse(JSON.stringify(outcome.value)) as unknown }
          : said(outcome.error);
      },
      refusal: async (name, input) => {
        const outcome = await call(name, input);
        return outcome.ok ? null : { code: outcome.error.code, key: outcome.error.key };
      },
      [Symbol.asyncDispose]: () => project[Symbol.asyncDispose](),
    };
  },
  'over HTTP': async () => {
    const host = await served();
    const transport = httpTransport(host, await host.enter());
    const call = (name: string, input: unknown, as?: string) =>
      transport.invoke(name, input, as === undefined ? {} : { as });
    return {
      call: async (name, input, as) => {
        const outcome = await call(name, input, as);
        return outcome.ok ? { value: outcome.value } : said(outcome.error);
      },
      refusal: async (name, input) => {
        const outcome = await call(name, input);
        return outcome.ok ? null : { code: outcome.error.code, key: outcome.error.key };
      },
      [Symbol.asyncDispose]: () => host[Symbol.asyncDispose](),
    };
  },
  'on the command line': async () => {
    const shell = terminal();
    await shell.concord('new', 'study.concord', '--coder', 'Wei');
    return {
      call: async (name, input, as) => {
        const coder = as === undefined ? [] : ['--as', as];
        const ran = await shell.concord('call', 'study.concord', name, JSON.stringify(input), ...coder);
        return ran.status === 0
          ? { value: JSON.parse(ran.stdout) as unknown }
          : { said: ran.stderr.trimEnd() };
      },
      refusal: async () => null,
      [Symbol.asyncDispose]: async () => shell[Symbol.dispose](),
    };
  },
};

const refusals = [
  ['codes.paint', {}, 'not_found', 'errors:unknown_method'],
  ['codes', {}, 'not_found', 'errors:unknown_method'],
  ['codes.create.now', {}, 'not_found', 'errors:unknown_method'],
  ['__proto__.toString', {}, 'not_found', 'errors:unknown_method'],
  ['codes.__proto__', {}, 'not_found', 'errors:unknown_method'],
  ['constructor.constructor', {}, 'not_found', 'errors:unknown_method'],
  ['codes.hasOwnProperty', {}, 'not_found', 'errors:unknown_method'],
  ['codes.create', { name: '' }, 'invalid', 'errors:invalid_input'],
  ['codes.create', { name: 'guide', shade: 1 }, 'invalid', 'errors:invalid_input'],
  ['codes.create', null, 'invalid', 'errors:invalid_input'],
  ['sources.text', { id: '__proto__' }, 'not_found', 'errors:no_such_source'],
  ['codes.remove', { id: 'gone' }, 'not_found', 'errors:no_such_code'],
  ['history.undo', {}, 'not_found', 'errors:nothing_to_undo'],
  ['tallies.count', { layer: 'majority', unit: 'codings' }, 'unsupported', 'errors:majority_counts_presence'],
] as const;

describe.each(Object.entries(hosts))('a method %s', (name, start) => {
  it('returns its value, is recorded with its coder, and can be undone', async () => {
    await using host = await start();
    const records = async (): Promise<Record<'coder' | 'code', { id: string; name: string }[]>> => {
      const ended = await host.call('project.records', {});
      if ('said' in ended) throw new Error(ended.said);
      return (ended.value as { tables: Record<'coder' | 'code', { id: string; name: string }[]> }).tables;
    };

    const lena = await host.call('coders.add', { name: 'Lena' });
    const { id } = (await records()).coder.find((coder) => coder.name === 'Lena') ?? { id: '' };
    const made = await host.call('codes.create', { name: '指引', isTheme: true }, id);
    const trail = await host.call('history.list', { limit: 1 });
    const during = (await records()).code.map((code) => code.name);
    await host.call('history.undo', {}, id);

    expect(lena).toMatchObject({ value: { id, name: 'Lena', kind: 'person' } });
    expect(made).toMatchObject({ value: { name: '指引', isTheme: true, parentId: null } });
    expect(trail).toMatchObject({ value: [{ method: 'codes.create', coderId: id }] });
    expect([during, (await records()).code]).toEqual([['指引'], []]);
  });

  it('is refused with the same sentence, and changes nothing', async () => {
    await using host = await start();
    // On the command line each call is a process, so every third refusal suffices.
    const tried = name === 'on the command line' ? refusals.filter((_, place) => place % 3 === 0) : refusals;

    for (const [method, input, code, key] of tried) {
      const ended = await host.call(method, input);
      const refused = await host.refusal(method, input);

      expect([method, ended]).toEqual([method, { said: expect.stringMatching(/^[^{}]+\.$/) as unknown }]);
      expect([method, refused ?? { code, key }]).toEqual([method, { code, key }]);
    }
    expect(await host.call('history.list', {})).toEqual({
      value: [expect.objectContaining({ method: 'project.create' })],
    });
  });
});

describe('a call by an unknown coder', () => {
  it.each(['called directly', 'over HTTP'])('changes nothing (%s)', async (name) => {
    await using host = await (hosts[name] ?? hosts['called directly']!)();

    const ended = await host.call('codes.create', { name: 'guide' }, 'ghost');

    expect(ended).toEqual({ said: 'This coder no longer exists. It may have been removed in the meantime.' });
    expect(await host.call('history.state', {})).toMatchObject({ value: { undo: null } });
  });
});

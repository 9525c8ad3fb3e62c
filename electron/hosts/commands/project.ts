// The verbs for a whole project: new, serve, call, methods.
import { resolve } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import { createProject } from '#db/create-project.ts';
import type { OpenOptions } from '#db/open-options.ts';
import type { Store } from '#db/store.ts';
import { api } from '../../api.ts';
import { createReading } from '../../reading.ts';
import { methodsOf } from '../../rpc/method.ts';
import { buildSubmittedSample } from '../../sample.ts';
import { openOptions } from '../../services/desk.ts';
import { Settings } from '../../settings.ts';
import { beforeOpening } from '../../study/before-opening.ts';
import { collectWhenIdle } from '../../unused-memory.ts';
import type { Terminal } from '../terminal.ts';
import { paths, withProject } from './open-project.ts';

function projectName(path: string): string {
  return (resolve(path).split(/[\\/]/).at(-1) ?? path).replace(/\.concord$/, '');
}

function jsonArgument(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new InvalidArgumentError('JSON');
  }
}

function portOption(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new InvalidArgumentError('0–65535');
  return port;
}

/** Makes the sample study as a window does, with what it has submitted. */
async function newSample(
  path: string,
  options: OpenOptions & { readonly snapshots: string },
  { words: { language } }: Terminal,
  coderName?: string,
): Promise<Store> {
  const reading = createReading();
  const around = { files: paths, reading, language, now: () => options.now };
  try {
    return await buildSubmittedSample(
      path,
      options,
      (store, work) => beforeOpening(store, 'project.sample', options, around, work),
      coderName,
    );
  } finally {
    await reading.close();
  }
}

/** Adds the verbs to the program. */
export function addProjectCommands(program: Command, terminal: Terminal): void {
  const { t } = terminal.words;

  program
    .command('new')
    .description(t('command_line:new'))
    .argument('<project>')
    .option('--sample', t('command_line:new_sample'))
    .option('--coder <name>', t('command_line:new_coder'))
    .action(async (path: string, options: { sample?: boolean; coder?: string }) => {
      const settings = new Settings();
      const open = openOptions(settings, new Date().toISOString());
      const store = options.sample
        ? await newSample(resolve(path), open, terminal, options.coder)
        : createProject(
            resolve(path),
            {
              name: projectName(path),
              coderName: options.coder ?? (settings.value.coderName || t('command_line:coder')),
            },
            open,
          );
      store.close();
    });

  program
    .command('serve')
    .description(t('command_line:serve'))
    .argument('[project]')
    .option('--port <number>', t('command_line:serve_port'), portOption)
    .option('--no-open', t('command_line:serve_no_open'))
    .action(async (project: string | undefined, options: { port?: number; open: boolean }) => {
      const { serve } = await import('../../serve.ts');
      collectWhenIdle();
      const served = await serve({
        language: terminal.language,
        ...(project === undefined ? {} : { project: resolve(project) }),
        ...(options.port === undefined ? {} : { port: options.port }),
      });
      terminal.print(t('command_line:served', { address: served.letIn(options.open) }));
      await new Promise<void>((done) => {
        process.once('SIGINT', done);
        process.once('SIGTERM', done);
      });
      await served.close();
    });

  program
    .command('call')
    .description(t('command_line:call'))
    .argument('<project>')
    .argument('<method>')
    .argument('[json]', t('command_line:call_json'), jsonArgument, {})
    .option('--as <coder>', t('command_line:call_as'))
    .option('--person <coder>', t('command_line:call_person'))
    .action((path: string, method: string, input: unknown, options: { as?: string; person?: string }) => {
      const kind = methodsOf(api).find(({ name }) => name === method)?.method.kind;
      const access = kind === 'query' ? 'read' : 'write';
      return withProject(terminal, path, access, async ({ session, api: client }) => {
        const coders = (await client.project.records()).tables.coder;
        const who = (['as', 'person'] as const).flatMap((part) => {
          const called = options[part];
          if (called === undefined) return [];
          const coder = coders.find(({ id, name }) => id === called || name === called);
          if (!coder) throw new AppError('not_found', 'errors:no_such_coder_name', { name: called });
          return [[part, coder.id] as const];
        });
        const outcome = await session.call(method, input, Object.fromEntries(who));
        if (!outcome.ok) throw new AppError(outcome.error.code, outcome.error.key, outcome.error.parameters);
        terminal.print(JSON.stringify(outcome.value, null, 2));
      });
    });

  program
    .command('methods')
    .description(t('command_line:methods'))
    .argument('[name]')
    .action((name: string | undefined) => {
      const methods = methodsOf(api).filter((found) => name === undefined || found.name === name);
      if (methods.length === 0)
        throw new AppError('not_found', 'errors:unknown_method', { method: name ?? '' });
      for (const { name: each, method } of methods) {
        const schema = JSON.stringify(z.toJSONSchema(method.input, { io: 'input', unrepresentable: 'any' }));
        terminal.print(name === undefined ? `${each}\t${method.kind}` : `${each}\t${method.kind}\n${schema}`);
      }
    });
}

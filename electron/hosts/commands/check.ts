// The verb `check`: whether a project's file is whole.
import { basename, resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { AppError } from '#core/errors.ts';
import { isFileDamage, type Problem } from '#core/health.ts';
import { logsSetAside } from '#db/set-aside.ts';
import { truePath } from '#db/place.ts';
import type { SalvagedStudy } from '#db/salvage/known-losses.ts';
import type { Api } from '../../api.ts';
import type { Client } from '../../rpc/client.ts';
import { sentence, tell, type Terminal } from '../terminal.ts';
import { problemInWords, withProject, type OpenedProject } from './open-project.ts';

type Counts = Awaited<ReturnType<Client<Api>['project']['check']>>['counts'];

/** Null for what one coder may not learn of another while blind work lasts: this verb tells everybody the same. */
type Told = { readonly [Key in keyof Counts]: Counts[Key] | null };

interface Checked {
  readonly problems: readonly Problem[];
  /** Null if the file is too damaged to count its contents. */
  readonly counts: Told | null;
  /** What the project's salvage did; null for a project that was never salvaged. */
  readonly salvaged: SalvagedStudy | null;
}

/** Adds the verb to the program. */
export function addCheckCommand(program: Command, terminal: Terminal): void {
  const { t } = terminal.words;
  program
    .command('check')
    .description(t('command_line:check'))
    .argument('<project>')
    .addOption(
      new Option('--format <format>', t('command_line:format')).choices(['text', 'json']).default('text'),
    )
    .action(async (path: string, options: { format: 'text' | 'json' }) => {
      const found = await check(path, terminal);
      const { problems, counts, salvaged } = found;
      for (const log of logsSetAside(truePath(resolve(path)))) tell(t('command_line:log_set_aside', { log }));
      if (options.format === 'json') terminal.print(JSON.stringify(inJson(found, terminal), null, 2));
      else for (const problem of problems) terminal.print(problemInWords(problem, terminal.words));
      if (problems.length > 0)
        throw new AppError(
          'invalid',
          problems.some(isFileDamage) ? 'errors:check_damaged' : 'errors:check_slipped',
          { name: path, count: problems.length },
        );
      if (options.format === 'text') {
        const said = counts?.codings === null ? 'checked_sealed' : 'checked';
        terminal.print(t(`command_line:${said}`, { ...counts }));
        if (salvaged)
          terminal.print(
            t('command_line:check_salvaged', {
              at: salvaged.at.slice(0, 10),
              count: salvaged.missing.length,
            }),
          );
      }
    });
}

async function check(path: string, terminal: Terminal): Promise<Checked> {
  try {
    return await withProject(terminal, path, 'read', checkOpened, { damaged: 'allow', as: 'anybody' });
  } catch (error) {
    if (!(error instanceof AppError) || error.key !== 'errors:damaged_project') throw error;
    const what = sentence(terminal.words, { ...error.value, parameters: { name: basename(path) } });
    return { problems: [{ key: 'check_file', parameters: { what } }], counts: null, salvaged: null };
  }
}

/** The damage found in the file's pages at opening, and in its rows. */
async function checkOpened({ session, api, isSealed }: OpenedProject): Promise<Checked> {
  const { problems, counts } = await api.project.check();
  const health = session.project?.health;
  const found = health?.state === 'damaged' ? health.problems : [];
  const known = new Set(problems.map((problem) => JSON.stringify(problem)));
  return {
    problems: [...found.filter((problem) => !known.has(JSON.stringify(problem))), ...problems],
    counts: isSealed ? { ...counts, codings: null, codes: null, changes: null } : counts,
    salvaged: await api.project.salvaged(),
  };
}

/** `state` is `damaged` if the file is not as Concord wrote it; a slipped coding alone leaves it `whole`. */
function inJson({ problems, counts }: Checked, terminal: Terminal): object {
  return {
    state: problems.some(isFileDamage) ? 'damaged' : 'whole',
    problems: problems.map((problem) => ({ ...problem, message: problemInWords(problem, terminal.words) })),
    counts,
  };
}

// The verb `copy`: copies a whole study, also while it is open elsewhere.
import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import { lackingAt } from '#db/absent.ts';
import { studyToCopy } from '#db/study-to-copy.ts';
import { saveCopy } from '../../engines/copying.ts';
import { openOptions } from '../../services/desk.ts';
import { Settings } from '../../settings.ts';
import { megabytesOf, tell, type Terminal } from '../terminal.ts';
import { interrupted } from './interrupted.ts';

/** Adds the verb to the program. */
export function addCopyCommand(program: Command, terminal: Terminal): void {
  const { t } = terminal.words;
  program
    .command('copy')
    .description(t('command_line:copy'))
    .argument('<project>')
    .argument('<new>')
    .action(async (path: string, to: string) => {
      const options = openOptions(new Settings(), new Date().toISOString());
      using study = studyToCopy(resolve(path), options);
      for (const { key, parameters } of study.notes) tell(t(key, parameters));
      await saveCopy(study.file, resolve(to), {
        signal: interrupted(),
        progress: ({ done, total }) => terminal.report(megabytesOf(done, total)),
      });
      terminal.report('');
      // A copy is of no team, so what had not come to the file never comes to it.
      const { count, bytes } = lackingAt(resolve(to));
      const said = { name: basename(to), count, megabytes: Math.ceil(bytes / 1e6) };
      terminal.print(t(count === 0 ? 'command_line:copied' : 'command_line:copied_without', said));
    });
}

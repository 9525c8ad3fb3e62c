// The verb `size`: what takes the space in a project's file, and making the file smaller.
import type { Command } from 'commander';
import { bytesInWords } from '#words/bytes-in-words.ts';
import { megabytesOf, type Terminal } from '../terminal.ts';
import { withProject } from './open-project.ts';

const parts = ['originals', 'texts', 'history', 'rest', 'free', 'file'] as const;

/** Adds the verb to the program. */
export function addSizeCommand(program: Command, terminal: Terminal): void {
  const { words } = terminal;
  const { t } = words;
  program
    .command('size')
    .description(t('command_line:size'))
    .argument('<project>')
    .option('--make-smaller', t('command_line:size_make_smaller'))
    .action((path: string, options: { makeSmaller?: boolean }) =>
      withProject(
        terminal,
        path,
        options.makeSmaller ? 'write' : 'read',
        async ({ api }) => {
          if (options.makeSmaller) {
            const made = await api.project.makeSmaller(
              {},
              {
                onProgress: ({ done, total }) => terminal.report(megabytesOf(done, total)),
              },
            );
            terminal.report('');
            const [before, after] = [bytesInWords(made.before, words), bytesInWords(made.after, words)];
            const key = made.isGivenBack ? 'project:made_smaller' : 'project:made_smaller_later';
            terminal.print(t(key, { before, after }));
            return;
          }
          const size = await api.project.size({});
          for (const part of parts)
            terminal.print(`${bytesInWords(size[part], words)}\t${t(`project:size_${part}`)}`);
        },
        { as: 'anybody' },
      ),
    );
}

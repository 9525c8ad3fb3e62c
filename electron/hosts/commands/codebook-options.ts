// The options for the layout of an exported codebook.
import type { Command } from 'commander';
import type { Terminal } from '../terminal.ts';

export interface CodebookChoices {
  readonly interviewExcerpts?: boolean;
  readonly counts?: boolean;
  readonly codeMemos?: boolean;
  readonly described?: boolean;
  readonly topLevel?: boolean;
  readonly numbered?: boolean;
  readonly paths?: boolean;
  readonly oneFont?: boolean;
}

/** Adds the options to `export`. */
export function withCodebookOptions(command: Command, { words: { t } }: Terminal): Command {
  return command
    .option('--interview-excerpts', t('command_line:export_excerpts'))
    .option('--no-counts', t('command_line:codebook_no_counts'))
    .option('--code-memos', t('command_line:codebook_memos'))
    .option('--described', t('command_line:codebook_described'))
    .option('--top-level', t('command_line:codebook_top_level'))
    .option('--numbered', t('command_line:codebook_numbered'))
    .option('--no-paths', t('command_line:codebook_no_paths'))
    .option('--one-font', t('command_line:codebook_one_font'));
}

/** The options as input of the export. */
export function codebookInput(options: CodebookChoices) {
  const { interviewExcerpts = false, counts = true, codeMemos: memos = false } = options;
  const { described = false, topLevel = false, numbered = false, paths = true, oneFont = false } = options;
  const layout = { described, topLevel, numbered, paths, oneFont };
  return { interviewExcerpts, counts, memos, layout };
}

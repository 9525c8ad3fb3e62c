// Records or disturbs a program's system calls, with strace.

/**
 * The beginning of a command that runs the following words under strace, with these expressions, and writes to
 * `output`.
 */
export function underStrace(
  output: string,
  expressions: readonly string[],
): readonly [command: string, ...words: string[]] {
  return [
    'strace',
    // strace runs as a grandchild, so that the started process is the program itself, which gets the signals and is
    // killed.
    '-D',
    '-f',
    '--seccomp-bpf',
    '-qq',
    ...[...expressions, 'signal=none'].flatMap((expression) => ['-e', expression]),
    '-o',
    output,
  ];
}

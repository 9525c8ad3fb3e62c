// Watching or hindering what a program asks of the kernel, by strace.

/** The beginning of a command that runs the words after it under strace, with these expressions, and writes to `output`. */
export function underStrace(
  output: string,
  expressions: readonly string[],
): readonly [command: string, ...words: string[]] {
  return [
    'strace',
    // As a grandchild, so that the program itself is what was started, hears its signals, and is killed.
    '-D',
    '-f',
    '--seccomp-bpf',
    '-qq',
    ...[...expressions, 'signal=none'].flatMap((expression) => ['-e', expression]),
    '-o',
    output,
  ];
}

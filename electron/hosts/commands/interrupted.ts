/** A signal that aborts on the first Ctrl-C; the second ends the program. */
export function interrupted(): AbortSignal {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  return stop.signal;
}

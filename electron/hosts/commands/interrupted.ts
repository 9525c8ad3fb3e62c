/** Aborts when the person presses Ctrl-C; a second time ends the program. */
export function interrupted(): AbortSignal {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  return stop.signal;
}

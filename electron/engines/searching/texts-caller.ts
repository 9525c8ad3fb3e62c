// Calls to the thread that holds the texts.
import type { Calls } from './calls.ts';
import { ThreadCaller } from './thread-caller.ts';

export class TextsCaller extends ThreadCaller<Calls> {
  /** `onStart` is called whenever the thread starts, with nothing loaded. */
  constructor(file: string, onStart: () => void) {
    super('texts', file, onStart);
  }
}

// The process that updates a study to the present version; see updating.ts.
import { AppError } from '#core/errors.ts';
import { openStore } from '#db/open.ts';
import { portToParent } from '#formats/own-process.ts';
import type { UpdateReply, UpdateRequest } from './updating.ts';

/** Twenty progress reports a second are enough for the eye. */
const REPORT_INTERVAL_MS = 50;

const port = portToParent<UpdateRequest, UpdateReply>();

port.receive(({ path, options }) => {
  let reported = 0;
  const kept = (done: number, total: number): void => {
    const now = Date.now();
    if (done < total && now - reported < REPORT_INTERVAL_MS) return;
    reported = now;
    port.send({ kept: done, of: total });
  };
  try {
    // Opening a study to write updates it. Closing it seals it, so that the next opening need not check it again.
    openStore(path, { ...options, kept }).close();
    port.send({ isDone: true });
  } catch (error) {
    if (error instanceof AppError) port.send({ refused: error.value });
    else port.send({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});

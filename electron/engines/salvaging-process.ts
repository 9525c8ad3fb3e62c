// The process that salvages a damaged study; see salvaging.ts.
import { AppError } from '#core/errors.ts';
import { salvageTo } from '#db/salvage/new-file.ts';
import { portToParent } from '#formats/own-process.ts';
import type { SalvageReply, SalvageRequest } from './salvaging.ts';

const port = portToParent<SalvageRequest, SalvageReply>();

port.receive(({ path, to, ...options }) => {
  try {
    const progress = (done: number, total: number): void => port.send({ done, total });
    port.send({ salvaged: salvageTo(path, to, { ...options, progress }) });
  } catch (error) {
    if (error instanceof AppError) port.send({ refused: error.value });
    else port.send({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});

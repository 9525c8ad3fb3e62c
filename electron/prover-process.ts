// The process that checks the file of an open project; see prover.ts.
import { findFileDamage } from '#db/prove.ts';
import { portToParent } from '#formats/own-process.ts';
import type { ProverReply, ProverRequest } from './prover.ts';

const port = portToParent<ProverRequest, ProverReply>();

port.receive(({ path }) => {
  try {
    port.send({ problems: findFileDamage(path) });
  } catch (error) {
    port.send({ failed: error instanceof Error ? error.message : String(error) });
  }
});

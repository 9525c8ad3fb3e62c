// The process that checks the file of an open project; see prover.ts.
import { damageInRows, findFileDamage } from '#db/prove.ts';
import { portToParent, standBehindWork } from '#formats/own-process.ts';
import type { ProverReply, ProverRequest } from './proving.ts';

const port = portToParent<ProverRequest, ProverReply>();

port.receive(({ path, what }) => {
  try {
    // Rows are read beside somebody's work; for what is said of the file, somebody may be waiting.
    if (what === 'rows') standBehindWork();
    port.send({ problems: what === 'rows' ? damageInRows(path) : findFileDamage(path) });
  } catch (error) {
    port.send({ failed: error instanceof Error ? error.message : String(error) });
  }
});

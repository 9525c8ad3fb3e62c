// The process that checks the file of an open project; see proving.ts.
import { damageInRows, findFileDamage } from '#db/prove.ts';
import { connectToLent } from '#db/reading-connection.ts';
import { portToParent, standBehindWork } from '#formats/own-process.ts';
import type { ProverReply, ProverRequest } from './proving.ts';

const port = portToParent<ProverRequest, ProverReply>();

port.receive(({ file, what }) => {
  const connect = () => connectToLent(file);
  try {
    // Rows are read beside somebody's work; for what is said of the file, somebody may be waiting.
    if (what === 'rows') standBehindWork();
    port.send({
      problems: what === 'rows' ? damageInRows(connect) : findFileDamage(file.path, undefined, connect),
    });
  } catch (error) {
    port.send({ failed: error instanceof Error ? error.message : String(error) });
  }
});

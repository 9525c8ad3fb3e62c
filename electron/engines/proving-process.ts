// The process that checks the file of an open project; see proving.ts.
import { damageInRows, findFileDamage } from '#db/prove.ts';
import { connectToLent } from '#db/reading-connection.ts';
import { portToParent, standBehindWork } from '#formats/own-process.ts';
import type { ProverReply, ProverRequest } from './proving.ts';

const port = portToParent<ProverRequest, ProverReply>();

port.receive(({ file, what }) => {
  const connect = () => connectToLent(file);
  try {
    // Reading all rows runs in the background at low priority; checking the file does not, since somebody may be
    // waiting for its result.
    if (what === 'rows') standBehindWork();
    port.send({
      problems: what === 'rows' ? damageInRows(connect) : findFileDamage(file.path, undefined, connect),
    });
  } catch (error) {
    port.send({ failed: error instanceof Error ? error.message : String(error) });
  }
});

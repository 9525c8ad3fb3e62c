// Checks the structure of an exchange file against the schema of the standard.
import { readFileSync } from 'node:fs';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { fromBufferPromise } from 'yauzl';
import { schemaPath } from '../../../helpers/refi-files.ts';

/** The violations of the schema in a project file; empty when it is valid. */
export function schemaFaults(xml: string): string[] {
  using xsd = XmlDocument.fromBuffer(readFileSync(schemaPath('Project.xsd')));
  using validator = XsdValidator.fromDoc(xsd);
  using document = XmlDocument.fromString(xml);
  try {
    validator.validate(document);
    return [];
  } catch (error) {
    return [String(error).slice(0, 400)];
  }
}

/** The entries of an archive by name. */
export async function entriesOf(bytes: Buffer): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, autoClose: false });
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    found.set(entry.fileName, Buffer.concat(chunks));
  }
  return found;
}

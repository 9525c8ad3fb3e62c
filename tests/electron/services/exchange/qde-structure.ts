// The order and the required parts of a project file, as the standard fixes them: checked without its schema.
import { fromBufferPromise } from 'yauzl';
import { SaxesParser } from 'saxes';

/** By element: its children in order, those that must be there with `!`; and its required attributes. */
const rules: Readonly<Record<string, { readonly children: string; readonly attributes: string }>> = {
  Project: {
    children: 'Users CodeBook Variables Cases Sources Notes Links Sets Graphs Description NoteRef',
    attributes: 'name',
  },
  Users: { children: 'User!', attributes: '' },
  User: { children: '', attributes: 'guid' },
  CodeBook: { children: 'Codes!', attributes: '' },
  Codes: { children: 'Code!', attributes: '' },
  Code: { children: 'Description NoteRef Code', attributes: 'guid name isCodable' },
  Variables: { children: 'Variable!', attributes: '' },
  Variable: { children: 'Description', attributes: 'guid name typeOfVariable' },
  Cases: { children: 'Case!', attributes: '' },
  Case: { children: 'Description CodeRef VariableValue SourceRef SelectionRef', attributes: 'guid' },
  TextSource: {
    children: 'Description PlainTextContent PlainTextSelection Coding NoteRef VariableValue',
    attributes: 'guid',
  },
  Representation: {
    children: 'Description PlainTextContent PlainTextSelection Coding NoteRef VariableValue',
    attributes: 'guid',
  },
  Note: {
    children: 'Description PlainTextContent PlainTextSelection Coding NoteRef VariableValue',
    attributes: 'guid',
  },
  PDFSource: {
    children: 'Description PDFSelection Representation Coding NoteRef VariableValue',
    attributes: 'guid',
  },
  PlainTextSelection: {
    children: 'Description Coding NoteRef',
    attributes: 'guid startPosition endPosition',
  },
  Coding: { children: 'CodeRef! NoteRef', attributes: 'guid' },
  Notes: { children: 'Note!', attributes: '' },
  Links: { children: 'Link!', attributes: '' },
  Sets: { children: 'Set!', attributes: '' },
  Set: { children: 'Description MemberCode MemberSource MemberNote', attributes: 'guid name' },
  VariableValue: {
    children: 'VariableRef! TextValue BooleanValue IntegerValue FloatValue DateValue DateTimeValue',
    attributes: '',
  },
};

/** What a project file gets wrong; empty where it keeps the rules. */
export function faultsOf(xml: string): string[] {
  const faults: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  const open: { name: string; children: string[] }[] = [];
  parser.on('error', (error) => faults.push(error.message));
  parser.on('opentag', ({ local, attributes }) => {
    open.at(-1)?.children.push(local);
    open.push({ name: local, children: [] });
    for (const name of rules[local]?.attributes.split(' ').filter(Boolean) ?? [])
      if (!(name in attributes)) faults.push(`${local} without ${name}`);
  });
  parser.on('closetag', () => {
    const element = open.pop();
    const rule = element && rules[element.name];
    if (!rule) return;
    const order = rule.children.split(' ').filter(Boolean);
    const plain = order.map((name) => name.replace('!', ''));
    const places = element.children.map((name) => plain.indexOf(name));
    if (places.includes(-1)) faults.push(`${element.name} holds ${element.children.join(', ')}`);
    if (places.some((place, index) => place < (places[index - 1] ?? 0)))
      faults.push(`${element.name} in the order ${element.children.join(', ')}`);
    for (const name of order.filter((each) => each.endsWith('!')))
      if (!element.children.includes(name.replace('!', ''))) faults.push(`${element.name} without ${name}`);
  });
  parser.write(xml).close();
  return faults;
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

// Acts on kept tables and figures, each with an offer to undo it where somebody may regret it.
import type { CallOptions } from '#electron/rpc/transport.ts';
import { api, host } from '#renderer/api.ts';
import { offerUndo } from '#renderer/common/undo/offer-undo.ts';
import { svgToPng } from '#renderer/common/figures/svg-to-png.ts';
import { toBase64 } from '#renderer/transport/base64.ts';
import { notify } from '#renderer/ui/toast.tsx';
import type { Language, Words } from '#words/words.ts';
import type { KeptItem } from './use-kept.ts';
import { labelOf } from './use-kept.ts';

/** Removes an item and offers to undo it. */
export async function removeKept({ t }: Words, { kept }: KeptItem): Promise<void> {
  const group = crypto.randomUUID();
  await api.keptTables.remove({ id: kept.id }, { group });
  offerUndo(t('kept_tables:removed', { title: kept.name }), group);
}

/** Keeps an item once more, below itself, and offers to undo it. Resolves to the id of the copy. */
export async function duplicateKept({ t }: Words, { kept }: KeptItem): Promise<string> {
  const group = crypto.randomUUID();
  const { id } = await api.keptTables.duplicate({ id: kept.id }, { group });
  offerUndo(t('kept_tables:duplicated', { title: kept.name }), group);
  return id;
}

/** What an export needs. */
interface Exporting {
  readonly words: Words;
  /** The language of print. */
  readonly language: Language;
  readonly project: string;
  /** Follows the job, and stops it. */
  readonly watched: Pick<CallOptions, 'signal' | 'onProgress'>;
}

/** Exports these items: to a folder on the desktop, as a zip file in a browser. */
export async function exportKept(items: readonly KeptItem[], exporting: Exporting): Promise<void> {
  const { t } = exporting.words;
  const name = [exporting.project, t('kept_tables:workbook')].filter(Boolean).join(', ');
  const isZip = host.kind === 'browser';
  const filters = isZip ? [{ name: t('kept_tables:file.zip'), extensions: ['zip'] }] : [];
  await host.saveAs(isZip ? `${name}.zip` : name, filters, (to) => written(to, items, exporting, true));
}

/** The formats of a single item. */
export type SingleFormat = 'docx' | 'xlsx' | 'html' | 'svg' | 'png' | 'pdf';

/** Exports one item as one file. */
export async function exportOne(item: KeptItem, format: SingleFormat, exporting: Exporting): Promise<void> {
  const { words } = exporting;
  const name = `${labelOf(words, item)} ${item.kept.name}.${format}`;
  const filters = [{ name: words.t(`kept_tables:file.${format}`), extensions: [format] }];
  await host.saveAs(name, filters, (to) => written(to, [item], exporting, format === 'png'));
}

/** Writes the files, and says what could not be made. */
async function written(
  to: string,
  items: readonly KeptItem[],
  { words: { t }, language, watched }: Exporting,
  withPictures: boolean,
): Promise<void> {
  const ids = items.map(({ kept }) => kept.id);
  const pictures =
    withPictures && items.some(({ isFigure }) => isFigure) ? await picturesOf(ids, language, watched) : [];
  const { problems } = await api.keptTables.export({ to, ids, language, pictures }, watched);
  const [problem] = problems;
  if (!problem) return;
  const names = items.filter(({ kept }) => problems.some(({ id }) => id === kept.id));
  notify(
    t('kept_tables:left_out', {
      count: names.length,
      titles: names.map(({ kept }) => kept.name).join(', '),
      why: t(problem.error.key as 'errors:internal', { ...problem.error.parameters }),
    }),
  );
}

/** As journals require for line art. */
const DOTS_PER_INCH = 600;

/** The figures among the items as pictures, which only a page can make. */
async function picturesOf(ids: string[], language: Language, watched: Exporting['watched']) {
  const drawings = await api.keptTables.drawings({ ids, language }, { ...watched });
  const pictures: { id: string; svg: string; png: string }[] = [];
  for (const [id, svg] of Object.entries(drawings)) {
    watched.signal?.throwIfAborted();
    // One after another: a picture of a page takes much memory while it is drawn.
    pictures.push({ id, svg, png: await pictureOf(svg) });
  }
  return pictures;
}

/** A drawing as a picture for a file, as base64 of a png. */
async function pictureOf(svg: string): Promise<string> {
  return await toBase64(await svgToPng(svg, { width: widthOf(svg), dotsPerInch: DOTS_PER_INCH }));
}

/** The printed width of a drawing in millimetres. */
function widthOf(svg: string): number {
  return Number(/^<svg[^>]* width="([\d.]+)mm"/.exec(svg)?.[1] ?? 160);
}

// Reads a pdf's structure tags: a paragraph, a heading, a row of a table, a footnote. LibreOffice, Word and Chromium
// tag every word; old and typeset files have no tags.
import type { StructTreeContent, StructTreeNode } from 'pdfjs-dist/types/src/display/api.js';

/** The part of the page that content belongs to. */
export interface Tag {
  /** The part's place in the reading order of its page. */
  readonly unit: number;
  /** Counts the cells of a row and the paragraphs in them; 0 elsewhere. */
  readonly part: number;
  readonly kind: 'text' | 'heading' | 'row' | 'note';
  /** The level of a heading, from 1 to 4. */
  readonly level: number;
}

/** Roles within a line of text, which begin no paragraph. */
const inline = new Set(
  'Span Quote Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Em Strong Sub Formula Form'.split(
    ' ',
  ),
);

/** Roles that contain the text of exactly one paragraph. */
const texts = /^(?:P|H|H[1-6]|Title|Lbl)$/;

type Child = StructTreeNode | StructTreeContent;

/** The tags of a page, by the ids that pdf.js gives its content; empty if there are none. */
export function tagsOfPage(tree: StructTreeNode | null): Map<string, Tag> {
  const tags = new Map<string, Tag>();
  let units = 0;
  let open: { unit: number; kind: Tag['kind']; level: number } | null = null;
  let row: { unit: number; part: number } | null = null;
  // A label and its text are one paragraph.
  let afterLabel = false;
  let kind: Tag['kind'] = 'text';
  let level = 0;
  let inText = false;

  const boundary = (): void => {
    if (row) row.part += 1;
    if (!afterLabel) open = null;
  };
  const content = (id: string): void => {
    if (row) tags.set(id, { ...row, kind: 'row', level: 0 });
    else {
      units += open ? 0 : 1;
      open ??= { unit: units, kind, level };
      tags.set(id, { ...open, part: 0 });
    }
  };
  const children = (node: StructTreeNode): void => {
    for (const child of node.children as Child[]) {
      if ('role' in child) visit(child);
      else if (child.type === 'content') content(child.id);
    }
  };
  const visit = (node: StructTreeNode): void => {
    const { role } = node;
    if (inline.has(role) || (role === 'NonStruct' && (inText || holdsContent(node)))) {
      children(node);
      return;
    }
    if (role === 'Lbl') {
      children(node);
      afterLabel = open !== null;
      return;
    }
    const before = { open, row, kind, level, inText };
    const heading = /^(?:H([1-6]?)|Title)$/.exec(role);
    const isNote = role === 'Note' || role === 'FENote';
    // A note stands in the middle of its paragraph, which continues after it.
    if (isNote) open = null;
    else boundary();
    if (role === 'TR') {
      units += 1;
      row = { unit: units, part: 0 };
    } else if (isNote) [row, kind] = [null, 'note'];
    else if (heading) [kind, level] = ['heading', Math.min(4, Number(heading[1] || 1))];
    inText ||= texts.test(role);
    children(node);
    ({ row, kind, level, inText } = before);
    afterLabel = false;
    if (isNote) ({ open } = before);
    else boundary();
  };
  if (tree) visit(tree);
  return tags;
}

function holdsContent(node: StructTreeNode): boolean {
  return (node.children as Child[]).some((child) => !('role' in child) && child.type === 'content');
}

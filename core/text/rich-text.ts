// The document schema. Plain text is its text blocks joined by `\n`; there are no hard breaks: a line break on
// import starts a block. Names are those of the editor's nodes and marks.

export type Mark =
  | { readonly type: 'bold' }
  | { readonly type: 'italic' }
  | { readonly type: 'link'; readonly attrs: { readonly href: string } };

/** A run of text with the same marks. */
export interface TextNode {
  readonly type: 'text';
  /** Never empty, never holds `\n`. */
  readonly text: string;
  readonly marks?: readonly Mark[];
}

/** A text block: one line of the plain text, possibly empty. */
export type TextBlock =
  | { readonly type: 'paragraph'; readonly content?: readonly TextNode[] }
  | {
      readonly type: 'heading';
      readonly attrs: { readonly level: 1 | 2 | 3 | 4 };
      readonly content?: readonly TextNode[];
    }
  | {
      readonly type: 'footnote';
      readonly attrs: { readonly label: string };
      readonly content?: readonly TextNode[];
    };

export interface ListItem {
  readonly type: 'listItem';
  /** Begins with a paragraph. */
  readonly content: readonly Block[];
}

export interface TableCell {
  readonly type: 'tableCell' | 'tableHeader';
  readonly attrs?: { readonly colspan?: number; readonly rowspan?: number };
  readonly content: readonly Block[];
}

export interface TableRow {
  readonly type: 'tableRow';
  readonly content: readonly TableCell[];
}

export type Block =
  | TextBlock
  | { readonly type: 'bulletList'; readonly content: readonly ListItem[] }
  | {
      readonly type: 'orderedList';
      readonly attrs?: { readonly start?: number };
      readonly content: readonly ListItem[];
    }
  | { readonly type: 'table'; readonly content: readonly TableRow[] };

/** A whole document as the editor's JSON. Holds at least one block. */
export interface RichText {
  readonly type: 'doc';
  readonly content: readonly Block[];
}

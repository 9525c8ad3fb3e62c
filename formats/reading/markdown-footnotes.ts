// Footnotes as pandoc and most note-taking programs write them: `[^label]` in the text, `[^label]: …` at the start of a
// line, continued by indented lines. They become linked pairs of reference and note, as on any page.
import type { Env, MarkdownIt, Token } from 'markdown-it';

interface Notes {
  /** The labels that have a note. */
  readonly defined: Set<string>;
  /** The number of each label, in the order of first references. */
  readonly references: Map<string, number>;
}

const notesKey = Symbol('footnotes');

/** A plugin for markdown-it. References without a note stay as written. */
export function footnotesOfMarkdown(markdown: MarkdownIt): void {
  markdown.block.ruler.before(
    'reference',
    'footnote',
    (state, startLine, endLine, silent) => {
      const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
      const line = state.src.slice(start, state.eMarks[startLine]);
      const opening = /^\[\^([^\]\s]{1,60})\]:[ \t]*/.exec(line);
      const label = opening?.[1];
      if (!opening || label === undefined || state.parentType === 'blockquote') return false;
      if (silent) return true;

      const lines = [line.slice(opening[0].length)];
      let next = startLine + 1;
      for (; next < endLine; next += 1) {
        const text = state.src.slice(state.bMarks[next], state.eMarks[next]);
        const blank = text.trim() === '';
        if (!blank && !/^(?: {2,}|\t)/.test(text)) break;
        lines.push(text.replace(/^(?: {1,4}|\t)/, ''));
      }
      notesOf(state.env).defined.add(label);
      const open = state.push('footnote_open', 'div', 1);
      open.attrSet('id', `note-${encodeURIComponent(label)}`);
      state.md.block.parse(lines.join('\n'), state.md, state.env, state.tokens);
      const back = state.push('footnote_back', 'a', 0);
      back.attrSet('href', `#reference-${encodeURIComponent(label)}`);
      state.push('footnote_close', 'div', -1);
      state.line = next;
      return true;
    },
    { alt: ['paragraph', 'reference'] },
  );

  markdown.inline.ruler.before('link', 'footnote_reference', (state, silent) => {
    const reference = /^\[\^([^\]\s]{1,60})\]/.exec(state.src.slice(state.pos, state.pos + 64));
    const label = reference?.[1];
    if (!reference || label === undefined) return false;
    const notes = notesOf(state.env);
    if (!notes.defined.has(label)) return false;
    if (!silent) {
      const number = notes.references.get(label) ?? notes.references.size + 1;
      notes.references.set(label, number);
      const token = state.push('footnote_reference', 'a', 0);
      token.attrSet('href', `#note-${encodeURIComponent(label)}`);
      token.attrSet('id', `reference-${encodeURIComponent(label)}`);
      token.content = String(number);
    }
    state.pos += reference[0].length;
    return true;
  });

  const { rules } = markdown.renderer;
  rules['footnote_open'] = (tokens, index) => `<div${attributes(tokens[index]?.attrs)}>`;
  rules['footnote_close'] = () => '</div>';
  rules['footnote_back'] = (tokens, index) => `<a${attributes(tokens[index]?.attrs)}></a>`;
  rules['footnote_reference'] = (tokens, index) =>
    `<a${attributes(tokens[index]?.attrs)}>${tokens[index]?.content ?? ''}</a>`;
}

/** markdown-it parses blocks before their content, so all notes are known at the first reference. */
function notesOf(env: Env): Notes {
  env[notesKey] ??= { defined: new Set(), references: new Map() } satisfies Notes;
  return env[notesKey] as Notes;
}

function attributes(attrs: Token['attrs'] | undefined): string {
  return (attrs ?? []).map(([name, value]) => ` ${name}="${value}"`).join('');
}

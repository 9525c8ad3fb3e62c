import { Transform } from '@tiptap/pm/transform';
import type { Node } from '@tiptap/pm/model';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '#core/errors.ts';
import { paragraphs, plainText } from '#core/text/plain-text.ts';
import type { CodingRecord } from '#core/records.ts';
import { initial } from '#core/tables/all.ts';
import type { RichText } from '#core/text/rich-text.ts';
import { positionMap, textOf } from '#renderer/editor/position-map.ts';
import { nodeFromRichText } from '#renderer/editor/rich-text-node.ts';
import { schema } from '#renderer/editor/schema.ts';
import { textEdits } from '#renderer/editor/text-edits.ts';
import { currentSpans } from '#renderer/editor/tracked-codings.ts';
import type { ApplyRequest, SaveRequest } from '#renderer/features/reader/session-ports.ts';
import { SourceSession } from '#renderer/features/reader/source-session.ts';

function coding(id: string, start: number, end: number): CodingRecord {
  return {
    ...initial.coding,
    id,
    sourceId: 'source',
    codeId: 'code',
    coderId: 'coder',
    start,
    end,
    quoteDigest: '',
    createdAt: '2026-01-01T00:00:00Z',
  };
}

/** A source with a store that keeps what is saved, as the service does, and an editor without a screen. */
class Desk {
  readonly saves: SaveRequest[] = [];
  readonly errors: unknown[] = [];
  refuse: AppError | null = null;
  composing = false;
  duringSave: (() => void) | null = null;
  text: string;
  codings: CodingRecord[];
  readonly session: SourceSession;
  #doc: Node;
  #content: RichText;

  constructor(marked: string) {
    this.text = marked.replaceAll(/[[\]]/g, '');
    this.codings = marked.includes('[') ? [coding('c', marked.indexOf('['), marked.indexOf(']') - 1)] : [];
    this.#doc = nodeFromRichText(paragraphs(this.text));
    this.session = new SourceSession(this.#stored(), {
      save: (request) => this.#save(request),
      apply: (request) => this.#apply(request),
      load: () => Promise.resolve(this.#stored()),
      records: () => ({ source: this.#stored().source, codings: this.codings }),
      isComposing: () => this.composing,
      onError: (error) => this.errors.push(error),
    });
    this.#content = this.session.state.content;
    this.session.show(this.#doc);
    this.session.subscribe(() => {
      const { content } = this.session.state;
      if (content === this.#content) return;
      this.#content = content;
      this.#doc = nodeFromRichText(content);
      this.session.show(this.#doc);
    });
  }

  /** Replaces the first occurrence of `out` in the text on the screen. */
  type(out: string, into: string): void {
    const at = textOf(this.#doc).indexOf(out);
    const { toPosition } = positionMap(this.#doc);
    const [from, to] = [toPosition(at), toPosition(at + out.length)];
    const transform = new Transform(this.#doc);
    if (into === '') transform.delete(from, to);
    else transform.replaceWith(from, to, schema.text(into));
    const before = this.#doc;
    this.#doc = transform.doc;
    this.session.edit(before, transform.doc, textEdits(transform));
  }

  /** Writes the text from another window. */
  changeElsewhere(text: string, codings: CodingRecord[] = []): void {
    this.text = text;
    this.codings = codings;
    void this.session.reconcile();
  }

  get shown(): string {
    return textOf(this.#doc);
  }

  /** The words under each coding on the screen. */
  get quotes(): (string | null)[] {
    const { tracked, length } = this.session.state;
    return currentSpans(tracked, length).map(({ span }) => span && this.shown.slice(span.start, span.end));
  }

  /** The words under each recorded coding, as the screen shows them. */
  get placed(): (string | null)[] {
    const places = this.session.placesOf(this.codings, this.#stored().source);
    return places.map(({ span }) => span && this.shown.slice(span.start, span.end));
  }

  #stored() {
    return {
      source: { id: 'source', textHash: `hash of ${this.text}`, docHash: null },
      content: paragraphs(this.text),
      length: this.text.length,
      codings: this.codings,
      hasPages: false,
    };
  }

  async #apply({ textHash, span }: ApplyRequest) {
    await Promise.resolve();
    if (textHash !== this.#stored().source.textHash) {
      throw new AppError('conflict', 'errors:text_changed', { title: '' });
    }
    const added = coding(`applied${this.codings.length}`, span?.start ?? 0, span?.end ?? 0);
    this.codings = [...this.codings, added];
    return added;
  }

  async #save(request: SaveRequest) {
    const during = this.duringSave;
    this.duringSave = null;
    during?.();
    await Promise.resolve();
    if (this.refuse) throw this.refuse;
    if (request.textHash !== this.#stored().source.textHash) {
      throw new AppError('conflict', 'errors:text_changed', { title: '' });
    }
    this.saves.push(request);
    this.text = plainText(request.doc);
    const spans = new Map(request.moved.map(({ id, start, end }) => [id, { start, end }]));
    const added = request.apply.map(({ span }, index) =>
      coding(`new${index}`, span?.start ?? 0, span?.end ?? 0),
    );
    this.codings = [
      ...this.codings
        .filter(({ id }) => !request.removed.includes(id))
        .map((row) => ({ ...row, ...spans.get(row.id) })),
      ...added,
    ];
    return { source: this.#stored().source, added };
  }
}

describe('a source that is being edited', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const later = () => vi.advanceTimersByTimeAsync(10_000);

  it('saves a burst of typing as one command, with its codings on their words', async () => {
    const desk = new Desk('Joined early. [Sees little knowledge].');

    desk.type('early', 'earl');
    desk.type('earl', 'in 2019');
    desk.type('Joined', 'He joined');
    await later();

    expect(desk.saves.map(({ doc }) => plainText(doc))).toEqual([
      'He joined in 2019. Sees little knowledge.',
    ]);
    expect(desk.saves[0]?.moved).toEqual([{ id: 'c', start: 19, end: 40 }]);
    expect(desk.session.state.phase).toBe('saved');
  });

  it('knows the length of the shown text without joining its paragraphs', () => {
    const desk = new Desk('One.\nTwo.');
    const doc = nodeFromRichText(paragraphs('One.\nTwo.'));
    const together: string[] = [];
    for (const paragraph of doc.content.content)
      Object.defineProperty(paragraph, 'textContent', {
        get: () => {
          together.push('read');
          return '';
        },
      });

    desk.session.show(doc);

    expect(desk.session.state.length).toBe(9);
    expect(together).toEqual([]);
  });

  it('saves again what was typed during the first save', async () => {
    const desk = new Desk('One [two] three.');

    desk.type('One', 'Once');
    desk.duringSave = () => desk.type('three', 'four');
    await later();

    expect(desk.saves.map(({ doc }) => plainText(doc))).toEqual(['Once two three.', 'Once two four.']);
    expect(desk.quotes).toEqual(['two']);
    expect(desk.session.state.phase).toBe('saved');
  });

  it('does not save in the middle of a word being composed', async () => {
    const desk = new Desk('One.');
    desk.composing = true;
    desk.type('One', 'xie');
    await later();
    const whileComposing = desk.saves.length;

    desk.composing = false;
    desk.type('xie', '协会');
    await later();

    expect(whileComposing).toBe(0);
    expect(desk.text).toBe('协会.');
  });

  it('keeps the text, with unsaved edits, while no editor shows it', async () => {
    const desk = new Desk('One [two] three.');
    desk.type('One', 'Once');

    desk.session.rest();
    const { content, phase } = desk.session.state;

    expect(desk.session.text).toBe('Once two three.');
    expect(plainText(content)).toBe('Once two three.');
    expect(phase).toBe('unsaved');
    await later();
    expect(desk.text).toBe('Once two three.');
  });

  it('codes, and takes in another text, while no editor shows it', async () => {
    const desk = new Desk('One [two] three.');
    desk.session.rest();

    desk.changeElsewhere('One, two and three.', [coding('c', 5, 8)]);
    await later();
    await desk.session.apply({ codeId: 'guide', span: { start: 13, end: 18 } });

    expect(desk.session.text).toBe('One, two and three.');
    expect(desk.placed).toEqual(['two', 'three']);
  });

  it('codes an unsaved text in the command that saves it', async () => {
    const desk = new Desk('One two.');
    desk.type('two', 'two words');

    const added = await desk.session.apply({ codeId: 'guide', span: { start: 4, end: 13 } });

    expect(desk.saves).toHaveLength(1);
    expect(added).toMatchObject({ start: 4, end: 13 });
    expect(desk.quotes).toEqual(['two words']);
  });

  it('codes the intended words even if more is typed before the save gets its turn', async () => {
    const desk = new Desk('One two.');
    desk.type('two', 'two words');

    const saving = desk.session.apply({ codeId: 'guide', span: { start: 4, end: 13 } });
    desk.type('One', 'At first one');
    await saving;

    expect(desk.quotes).toEqual(['two words']);
  });

  it('codes a stored text without saving it again', async () => {
    const desk = new Desk('One [two] three.');

    const added = await desk.session.apply({ codeId: 'guide', span: { start: 8, end: 13 } });

    expect(desk.saves).toEqual([]);
    expect(added).toMatchObject({ start: 8, end: 13 });
  });

  it('shows a coding from another window as soon as the records have it, also while a save waits', async () => {
    const desk = new Desk('One [two] three.');
    desk.type('three', 'four');
    let during: unknown;
    desk.duringSave = () => {
      desk.codings = [...desk.codings, coding('other', 0, 3)];
      void desk.session.reconcile();
      during = desk.placed;
      desk.codings = desk.codings.slice(0, 1);
    };

    await desk.session.save();

    expect(during).toEqual(['two', 'One']);
  });

  it('shows a coding of the stored text where its words are now on the screen, which is ahead', async () => {
    const desk = new Desk('One [two] three.');
    desk.type('One', 'Only one');

    desk.codings = [...desk.codings, coding('other', 8, 13)];

    expect(desk.placed).toEqual(['two', 'three']);
    await desk.session.reconcile();
    await later();
    expect(desk.placed).toEqual(['two', 'three']);
  });

  it('has no place for codings of a text that has not arrived yet', () => {
    const desk = new Desk('One [two] three.');

    const places = desk.session.placesOf([coding('c', 0, 3), coding('other', 0, 3)], {
      textHash: 'hash of another text',
      docHash: null,
    });

    expect(places.map(({ id, span }) => [id, span])).toEqual([['c', { start: 4, end: 7 }]]);
  });

  it('keeps a word that is retyped inside its coding across a save', async () => {
    const desk = new Desk('He [felt odd] then.');

    desk.type('odd', 's');
    await later();
    desk.type('s then', 'strange then');
    await later();

    expect(desk.quotes).toEqual(['felt strange']);
    expect(desk.codings[0]).toMatchObject({ start: 3, end: 15 });
  });

  describe('when a coding has lost all its words', () => {
    it('asks before anything is saved', async () => {
      const desk = new Desk('He [felt odd] then.');

      desk.type('felt odd ', '');
      await later();

      expect(desk.saves).toEqual([]);
      expect(desk.session.state.lost).toEqual([{ id: 'c', was: 'felt odd', words: '' }]);
    });

    it('removes the coding when told so', async () => {
      const desk = new Desk('He [felt odd] then.');
      desk.type('felt odd ', '');
      await later();

      desk.session.answer('remove');
      await later();

      expect(desk.saves[0]).toMatchObject({ removed: ['c'], moved: [] });
      expect(desk.text).toBe('He then.');
    });

    it('moves the coding to the new words when told so', async () => {
      const desk = new Desk('He [felt odd] then.');
      desk.type('felt odd', 'was well');
      await later();

      desk.session.answer('new-words');
      await later();

      expect(desk.quotes).toEqual(['was well']);
      expect(desk.saves[0]?.removed).toEqual([]);
    });

    it('restores the text when told so, however many key presses deleted it', async () => {
      const desk = new Desk('He [felt odd] then.');
      for (const rest of ['felt od', 'felt ', 'f', '']) desk.type(desk.quotes[0] ?? '', rest);
      await later();

      desk.session.answer('restore');
      await later();

      expect(desk.shown).toBe('He felt odd then.');
      expect(desk.quotes).toEqual(['felt odd']);
      expect(desk.saves).toEqual([]);
    });

    it('keeps what was typed before the restored text', async () => {
      const desk = new Desk('He [felt odd] then.');
      desk.type('then', 'at first');
      desk.type('felt odd ', '');
      await later();

      desk.session.answer('restore');
      await later();

      expect(desk.text).toBe('He felt odd at first.');
      expect(desk.quotes).toEqual(['felt odd']);
    });
  });

  describe('when another window changes the text', () => {
    it('takes in new codings where their words are on the screen', async () => {
      const desk = new Desk('One two.');
      desk.type('One', 'Once');

      desk.codings = [coding('d', 4, 7)];
      await desk.session.reconcile();

      expect(desk.quotes).toEqual(['two']);
    });

    it('shows the other text if nothing is unsaved here', async () => {
      const desk = new Desk('One [two].');

      desk.changeElsewhere('One and two.', [coding('c', 8, 11)]);
      await later();

      expect(desk.shown).toBe('One and two.');
      expect(desk.quotes).toEqual(['two']);
    });

    it('says so, and saves nothing, if something is unsaved here', async () => {
      const desk = new Desk('One two.');
      desk.type('two', 'three');

      desk.changeElsewhere('Another text.');
      await later();

      expect(desk.session.state.phase).toBe('changed-elsewhere');
      expect(desk.saves).toEqual([]);
      expect(desk.shown).toBe('One three.');
    });

    it('also says so when one types while the other text is on its way', async () => {
      const desk = new Desk('One two.');

      desk.changeElsewhere('Another text.');
      desk.type('two', 'three');
      await later();

      expect(desk.session.state.phase).toBe('changed-elsewhere');
      expect(desk.shown).toBe('One three.');
    });

    it('continues after the analyst has taken the other text', async () => {
      const desk = new Desk('One two.');
      desk.type('two', 'three');
      desk.changeElsewhere('Another text.');

      await desk.session.reload();
      desk.type('Another', 'Any');
      await later();

      expect(desk.text).toBe('Any text.');
    });

    it('keeps unsaved text when an undo in another text asks for room', async () => {
      const desk = new Desk('One two.');
      desk.type('two', 'three');
      desk.changeElsewhere('Another text.');
      await later();

      await desk.session.takeIn();

      expect(desk.session.state.phase).toBe('changed-elsewhere');
      expect(desk.shown).toBe('One three.');
    });

    it('settles what is unsaved onto the other text where that has changed other paragraphs, with its codings', async () => {
      const desk = new Desk('One two.\nThree.\nFour.');
      desk.type('Three', 'Number three');

      desk.changeElsewhere('[One] and two.\nThree.\nFour.'.replaceAll(/[[\]]/g, ''), [
        coding('d', 0, 3),
        coding('e', 'One and two.\nThree.\n'.length, 'One and two.\nThree.\nFour'.length),
      ]);
      await later();

      expect(desk.session.state.phase).toBe('saved');
      expect(desk.shown).toBe('One and two.\nNumber three.\nFour.');
      expect(desk.text).toBe(desk.shown);
      expect(desk.quotes).toEqual(['One', 'Four']);
    });

    it('settles a save that others were faster than, with the code that it was to apply', async () => {
      const desk = new Desk('One two.\nThree.');
      desk.type('Three', 'Number three');
      desk.duringSave = () => {
        desk.text = 'And more.\nOne two.\nThree.';
      };

      const start = desk.shown.indexOf('three');
      const added = await desk.session.apply({ codeId: 'code', span: { start, end: start + 5 } });

      expect(desk.text).toBe('And more.\nOne two.\nNumber three.');
      expect(added && desk.text.slice(added.start ?? 0, added.end ?? 0)).toBe('three');
      expect(desk.errors).toEqual([]);
    });

    it('keeps both where both have changed the same paragraph and the analyst says so', async () => {
      const desk = new Desk('One two.\nThree.');
      desk.type('two', 'three');
      desk.changeElsewhere('Another text.\nThree.');
      await later();
      expect(desk.session.state.phase).toBe('changed-elsewhere');

      await desk.session.keepBoth();

      expect(desk.text).toBe('Another text.\nOne three.\nThree.');
      expect(desk.session.state.phase).toBe('saved');
    });

    it('treats a refused save in the same way', async () => {
      const desk = new Desk('One two.');
      desk.refuse = new AppError('conflict', 'errors:coding_not_placed', { title: '' });
      desk.type('two', 'three');
      await later();

      expect(desk.session.state.phase).toBe('changed-elsewhere');
      expect(desk.errors).toHaveLength(1);
    });
  });

  it('shows the stored text after an undo, which can be edited further', async () => {
    const desk = new Desk('One two.');
    desk.type('two', 'three');
    await later();

    desk.changeElsewhere('One two.');
    await later();
    desk.type('two', 'four');
    await later();

    expect(desk.text).toBe('One four.');
  });

  it('keeps what could not be saved and saves it with the next words', async () => {
    const desk = new Desk('One two.');
    desk.refuse = new AppError('internal', 'errors:internal', { method: 'notes.save' });
    desk.type('two', 'three');
    await later();
    const failed = desk.errors.length;

    desk.refuse = null;
    desk.type('One', 'Once');
    await later();

    expect(failed).toBe(1);
    expect(desk.text).toBe('Once three.');
  });
});

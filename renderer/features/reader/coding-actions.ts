// What can be done with passages and codings of the open source. Each function reads the current state, so that a
// key pressed soon after another finds what the first one did.
import { pagesOf } from '#core/text/pages.ts';
import type { CodeRecord, CodingRecord, Stance, Voice } from '#core/records.ts';
import type { Span } from '#core/span.ts';
import { api } from '#renderer/api.ts';
import type { SurfaceCoding } from '#renderer/editor/surface-coding.ts';
import { makeCode } from '#renderer/common/codes/new-code.ts';
import { unquotedNote } from '#renderer/common/sources/unquoted.ts';
import { offerUndo } from '#renderer/common/undo/offer-undo.ts';
import { notify } from '#renderer/ui/toast.tsx';
import { rememberCode } from '#renderer/common/codes/recent-codes.ts';
import { projectStore } from '#renderer/state/project.ts';
import { citedPassage } from './citation-words.ts';
import { codingEdges } from './coding-edges.ts';
import { neighbourCoding } from './coding-order.ts';
import { focusedCoding } from './focused-coding.ts';
import { inVivoName } from './in-vivo-name.ts';
import { meantPassage, type MeantPassage } from '#renderer/common/codes/passage-to-code.ts';
import { focusCoding } from './reader-store.ts';
import type { ReaderDesk } from './reader-desk.ts';

export function codingActions(desk: ReaderDesk) {
  const { now, say, focused, own } = focusedCoding(desk);

  /** The sentence coded last without a selection: the same key again extends the coding to its paragraph. */
  let sentence: { readonly caret: number; readonly codeId: string; readonly codingId: string } | null = null;

  /** The selection coded last. The caret is at its end since, and the next code may be meant for it too. */
  let coded: { readonly span: Span; readonly words: string } | null = null;

  /**
   * The passage that a key applies to, or null with a notice that says why. A passage out of view is not coded but
   * shown.
   */
  const passageToCode = (reach: 'sentence' | 'paragraph' = 'sentence'): MeantPassage | null => {
    const { surface, selection } = now();
    if (!surface || !selection) {
      say('put_the_caret');
      return null;
    }
    const text = surface.text();
    if (coded?.span.end === selection.end && selection.start === selection.end) {
      const { span, words } = coded;
      if (text.slice(span.start, span.end) === words) return { span, reach: 'selection' };
    }
    const passage = meantPassage(text, selection, reach);
    if (!passage) {
      say('nothing_to_code');
      return null;
    }
    if (passage.reach !== 'selection' && !surface.isInSight(selection.head)) {
      surface.reveal(selection);
      say('caret_was_out_of_sight');
      return null;
    }
    return passage;
  };

  /**
   * Reduces the selection to a caret at its end before it is coded, so that a click or typing meanwhile does not hit
   * the selected words, and the caret need not move afterwards.
   */
  const leaveSelection = ({ span, reach }: MeantPassage): void => {
    const { surface } = now();
    if (!surface || reach !== 'selection') return;
    coded = { span, words: surface.text().slice(span.start, span.end) };
    surface.select({ start: span.end, end: span.end });
  };

  const remember = (codeId: string): void => rememberCode(projectStore.getState().open?.path ?? '', codeId);

  const applyTo = async (codeId: string, span: Span | null, group?: string): Promise<CodingRecord | null> => {
    const coding = desk.session.apply({ codeId, span }, group);
    // Afterwards, since it writes to the storage of the window.
    remember(codeId);
    return coding;
  };

  const apply = async (codeId: string, passage: MeantPassage): Promise<void> => {
    const { selection, session } = now();
    const caret = selection?.head ?? -1;
    if (passage.reach === 'sentence' && sentence?.caret === caret && sentence.codeId === codeId) {
      const { codingId } = sentence;
      sentence = null;
      const { surface, records } = now();
      const whole = surface && selection && meantPassage(surface.text(), selection, 'paragraph');
      if (whole && records.has(codingId)) {
        await session.save();
        await api.codings.resize({ id: codingId, textHash: session.textHash, span: whole.span });
        focusCoding(now().side, codingId);
        return;
      }
    }
    leaveSelection(passage);
    const coding = await applyTo(codeId, passage.span);
    if (!coding) return;
    sentence = passage.reach === 'sentence' ? { caret, codeId, codingId: coding.id } : null;
    focusCoding(now().side, coding.id);
  };

  /** Creates a code and applies it in one change group. */
  const applyMade = async (
    make: (group: string) => Promise<CodeRecord>,
    passage: MeantPassage | null,
  ): Promise<void> => {
    const group = crypto.randomUUID();
    if (passage) leaveSelection(passage);
    const code = await make(group);
    const coding = await applyTo(code.id, passage?.span ?? null, group);
    if (coding && passage) focusCoding(now().side, coding.id);
  };

  return {
    meant: passageToCode,

    /**
     * Codes the selection, or else the sentence at the caret; a second call with the same code extends it to the
     * paragraph.
     */
    async applyCode(codeId: string): Promise<void> {
      const passage = passageToCode();
      if (passage) await apply(codeId, passage);
    },

    /**
     * Codes the passage that was current when a palette opened. With `stays` the palette remains open, and the
     * browser's selection stays in its field.
     */
    async applyToPassage(codeId: string, passage: MeantPassage, stays = false): Promise<void> {
      if (!stays) leaveSelection(passage);
      const coding = await applyTo(codeId, passage.span);
      if (coding) focusCoding(now().side, coding.id);
    },

    /**
     * Codes the selected words, or the passage that a code was dropped on. The person is looking elsewhere in the
     * window, so a notice reports it and offers undo.
     */
    async applyFromAside(codeId: string, dropped: MeantPassage | null = null): Promise<void> {
      const passage = dropped ?? passageToCode();
      if (!passage || (!dropped && passage.reach !== 'selection')) return;
      const { shown, records, workingCoderId, words } = now();
      const { start, end } = passage.span;
      const known = shown.find(
        (coding) =>
          coding.codeId === codeId &&
          coding.start === start &&
          coding.end === end &&
          records.get(coding.id)?.coderId === workingCoderId,
      );
      // An existing coding adds nothing, so there is nothing to undo.
      if (known) {
        focusCoding(now().side, known.id);
        return;
      }
      const group = crypto.randomUUID();
      leaveSelection(passage);
      const coding = await applyTo(codeId, passage.span, group);
      if (!coding) return;
      focusCoding(now().side, coding.id);
      const path = desk.pathOf(codeId);
      const key = passage.reach === 'selection' ? 'selection_coded' : 'sentence_coded';
      offerUndo(words.t(`reader:${key}`, { path }), group, () => focusCoding(now().side, null));
    },

    /** Copies the selected words without a citation. */
    async copy(): Promise<void> {
      const { surface } = now();
      const selected = surface?.selection();
      if (surface && selected) {
        await navigator.clipboard.writeText(surface.text().slice(selected.start, selected.end));
      }
    },

    /** Codes the whole source. */
    async applyToSource(codeId: string): Promise<void> {
      await applyTo(codeId, null);
    },

    /** Creates the typed code, a name or a path, and applies it. */
    async applyNew(name: string, parentId: string | null, passage: MeantPassage | null): Promise<void> {
      await applyMade((group) => makeCode(name, parentId, group), passage);
    },

    /** Creates a code named by the selected words and applies it to them. */
    async inVivo(findRoot: (name: string) => string | null): Promise<void> {
      const passage = passageToCode();
      if (!passage) return;
      if (passage.reach !== 'selection') {
        say('select_for_in_vivo');
        return;
      }
      const { surface } = now();
      const quote = surface?.text().slice(passage.span.start, passage.span.end) ?? '';
      const name = inVivoName(quote);
      if (name === '') return;
      const known = findRoot(name);
      if (known !== null) await apply(known, passage);
      else {
        // The words are one name: “cost > benefit” is no path here.
        await applyMade((group) => api.codes.create({ name, parentId: null }, { group }), passage);
      }
    },

    async recode(codeId: string, group: string = crypto.randomUUID()): Promise<void> {
      const found = own();
      if (!found) return;
      remember(codeId);
      await api.codings.recode({ ids: [found.coding.id], codeId }, { group });
    },

    async remove(id?: string): Promise<void> {
      const found = id === undefined ? own() : null;
      const removedId = id ?? found?.coding.id;
      if (removedId === undefined) return;
      const { shown, focusedId } = now();
      const next = removedId === focusedId ? null : focusedId;
      const path = shown.find((coding) => coding.id === removedId)?.path.join(' › ');
      const group = crypto.randomUUID();
      await api.codings.remove({ ids: [removedId] }, { group });
      focusCoding(now().side, next);
      const key = path === undefined ? 'reader:coding_removed' : 'reader:coding_of_removed';
      offerUndo(now().words.t(key, { path }), group, () => focusCoding(now().side, removedId));
    },

    ...codingEdges(desk),

    /** Reduces the selection to a caret at its moving end. */
    unselect(): void {
      const { surface } = now();
      const head = surface?.selection()?.head;
      if (head !== undefined) surface?.select({ start: head, end: head });
    },

    async setVoice(voice: Voice | null): Promise<void> {
      const found = own();
      if (found) await api.codings.update({ ids: [found.coding.id], voice });
    },

    async setStance(stance: Stance | null): Promise<void> {
      const found = own();
      if (found) await api.codings.update({ ids: [found.coding.id], stance });
    },

    /** Focuses the next or previous coding. Returns whether there was one. */
    step(back: boolean): boolean {
      const { shown, focusedId, selection, surface } = now();
      const next = neighbourCoding(shown, focusedId, selection?.head ?? 0, back);
      if (!next || !surface) return false;
      focusCoding(now().side, next.id);
      surface.select({ start: next.start, end: next.start });
      surface.reveal(next);
      return true;
    },

    /** Copies the selection, or the focused coding, with its citation. */
    async cite(): Promise<void> {
      const { surface, selection, session, source, words, records, shown } = now();
      if (!surface) return;
      const found = focused();
      const selected = selection && selection.start < selection.end ? selection : null;
      const span = selected ?? found?.shown;
      if (!span) {
        say('nothing_to_cite');
        return;
      }
      const voice = selected ? voiceOver(selected, shown, records) : (found?.coding.voice ?? null);
      const quote = surface.text().slice(span.start, span.end);
      // Page numbers refer to the stored text.
      await session.save();
      const { pages } = await api.sources.pages({ id: source.id });
      const cited = citedPassage(quote, voice, source, pagesOf(pages, span), words);
      await navigator.clipboard.writeText(cited);
      const note = unquotedNote(words, [source.id]);
      notify(words.t('reader:cited'), { detail: note === null ? cited : `${cited}\n${note}` });
    },
  };
}

/** The voice of a selection: verbatim only if one verbatim coding contains all of it. */
function voiceOver(
  span: Span,
  shown: readonly SurfaceCoding[],
  records: ReadonlyMap<string, CodingRecord>,
): Voice | null {
  for (const coding of shown) {
    const voice = records.get(coding.id)?.voice;
    const holds = coding.start <= span.start && coding.end >= span.end;
    if (holds && (voice === 'verbatim-notes' || voice === 'verbatim-recorded')) return voice;
  }
  return null;
}

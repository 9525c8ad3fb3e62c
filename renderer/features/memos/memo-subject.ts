// The subject of a memo: its name and how to open it.
import type { MemoRecord } from '#core/records.ts';
import { codePath } from '#renderer/common/codes/code-path.ts';
import { sourceName } from '#renderer/common/sources/source-line.ts';
import type { ProjectState } from '#renderer/state/project.ts';
import { openPlace, show, workspaceStore } from '#renderer/state/workspace.ts';
import type { MemoPlace } from '#electron/services/memos.ts';
import type { Words } from '#words/words.ts';
import type { NewMemo } from '#renderer/common/openers/open-memo.ts';

export interface MemoSubject {
  readonly name: string;
  /** The colour of the code, 0 to 11; null for other subjects. */
  readonly colour: number | null;
  /** Opens the subject; null if there is nothing to open. */
  readonly open: (() => void) | null;
}

/** The fields of a memo, stored or just begun, that name its subject. */
export type AboutSomething = Pick<MemoRecord, 'about' | 'sourceId' | 'codeId' | 'codingId' | 'respondentId'>;

/** A begun memo in that form. */
export function aboutOf({ about, subjectId }: NewMemo): AboutSomething {
  const idOf = (kind: string): string | null => (about === kind ? (subjectId ?? null) : null);
  return {
    about,
    sourceId: idOf('source'),
    codeId: idOf('code'),
    codingId: idOf('coding'),
    respondentId: idOf('respondent'),
  };
}

/** What the names of subjects are taken from. */
export type SubjectsAt = Pick<ProjectState['tables'], 'source' | 'respondent'> &
  Pick<ProjectState, 'codebook'>;

/** The subject of a memo. `places` are those of codings with memos. */
export function memoSubject(
  memo: AboutSomething,
  { source: sources, respondent: respondents, codebook }: SubjectsAt,
  places: ReadonlyMap<string, MemoPlace>,
  words: Words,
): MemoSubject {
  const { t } = words;
  const still = (name: string): MemoSubject => ({ name, colour: null, open: null });
  const codeName = (id: string): string => codePath(codebook, id);
  switch (memo.about) {
    case 'free':
    case 'project':
      return still(t(`memos:subject_${memo.about}`));
    case 'respondent': {
      const respondent = respondents.get(memo.respondentId ?? '');
      return still(
        respondent ? t('memos:subject_respondent', { name: respondent.name }) : t('memos:subject_gone'),
      );
    }
    case 'source': {
      const source = sources.get(memo.sourceId ?? '');
      if (!source) return still(t('memos:subject_gone'));
      const open = (): void => openPlace({ sourceId: source.id });
      return { name: sourceName(source, words), colour: null, open };
    }
    case 'code': {
      const code = codebook.byId.get(memo.codeId ?? '');
      if (!code) return still(t('memos:subject_gone'));
      const open = (): void => {
        workspaceStore.setState({ codeId: code.id });
        show('codebook');
      };
      return { name: codeName(code.id), colour: code.colour, open };
    }
    case 'coding': {
      const place = places.get(memo.codingId ?? '');
      const source = place && sources.get(place.sourceId);
      const code = place && codebook.byId.get(place.codeId);
      if (!place || !source || !code) return still(t('memos:subject_gone'));
      return {
        name: t('memos:subject_coding', { code: codeName(code.id), source: sourceName(source, words) }),
        colour: code.colour,
        open: () => openPlace({ sourceId: source.id, codingId: place.codingId }),
      };
    }
  }
}

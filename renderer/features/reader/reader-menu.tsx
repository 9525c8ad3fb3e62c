import type { Codebook } from '#core/codes/codebook.ts';
import type { CodingRecord, SourceRecord } from '#core/records.ts';
import type { Span } from '#core/span.ts';
import { api } from '#renderer/api.ts';
import { codePath } from '#renderer/common/codes/code-path.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { MenuAt } from '#renderer/ui/context-menu.tsx';
import type { CodingActions } from './coding-actions.ts';
import { codingMenu, type CodingMenuPart } from './coding-menu.ts';
import { selectionMenu } from './selection-menu.ts';

/** What the menu is about: the coding in focus, or words, perhaps with the coding in focus under them. */
export type MenuAbout =
  | { readonly what: 'coding'; readonly part: CodingMenuPart }
  | {
      readonly what: 'words';
      /** What is selected; null where it is about the sentence at the caret. */
      readonly selected: Span | null;
      readonly onCoding: boolean;
    };

export interface ReaderMenuProps {
  readonly about: MenuAbout;
  readonly at: DOMRect;
  readonly source: SourceRecord;
  readonly codebook: Codebook;
  readonly recentIds: readonly string[];
  /** The record of the coding in focus. */
  readonly focused: CodingRecord | undefined;
  readonly canEdit: boolean;
  readonly isOwn: boolean;
  readonly actions: CodingActions;
  readonly attempt: (work: Promise<void>) => void;
  readonly onCode: () => void;
  readonly onCodeFocused: () => void;
  readonly onInVivo: () => void;
  readonly onRecode: () => void;
  readonly onMemo: () => void;
  readonly onClose: () => void;
}

/** The menu over the text: of the right button, of the menu key, and of the keys for voice and stance. */
export function ReaderMenu(props: ReaderMenuProps) {
  const { about, source, codebook, focused, actions, attempt, canEdit } = props;
  const words = useWords();
  const { t } = words;
  const examples = useProject(({ tables }) => tables.codeExample);
  const codingSections = (part: CodingMenuPart) => {
    if (!focused) return [];
    const isExample = [...examples.values()].some(({ codingId }) => codingId === focused.id);
    return codingMenu(part, {
      coding: focused,
      source,
      isExample,
      isOwn: props.isOwn,
      actions,
      words,
      attempt,
      onCode: canEdit ? props.onCodeFocused : null,
      onRecode: props.onRecode,
      onMemo: props.onMemo,
      onExample: () => {
        attempt(api.codings.setExample({ ids: [focused.id], example: !isExample }).then(() => undefined));
      },
    });
  };
  const sections =
    about.what === 'coding'
      ? codingSections(about.part)
      : selectionMenu({
          isSelected: about.selected !== null,
          canEdit,
          codebook,
          recentIds: props.recentIds,
          words,
          coding:
            about.onCoding && focused
              ? { path: codePath(codebook, focused.codeId), sections: codingSections('all') }
              : null,
          onCode: props.onCode,
          onApply: (codeId) => attempt(actions.applyCode(codeId)),
          onInVivo: props.onInVivo,
          onCopy: () => attempt(actions.copy()),
          onCite: () => attempt(actions.cite()),
        });
  return (
    <MenuAt
      label={t(about.what === 'coding' ? 'reader:coding_menu' : 'reader:selection')}
      at={props.at}
      onClose={props.onClose}
      sections={sections}
    />
  );
}

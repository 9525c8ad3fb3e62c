import type { Codebook } from '#core/codes/codebook.ts';
import type { CodingRecord, SourceRecord } from '#core/records.ts';
import { codePath } from '#renderer/common/codes/code-path.ts';
import { CodePalette } from '#renderer/common/codes/code-palette.tsx';
import type { CodingActions } from './coding-actions.ts';
import { LostCodingsDialog } from './lost-codings-dialog.tsx';
import { ReaderMenu } from './reader-menu.tsx';
import type { SourceSession } from './source-session.ts';
import type { CodePaletteState } from './use-code-palette.ts';
import type { ReaderMenuState } from './use-reader-menu.ts';
import { useSessionState } from './use-source-session.ts';

export interface ReaderOverlaysProps {
  readonly source: SourceRecord;
  readonly session: SourceSession;
  readonly codebook: Codebook;
  readonly recentIds: readonly string[];
  readonly palette: CodePaletteState;
  readonly menus: ReaderMenuState;
  /** The record of the coding in focus. */
  readonly focused: CodingRecord | undefined;
  readonly canEdit: boolean;
  readonly isOwn: boolean;
  /** Records of all codings of the source, those of other coders among them. */
  readonly held: ReadonlyMap<string, CodingRecord>;
  readonly actions: CodingActions;
  readonly attempt: (work: Promise<unknown>) => void;
  readonly onInVivo: () => void;
  readonly onMemo: () => void;
}

/** What opens over the text: the palette of codes, the menu, and the question about codings that would be lost. */
export function ReaderOverlays({ palette, menus, codebook, ...props }: ReaderOverlaysProps) {
  const { session, focused, recentIds, held } = props;
  const { lost } = useSessionState(session);
  const { menu } = menus;
  return (
    <>
      {palette.palette && (
        <CodePalette
          purpose={palette.palette.purpose}
          codebook={codebook}
          recentIds={recentIds}
          exceptId={palette.palette.purpose === 'recode' ? focused?.codeId : undefined}
          reach={palette.palette.passage?.reach ?? null}
          anchor={palette.anchor}
          onChoose={palette.choose}
          onCreate={palette.create}
          onWiden={palette.widen}
          onClose={palette.close}
        />
      )}
      {menu && (menu.about.what === 'words' || focused) && (
        <ReaderMenu
          {...menu}
          source={props.source}
          codebook={codebook}
          recentIds={recentIds}
          focused={focused}
          canEdit={props.canEdit}
          isOwn={props.isOwn}
          actions={props.actions}
          attempt={props.attempt}
          onCode={() => palette.open('apply')}
          onCodeFocused={palette.openOnFocused}
          onInVivo={props.onInVivo}
          onRecode={() => palette.open('recode')}
          onMemo={props.onMemo}
          onClose={menus.close}
        />
      )}
      {lost.length > 0 && (
        <LostCodingsDialog
          lost={lost.map(({ id, was, words }) => {
            // Also those of other coders, which may not be shown in the text.
            const codeId = held.get(id)?.codeId ?? '';
            const colour = codebook.byId.get(codeId)?.colour ?? 0;
            return { id, was, words, colour, path: codePath(codebook, codeId) };
          })}
          onAnswer={(answer) => session.answer(answer)}
        />
      )}
    </>
  );
}

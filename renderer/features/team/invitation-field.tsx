import { useEffect, useState } from 'react';
import type { ToldInvitation } from '#electron/services/team-begin.ts';
import { api } from '#renderer/api.ts';
import { sentenceFor, showError } from '#renderer/app/notices/show-error.ts';
import { useWords } from '#renderer/state/words.ts';
import { FileButton } from '#renderer/ui/file-drop.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';

/** What an invitation says; why it cannot be read, as a sentence; null while there is none. */
export type Told = ToldInvitation | string | null;

/** What the invitation in a text says. */
export function useInvitation(text: string): Told {
  const [asked, setAsked] = useState<{ readonly text: string; readonly told: Told }>();
  useEffect(() => {
    let isCurrent = true;
    const tell = (told: Told): void => {
      if (isCurrent) setAsked({ text, told });
    };
    if (text.trim() !== '')
      api.team.invitation({ text }).then(tell, (error: unknown) => tell(sentenceFor(error)));
    return () => {
      isCurrent = false;
    };
  }, [text]);
  return asked?.text === text ? asked.told : null;
}

interface InvitationFieldProps {
  readonly text: string;
  readonly told: Told;
  readonly onChange: (text: string) => void;
}

/** Asks for an invitation: pasted with the mail around it, or as a file. */
export function InvitationField({ text, told, onChange }: InvitationFieldProps) {
  const { t } = useWords();
  return (
    <>
      <TextArea
        label={t('team_begin:join.invitation')}
        description={t('team_begin:join.invitation_help')}
        {...(typeof told === 'string' && { error: told })}
        value={text}
        onChange={onChange}
        autoFocus
      />
      <div>
        <FileButton
          accept=".concord-invitation,.txt,.eml"
          onFiles={([first]) => {
            first?.file.text().then(onChange, showError);
          }}
        >
          {t('team_begin:join.open')}
        </FileButton>
      </div>
    </>
  );
}

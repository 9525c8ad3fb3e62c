import { spaceAfter } from '#words/chinese-spacing.ts';

export interface LeadProps {
  readonly children: string;
  readonly className?: string | undefined;
}

/** A heading in bold within a line: “How this was counted.” */
export function Lead({ children, className }: LeadProps) {
  return (
    <>
      <strong className={className}>{children}</strong>
      {spaceAfter(children)}
    </>
  );
}

/** One thing that opening a project found and the analyst should know, as a key of the `shell` catalogue. */
export interface OpeningNote {
  readonly key:
    | 'shell:log_of_another_file'
    | 'shell:log_cut_short'
    | 'shell:copy_of_an_open_study'
    | 'shell:older_read_from_a_copy'
    | 'shell:taken_anew';
  readonly parameters: Readonly<Record<string, string>>;
}

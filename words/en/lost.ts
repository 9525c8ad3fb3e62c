/** Words of the sheet over a study whose file was removed, renamed or replaced while it was open. */
export const lost = {
  title_removed: 'The file of your study was removed',
  title_renamed: 'The file of your study was renamed',
  title_replaced: 'Another file now stands in place of your study',
  title_folder_gone: 'The folder of your study is gone',
  title_log_gone: 'A file that belongs to your study was removed',
  body_removed:
    '“{{name}}” was removed at {{time}} while you had it open. Your study is still here, whole, and nothing more is saved to that place.',
  body_renamed:
    '“{{name}}” was renamed to “{{now}}” at {{time}} while you had it open. Your study is still here, whole, and nothing more is saved until you open it under its new name.',
  body_replaced:
    '“{{name}}” was replaced at {{time}} while you had it open. Your study is still here, whole, and nothing more is saved to that place.',
  body_folder_gone:
    'The folder of “{{name}}” went away at {{time}}: it was moved or renamed, or its disk is no longer connected. Your study is still here, whole, and nothing more is saved to that place.',
  body_log_gone:
    'Beside “{{name}}” lie two files that hold your newest changes while it is open. One of them was removed at {{time}}. Your study is still here, whole, and nothing more is saved until you open it again.',
  back_removed: 'It may be in the bin. Once it is back in its place, you can go on here.',
  back_folder_gone: 'Once the folder is back in its place, you can go on here.',
  older:
    'It looks like an older copy of the same study, put there by a sync program or by hand. Concord does not mix the two.',
  newer:
    'It looks like a newer copy of the same study, perhaps from another computer. Concord does not mix the two.',
  other: 'It is another study. Concord does not mix the two.',
  unreadable: 'What lies there now is not a study that Concord can read.',
  compared: 'Your study beside the file in its place',
  open_here: 'Open here',
  there: 'In its place now',
  last_change: 'Last change',
  sources: 'Sources',
  codings: 'Codings',
  not_saved: 'Not yet saved',
  changes_one: '{{count, number}} change',
  changes_other: '{{count, number}} changes',
  none: '–',
  save: 'Save mine as…',
  open_other: 'Close mine, open the other',
  open_renamed: 'Open it under its new name',
  open_again: 'Open it again',
  close: 'Close the study',
  leave_title: 'Leave what is open here?',
  leave_body:
    'What was done since the file was last whole is then lost for good. Save your study as a new file if you are not sure.',
  leave: 'Leave it',
  save_title: 'Save your study as a new file',
  save_button: 'Save',
  file_name: 'Name of the file',
  footer: 'Not saved',
  footer_removed: 'The file was removed at {{time}}',
  footer_renamed: 'The file was renamed at {{time}}',
  footer_replaced: 'The file was replaced at {{time}}',
  footer_folder_gone: 'The folder went away at {{time}}',
  footer_log_gone: 'A file beside it was removed at {{time}}',
};

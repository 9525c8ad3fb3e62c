/** The project as a whole: its name, description and notice. */
export const project = {
  title: 'About this project',
  action: 'About this project…',
  name: 'Name',
  description: 'Description',
  description_help:
    'What the study is about. Included in replication packages and in exports for other programs.',
  notice: 'Notice',
  notice_help:
    'Shown above every screen and repeated in every export, for example “Confidential: do not pass on”. Leave it empty for none.',
  save: 'Save',
  saved: 'Project details saved',
  size: 'Size of the project',
  size_action: 'Size of the project…',
  size_what: 'What takes room',
  size_bytes: 'Size',
  size_originals: 'Original files, with their page views',
  size_texts: 'Texts',
  size_history: 'History, with earlier texts that undo leads to',
  size_rest: 'Codings, memos, search index and the rest',
  size_free: 'Free space',
  size_file: 'The whole file',
  size_note:
    'What you type is kept save by save for five minutes. After that, each stretch of continuous typing becomes one entry in the history, of at most an hour. After a month, a day of typing in one text becomes one entry.',
  make_smaller: 'Make smaller',
  make_smaller_why:
    'Free space is used again as the project grows. Making the file smaller gives it back to the disk: nothing can be saved meanwhile, and the next snapshot stores the whole file again, up to {{size}}.',
  making_smaller: 'Making the file smaller',
  made_smaller: 'The file was {{before}} and is {{after}} now.',
  made_smaller_later:
    'The file will be {{after}} once all that still reads the project, here or in another program, has finished; it was {{before}}.',
};

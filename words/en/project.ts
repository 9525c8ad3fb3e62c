/** Words about the project as a whole: its name, its description, its notice. */
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
};

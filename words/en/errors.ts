/** One sentence per error: what is wrong with what, and what to do. */
export const errors = {
  internal: 'Something went wrong inside Concord ({{method}}). Nothing was changed. The log has the details.',
  unknown_method: 'There is no method “{{method}}”. `concord methods` lists them.',
  invalid_input: 'The input of {{method}} does not fit: {{what}}.',
  cancelled: 'Cancelled. Nothing was left half done.',
};

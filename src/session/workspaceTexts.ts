/** Names of files that can show an obligation to be met: notices, licences, read-me files, third-party lists, model cards. */
const NOTICE_NAMES = /^(?:notices?|licen[cs]es?|copying|readme|third[-_ ]?party[-_ ]?(?:notices?|licen[cs]es?)|attributions?|credits|acknowledge?ments|model[-_ ]?card|use[-_ ]policy|about)(?:[-_.][a-z0-9_.-]{0,40})?$/i;

/** Whether a file's text counts when obligations are verified. Deep folders don't: a notice stands where people look. */
export function isNoticeLike(path: string): boolean {
  const slash = path.lastIndexOf('/');
  if (path.split('/').length > 4) return false;
  return NOTICE_NAMES.test(path.slice(slash + 1));
}

/** A text that grants rights, as opposed to a notice or a use policy that goes along with one. */
export function isGrant(path: string): boolean {
  return /licen[cs]e|copying|terms/i.test(path);
}

/** Names of files that hold a licence text at the root of a repository. */
export function isLicenseFile(path: string): boolean {
  return /^(?:[\w.-]{0,40}[-_. ])?(?:licen[cs]e|copying|terms|use[-_ ]?policy|notice)(?:[-_. ][\w.-]{0,60})?$/i.test(path);
}

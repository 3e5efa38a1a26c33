// The value of each term where an entry says nothing. src/core/licenses/catalogue.ts fills in the same ones.
const none = { value: null, clause: null };
export const DEFAULT_TERMS = {
  commercialUse: { value: 'yes', clause: null }, thresholds: [], thresholdsUnclear: false, territories: [], territoriesUnclear: false,
  useRestrictions: { present: false, purposes: [], list: [], policyTitle: null, policyUrl: null, passThrough: false, clause: null },
  notice: none, builtWith: none, namePrefix: none, licenseCopy: { value: false, clause: null }, changeNotice: { value: false, clause: null }, shareAlike: { value: false, clause: null },
  derivatives: { value: 'allowed', clause: null }, outputTraining: { value: 'allowed', clause: null }, outputs: { value: 'unrestricted', clause: null },
  hosting: { value: 'allowed', clause: null }, distribution: { value: 'allowed', clause: null }, registration: { value: false, clause: null },
  patentTermination: none, termination: none, updatable: none, governingLaw: none, sunset: none,
};

// What the scripts of this folder use of the program, named one by one so that a search for unused exports sees it.
export { amountsOf } from '../../src/core/licenses/amounts.js';
export { lengthOf, nameHash, packNames, packNumbers, packPairs, packValues } from '../../src/core/licenses/fingerprints.js';
export { readWords } from '../../src/core/licenses/normalize.js';
export { countWatched } from '../../src/core/licenses/restrictions.js';
export { shingles } from '../../src/core/licenses/shingles.js';
export { DEFAULT_TERMS, UNCLEAR_TERMS, packLicenses, unpackLicense } from '../../src/core/licenses/stored.js';

// Which texts are fingerprinted, and what they are; the lists stand in fingerprints-texts.json, which the tests read, too.
// furtherTexts: texts beside those that an entry of licences.json names itself: text → catalogue key, and how it differs from the
// entry's own. policyTexts: use policies, part of a licence's terms, never the licence itself. leftOut: texts fingerprinted for no
// entry: modified or other licences without one, and pages that only point elsewhere. sameText: entries that share their text with
// another one, which stands for it. spdxIds: SPDX ids of entries whose catalogue id is not the package's.
import { readFileSync } from 'node:fs';

const lists = JSON.parse(readFileSync('scripts/data/fingerprints-texts.json', 'utf8'));
export const FURTHER_TEXTS = lists.furtherTexts, POLICY_TEXTS = lists.policyTexts, SPDX_IDS = lists.spdxIds;
export const LEFT_OUT = new Set(lists.leftOut), SAME_TEXT = new Set(lists.sameText);

/** What may be left out of a text: from the line that matches the first pattern up to the one that matches the second (null: to its end). */
export const OPTIONAL = [
  { keys: /^(?:apache-2\.0|ecl-2\.0|a?gpl-[23]\.0|lgpl-2\.1|lgpl-lr)$/, from: /END OF TERMS AND CONDITIONS/, to: null },
  { keys: /^cc-by(?:-nc)?(?:-[sn][ad])?-4\.0$/, from: null, to: /^\s*By exercising the Licensed Rights/ },
  { keys: /^cc-by(?:-nc)?(?:-[sn][ad])?-[234]\.[05]$/, from: /^\s*(?:Creative Commons is not a party|Creative Commons may be contacted|Creative Commons Notice)/i, to: null },
  { keys: /^cc-by(?:-nc)?(?:-[sn][ad])?-[23]\.[05]$|^cc0-1\.0$/, from: null, to: /^\s*(?:License|Statement of Purpose)\s*$/ },
];

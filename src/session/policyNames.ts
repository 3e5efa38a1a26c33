/** Where a policy file may stand in a workspace folder, in the order that counts. */
export const POLICY_FILES = ['model-policy.yaml', 'model-policy.yml', 'model-policy.json'] as const;
